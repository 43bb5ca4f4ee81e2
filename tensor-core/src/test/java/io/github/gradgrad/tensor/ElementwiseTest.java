package io.github.gradgrad.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.gradgrad.tensor.functions.Binary;
import io.github.gradgrad.tensor.functions.BinaryFunction;
import io.github.gradgrad.tensor.functions.MaskedScale;
import io.github.gradgrad.tensor.functions.Unary;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ElementwiseTest {
    // Of whole numbers, all exact in either type but the quotient, which is rounded once in either.
    private static final List<BinaryFunction> FUNCTIONS =
            List.of(Binary.SUB, Binary.DIV, new MaskedScale(0.25), (a, b) -> a - 3 * b * b);

    static Stream<Arguments> shapes() {
        return Stream.of(
                        pair("same", Shape.of(3, 5), Shape.of(3, 5)),
                        pair("two scalars", Shape.of(), Shape.of()),
                        pair("scalar", Shape.of(3, 5), Shape.of()),
                        pair("one element of rank 2", Shape.of(5), Shape.of(1, 1)),
                        pair("row", Shape.of(4, 9), Shape.of(9)),
                        pair("column", Shape.of(4, 9), Shape.of(4, 1)),
                        pair("channel", Shape.of(2, 3, 4, 5), Shape.of(3, 1, 1)),
                        pair("both stretched", Shape.of(4, 1), Shape.of(1, 9)),
                        pair("both stretched, ranks differ", Shape.of(2, 1, 3), Shape.of(4, 1)),
                        pair("alternate dims", Shape.of(2, 1, 4, 1, 3), Shape.of(1, 3, 1, 2, 1)),
                        pair("five dims", Shape.of(2, 3, 2, 3, 2), Shape.of(3, 2, 1, 2)),
                        pair("the middle stretched", Shape.of(2, 7, 3), Shape.of(2, 1, 3)),
                        pair("dims of size 1", Shape.of(1, 3, 1, 5, 1), Shape.of(3, 1, 5, 1)),
                        pair("longer than a vector register", Shape.of(3, 67), Shape.of(67)))
                .flatMap(pair -> Stream.of(DType.values()).map(dtype -> {
                    Object[] named = pair.get();
                    return arguments(named[0], dtype, named[1], named[2]);
                }));
    }

    private static Arguments pair(String name, Shape a, Shape b) {
        return arguments(name, a, b);
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("shapes")
    void combineIsTheFunctionOfTheStretchedOperands(String name, DType dtype, Shape a, Shape b) {
        Tensor x = Samples.wholeNumbers(dtype, 1, a.toArray()), y = Samples.wholeNumbers(dtype, 2, b.toArray());
        for (BinaryFunction f : FUNCTIONS) {
            assertEquals(expected(f, x, y), Elementwise.combine(f, x, y), "f(a, b), f = " + f);
            assertEquals(expected(f, y, x), Elementwise.combine(f, y, x), "f(b, a), f = " + f);
        }
    }

    private static Tensor expected(BinaryFunction f, Tensor a, Tensor b) {
        int rank = Math.max(a.shape().rank(), b.shape().rank());
        int[] dims = new int[rank];
        for (int d = 1; d <= rank; d++) {
            int p = d <= a.shape().rank() ? a.shape().dim(-d) : 1,
                    q = d <= b.shape().rank() ? b.shape().dim(-d) : 1;
            dims[rank - d] = p == 1 ? q : p;
        }
        Shape joint = Shape.of(dims);
        return Tensor.generate(a.dtype(), joint, i -> {
            int[] index = Samples.index(joint, i);
            return f.apply(Samples.stretched(a, index), Samples.stretched(b, index));
        });
    }

    @ParameterizedTest
    @EnumSource
    void mapAppliesTheFunctionToEachElement(DType dtype) {
        Tensor x = Samples.wholeNumbers(dtype, 3, 2, 3, 11);
        assertEquals(Tensor.generate(dtype, x.shape(), i -> x.at(i) * x.at(i)), Elementwise.map(Unary.SQUARE, x));
        assertEquals(Tensor.generate(dtype, x.shape(), i -> 2 * x.at(i) + 1), Elementwise.map(v -> 2 * v + 1, x));
    }

    @ParameterizedTest
    @EnumSource
    void operandsStayAsTheyWere(DType dtype) {
        Tensor a = Tensor.generate(dtype, Shape.of(3), i -> i), b = Tensor.full(dtype, Shape.of(3), 2);
        Elementwise.combine(Binary.MUL, a, b);
        Elementwise.combine(Binary.ADD, a, a);
        Elementwise.map(Unary.NEG, a);
        assertEquals(Tensor.generate(dtype, Shape.of(3), i -> i), a);
        assertEquals(Tensor.full(dtype, Shape.of(3), 2), b);
    }

    @ParameterizedTest
    @EnumSource
    void inPlaceTheResultHasTheArrayOfTheOperand(DType dtype) {
        Tensor x = Samples.wholeNumbers(dtype, 3, 4, 9);
        new Workspace().run(() -> {
            Tensor own = copy(x);
            Object array = own.array();
            Tensor y = Elementwise.mapInPlace(Unary.SQUARE, own);
            assertSame(array, y.array());
            assertEquals(Elementwise.map(Unary.SQUARE, x), y);
            assertTrue(own.isUsedUp());
            assertThrows(IllegalStateException.class, () -> own.at(0));
            for (BinaryFunction f : FUNCTIONS) {
                for (Shape shape : List.of(Shape.of(4, 9), Shape.of(9), Shape.of(4, 1), Shape.of())) {
                    Tensor a = copy(x), b = Samples.wholeNumbers(dtype, 2, shape.toArray());
                    assertEquals(Elementwise.combine(f, x, b), Elementwise.combineInPlace(f, a, b), f + " " + shape);
                    assertTrue(a.isUsedUp());
                }
            }
            Tensor both = copy(x);
            assertEquals(Elementwise.combine(Binary.ADD, x, x), Elementwise.combineInPlace(Binary.ADD, both, both));
            return y;
        });
    }

    @Test
    void inPlaceLeavesWhatThisStepHasNotMadeOrWhatIsKept() {
        Tensor outside = Tensor.of(Shape.of(2), 1f, 2f), negative = Tensor.of(Shape.of(2), -1f, -2f);
        Workspace outer = new Workspace();
        assertEquals(negative, Elementwise.mapInPlace(Unary.NEG, outside));
        outer.run(() -> {
            Tensor others = copy(outside);
            return new Workspace().run(() -> {
                for (Tensor x : List.of(outside, others, copy(outside).keep())) {
                    assertEquals(negative, Elementwise.mapInPlace(Unary.NEG, x));
                    assertEquals(
                            Tensor.zeros(DType.FLOAT32, Shape.of(2)), Elementwise.combineInPlace(Binary.SUB, x, x));
                    assertEquals(outside, x);
                }
                return others;
            });
        });
    }

    @Test
    void inPlaceOfASmallerOperandIsRefused() {
        Tensor a = Tensor.zeros(DType.FLOAT32, Shape.of(3)), b = Tensor.zeros(DType.FLOAT32, Shape.of(4, 3));
        Exception e = assertThrows(IllegalArgumentException.class, () -> Elementwise.combineInPlace(Binary.ADD, a, b));
        assertEquals("add in place of a: b broadcasts a [3] to [4, 3]", e.getMessage());
    }

    private static Tensor copy(Tensor x) {
        return Elementwise.map(v -> v, x);
    }

    @Test
    void shapesThatDoNotBroadcastAreNamed() {
        Tensor a = Tensor.zeros(DType.FLOAT32, Shape.of(2, 3)), b = Tensor.zeros(DType.FLOAT32, Shape.of(4, 3));
        Exception e = assertThrows(IllegalArgumentException.class, () -> Elementwise.combine(Binary.ADD, a, b));
        assertEquals("add: shapes do not broadcast: a [2, 3], b [4, 3] (2 against 4 in dim -2)", e.getMessage());
    }

    @Test
    void elementTypesThatDifferAreNamed() {
        Tensor a = Tensor.zeros(DType.FLOAT32, Shape.of(2)), b = Tensor.zeros(DType.FLOAT64, Shape.of(2, 1));
        Exception e = assertThrows(IllegalArgumentException.class, () -> Elementwise.combine(Binary.MAXIMUM, a, b));
        assertEquals("maximum: element types differ: a FLOAT32[2], b FLOAT64[2, 1]", e.getMessage());
    }
}
