package io.github.gradgrad.gan;

import io.github.gradgrad.nn.Activation;
import io.github.gradgrad.nn.Adam;
import io.github.gradgrad.nn.Initialisers;
import io.github.gradgrad.nn.Layer;
import io.github.gradgrad.nn.Linear;
import io.github.gradgrad.nn.Parameter;
import io.github.gradgrad.nn.Parameters;
import io.github.gradgrad.nn.Sequential;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;

/** A critic and a generator of points in the plane, small enough for a test to follow them number by number. */
record TinyPlayers(Player critic, Player generator) {
    static final int LATENT = 3;

    static TinyPlayers of(long seed) {
        RandomStream random = RandomStream.of(seed);
        return new TinyPlayers(player("critic", 2, 1, random), player("generator", LATENT, 2, random));
    }

    private static Player player(String name, int in, int out, RandomStream random) {
        Layer network = Sequential.of(
                        Linear.of(in, 8, Initialisers.heNormal(0), random),
                        Activation.relu(),
                        Linear.of(8, out, Initialisers.glorotNormal(), random))
                .named(name);
        return new Player(network, new Adam(network.parameters(), 1e-2).betas(0, 0.9));
    }

    WassersteinTrainer trainer(LipschitzConstraint constraint, long seed) {
        return new WassersteinTrainer(critic, generator, constraint, LATENT, seed);
    }

    /** A batch of real points, another for each number. */
    static Tensor real(long number) {
        return RandomStream.of(77).split(number).normal(DType.FLOAT32, Shape.of(6, 2));
    }

    /** All that a step can change: parameters and the optimiser's memory. */
    static Map<String, Tensor> state(Player player) {
        Map<String, Tensor> state = new LinkedHashMap<>(Parameters.toMap(player.parameters()));
        player.optimiser().state().forEach((name, tensor) -> state.put("optimiser." + name, tensor));
        return state;
    }

    /** Gives {@code to} the state of {@code from}, as a checkpoint would. */
    static void copy(Player from, Player to) {
        Parameters.load(to.parameters(), Parameters.toMap(from.parameters()));
        to.optimiser().restore(from.optimiser().state());
    }

    /** Puts a number into the first element of the parameter of that name. */
    static void spoil(Player player, String parameter, double value) {
        for (Parameter p : player.parameters()) {
            if (p.name().equals(parameter)) {
                Tensor before = p.value();
                p.update(Tensor.generate(before.dtype(), before.shape(), i -> i == 0 ? value : before.at(i)));
                return;
            }
        }
        throw new IllegalArgumentException("no parameter " + parameter);
    }
}
