package io.github.gradgrad.benchmarks.critic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.gradgrad.nn.Parameter;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CriticConfigTest {
    /**
     * Parameters of a network 2-64-64-1: 2*64 + 64 + 64*64 + 64 + 64 + 1, and so on; of 5x5 convolutions with c, 2c, 4c
     * channels on 28x28 pixels: 25c + c + 50c^2 + 2c + 200c^2 + 4c + 64c + 1.
     */
    @ParameterizedTest
    @CsvSource({
        "mlp-small, 64, 2, 4417",
        "mlp-medium, 128, 2, 33537",
        "mlp-mnist, 64, 784, 267009",
        "mlp-toy-paper, 256, 2, 527361",
        "dcgan-16, 64, 784, 65537",
        "dcgan-32, 64, 784, 259073",
        "dcgan-64, 50, 784, 1030145",
    })
    void networksAndBatchesHaveTheSizesOfTheOtherEngines(String name, int batch, int inputs, int parameters) {
        CriticConfig config = CriticConfig.of(name);
        assertEquals(batch, config.batch().dim(0));
        assertEquals(batch * inputs, config.batch().size());
        assertEquals(
                parameters,
                weights(config, DType.FLOAT32).stream().mapToInt(Tensor::size).sum());
    }

    @Test
    void theOrderIsThatOfTheOtherEngines() {
        assertEquals(
                List.of("mlp-small", "mlp-medium", "mlp-mnist", "mlp-toy-paper", "dcgan-16", "dcgan-32", "dcgan-64"),
                CriticConfig.names());
    }

    @Test
    void bothElementTypesStartFromTheSameWeights() {
        CriticConfig config = CriticConfig.of("mlp-small");
        assertEquals(
                weights(config, DType.FLOAT32).stream()
                        .map(weight -> weight.cast(DType.FLOAT64))
                        .toList(),
                weights(config, DType.FLOAT64));
    }

    private static List<Tensor> weights(CriticConfig config, DType dtype) {
        return config.network().create(dtype, RandomStream.of(1)).parameters().stream()
                .map(Parameter::value)
                .toList();
    }
}
