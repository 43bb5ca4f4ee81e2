package io.github.gradgrad.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFileTest {
    private static final Variable X = Variable.constant(RandomStream.of(3).normal(DType.FLOAT32, Shape.of(6, 2)));

    private final Layer network = network(3, 1);
    private final Optimiser optimiser = new Adam(network.parameters(), 0.01);

    @TempDir
    private Path folder;

    private Path file = Path.of("set before each test");

    @BeforeEach
    void aFileInTheFolder() {
        file = folder.resolve("model.safetensors");
    }

    private static Layer network(int hidden, long seed) {
        RandomStream random = RandomStream.of(seed);
        return Sequential.of(
                Linear.of(2, hidden, random), BatchNorm.of(hidden), Activation.relu(), Linear.of(hidden, 1, random));
    }

    private static void step(Layer network, Optimiser optimiser) {
        Variable loss =
                network.forward(X, Pass.training(RandomStream.of(1))).square().mean();
        optimiser.step(loss.gradients(Parameters.variables(optimiser.parameters())));
    }

    @Test
    void trainingGoesOnBitIdenticallyFromOneFile() throws IOException {
        step(network, optimiser);
        ModelFile.write(file, network, optimiser);
        Layer other = network(3, 2);
        Optimiser itsOptimiser = new Adam(other.parameters(), 0.01);
        ModelFile.read(file, other, itsOptimiser);
        step(network, optimiser);
        step(other, itsOptimiser);
        assertEquals(network.stateDict(), other.stateDict());
        assertEquals(optimiser.state(), itsOptimiser.state());
    }

    @Test
    void aNetworkAloneIsReadFromAFileWithAnOptimiser() throws IOException {
        ModelFile.write(file, network, optimiser);
        Layer other = network(3, 2);
        ModelFile.read(file, other);
        assertEquals(network.stateDict(), other.stateDict());
    }

    @Test
    void theNetworksTensorsHaveTheNamesOfItsStateDict() throws IOException {
        ModelFile.write(file, network);
        assertEquals(network.stateDict(), SafeTensors.read(file).tensors());
    }

    @Test
    void allThatDoesNotFitIsNamedWithShapesAndNothingIsChanged() throws IOException {
        ModelFile.write(file, network);
        Layer other = Sequential.of(
                Linear.of(2, 4, RandomStream.of(2)),
                BatchNorm.of(3),
                Activation.relu(),
                Activation.tanh(),
                Flatten.of());
        Map<String, Tensor> before = other.stateDict();
        String message = String.valueOf(assertThrows(IOException.class, () -> ModelFile.read(file, other))
                .getMessage());
        assertEquals(
                file + ": the file does not fit the network: 0.weight is FLOAT32[3, 2], expected FLOAT32[4, 2];"
                        + " 0.bias is FLOAT32[3], expected FLOAT32[4];"
                        + " unexpected 3.bias FLOAT32[1]; unexpected 3.weight FLOAT32[1, 3]",
                message);
        assertEquals(before, other.stateDict());
    }

    @Test
    void anOptimiserThatIsNotInTheFileIsMissing() throws IOException {
        ModelFile.write(file, network);
        Layer other = network(3, 2);
        Map<String, Tensor> before = other.stateDict();
        IOException e =
                assertThrows(IOException.class, () -> ModelFile.read(file, other, new Adam(other.parameters(), 0.01)));
        assertTrue(String.valueOf(e.getMessage()).contains("missing optimiser.step FLOAT64[]"), e.getMessage());
        assertEquals(before, other.stateDict());
    }

    @Test
    void aStepThatCannotBeLeavesTheNetworkAsItWas() throws IOException {
        ModelFile.write(file, network, optimiser);
        Map<String, Tensor> tensors = new HashMap<>(SafeTensors.read(file).tensors());
        tensors.put("optimiser.step", Tensor.scalar(DType.FLOAT64, 0.5));
        SafeTensors.write(file, tensors, Map.of());
        Layer other = network(3, 2);
        Map<String, Tensor> before = other.stateDict();
        assertThrows(IOException.class, () -> ModelFile.read(file, other, new Adam(other.parameters(), 0.01)));
        assertEquals(before, other.stateDict());
    }
}
