package io.github.gradgrad.benchmarks.suites;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** Random numbers: tensors of FLOAT32, and an order of as many samples. */
@SuppressWarnings("NullAway.Init") // JMH sets the parameters, then calls the method that sets the rest.
public class RandomBenchmark extends TimedSuite {
    @Param({"4096", "262144"})
    public int size;

    private RandomStream random;

    @Setup
    public void prepare() {
        random = RandomStream.of(1);
    }

    @Benchmark
    public Tensor uniform() {
        return random.uniform(DType.FLOAT32, Shape.of(size));
    }

    @Benchmark
    public Tensor normal() {
        return random.normal(DType.FLOAT32, Shape.of(size));
    }

    @Benchmark
    public int[] permutation() {
        return random.permutation(size);
    }
}
