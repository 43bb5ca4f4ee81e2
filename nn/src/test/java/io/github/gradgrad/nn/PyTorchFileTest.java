package io.github.gradgrad.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.autodiff.reference.Deviation;
import io.github.gradgrad.autodiff.reference.ReferenceCase;
import io.github.gradgrad.autodiff.reference.ReferenceData;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A state dict that PyTorch wrote: the networks of the reference data in FLOAT32, running statistics included. */
class PyTorchFileTest {
    /** A few roundings of FLOAT32, whose relative spacing is 1.2e-7, for each of up to 200 terms of a sum. */
    private static final double TOLERANCE = 5e-6;

    @TempDir
    private Path folder;

    private static Map<String, Tensor> read(String file) throws IOException {
        return SafeTensors.read(Fixtures.file(file)).tensors();
    }

    private static Map<String, Tensor> part(Map<String, Tensor> tensors, String prefix) {
        Map<String, Tensor> part = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> {
            if (name.startsWith(prefix)) part.put(name, tensor);
        });
        return part;
    }

    private static String key(ReferenceCase c) {
        return c.name().replace('.', '_');
    }

    /** The cases of which the files hold a network. */
    private static List<ReferenceCase> cases(Map<String, Tensor> outputs) {
        return ReferenceData.nets().stream()
                .filter(c -> outputs.containsKey(key(c) + ".output"))
                .toList();
    }

    @TestFactory
    Stream<DynamicTest> networksLoadByNameAndGivePyTorchsOutput() throws IOException {
        Map<String, Tensor> states = read("pytorch.safetensors"), outputs = read("pytorch-outputs.safetensors");
        List<ReferenceCase> cases = cases(outputs);
        if (ReferenceData.isEmbedded()) assertEquals(18, cases.size());
        return cases.stream()
                .map(c -> DynamicTest.dynamicTest(c.name(), () -> {
                    Layer network = ReferenceNetwork.of(c, DType.FLOAT32).named(key(c));
                    network.loadStateDict(part(states, key(c) + "."));
                    Tensor output = network.forward(Variable.constant(Parameters.get(outputs, key(c) + ".input")))
                            .value();
                    double deviation = Deviation.of(output, Parameters.get(outputs, key(c) + ".output"));
                    assertTrue(deviation <= TOLERANCE, "deviation " + deviation);
                }));
    }

    @Test
    void numbersOfBatchesAreWholeNumbersThere() throws IOException {
        Tensor batches = Parameters.get(read("pytorch.safetensors"), "generator_k4.2.num_batches_tracked");
        assertEquals(Tensor.scalar(DType.FLOAT64, 2), batches);
    }

    @Test
    void whatIsWrittenAgainHoldsTheSame() throws IOException {
        Map<String, Tensor> states = read("pytorch.safetensors");
        Path file = folder.resolve("again.safetensors");
        SafeTensors.write(file, states, Map.of());
        assertEquals(states, SafeTensors.read(file).tensors());
    }
}
