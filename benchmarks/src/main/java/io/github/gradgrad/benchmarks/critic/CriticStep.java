package io.github.gradgrad.benchmarks.critic;

import io.github.gradgrad.gan.CriticUpdate;
import io.github.gradgrad.gan.GradientPenalty;
import io.github.gradgrad.gan.LipschitzConstraint;
import io.github.gradgrad.gan.Player;
import io.github.gradgrad.nn.Adam;
import io.github.gradgrad.nn.Layer;
import io.github.gradgrad.nn.Parameter;
import io.github.gradgrad.nn.Parameters;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Tensor;
import java.util.List;
import java.util.Map;

/**
 * The work that is timed: one update of a critic, on the same standard normal batches each time.
 *
 * <p>Forward on real and generated samples, the gradient penalty of weight 10 or none, the gradients of all parameters, and
 * Adam with learning rate 1e-4 and betas 0.9 and 0.999.
 */
public final class CriticStep {
    static final double LEARNING_RATE = 1e-4;
    private static final long SEED = 1;

    private final List<Parameter> parameters;
    private final CriticUpdate update;
    private final Tensor real;
    private final Tensor fake;
    private final RandomStream epsilons;
    private long steps;

    private CriticStep(
            List<Parameter> parameters, CriticUpdate update, Tensor real, Tensor fake, RandomStream epsilons) {
        this.parameters = parameters;
        this.update = update;
        this.real = real;
        this.fake = fake;
        this.epsilons = epsilons;
    }

    /** A critic before its first update: always with the same weights, batches and epsilons, whatever the type. */
    public static CriticStep of(CriticConfig config, boolean penalty, DType dtype) {
        RandomStream random = RandomStream.of(SEED);
        Layer network = config.network().create(dtype, random.split(0));
        List<Parameter> parameters = network.parameters();
        Player critic = new Player(network, new Adam(parameters, LEARNING_RATE).betas(0.9, 0.999));
        return new CriticStep(
                parameters,
                new CriticUpdate(critic, penalty ? penalty(dtype) : new LipschitzConstraint() {}),
                random.split(1).normal(DType.FLOAT32, config.batch()).cast(dtype),
                random.split(2).normal(DType.FLOAT32, config.batch()).cast(dtype),
                random.split(3));
    }

    /** FLOAT32 goes through the penalty that users have; it draws the epsilons that the other one casts. */
    private static LipschitzConstraint penalty(DType dtype) {
        GradientPenalty penalty = new GradientPenalty(10);
        return dtype == DType.FLOAT32 ? penalty : new Float32Epsilon(penalty);
    }

    /** One update. */
    public CriticUpdate.Result run() {
        return update.apply(real, fake, epsilons.split(steps++));
    }

    /** The parameters as they are now, by name. */
    public Map<String, Tensor> parameters() {
        return Parameters.toMap(parameters);
    }
}
