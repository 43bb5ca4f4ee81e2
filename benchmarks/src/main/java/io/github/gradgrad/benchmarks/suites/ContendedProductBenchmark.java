package io.github.gradgrad.benchmarks.suites;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.blas.Blas;
import io.github.gradgrad.tensor.blas.Matrix;
import io.github.gradgrad.tensor.kernels.Workers;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A product of 512 x 512 by 512 x 512 on all cores while other threads hold some of them: why the threads of a product are
 * the library's own and not OpenBLAS's, which wait for each other by spinning.
 */
@SuppressWarnings("NullAway.Init") // JMH sets the parameters, then calls the method that sets the rest.
public class ContendedProductBenchmark extends TimedSuite {
    private static final int N = 512;
    static final double OPERATIONS = 2.0 * N * N * N;

    /** Who shares a product between cores: nobody ({@code one}), the library's workers, or OpenBLAS itself. */
    @Param({"one", "workers", "openblas"})
    public String threads;

    /** How many other threads compute all the while. */
    @Param({"0", "1"})
    public int busy;

    private Blas<float[]> blas;
    private Matrix<float[]> a;
    private Matrix<float[]> b;
    private Matrix<float[]> c;
    private volatile boolean over;

    @Setup
    public void prepare() {
        int cores = Runtime.getRuntime().availableProcessors();
        blas = Providers.of("openblas")
                .load(Workers.of(threads.equals("workers") ? cores : 1))
                .float32();
        OpenBlasThreads.set(threads.equals("openblas") ? cores : 1);
        RandomStream random = RandomStream.of(1);
        a = square(random.normal(DType.FLOAT32, Shape.of(N * N)).toFloats());
        b = square(random.normal(DType.FLOAT32, Shape.of(N * N)).toFloats());
        c = square(new float[N * N]);
        over = false;
        for (int i = 0; i < busy; i++) Thread.ofPlatform().daemon().start(this::spin);
    }

    private void spin() {
        while (!over) Thread.onSpinWait();
    }

    @TearDown(Level.Trial)
    public void release() {
        over = true;
        OpenBlasThreads.set(1);
    }

    @Benchmark
    public float[] product() {
        blas.gemm(a, b, false, c);
        return c.array();
    }

    private static Matrix<float[]> square(float[] numbers) {
        return Matrix.of(numbers, N, N);
    }
}
