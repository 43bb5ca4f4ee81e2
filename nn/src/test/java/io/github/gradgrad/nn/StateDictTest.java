package io.github.gradgrad.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateDictTest {
    private static Sequential network(long seed) {
        RandomStream random = RandomStream.of(seed);
        return Sequential.of(Linear.of(3, 4, Initialisers.glorotUniform(), random), BatchNorm.of(4), Activation.relu());
    }

    private final Tensor x = RandomStream.of(9).normal(DType.FLOAT32, Shape.of(8, 3));

    private void train(Layer network) {
        network.forward(Variable.constant(x), Pass.training(RandomStream.of(1)));
    }

    @Test
    void aFileKeepsARunningStatisticToo(@TempDir Path folder) throws IOException {
        Sequential trained = network(1), fresh = network(2);
        train(trained);
        Path file = folder.resolve("network.safetensors");
        SafeTensors.write(file, trained.stateDict(), Map.of());
        assertNotEquals(LayerChecks.output(trained, x), LayerChecks.output(fresh, x));
        fresh.loadStateDict(SafeTensors.read(file).tensors());
        assertEquals(trained.stateDict(), fresh.stateDict());
        assertEquals(LayerChecks.output(trained, x), LayerChecks.output(fresh, x));
    }

    @Test
    void whatDoesNotMatchIsReportedAsAWholeAndChangesNothing() {
        Sequential network = network(1);
        Map<String, Tensor> before = network.stateDict(), wrong = new HashMap<>(before);
        wrong.put("0.bias", Tensor.ones(DType.FLOAT32, Shape.of(4)));
        wrong.remove("1.running_mean");
        wrong.put("1.running_var", Tensor.ones(DType.FLOAT32, Shape.of(5)));
        String message = assertThrows(IllegalArgumentException.class, () -> network.loadStateDict(wrong))
                .getMessage();
        assertEquals(
                "the state dict does not match: missing 1.running_mean FLOAT32[4];"
                        + " 1.running_var is FLOAT32[5], expected FLOAT32[4]",
                message);
        assertEquals(before, network.stateDict());
    }

    @Test
    void aParameterAndABufferCannotHaveOneName() {
        Layer layer = new Layer() {
            @Override
            public Variable forward(Variable x, Pass pass) {
                return x;
            }

            @Override
            public List<Parameter> parameters() {
                return List.of(Parameter.of("scale", Tensor.scalar(DType.FLOAT32, 1)));
            }

            @Override
            public List<Buffer> buffers() {
                return List.of(Buffer.of("scale", Tensor.scalar(DType.FLOAT32, 1)));
            }
        };
        assertEquals(
                "state dict: two values have the name scale",
                assertThrows(IllegalArgumentException.class, layer::stateDict).getMessage());
    }

    @Test
    void aBufferKeepsItsTypeAndShape() {
        Buffer buffer = Buffer.of("mean", Tensor.zeros(DType.FLOAT32, Shape.of(2)));
        assertEquals(
                "update: mean FLOAT32[2], the new value is FLOAT64[2]",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> buffer.update(Tensor.zeros(DType.FLOAT64, Shape.of(2))))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> Buffer.of("", Tensor.zeros(DType.FLOAT32, Shape.of(2))));
    }
}
