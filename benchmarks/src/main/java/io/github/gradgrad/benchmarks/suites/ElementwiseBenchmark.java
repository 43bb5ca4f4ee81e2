package io.github.gradgrad.benchmarks.suites;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Elementwise;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import io.github.gradgrad.tensor.functions.Binary;
import io.github.gradgrad.tensor.functions.LeakyRelu;
import io.github.gradgrad.tensor.functions.Unary;
import io.github.gradgrad.tensor.functions.UnaryFunction;
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

/** Elementwise functions of a square matrix in FLOAT32: a costly one, a cheap one, and the bias of a layer. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@SuppressWarnings("NullAway.Init") // JMH sets the parameters, then calls the method that sets the rest.
public class ElementwiseBenchmark {
    private static final UnaryFunction LEAKY_RELU = new LeakyRelu(0.2);

    /** 64 fits into a first-level cache, 512 (a MiB) does not. */
    @Param({"64", "512"})
    public int size;

    private Tensor matrix;
    private Tensor row;

    @Setup
    public void prepare() {
        RandomStream random = RandomStream.of(1);
        matrix = random.normal(DType.FLOAT32, Shape.of(size, size));
        row = random.normal(DType.FLOAT32, Shape.of(size));
    }

    @Benchmark
    public Tensor tanh() {
        return Elementwise.map(Unary.TANH, matrix);
    }

    @Benchmark
    public Tensor leakyRelu() {
        return Elementwise.map(LEAKY_RELU, matrix);
    }

    @Benchmark
    public Tensor addRow() {
        return Elementwise.combine(Binary.ADD, matrix, row);
    }
}
