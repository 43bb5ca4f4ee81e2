package io.github.gradgrad.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapeTest {
    @Test
    void sizeIsTheProductOfTheDims() {
        assertEquals(24, Shape.of(2, 3, 4).size());
        assertEquals(3, Shape.of(2, 3, 4).rank());
    }

    @Test
    void aScalarHasRankZeroAndOneElement() {
        assertEquals(0, Shape.of().rank());
        assertEquals(1, Shape.of().size());
        assertEquals("[]", Shape.of().toString());
    }

    @ParameterizedTest
    @CsvSource({"0, 2", "1, 3", "2, 4", "-1, 4", "-2, 3", "-3, 2"})
    void aNegativeDimCountsFromTheEnd(int d, int size) {
        assertEquals(size, Shape.of(2, 3, 4).dim(d));
    }

    @ParameterizedTest
    @CsvSource({"3", "-4"})
    void aDimThatDoesNotExistIsNamed(int d) {
        Shape shape = Shape.of(2, 3, 4);
        Exception e = assertThrows(IllegalArgumentException.class, () -> shape.dim(d));
        assertEquals("shape: dim " + d + " does not exist in shape [2, 3, 4] of rank 3", e.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"0", "-1"})
    void aSizeBelowOneIsRefused(int size) {
        Exception e = assertThrows(IllegalArgumentException.class, () -> Shape.of(2, size));
        assertEquals("shape: [2, " + size + "] has a size below 1", e.getMessage());
    }

    @Test
    void theLargestShapeHasAsManyElementsAsAnIntCanCount() {
        assertEquals(Integer.MAX_VALUE, Shape.of(Integer.MAX_VALUE, 1).size());
    }

    @Test
    void moreElementsThanAnIntCanCountAreRefused() {
        Exception e = assertThrows(IllegalArgumentException.class, () -> Shape.of(1 << 16, 1 << 15));
        assertEquals("shape: [65536, 32768] has more than 2147483647 elements", e.getMessage());
    }

    @Test
    void aProductBeyondALongIsRefusedToo() {
        int n = Integer.MAX_VALUE;
        assertThrows(IllegalArgumentException.class, () -> Shape.of(n, n, n));
        // 2^64 elements: an unchecked product of longs would be 0.
        assertThrows(IllegalArgumentException.class, () -> Shape.of(1 << 16, 1 << 16, 1 << 16, 1 << 16));
    }

    @Test
    void theCallersArrayIsCopiedInAndOut() {
        int[] dims = {2, 3};
        Shape shape = Shape.of(dims);
        dims[0] = 9;
        shape.toArray()[1] = 9;
        shape.strides()[1] = 9;
        assertArrayEquals(new int[] {2, 3}, shape.toArray());
        assertArrayEquals(new int[] {3, 1}, shape.strides());
    }

    @Test
    void withReplacesOneDim() {
        assertEquals(Shape.of(2, 7), Shape.of(2, 3).with(-1, 7));
        assertThrows(IllegalArgumentException.class, () -> Shape.of(2, 3).with(0, 0));
    }

    @Test
    void reducedKeepsTheDimsWithSizeOne() {
        assertEquals(Shape.of(1, 3, 1), Shape.of(2, 3, 4).reduced(0, -1));
        assertEquals(Shape.of(1, 1, 1), Shape.of(2, 3, 4).reduced());
    }

    @Test
    void withoutDropsTheDims() {
        assertEquals(Shape.of(3), Shape.of(2, 3, 4).without(0, -1));
        assertEquals(Shape.of(), Shape.of(2, 3, 4).without());
    }

    @Test
    void shapesAreEqualByTheirDims() {
        assertEquals(Shape.of(2, 3), Shape.of(2, 3));
        assertEquals(Shape.of(2, 3).hashCode(), Shape.of(2, 3).hashCode());
        assertNotEquals(Shape.of(2, 3), Shape.of(3, 2));
        assertNotEquals(Shape.of(6), Shape.of(6, 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2,3   | 2,3   | 2,3",
                "2,3   | ''    | 2,3",
                "2,3   | 3     | 2,3",
                "2,3   | 2,1   | 2,3",
                "3,1   | 1,4   | 3,4",
                "4     | 3,1   | 3,4",
                "1     | 1,1,1 | 1,1,1",
                "7,3,5 | 3,1   | 7,3,5",
                "6,1,5 | 2,1   | 6,2,5",
            })
    void broadcastAlignsAtTheRightAndStretchesSizeOne(String a, String b, String joint) {
        assertEquals(Samples.shape(joint), Shape.broadcast("add", Samples.shape(a), Samples.shape(b)));
        assertEquals(Samples.shape(joint), Shape.broadcast("add", Samples.shape(b), Samples.shape(a)));
    }

    @Test
    void sizesThatDoNotBroadcastAreNamed() {
        Shape a = Shape.of(5, 2, 3), b = Shape.of(4, 3);
        Exception e = assertThrows(IllegalArgumentException.class, () -> Shape.broadcast("mul", a, b));
        assertEquals("mul: shapes do not broadcast: a [5, 2, 3], b [4, 3] (2 against 4 in dim -2)", e.getMessage());
    }

    @Test
    void aBroadcastBeyondAnIntIsRefused() {
        Shape column = Shape.of(1 << 16, 1), row = Shape.of(1 << 16);
        assertThrows(IllegalArgumentException.class, () -> Shape.broadcast("add", column, row));
    }

    @Test
    void broadcastsToStretchesInOneDirectionOnly() {
        assertTrue(Shape.of(3, 1).broadcastsTo(Shape.of(2, 3, 4)));
        assertTrue(Shape.of().broadcastsTo(Shape.of(2)));
        assertFalse(Shape.of(2, 3, 4).broadcastsTo(Shape.of(3, 1)));
        assertFalse(Shape.of(2, 3).broadcastsTo(Shape.of(1, 3)));
        assertFalse(Shape.of(1, 1).broadcastsTo(Shape.of(1)));
    }

    @Test
    void stridesAreThoseOfRowMajorOrder() {
        assertArrayEquals(new int[] {12, 4, 1}, Shape.of(2, 3, 4).strides());
    }

    @Test
    void aStretchedDimHasStrideZero() {
        assertArrayEquals(new int[] {0, 1, 0}, Shape.of(3, 1).stridesAs(Shape.of(2, 3, 4)));
    }
}
