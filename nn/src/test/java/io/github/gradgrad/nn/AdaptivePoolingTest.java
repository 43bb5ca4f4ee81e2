package io.github.gradgrad.nn;

import static io.github.gradgrad.nn.LayerChecks.assertClose;
import static io.github.gradgrad.nn.LayerChecks.assertDerivatives;
import static io.github.gradgrad.nn.LayerChecks.assertRefuses;
import static io.github.gradgrad.nn.LayerChecks.counting;
import static io.github.gradgrad.nn.LayerChecks.normal;
import static io.github.gradgrad.nn.LayerChecks.output;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import org.junit.jupiter.api.Test;

class AdaptivePoolingTest {
    @Test
    void aSizeThatDividesTheImagesGivesWindowsSideBySide() {
        Tensor x = normal(1, 2, 3, 4, 6);
        assertClose(output(AvgPool2d.of(2), x), output(AdaptiveAvgPool2d.of(2, 3), x));
        assertClose(output(MaxPool2d.of(2), x), output(AdaptiveMaxPool2d.of(2, 3), x));
    }

    @Test
    void otherSizesGiveWindowsThatOverlap() {
        // 5 elements, 3 windows: from floor(5 i / 3) = 0, 1, 3 to before ceil(5 (i + 1) / 3) = 2, 4, 5.
        Tensor row = Tensor.of(Shape.of(1, 1, 1, 5), 1, 2, 4, 8, 16.0);
        assertClose(Tensor.of(Shape.of(1, 1, 1, 3), 1.5, 14 / 3.0, 12), output(AdaptiveAvgPool2d.of(1, 3), row));
        assertEquals(Tensor.of(Shape.of(1, 1, 1, 3), 2, 8, 16.0), output(AdaptiveMaxPool2d.of(1, 3), row));
    }

    @Test
    void aLargerSizeRepeats() {
        Tensor row = Tensor.of(Shape.of(1, 1, 1, 2), 3, 5.0), twice = Tensor.of(Shape.of(1, 1, 1, 4), 3, 3, 5, 5.0);
        assertClose(twice, output(AdaptiveAvgPool2d.of(1, 4), row));
        assertEquals(twice, output(AdaptiveMaxPool2d.of(1, 4), row));
    }

    @Test
    void sizeOneIsTheMeanOfEachChannel() {
        assertClose(Tensor.of(Shape.of(1, 2, 1, 1), 2.5, 6.5), output(AdaptiveAvgPool2d.of(1), counting(1, 2, 2, 2)));
    }

    @Test
    void nanIsTheMaximumOfItsWindow() {
        Tensor row = Tensor.generate(DType.FLOAT64, Shape.of(1, 1, 1, 3), i -> i == 1 ? Double.NaN : i);
        assertEquals(Double.NaN, output(AdaptiveMaxPool2d.of(1), row).item());
    }

    @Test
    void bothDerivativesAreRight() {
        assertDerivatives(AdaptiveAvgPool2d.of(2, 3), normal(1, 2, 2, 3, 5));
        assertDerivatives(AdaptiveMaxPool2d.of(2, 3), normal(2, 2, 2, 3, 5));
    }

    @Test
    void whatHasNoWindowsIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> AdaptiveAvgPool2d.of(0));
        assertThrows(IllegalArgumentException.class, () -> AdaptiveMaxPool2d.of(1, 0));
        assertRefuses(
                "adaptiveAvgPool2d: images [N, C, H, W] and sizes of at least 1 expected, got [2, 3] to [1, 1]",
                AdaptiveAvgPool2d.of(1),
                2,
                3);
    }
}
