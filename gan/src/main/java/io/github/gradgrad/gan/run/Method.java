package io.github.gradgrad.gan.run;

import io.github.gradgrad.gan.GradientPenalty;
import io.github.gradgrad.gan.LipschitzConstraint;
import io.github.gradgrad.gan.WeightClipping;
import io.github.gradgrad.nn.Adam;
import io.github.gradgrad.nn.Optimiser;
import io.github.gradgrad.nn.Parameter;
import io.github.gradgrad.nn.RmsProp;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A way to train: what keeps the critic Lipschitz, and the optimiser that its paper uses with it. */
public enum Method {
    /** Weight clipping and RMSProp (Arjovsky et al., 2017, algorithm 1). */
    WGAN("wgan", 5e-5) {
        @Override
        LipschitzConstraint constraint(Settings settings) {
            return WeightClipping.PAPER;
        }

        @Override
        Optimiser optimiser(List<Parameter> parameters, double learningRate) {
            return new RmsProp(parameters, learningRate);
        }
    },
    /** The gradient penalty and Adam with beta1 = 0 (Gulrajani et al., 2017, algorithm 1). */
    WGAN_GP("wgan-gp", 1e-4) {
        @Override
        LipschitzConstraint constraint(Settings settings) {
            return new GradientPenalty(settings.lambda());
        }

        @Override
        Optimiser optimiser(List<Parameter> parameters, double learningRate) {
            return new Adam(parameters, learningRate).betas(0, 0.9);
        }
    };

    private final String id;
    private final double paperLearningRate;

    Method(String id, double paperLearningRate) {
        this.id = id;
        this.paperLearningRate = paperLearningRate;
    }

    abstract LipschitzConstraint constraint(Settings settings);

    abstract Optimiser optimiser(List<Parameter> parameters, double learningRate);

    double paperLearningRate() {
        return paperLearningRate;
    }

    /**
     * The method of a name such as {@code wgan-gp}.
     *
     * @throws IllegalArgumentException if there is none; the message lists them
     */
    public static Method of(String id) {
        return Arrays.stream(values())
                .filter(method -> method.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("--method: one of "
                        + Arrays.stream(values()).map(Method::toString).collect(Collectors.joining(", "))
                        + " expected, got " + id));
    }

    /** The name on the command line. */
    @Override
    public String toString() {
        return id;
    }
}
