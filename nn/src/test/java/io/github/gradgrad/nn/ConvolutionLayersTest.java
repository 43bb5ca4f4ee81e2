package io.github.gradgrad.nn;

import static io.github.gradgrad.nn.LayerChecks.assertClose;
import static io.github.gradgrad.nn.LayerChecks.assertDerivatives;
import static io.github.gradgrad.nn.LayerChecks.assertRefuses;
import static io.github.gradgrad.nn.LayerChecks.normal;
import static io.github.gradgrad.nn.LayerChecks.output;
import static io.github.gradgrad.nn.LayerChecks.randomise;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.tensor.ConvGeometry;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import org.junit.jupiter.api.Test;

class ConvolutionLayersTest {
    private static final Initialiser NORMAL = Initialisers.normal(1);
    private static final ConvGeometry HALVING = ConvGeometry.of(2, 1);

    private final RandomStream random = RandomStream.of(5);

    @Test
    void aConvolutionWeighsEachWindowAndAddsTheBias() {
        Conv2d layer = Conv2d.of(DType.FLOAT64, Shape.of(3, 2, 3, 3), HALVING, NORMAL, random);
        Tensor x = normal(1, 2, 2, 4, 4);
        Tensor w = layer.parameters().get(0).value(), b = randomise(layer, 1, 2).value();
        Tensor y = output(layer, x);
        assertEquals(Shape.of(2, 3, 2, 2), y.shape());
        for (int n = 0; n < 2; n++) {
            for (int o = 0; o < 3; o++) {
                double expected = b.at(o);
                // Output (1, 1) looks at rows and columns 1, 2 and 3.
                for (int c = 0; c < 2; c++) {
                    for (int i = 0; i < 9; i++) {
                        expected += w.get(o, c, i / 3, i % 3) * x.get(n, c, 1 + i / 3, 1 + i % 3);
                    }
                }
                assertEquals(expected, y.get(n, o, 1, 1), 1e-12);
            }
        }
    }

    @Test
    void aConvolutionOfSequencesIsThatOfImagesOneRowHigh() {
        ConvGeometry geometry = ConvGeometry.alongWidth(2, 1, 1);
        Conv1d layer = Conv1d.of(DType.FLOAT64, Shape.of(3, 2, 4), geometry, NORMAL, random);
        Conv2d rows = Conv2d.of(DType.FLOAT64, Shape.of(3, 2, 1, 4), geometry, NORMAL, random);
        rows.parameters().get(0).update(layer.parameters().get(0).value().reshape(Shape.of(3, 2, 1, 4)));
        rows.parameters().get(1).update(randomise(layer, 1, 3).value());
        Tensor x = normal(2, 2, 2, 7);
        Tensor expected = output(rows, x.reshape(Shape.of(2, 2, 1, 7))).reshape(Shape.of(2, 3, 3));
        assertClose(expected, output(layer, x));
    }

    @Test
    void aTransposedConvolutionSpreadsEachElementAsItsKernel() {
        ConvTranspose2d layer =
                ConvTranspose2d.of(DType.FLOAT64, Shape.of(1, 2, 2, 2), ConvGeometry.of(2, 0), NORMAL, random);
        Tensor w = layer.parameters().get(0).value(), b = randomise(layer, 1, 4).value(), x = normal(3, 1, 1, 2, 3);
        // Windows of 2 at a distance of 2 do not overlap: y[o, i, j] = x[i / 2, j / 2] w[o, i % 2, j % 2] + b[o].
        Tensor expected = Tensor.generate(DType.FLOAT64, Shape.of(1, 2, 4, 6), at -> {
            int o = at / 24, i = at / 6 % 4, j = at % 6;
            return x.get(0, 0, i / 2, j / 2) * w.get(0, o, i % 2, j % 2) + b.at(o);
        });
        assertClose(expected, output(layer, x));
    }

