package io.github.gradgrad.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.autodiff.reference.Deviation;
import io.github.gradgrad.autodiff.reference.ReferenceCase;
import io.github.gradgrad.autodiff.reference.ReferenceData;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
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
        Sequential network = ReferenceNetwork.of(c, DType.FLOAT64);
        ReferenceNetwork.load(network, c);
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
}
