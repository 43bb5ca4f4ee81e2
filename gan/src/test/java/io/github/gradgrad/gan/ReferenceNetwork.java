package io.github.gradgrad.gan;

import io.github.gradgrad.autodiff.Activations;
import io.github.gradgrad.autodiff.Convolution;
import io.github.gradgrad.autodiff.Normalisation;
import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.autodiff.reference.Attributes;
import io.github.gradgrad.autodiff.reference.ReferenceCase;
import io.github.gradgrad.nn.Flatten;
import io.github.gradgrad.tensor.ConvGeometry;
import io.github.gradgrad.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The network of a reference case as a critic, with its parameters as leaves: FORMAT.md, section 3.1. */
final class ReferenceNetwork implements FeatureCritic {
    private final ReferenceCase reference;
    private final Map<String, Variable> parameters = new LinkedHashMap<>();
    private int judged;

    ReferenceNetwork(ReferenceCase c) {
        reference = c;
        for (String name : c.params()) parameters.put(name, Variable.of(name, c.tensor("p/" + name)));
    }

    @Override
    public Variable score(Variable samples) {
        return through(reference.layers(), samples, 0);
    }

    /** The masks of the first call are those of pass 0, of the second those of pass 1. */
    @Override
    public Judgement judge(Variable samples) {
        List<Attributes> layers = reference.layers();
        int last = layers.size() - 1;
        Variable features = through(layers.subList(0, last), samples, judged++);
        return new Judgement(through(layers.subList(last, last + 1), features, 0), features);
    }

    private Variable through(List<Attributes> layers, Variable samples, int pass) {
        Variable x = samples;
        int masks = 0;
        for (Attributes layer : layers) {
            x = layer.text("type").equals("mask")
                    ? x.mul(Variable.constant(reference.tensor("mask/" + pass + "/" + masks++)))
                    : apply(layer, x);
        }
        return x;
    }

    private Variable apply(Attributes layer, Variable x) {
        return switch (layer.text("type")) {
            case "linear" -> x.matmulTransposed(parameter(layer, "weight")).add(parameter(layer, "bias"));
            case "conv2d" -> {
                int[] stride = layer.ints("stride"), padding = layer.ints("padding");
                ConvGeometry geometry =
                        ConvGeometry.of(1, 0).withStride(stride[0], stride[1]).withPadding(padding[0], padding[1]);
                yield Convolution.conv2d(x, parameter(layer, "weight"), parameter(layer, "bias"), geometry);
            }
            case "layer_norm" -> {
                int dims = layer.ints("normalized_shape").length;
                yield Normalisation.layerNorm(x, dims, layer.real("eps"))
                        .mul(parameter(layer, "weight"))
                        .add(parameter(layer, "bias"));
            }
            case "instance_norm" ->
                Normalisation.scaleAndShift(
                        Normalisation.instanceNorm(x, layer.real("eps")),
                        parameter(layer, "weight"),
                        parameter(layer, "bias"));
            case "relu" -> x.relu();
            case "leaky_relu" -> x.leakyRelu(layer.real("negative_slope"));
            case "tanh" -> x.tanh();
            case "elu" -> Activations.elu(x, layer.real("alpha"));
            case "softplus" -> Activations.softplus(x, layer.real("beta"), layer.real("threshold"));
            case "silu" -> Activations.silu(x);
            case "flatten" -> Flatten.of().forward(x);
            default -> throw new IllegalArgumentException("no layer of the type in " + layer);
        };
    }

    private Variable parameter(Attributes layer, String key) {
        Variable found = parameters.get(layer.text(key));
        if (found == null) throw new IllegalArgumentException("no parameter " + layer.text(key));
        return found;
    }

    /** With respect to the case's parameters, in their order; zeros where a gradient does not reach one. */
    List<Tensor> gradients(Variable scalar) {
        Variable one = scalar.detach().mul(0).add(1);
        return scalar.pullback(one).zerosForUnused().gradients(List.copyOf(parameters.values()));
    }
}
