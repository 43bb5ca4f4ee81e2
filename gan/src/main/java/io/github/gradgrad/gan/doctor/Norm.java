package io.github.gradgrad.gan.doctor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The ways to turn the gradients of a batch into norms: the right one, and those that are seen in practice. */
enum Norm {
    EUCLIDEAN(null) {
        @Override
        List<double[]> of(double[][] slopes, Observation seen) {
            return List.of(rows(slopes, Norm::euclidean));
        }
    },
    MEAN_INSIDE(Mistake.MEAN_INSIDE_THE_NORM) {
        @Override
        List<double[]> of(double[][] slopes, Observation seen) {
            return List.of(rows(slopes, g -> euclidean(g) / Math.sqrt(g.length)));
        }
    },
    WITHOUT_ROOT(Mistake.NORM_WITHOUT_ROOT) {
        @Override
        List<double[]> of(double[][] slopes, Observation seen) {
            return List.of(rows(slopes, g -> euclidean(g) * euclidean(g)));
        }
    },
    NOT_EUCLIDEAN(Mistake.NORM_NOT_EUCLIDEAN) {
        @Override
        List<double[]> of(double[][] slopes, Observation seen) {
            return List.of(
                    rows(slopes, g -> Arrays.stream(g).map(Math::abs).sum()),
                    rows(slopes, g -> Arrays.stream(g).map(Math::abs).max().orElseThrow()));
        }
    },
    OF_THE_MEAN_SCORE(Mistake.GRADIENT_OF_THE_MEAN_SCORE) {
        @Override
        List<double[]> of(double[][] slopes, Observation seen) {
            return List.of(rows(slopes, g -> euclidean(g) / slopes.length));
        }
    },
    OVER_THE_BATCH(Mistake.NORM_OVER_THE_BATCH) {
        @Override
        List<double[]> of(double[][] slopes, Observation seen) {
            return List.of(new double[] {euclidean(rows(slopes, Norm::euclidean))});
        }
    },
    OVER_SOME_AXES(Mistake.NORM_OVER_ONE_AXIS) {
        @Override
        List<double[]> of(double[][] slopes, Observation seen) {
            int[] dims = seen.shape().toArray();
            int all = (1 << dims.length) - 1;
            List<double[]> choices = new ArrayList<>();
            for (int axes = 0; axes < all; axes++) {
                // What is over one axis for an image may be right for points, which have only one.
                if (axes != all - 1 || dims.length == 2) choices.add(over(axes, dims, slopes));
            }
            return choices;
        }
    },
    /** With respect to the real or the generated samples, or to nothing at all. */
    OF_SOMETHING_ELSE(Mistake.INTERPOLATES_NOT_DIFFERENTIATED) {
        @Override
        List<double[]> of(double[][] slopes, Observation seen) {
            double[][] epsilons = seen.epsilons(),
                    real = new double[slopes.length][],
                    fake = new double[slopes.length][];
            for (int i = 0; i < slopes.length; i++) {
                real[i] = slopes[i].clone();
                fake[i] = slopes[i].clone();
                for (int j = 0; j < real[i].length; j++) {
                    real[i][j] *= epsilons[i][j];
                    fake[i][j] *= 1 - epsilons[i][j];
                }
            }
            return List.of(rows(real, Norm::euclidean), rows(fake, Norm::euclidean), new double[slopes.length]);
        }
    };

    final @Nullable Mistake mistake;

    Norm(@Nullable Mistake mistake) {
        this.mistake = mistake;
    }

    /** The norms, in each of the variants of this way. */
    abstract List<double[]> of(double[][] slopes, Observation seen);

    private static double[] rows(double[][] slopes, ToDoubleFunction<double[]> norm) {
        return Arrays.stream(slopes).mapToDouble(norm).toArray();
    }

    private static double euclidean(double[] g) {
        return Math.sqrt(Arrays.stream(g).map(x -> x * x).sum());
    }

    /** Norms over the axes whose bits are set. */
    private static double[] over(int axes, int[] dims, double[][] slopes) {
        int kept = 1;
        for (int a = 0; a < dims.length; a++) if ((axes >> a & 1) == 0) kept *= dims[a];
        double[] squares = new double[kept];
        for (int i = 0; i < slopes.length; i++) {
            for (int j = 0; j < slopes[i].length; j++) {
                int rest = i * slopes[i].length + j, at = 0, stride = 1;
                for (int a = dims.length - 1; a >= 0; a--) {
                    if ((axes >> a & 1) == 0) {
                        at += rest % dims[a] * stride;
                        stride *= dims[a];
                    }
                    rest /= dims[a];
                }
                squares[at] += slopes[i][j] * slopes[i][j];
            }
        }
        return Arrays.stream(squares).map(Math::sqrt).toArray();
    }
}
