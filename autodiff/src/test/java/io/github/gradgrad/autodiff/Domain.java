package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Elementwise;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** Where an op's inputs are taken from: random numbers between two bounds, moved to where the op is smooth. */
public final class Domain {
    /** Wide enough for a finite difference to stay on one side of a kink. */
    private static final double DISTANCE = 0.125;

    private final double low;
    private final double high;
    private final DoubleUnaryOperator place;
    private final boolean distinct;

    private Domain(double low, double high, DoubleUnaryOperator place, boolean distinct) {
        this.low = low;
        this.high = high;
        this.place = place;
        this.distinct = distinct;
    }

    public static Domain between(double low, double high) {
        return new Domain(low, high, x -> Math.rint(x * 0x1p12) * 0x1p-12, false);
    }

    /** Whole multiples of {@code step}, and {@code offset} more. */
    static Domain grid(double low, double high, double step, double offset) {
        return new Domain(low, high, x -> Math.rint(x / step) * step + offset, false);
    }

    /** No two elements of a tensor alike: evenly spread, in random order. */
    static Domain distinct(double low, double high) {
        return new Domain(low, high, x -> Math.rint(x * 0x1p12) * 0x1p-12, true);
    }

    /** The same without the points near {@code kink}. */
    public Domain awayFrom(double kink) {
        DoubleUnaryOperator away = x -> Math.abs(x - kink) < DISTANCE ? x + Math.copySign(DISTANCE, x - kink) : x;
        return new Domain(low, high, place.andThen(away), distinct);
    }

    /** Random FLOAT64 values which FLOAT32 holds exactly as well. */
    Tensor sample(Shape shape, RandomStream random) {
        Tensor x = random.uniform(DType.FLOAT64, shape, low, high);
        return Elementwise.map(place::applyAsDouble, distinct ? spread(x) : x);
    }

    /** Each element replaced by its rank. */
    private Tensor spread(Tensor x) {
        double[] sorted = x.toDoubles();
        Arrays.sort(sorted);
        return Elementwise.map(v -> low + (high - low) * Arrays.binarySearch(sorted, v) / sorted.length, x);
    }
}
