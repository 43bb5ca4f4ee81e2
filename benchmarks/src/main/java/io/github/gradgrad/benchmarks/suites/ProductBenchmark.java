package io.github.gradgrad.benchmarks.suites;

import io.github.gradgrad.tensor.Backend;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.blas.Blas;
import io.github.gradgrad.tensor.blas.BlasProvider;
import io.github.gradgrad.tensor.blas.JblasProvider;
import io.github.gradgrad.tensor.blas.PlainBlasProvider;
import io.github.gradgrad.tensor.kernels.Workers;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Matrix products in FLOAT32, straight through each provider's interface: whatever {@code gradgrad.blas} says, as all of
 * them are there in one process. {@code gradgrad.threads} counts.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@SuppressWarnings("NullAway.Init") // JMH sets the parameters, then calls the method that sets the rest.
public class ProductBenchmark {
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
        blas = find(provider).load(Workers.of(Backend.current().threads())).float32();
        RandomStream random = RandomStream.of(1);
        a = random.normal(DType.FLOAT32, Shape.of(product.m * product.k)).toFloats();
        b = random.normal(DType.FLOAT32, Shape.of(product.k * product.n)).toFloats();
        c = new float[product.m * product.n];
    }

    private static BlasProvider find(String name) {
        for (BlasProvider found : ServiceLoader.load(BlasProvider.class))
            if (found.name().equals(name)) return found;
        return List.of(new JblasProvider(), new PlainBlasProvider()).stream()
                .filter(builtIn -> builtIn.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no provider '" + name + "'"));
    }

    @Benchmark
    public float[] product() {
        Product p = product;
        int lda = p.transposeA ? p.m : p.k, ldb = p.transposeB ? p.k : p.n;
        blas.gemm(p.transposeA, p.transposeB, p.m, p.n, p.k, a, 0, lda, b, 0, ldb, 0, c, 0, p.n);
        return c;
    }
}
