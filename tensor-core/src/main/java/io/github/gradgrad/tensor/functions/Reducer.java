package io.github.gradgrad.tensor.functions;

import java.util.Locale;

/** How a reduction joins elements: a start value and a step. */
public enum Reducer {
    SUM(0) {
        @Override
        public double join(double accumulated, double x) {
            return accumulated + x;
        }
    },
    MAX(Double.NEGATIVE_INFINITY) {
        @Override
        public double join(double accumulated, double x) {
            return Math.max(accumulated, x);
        }
    },
    MIN(Double.POSITIVE_INFINITY) {
        @Override
        public double join(double accumulated, double x) {
            return Math.min(accumulated, x);
        }
    };

    private final double start;

    Reducer(double start) {
        this.start = start;
    }

    /** The value of a reduction over nothing. */
    public double start() {
        return start;
    }

    public abstract double join(double accumulated, double x);

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
