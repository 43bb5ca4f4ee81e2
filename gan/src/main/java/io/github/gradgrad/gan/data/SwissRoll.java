package io.github.gradgrad.gan.data;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;

/**
 * A noisy spiral in the plane: one connected, curved, thin distribution.
 *
 * <p>A point is ((t cos t, t sin t) + 0.25 n) / 7.5 with t = 1.5 pi (1 + 2 u), u uniform in [0, 1) and n standard
 * normal in the plane: the roll of Marsland, "Machine Learning: An Algorithmic Perspective" (2014), seen from its end,
 * with noise and scale as in the toy program of Gulrajani et al., "Improved Training of Wasserstein GANs" (2017),
 * section 5.1.
 *
 * <p>Each batch is drawn afresh from {@code key.split(index)}.
 */
public final class SwissRoll implements DataSet {
    private static final double NOISE = 0.25;
    private static final double SCALE = 7.5;

    @Override
    public String name() {
        return "swissroll";
    }

    @Override
    public Shape sampleShape() {
        return Shape.of(2);
    }

    @Override
    public Tensor batch(RandomStream key, long index, int size) {
        if (index < 0) throw new IllegalArgumentException(name() + ": batch number " + index + " is negative");
        Shape shape = batchShape(size);
        RandomStream random = key.split(index);
        Tensor u = random.uniform(DType.FLOAT64, Shape.of(size));
        Tensor noise = random.normal(DType.FLOAT64, shape);
        return Tensor.generate(DType.FLOAT32, shape, i -> {
            double t = 1.5 * Math.PI * (1 + 2 * u.at(i / 2));
            double x = i % 2 == 0 ? t * StrictMath.cos(t) : t * StrictMath.sin(t);
            return (x + NOISE * noise.at(i)) / SCALE;
        });
    }
}
