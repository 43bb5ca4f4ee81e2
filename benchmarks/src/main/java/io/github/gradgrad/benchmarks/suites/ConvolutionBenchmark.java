package io.github.gradgrad.benchmarks.suites;

import io.github.gradgrad.tensor.Convolutions;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Tensor;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** Convolutions in FLOAT32 and their two adjoints. */
@SuppressWarnings("NullAway.Init") // JMH sets the parameters, then calls the method that sets the rest.
public class ConvolutionBenchmark extends TimedSuite {
    /** All of them, unless some are named. */
    @Param
    public ImageLayer layer;

    private Tensor images;
    private Tensor weights;
    private Tensor cotangent;

    @Setup
    public void prepare() {
        RandomStream random = RandomStream.of(1);
        images = random.normal(DType.FLOAT32, layer.images);
        weights = random.normal(DType.FLOAT32, layer.weights);
        cotangent = random.normal(DType.FLOAT32, layer.result);
    }

    @Benchmark
    public Tensor forward() {
        return Convolutions.conv2d(images, weights, ImageLayer.GEOMETRY);
    }

    @Benchmark
    public Tensor inputGradient() {
        return Convolutions.conv2dInput(cotangent, weights, layer.images, ImageLayer.GEOMETRY);
    }

    @Benchmark
    public Tensor weightGradient() {
        return Convolutions.conv2dWeight(cotangent, images, layer.weights, ImageLayer.GEOMETRY);
    }
}
