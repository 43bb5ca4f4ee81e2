package io.github.gradgrad.benchmarks.suites;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Elementwise;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import io.github.gradgrad.tensor.functions.Binary;
import io.github.gradgrad.tensor.functions.BinaryFunction;
import io.github.gradgrad.tensor.functions.Gate;
import io.github.gradgrad.tensor.functions.LeakyRelu;
import io.github.gradgrad.tensor.functions.MaskedScale;
import io.github.gradgrad.tensor.functions.Power;
import io.github.gradgrad.tensor.functions.Unary;
import io.github.gradgrad.tensor.functions.UnaryFunction;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** Elementwise functions of a square matrix in FLOAT32: costly ones, cheap ones, and those that stretch one operand. */
@SuppressWarnings("NullAway.Init") // JMH sets the parameters, then calls the method that sets the rest.
public class ElementwiseBenchmark extends TimedSuite {
    private static final UnaryFunction LEAKY_RELU = new LeakyRelu(0.2);
    private static final UnaryFunction POWER = new Power(2.5);
    private static final BinaryFunction GATE = new Gate(-0.5, 0.5, true);
    private static final BinaryFunction MASKED_SCALE = new MaskedScale(0.2);

    /** 64 fits into a first-level cache, 512 (a MiB) does not. */
    @Param({"64", "512"})
    public int size;

    private Tensor matrix;
    private Tensor positive;
    private Tensor other;
    private Tensor row;
    private Tensor column;

    @Setup
    public void prepare() {
        RandomStream random = RandomStream.of(1);
        matrix = random.normal(DType.FLOAT32, Shape.of(size, size));
        positive = Elementwise.map(Unary.ABS, matrix);
        other = random.normal(DType.FLOAT32, Shape.of(size, size));
        row = random.normal(DType.FLOAT32, Shape.of(size));
        column = random.normal(DType.FLOAT32, Shape.of(size, 1));
    }

    @Benchmark
    public Tensor tanh() {
        return Elementwise.map(Unary.TANH, matrix);
    }

    @Benchmark
    public Tensor exp() {
        return Elementwise.map(Unary.EXP, matrix);
    }

    @Benchmark
    public Tensor erf() {
        return Elementwise.map(Unary.ERF, matrix);
    }

    @Benchmark
    public Tensor log1p() {
        return Elementwise.map(Unary.LOG1P, positive);
    }

    @Benchmark
    public Tensor sin() {
        return Elementwise.map(Unary.SIN, matrix);
    }

    @Benchmark
    public Tensor power() {
        return Elementwise.map(POWER, positive);
    }

    @Benchmark
    public Tensor sigmoid() {
        return Elementwise.map(Unary.SIGMOID, matrix);
    }

    @Benchmark
    public Tensor softplus() {
        return Elementwise.map(Unary.SOFTPLUS, matrix);
    }

    @Benchmark
    public Tensor leakyRelu() {
        return Elementwise.map(LEAKY_RELU, matrix);
    }

    /** The gradient of a leaky ReLU. */
    @Benchmark
    public Tensor maskedScale() {
        return Elementwise.combine(MASKED_SCALE, matrix, other);
    }

    /** The gradient of a clamp. */
    @Benchmark
    public Tensor gate() {
        return Elementwise.combine(GATE, matrix, other);
    }

    @Benchmark
    public Tensor mul() {
        return Elementwise.combine(Binary.MUL, matrix, other);
    }

    /** The bias of a layer. */
    @Benchmark
    public Tensor addRow() {
        return Elementwise.combine(Binary.ADD, matrix, row);
    }

    /** One number for each sample: an epsilon, or a norm. */
    @Benchmark
    public Tensor mulColumn() {
        return Elementwise.combine(Binary.MUL, matrix, column);
    }
}