    @Test
    void outputPaddingAddsRowsThatHoldTheBiasAlone() {
        ConvTranspose2d layer =
                ConvTranspose2d.of(DType.FLOAT64, Shape.of(1, 1, 1, 1), ConvGeometry.of(2, 0), NORMAL, random);
        double b = randomise(layer, 1, 4).value().item();
        Tensor y = output(layer.outputPadding(1, 0), normal(3, 1, 1, 1, 1));
        assertEquals(Shape.of(1, 1, 2, 1), y.shape());
        assertEquals(b, y.at(1));
        assertThrows(IllegalArgumentException.class, () -> layer.outputPadding(2, 0));
        assertThrows(IllegalArgumentException.class, () -> layer.outputPadding(0, -1));
    }

    @Test
    void bothDerivativesAreRight() {
        ConvGeometry grouped = HALVING.withGroups(2);
        assertDerivatives(
                Conv2d.of(DType.FLOAT64, Shape.of(4, 1, 3, 3), grouped, NORMAL, random), normal(1, 2, 2, 3, 3));
        assertDerivatives(
                Conv1d.of(DType.FLOAT64, Shape.of(2, 1, 3), ConvGeometry.alongWidth(1, 1, 1), NORMAL, random),
                normal(2, 2, 1, 4));
        assertDerivatives(
                ConvTranspose2d.of(DType.FLOAT64, Shape.of(2, 2, 3, 3), grouped, NORMAL, random)
                        .outputPadding(1, 1),
                normal(3, 1, 2, 2, 2));
    }

    @Test
    void shapesOfTheParametersAreThoseOfPyTorch() {
        ConvGeometry grouped = ConvGeometry.of(1, 0).withGroups(2);
        assertEquals(
                Shape.of(6, 2, 3, 3),
                Conv2d.of(4, 6, 3, grouped, random).parameters().get(0).shape());
        assertEquals(
                Shape.of(6, 2, 3),
                Conv1d.of(4, 6, 3, grouped, random).parameters().get(0).shape());
        assertEquals(
                Shape.of(4, 3, 3, 3),
                ConvTranspose2d.of(4, 6, 3, grouped, random).parameters().get(0).shape());
        assertEquals(
                Shape.of(6),
                ConvTranspose2d.of(4, 6, 3, grouped, random).parameters().get(1).shape());
        assertEquals(
                1,
                Conv2d.withoutBias(4, 6, 3, grouped, NORMAL, random)
                        .parameters()
                        .size());
    }

    @Test
    void theStartIsUniformWithinOneOverTheRootOfTheFanIn() {
        // Fan-in 16 * 5 * 5 = 400: the bound is 0.05, and 12,800 numbers come close to it.
        Conv2d layer = Conv2d.of(16, 32, 5, HALVING, random);
        double largest = 0;
        for (float w : layer.parameters().get(0).value().toFloats()) largest = Math.max(largest, Math.abs(w));
        assertTrue(largest <= 0.05f && largest > 0.0499, "largest " + largest);
    }

    @Test
    void whatDoesNotFitIsRefusedByTheLayersName() {
        Layer conv = Conv2d.of(3, 16, 5, ConvGeometry.of(2, 2), random);
        assertRefuses(
                "Conv2d(3 -> 16, 5x5, stride 2, padding 2): input [N, 3, H, W] expected, got"
                        + " [2, 4, 8, 8] (at weight)",
                conv,
                2,
                4,
                8,
                8);
        assertThrows(IllegalArgumentException.class, () -> output(conv, normal(1, 2, 3, 8)));
        assertThrows(IllegalArgumentException.class, () -> Conv2d.of(3, 4, 3, HALVING.withGroups(2), random));
        assertThrows(
                IllegalArgumentException.class,
                () -> Conv1d.of(DType.FLOAT64, Shape.of(3, 4, 5, 5), HALVING, NORMAL, random));
    }

    @Test
    void aLayerIsDescribedWithItsChannelsAndGeometry() {
        assertEquals(
                "Conv2d(2 -> 4, 3x3, stride 2x1, padding 1, dilation 2, groups 2)",
                Conv2d.of(2, 4, 3, HALVING.withStride(2, 1).withDilation(2, 2).withGroups(2), random)
                        .toString());
        assertEquals(
                "Conv1d(2 -> 3, 4, stride 2, padding 1, no bias)",
                Conv1d.withoutBias(2, 3, 4, ConvGeometry.alongWidth(2, 1, 1), NORMAL, random)
                        .toString());
    }
}
