package io.github.gradgrad.gan.data;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;

/**
 * An even mixture of narrow round Gaussians in the plane: the test that a generator which drops modes fails visibly.
 *
 * <p>A point is c / s + (sigma / s) n with c one of the centres, each as likely as the others, n standard normal, and s
 * the scale that brings the whole to about unit variance in each coordinate. The two mixtures are those of the toy
 * program of Gulrajani, Ahmed, Arjovsky, Dumoulin and Courville, "Improved Training of Wasserstein GANs" (2017),
 * section 5.1.
 *
 * <p>Each batch is drawn afresh from {@code key.split(index)}.
 */
public final class Gaussians implements DataSet {
    private final String name;
    private final Tensor centres;
    private final double sigma;

    private Gaussians(String name, double[][] centres, double sigma, double scale) {
        this.name = name;
        this.centres = Tensor.generate(DType.FLOAT64, Shape.of(centres.length, 2), i -> centres[i / 2][i % 2] / scale);
        this.sigma = sigma / scale;
    }

    /** 25 modes on the grid {-4, -2, 0, 2, 4} x {-4, -2, 0, 2, 4}, sigma 0.05, all divided by 2.828. */
    public static Gaussians grid25() {
        double[][] centres = new double[25][];
        for (int i = 0; i < 25; i++) centres[i] = new double[] {2 * (i / 5) - 4, 2 * (i % 5) - 4};
        return new Gaussians("gaussians25", centres, 0.05, 2.828);
    }

    /** 8 modes on a circle of radius 2, the first at angle 0, sigma 0.02, all divided by 1.414. */
    public static Gaussians ring8() {
        double[][] centres = new double[8][];
        for (int i = 0; i < 8; i++) {
            double angle = i * Math.PI / 4;
            centres[i] = new double[] {2 * StrictMath.cos(angle), 2 * StrictMath.sin(angle)};
        }
        return new Gaussians("gaussians8", centres, 0.02, 1.414);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Shape sampleShape() {
        return Shape.of(2);
    }

    /** The scaled centres of the modes, FLOAT64 {@code [modes, 2]}. */
    public Tensor centres() {
        return centres;
    }

    /** The scaled standard deviation of each coordinate within a mode. */
    public double sigma() {
        return sigma;
    }

    @Override
    public Tensor batch(RandomStream key, long index, int size) {
        if (index < 0) throw new IllegalArgumentException(name + ": batch number " + index + " is negative");
        Shape shape = batchShape(size);
        RandomStream random = key.split(index);
        int[] modes = new int[size];
        for (int i = 0; i < size; i++) modes[i] = random.nextInt(centres.shape().dim(0));
        Tensor noise = random.normal(DType.FLOAT64, shape);
        return Tensor.generate(DType.FLOAT32, shape, i -> centres.get(modes[i / 2], i % 2) + sigma * noise.at(i));
    }
}
