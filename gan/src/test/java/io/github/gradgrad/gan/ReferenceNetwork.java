package io.github.gradgrad.gan;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.autodiff.reference.Attributes;
import io.github.gradgrad.autodiff.reference.ReferenceCase;
import io.github.gradgrad.nn.Activation;
import io.github.gradgrad.nn.Flatten;
import io.github.gradgrad.nn.Layer;
import io.github.gradgrad.nn.Reshape;
import io.github.gradgrad.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The network of a reference case as a critic, with its parameters as leaves: FORMAT.md, section 3.1. */
final class ReferenceNetwork implements Critic {
    /** The types of layers that GradGrad can express; whoever adds one adds it here and in {@link #apply}. */
    private static final Set<String> LAYERS =
            Set.of("linear", "relu", "leaky_relu", "tanh", "softplus", "silu", "flatten", "reshape");

    private final List<Attributes> layers;
    private final Map<String, Variable> parameters = new LinkedHashMap<>();

    ReferenceNetwork(ReferenceCase c) {
        layers = c.layers();
        for (String name : c.params()) parameters.put(name, Variable.of(name, c.tensor("p/" + name)));
    }

    /** The types of this case's layers that are not there yet. */
    static Set<String> missing(ReferenceCase c) {
        Set<String> types = new TreeSet<>();
        for (Attributes layer : c.layers()) types.add(layer.text("type"));
        types.removeAll(LAYERS);
        return types;
    }

    List<Variable> parameters() {
        return List.copyOf(parameters.values());
    }

    @Override
    public Variable score(Variable samples) {
        Variable x = samples;
        for (Attributes layer : layers) x = apply(layer, x);
        return x;
    }

    private Variable apply(Attributes layer, Variable x) {
        return switch (layer.text("type")) {
            case "linear" -> x.matmulTransposed(parameter(layer, "weight")).add(parameter(layer, "bias"));
            case "relu" -> through(Activation.relu(), x);
            case "leaky_relu" -> through(Activation.leakyRelu(layer.real("negative_slope")), x);
            case "tanh" -> through(Activation.tanh(), x);
            case "softplus" -> x.mul(layer.real("beta")).softplus().div(layer.real("beta"));
            case "silu" -> x.mul(x.sigmoid());
            case "flatten" -> through(Flatten.of(), x);
            case "reshape" -> through(Reshape.of(layer.ints("shape")), x);
            default -> throw new IllegalArgumentException("no layer of the type in " + layer);
        };
    }

    private static Variable through(Layer layer, Variable x) {
        return layer.forward(x);
    }

    private Variable parameter(Attributes layer, String key) {
        Variable found = parameters.get(layer.text(key));
        if (found == null) throw new IllegalArgumentException("no parameter " + layer.text(key));
        return found;
    }

    /** Zeros where a gradient does not reach a parameter. */
    List<Tensor> gradients(Variable scalar) {
        Variable one = scalar.detach().mul(0).add(1);
        return scalar.pullback(one).zerosForUnused().gradients(parameters());
    }
}
