package io.github.gradgrad.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TensorTest {
    private static final Shape TWO_BY_TWO = Shape.of(2, 2);

    @Test
    void theTypeOfTheValuesIsTheTypeOfTheTensor() {
        assertEquals(DType.FLOAT32, Tensor.of(TWO_BY_TWO, 1f, 2f, 3f, 4f).dtype());
        assertEquals(DType.FLOAT64, Tensor.of(TWO_BY_TWO, 1.0, 2.0, 3.0, 4.0).dtype());
    }

    @Test
    void anElementHasFourOrEightBytes() {
        assertEquals(4, DType.FLOAT32.bytes());
        assertEquals(8, DType.FLOAT64.bytes());
    }

    @ParameterizedTest
    @EnumSource
    void makersFillTheWholeShape(DType dtype) {
        assertArrayEquals(
                new double[] {0, 0, 0, 0}, Tensor.zeros(dtype, TWO_BY_TWO).toDoubles());
        assertArrayEquals(
                new double[] {1, 1, 1, 1}, Tensor.ones(dtype, TWO_BY_TWO).toDoubles());
        assertArrayEquals(
                new double[] {0.5, 0.5, 0.5, 0.5},
                Tensor.full(dtype, TWO_BY_TWO, 0.5).toDoubles());
        assertArrayEquals(
                new double[] {0, 2, 4, 6},
                Tensor.generate(dtype, TWO_BY_TWO, i -> 2 * i).toDoubles());
        assertArrayEquals(new double[] {-3}, Tensor.scalar(dtype, -3).toDoubles());
        assertEquals(Shape.of(), Tensor.scalar(dtype, -3).shape());
    }

    @Test
    void float32RoundsToTheNearestFloat() {
        assertEquals((double) 0.1f, Tensor.full(DType.FLOAT32, TWO_BY_TWO, 0.1).at(3));
        assertEquals(
                (double) 0.1f,
                Tensor.generate(DType.FLOAT32, TWO_BY_TWO, i -> 0.1).at(3));
        assertEquals(0.1, Tensor.full(DType.FLOAT64, TWO_BY_TWO, 0.1).at(3));
    }

    @Test
    void theNumberOfValuesMustBeTheShapesSize() {
        Exception e = assertThrows(IllegalArgumentException.class, () -> Tensor.of(TWO_BY_TWO, 1f, 2f, 3f));
        assertEquals("tensor: shape [2, 2] takes 4 values, got 3", e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> Tensor.of(TWO_BY_TWO, 1.0, 2.0, 3.0, 4.0, 5.0));
    }

    @Test
    void theCallersArrayIsCopiedInAndOut() {
        float[] floats = {1, 2, 3, 4};
        double[] doubles = {1, 2, 3, 4};
        Tensor single = Tensor.of(TWO_BY_TWO, floats), twice = Tensor.of(TWO_BY_TWO, doubles);
        floats[0] = 9;
        doubles[0] = 9;
        for (Tensor tensor : new Tensor[] {single, twice}) {
            tensor.toFloats()[1] = 9;
            tensor.toDoubles()[1] = 9;
            assertArrayEquals(new double[] {1, 2, 3, 4}, tensor.toDoubles());
            assertArrayEquals(new float[] {1, 2, 3, 4}, tensor.toFloats());
        }
    }

    @Test
    void getCountsInRowMajorOrder() {
        Tensor x = Tensor.generate(DType.FLOAT64, Shape.of(2, 3, 4), i -> i);
        assertEquals(1 * 12 + 2 * 4 + 3, x.get(1, 2, 3));
        assertEquals(x.at(23), x.get(1, 2, 3));
        assertEquals(7, Tensor.scalar(DType.FLOAT64, 7).get());
    }

    @Test
    void anIndexOfTheWrongLengthIsNamed() {
        Tensor x = Tensor.zeros(DType.FLOAT32, Shape.of(2, 3));
        Exception e = assertThrows(IllegalArgumentException.class, () -> x.get(1));
        assertEquals("get: index [1] for shape [2, 3]", e.getMessage());
    }

    @Test
    void anIndexOutsideIsNamedEvenWhereTheArrayReachesThatFar() {
        Tensor x = Tensor.zeros(DType.FLOAT32, Shape.of(2, 3));
        Exception e = assertThrows(IndexOutOfBoundsException.class, () -> x.get(0, 3));
        assertEquals("get: index [0, 3] for shape [2, 3]", e.getMessage());
        assertThrows(IndexOutOfBoundsException.class, () -> x.get(1, -1));
        assertThrows(IndexOutOfBoundsException.class, () -> x.at(6));
    }

    @Test
    void itemTakesOneElementOfAnyRank() {
        assertEquals(5, Tensor.of(Shape.of(1, 1), 5f).item());
        Tensor two = Tensor.zeros(DType.FLOAT32, Shape.of(2));
        Exception e = assertThrows(IllegalStateException.class, two::item);
        assertEquals("item: one element expected, the shape is [2]", e.getMessage());
    }

    @Test
    void castConvertsEachElement() {
        Tensor x = Tensor.of(Shape.of(2), 0.1, 1e300);
        assertEquals(Tensor.of(Shape.of(2), 0.1f, Float.POSITIVE_INFINITY), x.cast(DType.FLOAT32));
        assertEquals(
                Tensor.of(Shape.of(1), (double) 0.1f),
                Tensor.of(Shape.of(1), 0.1f).cast(DType.FLOAT64));
    }

    @Test
    void castToTheOwnTypeCopiesNothing() {
        Tensor x = Tensor.zeros(DType.FLOAT32, TWO_BY_TWO);
        assertSame(x, x.cast(DType.FLOAT32));
    }

    @Test
    void reshapeKeepsTheOrderAndSharesTheStorage() {
        Tensor x = Tensor.generate(DType.FLOAT32, Shape.of(2, 3), i -> i);
        Tensor y = x.reshape(Shape.of(3, 1, 2));
        assertEquals(Shape.of(3, 1, 2), y.shape());
        assertSame(x.array(), y.array());
        assertEquals(x, y.reshape(Shape.of(2, 3)));
        assertSame(x, x.reshape(Shape.of(2, 3)));
    }

    @Test
    void nothingThatAReshapedTensorGivesOutReachesTheSharedStorage() {
        Tensor x = Tensor.of(TWO_BY_TWO, 1f, 2f, 3f, 4f);
        Tensor y = x.reshape(Shape.of(4));
        y.toFloats()[0] = 9;
        y.cast(DType.FLOAT64).toDoubles()[0] = 9;
        assertEquals(Tensor.of(TWO_BY_TWO, 1f, 2f, 3f, 4f), x);
    }

    @Test
    void reshapeToAnotherSizeIsRefused() {
        Tensor x = Tensor.zeros(DType.FLOAT32, Shape.of(2, 3));
        Exception e = assertThrows(IllegalArgumentException.class, () -> x.reshape(Shape.of(4)));
        assertEquals("reshape: [2, 3] has 6 elements, [4] has 4", e.getMessage());
    }

    @Test
    void finiteMeansNeitherNaNNorInfinite() {
        assertTrue(Tensor.of(Shape.of(2), -Float.MAX_VALUE, 0f).isFinite());
        assertFalse(Tensor.of(Shape.of(2), 0f, Float.NaN).isFinite());
        assertFalse(Tensor.of(Shape.of(2), 0.0, Double.NEGATIVE_INFINITY).isFinite());
    }

    @Test
    void equalTensorsHaveOneTypeShapeAndValueInEachPlace() {
        Tensor x = Tensor.of(Shape.of(2), 1f, Float.NaN);
        assertEquals(x, Tensor.of(Shape.of(2), 1f, Float.NaN));
        assertEquals(x.hashCode(), Tensor.of(Shape.of(2), 1f, Float.NaN).hashCode());
        assertNotEquals(x, x.shape());
        assertNotEquals(x, x.cast(DType.FLOAT64));
        assertNotEquals(x, x.reshape(Shape.of(1, 2)));
        assertNotEquals(x, Tensor.of(Shape.of(2), 2f, Float.NaN));
        assertNotEquals(Tensor.of(Shape.of(1), 0.0), Tensor.of(Shape.of(1), -0.0));
    }

    @Test
    void toStringShowsTypeShapeAndTheFirstElements() {
        assertEquals("FLOAT32[2] {0.1, -2.0}", Tensor.of(Shape.of(2), 0.1f, -2f).toString());
        assertEquals("FLOAT64[] {0.1}", Tensor.scalar(DType.FLOAT64, 0.1).toString());
        assertEquals(
                "FLOAT32[8] {0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0}",
                Tensor.generate(DType.FLOAT32, Shape.of(8), i -> i).toString());
        assertEquals(
                "FLOAT64[3, 3] {0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, ...}",
                Tensor.generate(DType.FLOAT64, Shape.of(3, 3), i -> i).toString());
    }

    @Test
    void aReshapeSharesTheArrayAndAnEqualTensorDoesNot() {
        Tensor x = Tensor.of(Shape.of(2), 1f, 2f);
        assertTrue(x.sharesArrayWith(x.reshape(Shape.of(2, 1))));
        assertFalse(x.sharesArrayWith(Tensor.of(Shape.of(2), 1f, 2f)));
    }
}
