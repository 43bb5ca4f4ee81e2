package io.github.gradgrad.gan.doctor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One way to compute the penalty: a choice for each of its parts, right or mistaken.
 *
 * <p>A wrong value is explained by trying all combinations on all observations; of those that agree with every one the
 * combination with the fewest mistakes is the explanation.
 */
record Hypothesis(Norm norm, Pull pull, Reduction reduction, Weight weight) {
    private static final double TOLERANCE = 1e-5;
    private static final double STEP = 1e-5;

    /** What a norm n contributes. */
    enum Pull {
        TWO_SIDED,
        ONE_SIDED,
        UNSQUARED,
        ABSOLUTE,
        TO_ZERO;

        double of(double n) {
            return switch (this) {
                case TWO_SIDED -> (n - 1) * (n - 1);
                case ONE_SIDED -> Math.max(n - 1, 0) * Math.max(n - 1, 0);
                case UNSQUARED -> n - 1;
                case ABSOLUTE -> Math.abs(n - 1);
                case TO_ZERO -> n * n;
            };
        }

        @Nullable
        Mistake mistake(Pull right) {
            if (this == right) return null;
            if (right == TO_ZERO) return Mistake.TARGET_NOT_ZERO;
            return switch (this) {
                case TWO_SIDED -> Mistake.TWO_SIDED;
                case ONE_SIDED -> Mistake.ONE_SIDED;
                case UNSQUARED, ABSOLUTE -> Mistake.MISSING_SQUARE;
                case TO_ZERO -> Mistake.TARGET_NOT_ONE;
            };
        }
    }

    /** How a batch becomes one number. */
    enum Reduction {
        MEAN(null),
        SUM(Mistake.SUM_OVER_THE_BATCH),
        MEAN_FIRST(Mistake.MEAN_BEFORE_THE_SQUARE);

        final @Nullable Mistake mistake;

        Reduction(@Nullable Mistake mistake) {
            this.mistake = mistake;
        }

        double of(double[] norms, Pull pull) {
            double mean = Arrays.stream(norms).average().orElseThrow();
            return switch (this) {
                case MEAN -> Arrays.stream(norms).map(pull::of).average().orElseThrow();
                case SUM -> Arrays.stream(norms).map(pull::of).sum();
                case MEAN_FIRST -> pull.of(mean);
            };
        }
    }

    /** The factor before it all. */
    enum Weight {
        LAMBDA(null),
        LAMBDA_TWICE(Mistake.LAMBDA_TWICE),
        NONE(Mistake.LAMBDA_MISSING),
        MINUS_LAMBDA(Mistake.SUBTRACTED),
        HALF(Mistake.WRONG_WEIGHT),
        DOUBLE(Mistake.WRONG_WEIGHT);

        final @Nullable Mistake mistake;

        Weight(@Nullable Mistake mistake) {
            this.mistake = mistake;
        }

        double of(double lambda) {
            return switch (this) {
                case LAMBDA -> lambda;
                case LAMBDA_TWICE -> lambda * lambda;
                case NONE -> 1;
                case MINUS_LAMBDA -> -lambda;
                case HALF -> lambda / 2;
                case DOUBLE -> lambda * 2;
            };
        }
    }

    /** The formula itself. */
    static Hypothesis right(Pull pull) {
        return new Hypothesis(Norm.EUCLIDEAN, pull, Reduction.MEAN, Weight.LAMBDA);
    }

    /** The hypothesis of fewest mistakes that agrees with all observations. */
    static Optional<Hypothesis> explaining(List<Observation> all, double lambda, Pull right) {
        List<Hypothesis> candidates = new ArrayList<>();
        for (Norm norm : Norm.values()) {
            for (Pull pull : Pull.values()) {
                for (Reduction reduction : Reduction.values()) {
                    for (Weight weight : Weight.values()) {
                        candidates.add(new Hypothesis(norm, pull, reduction, weight));
                    }
                }
            }
        }
        return candidates.stream()
                .filter(candidate -> all.stream().allMatch(seen -> candidate.explains(seen, lambda)))
                .min(Comparator.comparingInt(
                        candidate -> candidate.mistakes(right).size()));
    }

    List<Mistake> mistakes(Pull right) {
        return Stream.of(norm.mistake, pull.mistake(right), reduction.mistake, weight.mistake)
                .filter(Objects::nonNull)
                .toList();
    }

    boolean explains(Observation seen, double lambda) {
        return variant(seen, lambda) >= 0;
    }

    /** The penalty's value in each variant of the norm, from the closed form of the critic's gradient. */
    double[] values(Observation seen, double[] parameters, double lambda) {
        return norm.of(seen.slopes(parameters), seen).stream()
                .mapToDouble(norms -> weight.of(lambda) * reduction.of(norms, pull))
                .toArray();
    }

    /** How far the observed gradient is from the derivative of the closed form, relative to the largest element. */
    double gradientDeviation(Observation seen, double lambda) {
        int variant = Math.max(0, variant(seen, lambda));
        double deviation = 0, scale = 1e-3;
        for (int k = 0; k < seen.gradient().length; k++) {
            double expected = derivative(seen, k, variant, lambda);
            scale = Math.max(scale, Math.abs(expected));
            deviation = Math.max(deviation, Math.abs(seen.gradient()[k] - expected));
        }
        return deviation / scale;
    }

    /** Central differences of the closed form, extrapolated: independent of the engine that is examined. */
    double derivative(Observation seen, int k, int variant, double lambda) {
        double wide = difference(seen, k, variant, lambda, STEP),
                narrow = difference(seen, k, variant, lambda, STEP / 2);
        return (4 * narrow - wide) / 3;
    }

    private double difference(Observation seen, int k, int variant, double lambda, double step) {
        double[] up = seen.parameters().clone(), down = up.clone();
        up[k] += step;
        down[k] -= step;
        return (values(seen, up, lambda)[variant] - values(seen, down, lambda)[variant]) / (2 * step);
    }

    private int variant(Observation seen, double lambda) {
        double[] values = values(seen, seen.parameters(), lambda);
        for (int v = 0; v < values.length; v++) {
            if (Math.abs(values[v] - seen.value()) <= TOLERANCE * Math.max(Math.abs(values[v]), 1e-2 * lambda))
                return v;
        }
        return -1;
    }
}
