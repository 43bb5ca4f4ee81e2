package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Elementwise;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.Arrays;

/** Where an op's inputs are taken from: an interval, without the neighbourhood of some points. */
final class Domain {
    /** Wide enough for a finite difference to stay on one side of a kink. */
    private static final double DISTANCE = 0.125;

    private final double low;
    private final double high;
    private final double[] kinks;

    private Domain(double low, double high, double[] kinks) {
        this.low = low;
        this.high = high;
        this.kinks = kinks;
    }

    static Domain between(double low, double high) {
        return new Domain(low, high, new double[0]);
    }

    /** The same without the points near {@code kink}. */
    Domain awayFrom(double kink) {
        double[] more = Arrays.copyOf(kinks, kinks.length + 1);
        more[kinks.length] = kink;
        return new Domain(low, high, more);
    }

    /** Random FLOAT64 values which FLOAT32 holds exactly as well. */
    Tensor sample(Shape shape, RandomStream random) {
        return Elementwise.map(this::place, random.uniform(DType.FLOAT64, shape, low, high));
    }

    private double place(double x) {
        double placed = Math.rint(x * 0x1p12) * 0x1p-12;
        for (double kink : kinks) {
            if (Math.abs(placed - kink) < DISTANCE) placed += Math.copySign(DISTANCE, placed - kink);
        }
        return placed;
    }
}
