package io.github.gradgrad.nn;

import static io.github.gradgrad.nn.LayerChecks.assertClose;
import static io.github.gradgrad.nn.LayerChecks.assertDerivatives;
import static io.github.gradgrad.nn.LayerChecks.assertRefuses;
import static io.github.gradgrad.nn.LayerChecks.normal;
import static io.github.gradgrad.nn.LayerChecks.output;
import static io.github.gradgrad.nn.LayerChecks.randomise;
import static io.github.gradgrad.nn.LayerChecks.trained;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.Map;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

class NormalisationLayersTest {
    private static final double EPSILON = 1e-5;

    /** (x - mean) / sqrt(variance + epsilon) over the elements for which {@code group} is the same number. */
    private static Tensor standardised(Tensor x, IntUnaryOperator group) {
        return Tensor.generate(x.dtype(), x.shape(), i -> {
            double sum = 0, squares = 0, count = 0;
            for (int j = 0; j < x.size(); j++) {
                if (group.applyAsInt(j) != group.applyAsInt(i)) continue;
                sum += x.at(j);
                squares += x.at(j) * x.at(j);
                count++;
            }
            double mean = sum / count;
            return (x.at(i) - mean) / Math.sqrt(squares / count - mean * mean + EPSILON);
        });
    }

    /** y weight[c] + bias[c] for channels of {@code inner} neighbours. */
    private static Tensor scaled(Layer layer, Tensor y, int inner) {
        Tensor weight = randomise(layer, 0, 11).value(),
                bias = randomise(layer, 1, 12).value();
        int channels = weight.size();
        return Tensor.generate(
                y.dtype(), y.shape(), i -> y.at(i) * weight.at(i / inner % channels) + bias.at(i / inner % channels));
    }

    @Test
    void batchNormStandardisesEachChannelOverTheBatchInTraining() {
        BatchNorm layer = BatchNorm.of(DType.FLOAT64, 2);
        Tensor image = normal(1, 3, 2, 2, 2), rows = normal(2, 5, 2);
        Tensor expected = scaled(layer, standardised(image, i -> i / 4 % 2), 4);
        assertClose(expected, trained(layer, image, 1));
        assertClose(scaled(layer, standardised(rows, i -> i % 2), 1), trained(layer, rows, 1));
    }

    @Test
    void batchNormMovesItsStatisticsInTrainingAndUsesThemInEvaluation() {
        BatchNorm layer = BatchNorm.of(DType.FLOAT64, 1).momentum(0.25);
        // Mean 3, unbiased variance 2: the running mean goes from 0 to 0.75, the variance from 1 to 1.25.
        trained(layer, Tensor.of(Shape.of(2, 1), 2.0, 4.0), 1);
        Map<String, Tensor> state = layer.stateDict();
        assertEquals(Set.of("weight", "bias", "running_mean", "running_var", "num_batches_tracked"), state.keySet());
        assertEquals(Tensor.of(Shape.of(1), 0.75), state.get("running_mean"));
        assertEquals(Tensor.of(Shape.of(1), 1.25), state.get("running_var"));
        assertEquals(Tensor.scalar(DType.FLOAT64, 1), state.get("num_batches_tracked"));

        Tensor y = output(layer, Tensor.of(Shape.of(1, 1), 2.0));
        assertEquals((2 - 0.75) / Math.sqrt(1.25 + EPSILON), y.item(), 1e-12);
        assertEquals(state, layer.stateDict());
    }

    @Test
    void layerNormStandardisesEachSample() {
        LayerNorm layer = LayerNorm.of(DType.FLOAT64, Shape.of(3, 2));
        Tensor x = normal(3, 4, 3, 2);
        // Six weights for six neighbours: the scale is that of channels of one element.
        Tensor expected = scaled(layer, standardised(x, i -> i / 6), 1);
        assertClose(expected, output(layer, x));
        assertClose(expected, trained(layer, x, 1));
    }

    @Test
    void instanceNormStandardisesEachChannelOfEachSample() {
        Tensor x = normal(4, 2, 3, 4), y = standardised(x, i -> i / 4);
        assertClose(y, output(InstanceNorm.of(3), x));
        InstanceNorm affine = InstanceNorm.affine(DType.FLOAT64, 3);
        assertClose(scaled(affine, y, 4), output(affine, x));
    }

    @Test
    void groupNormStandardisesNeighbouringChannels() {
        GroupNorm layer = GroupNorm.of(DType.FLOAT64, 2, 4);
        Tensor x = normal(5, 2, 4, 3);
        assertClose(scaled(layer, standardised(x, i -> i / 6), 3), output(layer, x));
    }

    @Test
    void bothDerivativesAreRight() {
        assertDerivatives(BatchNorm.of(DType.FLOAT64, 2), normal(6, 3, 2, 2));
        assertDerivatives(LayerNorm.of(DType.FLOAT64, Shape.of(3)), normal(7, 2, 3));
        assertDerivatives(InstanceNorm.of(2), normal(8, 2, 2, 3));
        assertDerivatives(GroupNorm.of(DType.FLOAT64, 1, 2), normal(9, 2, 2, 2));
    }

    @Test
    void aWrongInputIsRefused() {
        assertRefuses("BatchNorm(3): input [N, 3, ..] expected, got [2, 4] (at weight)", BatchNorm.of(3), 2, 4);
        assertRefuses(
                "LayerNorm[4, 3]: an input with the last dims [4, 3] expected, got [3] (at weight)",
                LayerNorm.of(4, 3),
                3);
        assertRefuses("InstanceNorm(3): input [N, 3, L] or more dims expected, got [2, 3]", InstanceNorm.of(3), 2, 3);
        assertRefuses(
                "GroupNorm(2 groups of 4): input [N, 4, ..] expected, got [2, 2, 2] (at weight)",
                GroupNorm.of(2, 4),
                2,
                2,
                2);
        assertThrows(IllegalArgumentException.class, () -> GroupNorm.of(3, 4));
        assertThrows(IllegalArgumentException.class, () -> BatchNorm.of(3).epsilon(0));
        assertThrows(IllegalArgumentException.class, () -> BatchNorm.of(3).momentum(1.5));
    }
}
