package io.github.gradgrad.benchmarks.suites;

import io.github.gradgrad.autodiff.Statistics;
import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** The softmax of each row of a square matrix in FLOAT32, its logarithm, and its gradient. */
@SuppressWarnings("NullAway.Init") // JMH sets the parameters, then calls the method that sets the rest.
public class SoftmaxBenchmark extends TimedSuite {
    @Param({"64", "512"})
    public int size;

    private Tensor scores;
    private Tensor cotangent;

    @Setup
    public void prepare() {
        RandomStream random = RandomStream.of(1);
        scores = random.normal(DType.FLOAT32, Shape.of(size, size));
        cotangent = random.normal(DType.FLOAT32, Shape.of(size, size));
    }

    @Benchmark
    public Variable softmax() {
        return Statistics.softmax(Variable.constant(scores), 1);
    }

    @Benchmark
    public Variable logSoftmax() {
        return Statistics.logSoftmax(Variable.constant(scores), 1);
    }

    /** The softmax, and the gradient of its sum weighted by normal numbers. */
    @Benchmark
    public Tensor softmaxAndGradient() {
        Variable x = Variable.of(scores);
        return Statistics.softmax(x, 1).mul(Variable.constant(cotangent)).sum().gradient(x);
    }
}
