package io.github.gradgrad.nn;

import io.github.gradgrad.autodiff.Activations;
import io.github.gradgrad.autodiff.reference.Attributes;
import io.github.gradgrad.autodiff.reference.ReferenceCase;
import io.github.gradgrad.tensor.ConvGeometry;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The networks of the reference data as layers. */
final class ReferenceNetwork {
    private static final RandomStream RANDOM = RandomStream.of(1);

    private ReferenceNetwork() {}

    /** The network of a case, with zeros for weights. */
    static Sequential of(ReferenceCase c, DType dtype) {
        return Sequential.of(c.layers().stream().map(l -> layer(l, c, dtype)).toArray(Layer[]::new));
    }

    /** Gives the parameters the values of the case, by name. */
    static void load(Sequential network, ReferenceCase c) {
        Map<String, Tensor> state = new HashMap<>(network.stateDict());
        for (int i = 0; i < c.layers().size(); i++) {
            Attributes layer = c.layers().get(i);
            for (String kind : List.of("weight", "bias")) {
                if (layer.has(kind)) state.put(i + "." + kind, c.tensor("p/" + layer.text(kind)));
            }
        }
        network.loadStateDict(state);
    }

    private static Layer layer(Attributes l, ReferenceCase c, DType dtype) {
        return switch (l.text("type")) {
            case "linear" -> {
                Shape weight = c.tensor("p/" + l.text("weight")).shape();
                yield Linear.of(dtype, weight.dim(1), weight.dim(0), Initialisers.zeros(), RANDOM);
            }
            case "conv_transpose2d" -> {
                int[] stride = l.ints("stride"), padding = l.ints("padding"), output = l.ints("output_padding");
                ConvGeometry geometry =
                        ConvGeometry.of(1, 0).withStride(stride[0], stride[1]).withPadding(padding[0], padding[1]);
                Shape weight = c.tensor("p/" + l.text("weight")).shape();
                yield ConvTranspose2d.of(dtype, weight, geometry, Initialisers.zeros(), RANDOM)
                        .outputPadding(output[0], output[1]);
            }
            case "conv2d" -> {
                int[] stride = l.ints("stride"), padding = l.ints("padding");
                ConvGeometry geometry =
                        ConvGeometry.of(1, 0).withStride(stride[0], stride[1]).withPadding(padding[0], padding[1]);
                Shape weight = c.tensor("p/" + l.text("weight")).shape();
                yield Conv2d.of(dtype, weight, geometry, Initialisers.zeros(), RANDOM);
            }
            case "batch_norm" -> {
                Shape channels = c.tensor("p/" + l.text("weight")).shape();
                yield BatchNorm.of(dtype, channels.size())
                        .momentum(l.real("momentum"))
                        .epsilon(l.real("eps"));
            }
            case "layer_norm" ->
                LayerNorm.of(dtype, Shape.of(l.ints("normalized_shape"))).epsilon(l.real("eps"));
            case "instance_norm" -> {
                Shape channels = c.tensor("p/" + l.text("weight")).shape();
                yield InstanceNorm.affine(dtype, channels.size()).epsilon(l.real("eps"));
            }
            case "softplus" -> {
                double beta = l.real("beta"), threshold = l.real("threshold");
                yield Activation.of("Softplus", x -> Activations.softplus(x, beta, threshold));
            }
            case "mask" -> Dropout.of(0.4);
            case "reshape" -> Reshape.of(l.ints("shape"));
            case "flatten" -> Flatten.of();
            case "relu" -> Activation.relu();
            case "leaky_relu" -> Activation.leakyRelu(l.real("negative_slope"));
            case "tanh" -> Activation.tanh();
            case "silu" -> Activation.silu();
            case "elu" -> Activation.elu(l.real("alpha"));
            default -> throw new IllegalArgumentException("no layer " + l);
        };
    }
}
