package io.github.gradgrad.benchmarks.suites;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Reductions;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import io.github.gradgrad.tensor.functions.Reducer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** Sums over a square matrix in FLOAT32: of all elements, of each column (a bias's gradient), of each row; and its maxima. */
@SuppressWarnings("NullAway.Init") // JMH sets the parameters, then calls the method that sets the rest.
public class ReductionBenchmark extends TimedSuite {
    /** 64 fits into a first-level cache, 512 (a MiB) does not. */
    @Param({"64", "512"})
    public int size;

    private Tensor matrix;

    @Setup
    public void prepare() {
        matrix = RandomStream.of(1).normal(DType.FLOAT32, Shape.of(size, size));
    }

    @Benchmark
    public Tensor sumOfAll() {
        return Reductions.reduce(Reducer.SUM, matrix);
    }

    @Benchmark
    public Tensor sumOfColumns() {
        return Reductions.reduce(Reducer.SUM, matrix, 0);
    }

    @Benchmark
    public Tensor sumOfRows() {
        return Reductions.reduce(Reducer.SUM, matrix, 1);
    }

    @Benchmark
    public Tensor maximumOfRows() {
        return Reductions.reduce(Reducer.MAX, matrix, 1);
    }
}
