package io.github.gradgrad.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.tensor.ConvGeometry;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTest {
    private final RandomStream random = RandomStream.of(1);

    private Sequential network() {
        return Sequential.of(
                Conv2d.of(1, 4, 3, ConvGeometry.of(1, 1), random),
                Activation.relu(),
                MaxPool2d.of(2),
                Flatten.of(),
                Linear.of(4 * 4 * 4, 10, random));
    }

    @Test
    void everyLayerHasARowWithItsOutput() {
        List<Summary.Row> rows = network().summary(Shape.of(2, 1, 8, 8)).rows();
        assertEquals(
                List.of("", "0", "1", "2", "3", "4"),
                rows.stream().map(Summary.Row::name).toList());
        assertEquals(
                List.of(
                        Shape.of(2, 10),
                        Shape.of(2, 4, 8, 8),
                        Shape.of(2, 4, 8, 8),
                        Shape.of(2, 4, 4, 4),
                        Shape.of(2, 64),
                        Shape.of(2, 10)),
                rows.stream().map(Summary.Row::output).toList());
    }

    @Test
    void parametersAndTheirBytesAreCounted() {
        List<Summary.Row> rows = network().summary(Shape.of(1, 1, 8, 8)).rows();
        // 4 filters of 9 and 4 biases; 64 x 10 weights and 10 biases; 4 bytes each.
        assertEquals(40, rows.get(1).parameters());
        assertEquals(650, rows.get(5).parameters());
        assertEquals(690, rows.get(0).parameters());
        assertEquals(4 * 690, rows.get(0).bytes());
    }

    @Test
    void buffersTakeBytesToo() {
        // Weight, bias, mean and variance of 8 channels, and the count of batches in 8 bytes.
        assertEquals(
                4 * 8 * 4 + 8, BatchNorm.of(8).summary(Shape.of(2, 8)).total().bytes());
    }

    @Test
    void operationsAreTwoForEachProductThatIsSummed() {
        List<Summary.Row> rows = network().summary(Shape.of(2, 1, 8, 8)).rows();
        long conv = 2 * 9 * (2 * 4 * 64) + 2 * 4 * 64, linear = 2 * 64 * 20 + 20, relu = 2 * 4 * 64;
        assertEquals(conv, rows.get(1).operations());
        assertEquals(relu, rows.get(2).operations());
        assertEquals(0, rows.get(4).operations());
        assertEquals(linear, rows.get(5).operations());
        assertEquals(conv + relu + linear, rows.get(0).operations());
    }

    @Test
    void aTransposedConvolutionTakesTheOperationsOfItsAdjoint() {
        Layer up = ConvTranspose2d.withoutBias(3, 5, 4, ConvGeometry.of(2, 1), Initialisers.heNormal(), random);
        Layer down = Conv2d.withoutBias(5, 3, 4, ConvGeometry.of(2, 1), Initialisers.heNormal(), random);
        assertEquals(
                down.summary(Shape.of(1, 5, 8, 8)).total().operations(),
                up.summary(Shape.of(1, 3, 4, 4)).total().operations());
    }

    @Test
    void blocksAreFollowedIntoTheirParts() {
        Layer network = Sequential.of(Residual.of(Sequential.of(Linear.of(4, 4, random), Activation.relu())));
        Summary summary = network.summary(Shape.of(1, 4));
        assertEquals(
                List.of("", "0", "0.block", "0.block.0", "0.block.1"),
                summary.rows().stream().map(Summary.Row::name).toList());
        // The product and its bias, the ReLU, and the sum with the shortcut.
        assertEquals(2 * 16 + 4 + 4 + 4, summary.total().operations());
    }

    @Test
    void aLayerOfOnesOwnIsOneRowWithAllThatItDoes() {
        Layer inner = Linear.of(3, 3, random).named("inner");
        Layer own = new Layer() {
            @Override
            public Variable forward(Variable x, Pass pass) {
                return inner.forward(inner.forward(x, pass), pass);
            }

            @Override
            public List<Layer> children() {
                return List.of(inner);
            }
        };
        Summary summary = own.summary(Shape.of(1, 3));
        assertEquals(1, summary.rows().size());
        assertEquals(12, summary.total().parameters());
        assertEquals(2 * (2 * 9 + 3), summary.total().operations());
    }

    @Test
    void itPrintsAsATable() {
        Layer network = Sequential.of(Linear.of(2, 3, random).freeze(), Linear.of(3, 1, random));
        assertEquals("""
                layer                output    parameters         bytes        operations
                Sequential           [1, 1]            13            52                22
                  0: Linear(2 -> 3)  [1, 3]             9            36                15
                  1: Linear(3 -> 1)  [1, 1]             4            16                 7
                13 parameters, 9 of them frozen, 52 bytes, 22 floating-point operations""", network.summary(Shape.of(1, 2)).toString());
    }

    @Test
    void aSummaryLeavesTheNetworkAsItIs() {
        BatchNorm layer = BatchNorm.of(3);
        var before = layer.stateDict();
        layer.summary(Shape.of(4, 3));
        assertEquals(before, layer.stateDict());
    }

    @Test
    void anInputThatDoesNotFitIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> network().summary(Shape.of(2, 3, 8, 8)));
    }
}
