package io.github.gradgrad.gan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import org.junit.jupiter.api.Test;

class ConditionTest {
    @Test
    void pointsGetANumberForEachClass() {
        Variable x = Variable.of(Tensor.of(Shape.of(2, 2), 0.1, 0.2, 0.3, 0.4));

        assertEquals(
                Tensor.of(Shape.of(2, 5), 0.1, 0.2, 0, 0, 1, 0.3, 0.4, 1, 0, 0),
                Condition.of(3, 2, 0).attachTo(x).value());
    }

    @Test
    void imagesGetAPlaneForEachClass() {
        Variable x = Variable.of(Tensor.of(Shape.of(1, 1, 1, 2), 0.5, 0.6));

        assertEquals(
                Tensor.of(Shape.of(1, 3, 1, 2), 0.5, 0.6, 0, 0, 1, 1),
                Condition.of(2, 1).attachTo(x).value());
    }

    @Test
    void realAndGeneratedSamplesOfOneBatchHaveTheSameClasses() {
        Variable x = Variable.of(Tensor.zeros(DType.FLOAT64, Shape.of(4, 1)));

        assertEquals(
                Tensor.of(Shape.of(4, 3), 0.0, 0, 1, 0, 1, 0, 0, 0, 1, 0, 1, 0),
                Condition.of(2, 1, 0).attachTo(x).value());
    }

    @Test
    void withoutClassesTheInputStaysAsItIs() {
        Variable x = Variable.of(Tensor.of(Shape.of(1, 1), 1.0));

        assertSame(x, Condition.none().attachTo(x));
    }

    @Test
    void classesThatDoNotExistAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Condition.of(2, 2));
        assertThrows(IllegalArgumentException.class, () -> Condition.of(2, -1));
        assertThrows(IllegalArgumentException.class, () -> Condition.of(2));
        Variable three = Variable.of(Tensor.of(Shape.of(3, 1), 1.0, 2, 3));
        assertThrows(IllegalArgumentException.class, () -> Condition.of(2, 0, 1).attachTo(three));
    }
}
