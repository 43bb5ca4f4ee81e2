package io.github.gradgrad.nn;

import static io.github.gradgrad.nn.LayerChecks.assertClose;
import static io.github.gradgrad.nn.LayerChecks.assertDerivatives;
import static io.github.gradgrad.nn.LayerChecks.counting;
import static io.github.gradgrad.nn.LayerChecks.normal;
import static io.github.gradgrad.nn.LayerChecks.output;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gradgrad.tensor.ConvGeometry;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import org.junit.jupiter.api.Test;

/** Pooling and enlarging, on the image with rows 1 2 3 4, 5 6 7 8, .. */
class ImageLayersTest {
    private static final Tensor IMAGE = counting(1, 1, 4, 4);

    private static Tensor image(int side, double... values) {
        return Tensor.of(Shape.of(1, 1, side, side), values);
    }

    @Test
    void poolingTakesTheMaximumOrTheMeanOfEachWindow() {
        assertEquals(image(2, 6, 8, 14, 16), output(MaxPool2d.of(2), IMAGE));
        assertClose(image(2, 3.5, 5.5, 11.5, 13.5), output(AvgPool2d.of(2), IMAGE));
    }

    @Test
    void paddingCountsInAMeanUnlessItIsToldNotTo() {
        ConvGeometry padded = ConvGeometry.of(3, 1);
        // The windows hold 1 2 5 6 and so on, with the padding 9 cells each; the right ones only column 3 and 4.
        assertClose(image(2, 14 / 9.0, 22 / 9.0, 46 / 9.0, 54 / 9.0), output(AvgPool2d.of(3, 3, padded), IMAGE));
        assertClose(
                image(2, 3.5, 5.5, 11.5, 13.5),
                output(AvgPool2d.of(3, 3, padded).withoutPadding(), IMAGE));
        assertEquals(image(2, 6, 8, 14, 16), output(MaxPool2d.of(3, 3, padded), IMAGE));
    }

    @Test
    void enlargingRepeatsOrInterpolates() {
        Tensor small = image(2, 0, 3, 6, 9);
        assertEquals(image(4, 0, 0, 3, 3, 0, 0, 3, 3, 6, 6, 9, 9, 6, 6, 9, 9), output(Upsample.nearest(2), small));
        // With corners aligned, 4 points at thirds: 0 1 2 3 along a row, steps of 2 from row to row.
        assertClose(
                Tensor.generate(DType.FLOAT64, Shape.of(1, 1, 4, 4), i -> i % 4 + 2 * (i / 4)),
                output(Upsample.bilinearAlignedCorners(2), small));
        // As areas, the sources are 0, 1/4, 3/4 and 1.
        double[] source = {0, 0.25, 0.75, 1};
        assertClose(
                Tensor.generate(DType.FLOAT64, Shape.of(1, 1, 4, 4), i -> 3 * source[i % 4] + 6 * source[i / 4]),
                output(Upsample.bilinear(2), small));
    }

    @Test
    void aShuffleMovesChannelsIntoSpace() {
        assertEquals(counting(1, 1, 2, 2), output(PixelShuffle.of(2), counting(1, 4, 1, 1)));
    }

    @Test
    void bothDerivativesAreRight() {
        Tensor x = normal(1, 2, 4, 2, 2);
        assertDerivatives(MaxPool2d.of(2), x);
        assertDerivatives(AvgPool2d.of(2).withoutPadding(), x);
        assertDerivatives(Upsample.nearest(2), x);
        assertDerivatives(Upsample.bilinear(2), x);
        assertDerivatives(PixelShuffle.of(2), x);
    }

    @Test
    void aFactorIsAtLeastOne() {
        assertThrows(IllegalArgumentException.class, () -> Upsample.nearest(0));
        assertThrows(IllegalArgumentException.class, () -> PixelShuffle.of(0));
    }

    @Test
    void theyAreDescribedByWhatTheyDo() {
        assertEquals("MaxPool2d(2x2, stride 2)", MaxPool2d.of(2).toString());
        assertEquals("Upsample(nearest, 2)", Upsample.nearest(2).toString());
        assertEquals("PixelShuffle(3)", PixelShuffle.of(3).toString());
    }
}
