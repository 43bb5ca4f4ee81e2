package io.github.gradgrad.gan;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.nn.Layer;
import io.github.gradgrad.nn.Optimiser;
import io.github.gradgrad.nn.Parameter;
import io.github.gradgrad.nn.Parameters;
import io.github.gradgrad.nn.Pass;
import io.github.gradgrad.nn.Sequential;
import java.util.List;
import java.util.function.Supplier;

/**
 * One of the two sides of the game: a network and the optimiser that changes its parameters.
 *
 * @param optimiser an optimiser over all of the network's parameters, in their order
 */
public record Player(Layer network, Optimiser optimiser) {
    /**
     * The network and its optimiser.
     *
     * @throws IllegalArgumentException if the optimiser changes other parameters than the network's
     */
    public Player {
        if (!optimiser.parameters().equals(network.parameters())) {
            throw new IllegalArgumentException("player: the optimiser is over " + optimiser.parameters()
                    + ", the network has " + network.parameters());
        }
    }

    public List<Parameter> parameters() {
        return optimiser.parameters();
    }

    /** The network as a critic, in the given pass; a {@link FeatureCritic} if it is a Sequential of several layers. */
    public Critic asCritic(Pass pass) {
        return asCritic(pass, Condition.none());
    }

    /** The network as a critic that is told the classes of its samples. */
    public Critic asCritic(Pass pass, Condition condition) {
        return network instanceof Sequential chain && chain.layers().size() > 1
                ? new ChainCritic(chain, pass, condition)
                : samples -> network.forward(condition.attachTo(samples), pass);
    }

    /** The network as a generator, in the given pass. */
    public Generator asGenerator(Pass pass) {
        return asGenerator(pass, Condition.none());
    }

    /** The network as a generator that is told of which classes its samples shall be. */
    public Generator asGenerator(Pass pass, Condition condition) {
        return noise -> network.forward(condition.attachTo(noise), pass);
    }

    /**
     * One step down the gradient of a loss, in this player's parameters only; returns the loss.
     *
     * @throws NonFiniteException if the loss or its gradient is NaN or infinite; nothing has been changed then
     */
    double descend(String what, Supplier<Variable> loss) {
        return descend(what, DataParallel.descent(loss, Parameters.variables(parameters())));
    }

    /** The same with the gradient already there. */
    double descend(String what, DataParallel.Descent descent) {
        if (!descent.isFinite()) {
            throw NonFiniteException.locate(what, descent.graphs(), Parameters.variables(parameters()));
        }
        optimiser.step(descent.gradients());
        return descent.loss();
    }
}
