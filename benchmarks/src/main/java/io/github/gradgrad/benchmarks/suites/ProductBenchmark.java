package io.github.gradgrad.benchmarks.suites;

import io.github.gradgrad.tensor.Backend;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.blas.Blas;
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
    private float[] a;
    private float[] b;
    private float[] c;

    @Setup
    public void prepare() {
        blas = Providers.of(provider)
                .load(Workers.of(Backend.current().threads()))
                .float32();
        RandomStream random = RandomStream.of(1);
        a = random.normal(DType.FLOAT32, Shape.of(product.m * product.k)).toFloats();
        b = random.normal(DType.FLOAT32, Shape.of(product.k * product.n)).toFloats();
        c = new float[product.m * product.n];
    }

    @Benchmark
    public float[] product() {
        Product p = product;
        int lda = p.transposeA ? p.m : p.k, ldb = p.transposeB ? p.k : p.n;
        blas.gemm(p.transposeA, p.transposeB, p.m, p.n, p.k, a, 0, lda, b, 0, ldb, 0, c, 0, p.n);
        return c;
    }
}
