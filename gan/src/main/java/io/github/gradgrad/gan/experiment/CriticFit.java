package io.github.gradgrad.gan.experiment;

import io.github.gradgrad.gan.Critic;
import io.github.gradgrad.gan.CriticUpdate;
import io.github.gradgrad.gan.LipschitzConstraint;
import io.github.gradgrad.gan.Player;
import io.github.gradgrad.nn.Layer;
import io.github.gradgrad.nn.Optimiser;
import io.github.gradgrad.nn.Pass;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Tensor;
import java.util.function.LongFunction;

/** A critic that is trained while the generator is held fixed. */
record CriticFit(Layer network, Optimiser optimiser, LipschitzConstraint constraint) {
    /** Trains for a number of steps on batches by their number, and returns the critic in evaluation. */
    Critic train(int steps, LongFunction<Tensor> real, LongFunction<Tensor> fake, long seed) {
        Player player = new Player(network, optimiser);
        CriticUpdate update = new CriticUpdate(player, constraint);
        RandomStream random = RandomStream.of(seed).split(7);
        for (long i = 0; i < steps; i++) update.apply(real.apply(i), fake.apply(i), random.split(i));
        return player.asCritic(Pass.evaluation());
    }

    /** A batch moved by unit normal noise: what the experiments of Gulrajani et al. (2017) take for a generator. */
    static Tensor noisy(Tensor real, RandomStream random) {
        Tensor noise = random.normal(real.dtype(), real.shape());
        return Tensor.generate(real.dtype(), real.shape(), i -> real.at(i) + noise.at(i));
    }
}
