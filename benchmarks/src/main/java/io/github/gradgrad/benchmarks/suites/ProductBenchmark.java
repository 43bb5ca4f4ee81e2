package io.github.gradgrad.benchmarks.suites;

import io.github.gradgrad.tensor.Backend;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.blas.Blas;
import io.github.gradgrad.tensor.blas.Matrix;
import io.github.gradgrad.tensor.kernels.Workers;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/**
 * Matrix products in FLOAT32, straight through each provider's interface: whatever {@code gradgrad.blas} says, as all of
 * them are there in one process. {@code gradgrad.threads} counts.
 */
@SuppressWarnings("NullAway.Init") // JMH sets the parameters, then calls the method that sets the rest.
public class ProductBenchmark extends TimedSuite {
    /** The suite {@code products} asks every provider on the class path. */
    @Param({"openblas", "jblas", "plain"})
    public String provider;

    /** All of them, unless some are named. */
    @Param
    public Product product;

    private Blas<float[]> blas;
    private Matrix<float[]> a;
    private Matrix<float[]> b;
    private Matrix<float[]> c;

    @Setup
    public void prepare() {
        blas = Providers.of(provider)
                .load(Workers.of(Backend.current().threads()))
                .float32();
        RandomStream random = RandomStream.of(1);
        a = matrix(random, product.m, product.k, product.transposeA);
        b = matrix(random, product.k, product.n, product.transposeB);
        c = Matrix.of(new float[product.m * product.n], product.m, product.n);
    }

    @Benchmark
    public float[] product() {
        blas.gemm(a, b, false, c);
        return c.array();
    }

    private static Matrix<float[]> matrix(RandomStream random, int rows, int columns, boolean transposed) {
        float[] numbers = random.normal(DType.FLOAT32, Shape.of(rows * columns)).toFloats();
        return transposed ? Matrix.of(numbers, columns, rows).transpose() : Matrix.of(numbers, rows, columns);
    }
}
