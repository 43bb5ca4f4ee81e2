package io.github.gradgrad.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IndexingTest {
    private static final ConvGeometry UNIT = ConvGeometry.of(1, 0);

    @ParameterizedTest
    @EnumSource
    void gatherPicksAndScatterAddAddsUp(DType dtype) {
        Tensor x = Tensor.generate(dtype, Shape.of(2, 3), i -> 10 * i);
        int[] positions = {5, 0, 5, 2};
        Tensor picked = Tensor.generate(dtype, Shape.of(2, 2), i -> 10 * positions[i]);
        assertEquals(picked, Indexing.gather(x, positions, Shape.of(2, 2)));
        Tensor g = Tensor.generate(dtype, Shape.of(4), i -> i + 1);
        Tensor sums = Tensor.of(Shape.of(2, 3), 2.0, 0.0, 4.0, 0.0, 0.0, 4.0).cast(dtype);
        assertEquals(sums, Indexing.scatterAdd(g, positions, x.shape()));
    }

    @Test
    void wrongPositionsAreNamed() {
        Tensor x = Tensor.zeros(DType.FLOAT32, Shape.of(2, 3));
        assertEquals(
                "gather: 2 positions for 3 elements [3]",
                message(() -> Indexing.gather(x, new int[] {0, 1}, Shape.of(3))));
        assertEquals(
                "gather: position 6 of element 1 lies outside [2, 3] of 6 elements",
                message(() -> Indexing.gather(x, new int[] {0, 6}, Shape.of(2))));
        assertEquals(
                "scatterAdd: position -1 of element 5 lies outside [4] of 4 elements",
                message(() -> Indexing.scatterAdd(x, new int[] {0, 1, 2, 3, 0, -1}, Shape.of(4))));
    }

    @ParameterizedTest
    @EnumSource
    void maximaAreFoundPlaneByPlane(DType dtype) {
        // Two planes of 2 x 3.
        Tensor x = Tensor.of(Shape.of(1, 2, 2, 3), 1.0, 5, 2, 4, 3, 6, -1, -5, -2, -4, -3, -6)
                .cast(dtype);
        assertArrayEquals(new int[] {1, 5, 6, 8}, Indexing.maxima("test", x, 2, 2, UNIT));
    }

    @Test
    void stridePaddingAndDilationMoveTheWindows() {
        Tensor x = Tensor.generate(DType.FLOAT32, Shape.of(1, 1, 1, 5), i -> -i);
        // Columns {-1, 1}, {1, 3}, {3, 5}, and the greatest is the leftmost inside.
        int[] positions = Indexing.maxima("test", x, 1, 2, ConvGeometry.alongWidth(2, 1, 2));
        assertArrayEquals(new int[] {1, 1, 3}, positions);
    }

    @Test
    void paddingIsNeverTheGreatest() {
        Tensor x = Tensor.full(DType.FLOAT32, Shape.of(1, 1, 1, 1), Double.NEGATIVE_INFINITY);
        assertArrayEquals(new int[9], Indexing.maxima("test", x, 3, 3, ConvGeometry.of(1, 2)));
    }

    @Test
    void theFirstOfEqualsCountsAndNanIsGreaterThanAll() {
        Tensor x = Tensor.of(Shape.of(1, 3, 1, 3), 2f, 7, 7, 9, Float.NaN, 8, Float.NaN, 9, Float.NaN);
        assertArrayEquals(new int[] {1, 4, 6}, Indexing.maxima("test", x, 1, 3, UNIT));
    }

    @Test
    void aWindowOfNothingButPaddingIsNamed() {
        Tensor x = Tensor.zeros(DType.FLOAT32, Shape.of(1, 1, 1, 4));
        assertEquals(
                "pool: window [0, 0] of images [1, 1, 1, 4] holds nothing but padding (kernel [1, 1], "
                        + "stride=1x1,padding=0x1,dilation=1x1,groups=1)",
                message(() -> {
                    Indexing.maxima("pool", x, 1, 1, ConvGeometry.alongWidth(1, 1, 1));
                    return x;
                }));
    }

    private static String message(Supplier<Tensor> call) {
        return assertThrows(IllegalArgumentException.class, call::get).getMessage();
    }
}
