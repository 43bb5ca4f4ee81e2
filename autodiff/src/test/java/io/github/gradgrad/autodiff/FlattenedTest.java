package io.github.gradgrad.autodiff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlattenedTest {
    private final Variable matrix = Variable.of("m", Tensor.of(Shape.of(2, 2), 1.0, 2, 3, 4));
    private final Variable scalar = Variable.of("s", Tensor.of(Shape.of(), 5.0));
    private final Flattened flattened = Flattened.like(List.of(matrix, scalar));

    @Test
    void joinsInRowMajorOrderAndInTheOrderOfTheList() {
        assertEquals(5, flattened.size());
        assertEquals(
                Tensor.of(Shape.of(5), 1.0, 2, 3, 4, 5),
                flattened.join(List.of(matrix, scalar)).value());
    }

    @Test
    void splitsWhatItJoins() {
        assertEquals(
                List.of(matrix.value(), scalar.value()),
                flattened.split(flattened.join(List.of(matrix, scalar))).stream()
                        .map(Variable::value)
                        .toList());
    }

    @Test
    void aSingleVariableIsReshapedWithoutACopy() {
        Flattened single = Flattened.like(List.of(matrix));
        Variable back = single.split(single.join(List.of(matrix))).get(0);
        assertEquals(
                List.of("reshape", "reshape"),
                Graph.of(back).ops().stream().map(Op::name).toList());
    }

    @Test
    void gradientsFlowThroughBothWays() {
        Variable last = flattened
                .split(flattened.join(List.of(matrix, scalar)).square())
                .get(1);
        assertEquals(
                List.of(Tensor.of(Shape.of(2, 2), 0.0, 0, 0, 0), Tensor.of(Shape.of(), 10.0)),
                last.gradients(List.of(matrix, scalar)));
    }

    @Test
    void otherShapesAreRefused() {
        assertTrue(String.valueOf(
                        assertThrows(IllegalArgumentException.class, () -> flattened.join(List.of(scalar, matrix)))
                                .getMessage())
                .contains("[[2, 2], []]"));
        assertTrue(String.valueOf(assertThrows(IllegalArgumentException.class, () -> flattened.split(scalar))
                        .getMessage())
                .contains("[5]"));
        assertThrows(IllegalArgumentException.class, () -> Flattened.like(List.of()));
    }
}
