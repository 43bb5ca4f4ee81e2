package io.github.gradgrad.benchmarks.suites;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Products;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** Batches of square FLOAT32 products, by the provider in use: {@code gradgrad.blas} chooses. */
@SuppressWarnings("NullAway.Init") // JMH sets the parameters, then calls the method that sets the rest.
public class BatchedProductBenchmark extends TimedSuite {
    static final int BATCH = 64;

    @Param({"8", "32", "128"})
    public int size;

    private Tensor a;
    private Tensor b;

    @Setup
    public void prepare() {
        RandomStream random = RandomStream.of(1);
        a = random.normal(DType.FLOAT32, Shape.of(BATCH, size, size));
        b = random.normal(DType.FLOAT32, Shape.of(BATCH, size, size));
    }

    @Benchmark
    public Tensor product() {
        return Products.matmul(a, false, b, false);
    }

    /** The gradient of b: a^T times the product's own. */
    @Benchmark
    public Tensor transposedProduct() {
        return Products.matmul(a, true, b, false);
    }
}
