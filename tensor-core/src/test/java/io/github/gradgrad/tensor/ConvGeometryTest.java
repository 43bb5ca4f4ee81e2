package io.github.gradgrad.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConvGeometryTest {
    private static final ConvGeometry UNIT = ConvGeometry.of(1, 0);

    @ParameterizedTest
    @CsvSource({
        // size, kernel, stride, padding, dilation, windows
        "7, 3, 1, 0, 1, 5",
        "7, 3, 1, 1, 1, 7",
        "28, 5, 2, 2, 1, 14",
        "14, 5, 2, 2, 1, 7",
        "7, 5, 2, 2, 1, 4",
        "8, 3, 2, 0, 1, 3",
        "9, 3, 1, 0, 4, 1",
        "8, 2, 3, 0, 1, 3",
        "3, 5, 1, 1, 1, 1",
        "1, 1, 7, 0, 9, 1",
    })
    void windowsAreCountedByTheFormula(int size, int kernel, int stride, int padding, int dilation, int windows) {
        ConvGeometry geometry = ConvGeometry.alongWidth(stride, padding, dilation);
        assertEquals(Shape.of(2, 3, 1, windows), geometry.windows("test", Shape.of(2, 3, 1, size), 1, kernel));
        ConvGeometry upright =
                UNIT.withStride(stride, 1).withPadding(padding, 0).withDilation(dilation, 1);
        assertEquals(Shape.of(2, 3, windows, 1), upright.windows("test", Shape.of(2, 3, size, 1), kernel, 1));
    }

    @Test
    void eachSideHasItsOwnNumbers() {
        ConvGeometry geometry =
                UNIT.withStride(2, 1).withPadding(1, 2).withDilation(1, 3).withGroups(2);
        assertEquals(new ConvGeometry(2, 1, 1, 2, 1, 3, 2), geometry);
        assertEquals(Shape.of(2, 6, 4, 10), geometry.output("test", Shape.of(2, 4, 7, 9), Shape.of(6, 2, 3, 2)));
    }

    @Test
    void numbersBelowTheLeastAreNamed() {
        assertMessage("convolution: stride [1, 0]: 1 or more expected", () -> UNIT.withStride(1, 0));
        assertMessage("convolution: padding [-1, 0]: 0 or more expected", () -> UNIT.withPadding(-1, 0));
        assertMessage("convolution: dilation [0, 1]: 1 or more expected", () -> UNIT.withDilation(0, 1));
        assertMessage("convolution: groups 0: 1 or more expected", () -> UNIT.withGroups(0));
    }

    @Test
    void shapesThatDoNotFitAreNamed() {
        Shape x = Shape.of(2, 4, 5, 6);
        assertMessage(
                "conv2d: x [N, Ci, H, W] and w [Co, Ci/groups, Kh, Kw] expected: x [2, 4, 5, 6], w [3, 4, 3]",
                () -> UNIT.output("conv2d", x, Shape.of(3, 4, 3)));
        assertMessage(
                "conv2d: channels differ: x [2, 4, 5, 6] has 4, w [6, 3, 3, 3] takes 2 x 3",
                () -> UNIT.withGroups(2).output("conv2d", x, Shape.of(6, 3, 3, 3)));
        assertMessage(
                "conv2d: the 3 output channels of w [3, 2, 3, 3] do not fall into 2 groups",
                () -> UNIT.withGroups(2).output("conv2d", x, Shape.of(3, 2, 3, 3)));
        assertMessage(
                "conv2d: height: a kernel of 3 with dilation 4 covers 9, the input with its padding has 5 + 2 x 1",
                () -> ConvGeometry.of(1, 1).withDilation(4, 1).output("conv2d", x, Shape.of(3, 4, 3, 3)));
        assertMessage(
                "pool: images [N, C, H, W] expected, got [4, 5]", () -> UNIT.windows("pool", Shape.of(4, 5), 2, 2));
        assertMessage("pool: kernel [2, 0]: 1 or more expected", () -> UNIT.windows("pool", x, 2, 0));
    }

    private static void assertMessage(String expected, Executable call) {
        assertEquals(
                expected, assertThrows(IllegalArgumentException.class, call).getMessage());
    }
}
