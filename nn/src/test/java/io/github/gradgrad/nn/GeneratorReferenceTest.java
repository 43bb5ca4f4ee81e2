package io.github.gradgrad.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.autodiff.Activations;
import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.autodiff.reference.Attributes;
import io.github.gradgrad.autodiff.reference.Deviation;
import io.github.gradgrad.autodiff.reference.ReferenceCase;
import io.github.gradgrad.autodiff.reference.ReferenceData;
import io.github.gradgrad.tensor.ConvGeometry;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Generators with batch normalisation and transposed convolutions: what PyTorch computes in training. */
class GeneratorReferenceTest {
    private static final double TOLERANCE = 1e-10;

    private final RandomStream random = RandomStream.of(1);

    @TestFactory
    Stream<DynamicTest> generators() {
        List<ReferenceCase> cases = ReferenceData.nets("generator");
        if (ReferenceData.isEmbedded()) assertEquals(2, cases.size());
        return cases.stream().map(c -> DynamicTest.dynamicTest(c.name(), () -> check(c)));
    }

    private void check(ReferenceCase c) {
        Sequential network = network(c);
        List<Parameter> parameters = network.parameters();
        Variable z = Variable.of("z", c.tensor("z"));
        Variable out = network.forward(z, Pass.training(random));
        assertClose(c, "out", out.value());

        List<Variable> leaves = new ArrayList<>(Parameters.variables(parameters));
        leaves.add(z);
        List<Tensor> gradients = out.mul(Variable.constant(c.tensor("v"))).sum().gradients(leaves);
        List<String> names = parameterNames(c);
        assertEquals(parameters.size(), names.size());
        for (int p = 0; p < names.size(); p++) assertClose(c, "grad/" + names.get(p), gradients.get(p));
        assertClose(c, "grad_z", gradients.get(parameters.size()));
        network.buffers().forEach(buffer -> {
            if (buffer.name().endsWith("num_batches_tracked"))
                assertEquals(1, buffer.value().item());
            else assertClose(c, "stats/" + buffer.name().replace('.', '/'), buffer.value());
        });
    }

    /** What the case calls the network's parameters, in their order here: each layer's weight and bias. */
    private static List<String> parameterNames(ReferenceCase c) {
        return c.layers().stream()
                .filter(layer -> layer.has("weight"))
                .flatMap(layer -> Stream.of(layer.text("weight"), layer.text("bias")))
                .toList();
    }

    private static void assertClose(ReferenceCase c, String key, Tensor actual) {
        double deviation = Deviation.of(actual, c.tensor(key));
        assertTrue(deviation <= TOLERANCE, key + ": deviation " + deviation);
    }

    /** The network of the case, its parameters loaded by name. */
    private Sequential network(ReferenceCase c) {
        Sequential network =
                Sequential.of(c.layers().stream().map(l -> layer(l, c)).toArray(Layer[]::new));
        Map<String, Tensor> state = new HashMap<>(network.stateDict());
        for (int i = 0; i < c.layers().size(); i++) {
            Attributes layer = c.layers().get(i);
            for (String kind : List.of("weight", "bias")) {
                if (layer.has(kind)) state.put(i + "." + kind, c.tensor("p/" + layer.text(kind)));
            }
        }
        network.loadStateDict(state);
        return network;
    }

    private Layer layer(Attributes l, ReferenceCase c) {
        return switch (l.text("type")) {
            case "linear" -> {
                Shape weight = c.tensor("p/" + l.text("weight")).shape();
                yield Linear.of(DType.FLOAT64, weight.dim(1), weight.dim(0), Initialisers.zeros(), random);
            }
            case "conv_transpose2d" -> {
                int[] stride = l.ints("stride"), padding = l.ints("padding"), output = l.ints("output_padding");
                ConvGeometry geometry =
                        ConvGeometry.of(1, 0).withStride(stride[0], stride[1]).withPadding(padding[0], padding[1]);
                Shape weight = c.tensor("p/" + l.text("weight")).shape();
                yield ConvTranspose2d.of(DType.FLOAT64, weight, geometry, Initialisers.zeros(), random)
                        .outputPadding(output[0], output[1]);
            }
            case "conv2d" -> {
                int[] stride = l.ints("stride"), padding = l.ints("padding");
                ConvGeometry geometry =
                        ConvGeometry.of(1, 0).withStride(stride[0], stride[1]).withPadding(padding[0], padding[1]);
                Shape weight = c.tensor("p/" + l.text("weight")).shape();
                yield Conv2d.of(DType.FLOAT64, weight, geometry, Initialisers.zeros(), random);
            }
            case "batch_norm" -> {
                Shape channels = c.tensor("p/" + l.text("weight")).shape();
                yield BatchNorm.of(DType.FLOAT64, channels.size())
                        .momentum(l.real("momentum"))
                        .epsilon(l.real("eps"));
            }
            case "layer_norm" ->
                LayerNorm.of(DType.FLOAT64, Shape.of(l.ints("normalized_shape")))
                        .epsilon(l.real("eps"));
            case "instance_norm" -> {
                Shape channels = c.tensor("p/" + l.text("weight")).shape();
                yield InstanceNorm.affine(DType.FLOAT64, channels.size()).epsilon(l.real("eps"));
            }
            case "softplus" -> {
                double beta = l.real("beta"), threshold = l.real("threshold");
                yield Activation.of("Softplus", x -> Activations.softplus(x, beta, threshold));
            }
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
