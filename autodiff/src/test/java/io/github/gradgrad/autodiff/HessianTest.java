package io.github.gradgrad.autodiff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class HessianTest {
    private final Variable a = Variable.of("a", Tensor.of(Shape.of(2), 2.0, 3));
    private final Variable b = Variable.of("b", Tensor.of(Shape.of(), 5.0));
    // f = (a0^3 + a1^2) b
    private final Variable f = a.slice(0, 0, 1)
            .square()
            .mul(a.slice(0, 0, 1))
            .add(a.slice(0, 1, 2).square())
            .sum()
            .mul(b);

    @Test
    void matrixIsOfAllXsJoined() {
        // ((6 a0 b, 0, 3 a0^2), (0, 2 b, 2 a1), (3 a0^2, 2 a1, 0))
        assertEquals(
                Tensor.of(Shape.of(3, 3), 60.0, 0, 12, 0, 10, 6, 12, 6, 0),
                Hessian.of(f, List.of(a, b)).matrix());
    }

    @Test
    void timesIsTheMatrixTimesTheDirection() {
        List<Tensor> u = List.of(Tensor.of(Shape.of(2), 1.0, -1), Tensor.of(Shape.of(), 2.0));
        assertEquals(
                List.of(Tensor.of(Shape.of(2), 84.0, 2), Tensor.of(Shape.of(), 6.0)),
                Hessian.of(f, List.of(a, b)).times(u));
    }

    /** The third derivatives: d/da0 of H00 = 6 b, d/db of H00 = 6 a0. */
    @Test
    void bothCanBeDifferentiated() {
        Hessian hessian = Hessian.of(f, List.of(a, b));
        Variable corner = hessian.differentiableMatrix().slice(0, 0, 1).slice(1, 0, 1);
        assertEquals(
                List.of(Tensor.of(Shape.of(2), 30.0, 0), Tensor.of(Shape.of(), 12.0)), corner.gradients(List.of(a, b)));

        Variable ua = Variable.of(Tensor.of(Shape.of(2), 1.0, 0)), ub = Variable.of(Tensor.of(Shape.of(), 0.0));
        Variable row = hessian.differentiableTimes(List.of(ua, ub)).get(0).slice(0, 0, 1);
        assertEquals(
                List.of(Tensor.of(Shape.of(2), 30.0, 0), Tensor.of(Shape.of(2), 60.0, 0), Tensor.of(Shape.of(), 12.0)),
                row.gradients(List.of(a, ua, ub)));
    }

    @Test
    void isZeroWhereTheFunctionIsLinear() {
        Variable linear = a.mul(7).sum();
        assertEquals(
                Tensor.of(Shape.of(2, 2), 0.0, 0, 0, 0),
                Hessian.of(linear, List.of(a)).matrix());
        assertEquals(
                List.of(Tensor.of(Shape.of(2), 0.0, 0)),
                Hessian.of(linear, List.of(a)).times(List.of(a.value())));
    }

    @Test
    void anXThatIsNotUsedIsNamedUnlessZerosAreAskedFor() {
        Hessian hessian = Hessian.of(b.square(), List.of(a, b));
        String message = String.valueOf(
                assertThrows(IllegalArgumentException.class, hessian::matrix).getMessage());
        assertTrue(message.contains("a [2]"), message);
        assertEquals(
                Tensor.of(Shape.of(3, 3), 0.0, 0, 0, 0, 0, 0, 0, 0, 2),
                hessian.zerosForUnused().matrix());
    }

    @Test
    void isOfAScalarOnly() {
        assertThrows(IllegalArgumentException.class, () -> Hessian.of(a.square(), List.of(a)));
    }

    @Test
    void aDirectionOfOtherShapesIsRefused() {
        Hessian hessian = Hessian.of(f, List.of(a, b));
        String message =
                String.valueOf(assertThrows(IllegalArgumentException.class, () -> hessian.times(List.of(b.value())))
                        .getMessage());
        assertTrue(message.contains("hessian") && message.contains("[[2], []]"), message);
    }
}
