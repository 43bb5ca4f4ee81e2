package io.github.gradgrad.benchmarks.critic;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.gan.CriticUpdate;
import io.github.gradgrad.gan.Player;
import io.github.gradgrad.nn.Adam;
import io.github.gradgrad.nn.Layer;
import io.github.gradgrad.nn.Parameter;
import io.github.gradgrad.nn.Parameters;
import io.github.gradgrad.nn.Pass;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The work that is timed: one update of a critic, on the same standard normal batches each time.
 *
 * <p>Forward on real and generated samples, the constraint, the gradients of all parameters, and Adam with learning rate 1e-4
 * and betas 0.9 and 0.999.
 */
public final class CriticStep {
    static final double LEARNING_RATE = 1e-4;
    static final double BETA1 = 0.9;
    static final double BETA2 = 0.999;
    static final double EPSILON = 1e-8;
    private static final long SEED = 1;

    private final Layer network;
    private final Adam adam;
    private final CriticUpdate update;
    private final Tensor real;
    private final Tensor fake;
    private final RandomStream epsilons;
    private long steps;

    private CriticStep(CriticConfig config, Constraint constraint, DType dtype, UnaryOperator<Layer> activation) {
        RandomStream random = RandomStream.of(SEED);
        network = config.network().create(dtype, random.split(0), activation);
        adam = new Adam(network.parameters(), LEARNING_RATE).betas(BETA1, BETA2).epsilon(EPSILON);
        update = new CriticUpdate(new Player(network, adam), constraint.create(dtype));
        real = random.split(1).normal(DType.FLOAT32, config.batch()).cast(dtype);
        fake = random.split(2).normal(DType.FLOAT32, config.batch()).cast(dtype);
        epsilons = random.split(3);
    }

    /** A critic before its first update: always with the same weights, batches and epsilons, whatever the type. */
    public static CriticStep of(CriticConfig config, Constraint constraint, DType dtype) {
        return of(config, constraint, dtype, UnaryOperator.identity());
    }

    /** The same with another layer in the place of each activation. */
    static CriticStep of(CriticConfig config, Constraint constraint, DType dtype, UnaryOperator<Layer> activation) {
        return new CriticStep(config, constraint, dtype, activation);
    }

    /** One update. */
    public CriticUpdate.Result run() {
        return update.apply(real, fake, epsilons.split(steps++));
    }

    /** How many updates there were. */
    long steps() {
        return steps;
    }

    /** The parameters as they are now, by name. */
    Map<String, Tensor> parameters() {
        return Parameters.toMap(adam.parameters());
    }

    /** Takes other values for its parameters, of either type. */
    void parameters(Map<String, Tensor> values) {
        for (Parameter parameter : adam.parameters()) {
            parameter.update(Deviation.get(values, parameter.name()).cast(parameter.dtype()));
        }
    }

    /** What Adam remembers of each parameter, by the names of a checkpoint: {@code 0.weight.exp_avg} and so on. */
    Map<String, Tensor> moments() {
        return adam.state();
    }

    /** The gradients of the mean scores of the real and of the generated samples, which the loss subtracts from each other. */
    List<Map<String, Tensor>> gradientsOfMeans() {
        return List.of(gradientsOfMean(real), gradientsOfMean(fake));
    }

    private Map<String, Tensor> gradientsOfMean(Tensor samples) {
        List<Parameter> parameters = adam.parameters();
        Variable mean =
                network.forward(Variable.constant(samples), Pass.evaluation()).mean();
        List<Tensor> gradients = mean.gradients(Parameters.variables(parameters));
        Map<String, Tensor> byName = new LinkedHashMap<>();
        for (int i = 0; i < gradients.size(); i++) byName.put(parameters.get(i).name(), gradients.get(i));
        return byName;
    }
}
