package io.github.gradgrad.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import org.junit.jupiter.api.Test;

class ParameterTest {
    private final Parameter parameter = Parameter.of("weight", Tensor.of(Shape.of(2), 1.0, 2.0));

    @Test
    void anUpdateReplacesValueAndLeaf() {
        Variable before = parameter.variable();
        parameter.update(Tensor.of(Shape.of(2), 3.0, 4.0));
        assertEquals(Tensor.of(Shape.of(2), 3.0, 4.0), parameter.value());
        assertNotSame(before, parameter.variable());
        assertEquals("weight", parameter.variable().name().orElseThrow());
    }

    @Test
    void aGraphBuiltBeforeAnUpdateKeepsItsOldValue() {
        Variable leaf = parameter.variable();
        Variable squares = leaf.square().sum();
        parameter.update(Tensor.of(Shape.of(2), 30.0, 40.0));
        assertEquals(Tensor.of(Shape.of(2), 2.0, 4.0), squares.gradient(leaf));
    }

    @Test
    void aGraphBuiltBeforeAnUpdateHasNoGradientForTheNewLeaf() {
        Variable squares = parameter.variable().square().sum();
        parameter.update(Tensor.of(Shape.of(2), 3.0, 4.0));
        assertThrows(IllegalArgumentException.class, () -> squares.gradient(parameter.variable()));
    }

    @Test
    void anotherShapeIsRefusedByName() {
        String message = assertThrows(
                        IllegalArgumentException.class, () -> parameter.update(Tensor.of(Shape.of(1, 2), 1.0, 2.0)))
                .getMessage();
        assertEquals("update: weight is FLOAT64[2], the new value FLOAT64[1, 2]", message);
    }

    @Test
    void anotherTypeIsRefusedByName() {
        String message = assertThrows(
                        IllegalArgumentException.class, () -> parameter.update(Tensor.of(Shape.of(2), 1.0f, 2.0f)))
                .getMessage();
        assertEquals("update: weight is FLOAT64[2], the new value FLOAT32[2]", message);
    }

    @Test
    void anEmptyNameIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Parameter.of("", parameter.value()));
    }
}
