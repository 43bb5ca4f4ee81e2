package io.github.gradgrad.gan.microscope;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.gan.GradientPenalty;
import io.github.gradgrad.nn.Activation;
import io.github.gradgrad.nn.Initialisers;
import io.github.gradgrad.nn.Layer;
import io.github.gradgrad.nn.Linear;
import io.github.gradgrad.nn.Parameters;
import io.github.gradgrad.nn.Sequential;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** A critic of two images of 3 x 3 pixels, its points and its parameters. */
record SmallCritic(Layer network, Tensor points) {
    /** With some hidden layers of 4 neurons. */
    static SmallCritic of(Supplier<Activation> activation, int hidden) {
        RandomStream random = RandomStream.of(7);
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < hidden; i++) {
            layers.add(Linear.of(DType.FLOAT64, i == 0 ? 9 : 4, 4, Initialisers.heNormal(), random));
            layers.add(activation.get());
        }
        layers.add(Linear.of(DType.FLOAT64, 4, 1, Initialisers.heNormal(), random));
        return new SmallCritic(
                Sequential.of(layers.toArray(Layer[]::new)), random.uniform(DType.FLOAT64, Shape.of(2, 9)));
    }

    List<Variable> parameters() {
        return Parameters.variables(network.parameters());
    }

    Microscope microscope() {
        return Microscope.ofPenalty(GradientPenalty.PAPER, network::forward, points, parameters());
    }
}
