package io.github.gradgrad.autodiff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.autodiff.reference.Deviation;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class JacobianTest {
    private final Variable a = Variable.of("a", Tensor.of(Shape.of(2), 2.0, 3));
    private final Variable b = Variable.of("b", Tensor.of(Shape.of(), 5.0));
    // y = (a0^2 b, a1^2 b): J = ((2 a0 b, 0, a0^2), (0, 2 a1 b, a1^2))
    private final Variable y = a.square().mul(b);

    @Test
    void matrixHasARowForEachOutputAndAColumnForEachNumberOfTheXs() {
        assertEquals(
                Tensor.of(Shape.of(2, 3), 20.0, 0, 4, 0, 30, 9),
                Jacobian.of(y, List.of(a, b)).matrix());
    }

    @Test
    void timesMovesTheXsInADirection() {
        Tensor product = Jacobian.of(y, List.of(a, b))
                .times(List.of(Tensor.of(Shape.of(2), 1.0, -1), Tensor.of(Shape.of(), 10.0)));
        assertEquals(Tensor.of(Shape.of(2), 60.0, 60), product);
    }

    @Test
    void timesIsTheMatrixTimesTheDirectionForANetwork() {
        RandomStream random = RandomStream.of(3);
        Variable x = normal(random, 4, 3), w = normal(random, 3, 5), bias = normal(random, 5);
        List<Variable> xs = List.of(x, w, bias);
        Variable out = x.matmul(w).add(bias).tanh().safeNorm(1);
        List<Tensor> us =
                xs.stream().map(v -> random.normal(DType.FLOAT64, v.shape())).toList();
        Variable u = Flattened.like(xs).join(us.stream().map(Variable::constant).toList());
        Jacobian jacobian = Jacobian.of(out, xs);
        Tensor expected = Variable.constant(jacobian.matrix())
                .matmul(u.reshape(Shape.of(32, 1)))
                .value()
                .reshape(Shape.of(4));
        assertTrue(Deviation.of(jacobian.times(us), expected) < 1e-14);
    }

    /** d/da0 of (J u)_0 = 2 a0 b u_a0 + a0^2 u_b. */
    @Test
    void theProductCanBeDifferentiatedByTheXsAndTheDirection() {
        Variable ua = Variable.of(Tensor.of(Shape.of(2), 1.0, -1)), ub = Variable.of(Tensor.of(Shape.of(), 10.0));
        Variable first = Jacobian.of(y, List.of(a, b))
                .differentiableTimes(List.of(ua, ub))
                .slice(0, 0, 1);
        assertEquals(
                List.of(
                        Tensor.of(Shape.of(2), 2 * 5 + 2 * 2 * 10.0, 0),
                        Tensor.of(Shape.of(2), 20.0, 0),
                        Tensor.of(Shape.of(), 4.0)),
                first.gradients(List.of(a, ua, ub)));
    }

    @Test
    void theMatrixCanBeDifferentiated() {
        Variable sum = Jacobian.of(y, List.of(a)).differentiableMatrix().sum(); // 2 b (a0 + a1)
        assertEquals(
                List.of(Tensor.of(Shape.of(2), 10.0, 10), Tensor.of(Shape.of(), 10.0)), sum.gradients(List.of(a, b)));
    }

    @Test
    void aScalarHasAMatrixOfOneRow() {
        assertEquals(
                Tensor.of(Shape.of(1, 2), 4.0, 6),
                Jacobian.of(a.square().sum(), List.of(a)).matrix());
    }

    @Test
    void anXThatIsNotUsedIsNamedUnlessZerosAreAskedFor() {
        Jacobian jacobian = Jacobian.of(a.exp(), List.of(b));
        assertTrue(message(jacobian::matrix).contains("b []"));
        assertTrue(message(() -> jacobian.times(List.of(b.value()))).contains("b []"));
        assertEquals(
                Tensor.zeros(DType.FLOAT64, Shape.of(2, 1)),
                jacobian.zerosForUnused().matrix());
        assertEquals(
                Tensor.zeros(DType.FLOAT64, Shape.of(2)),
                jacobian.zerosForUnused().times(List.of(b.value())));
    }

    @Test
    void aDirectionOfOtherShapesIsRefused() {
        String message = message(() -> Jacobian.of(y, List.of(a, b)).times(List.of(a.value())));
        assertTrue(message.contains("jacobian") && message.contains("[[2], []]"), message);
    }

    private static String message(Runnable call) {
        return String.valueOf(
                assertThrows(IllegalArgumentException.class, call::run).getMessage());
    }

    private static Variable normal(RandomStream random, int... dims) {
        return Variable.of(random.normal(DType.FLOAT64, Shape.of(dims)));
    }
}
