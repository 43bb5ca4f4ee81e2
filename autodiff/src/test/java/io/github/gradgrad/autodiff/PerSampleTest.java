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

class PerSampleTest {
    private final Variable x = Variable.of("x", Tensor.of(Shape.of(3, 2), 1.0, 2, 3, 4, 5, 6));
    private final Variable target = Variable.constant(Tensor.of(Shape.of(3), 0.0, 1, 2));
    private final Variable w = Variable.of("w", Tensor.of(Shape.of(2, 1), 1.0, -1));
    private final Variable bias = Variable.of("bias", Tensor.of(Shape.of(), 0.5));
    private final PerSample squaredErrors = PerSample.of(this::squaredError, x, target);

    /** (x w + bias - target)^2 of one sample. */
    private Variable squaredError(List<Variable> sample) {
        Variable out = sample.get(0).matmul(w).reshape(Shape.of(1)).add(bias);
        return out.sub(sample.get(1)).square().sum();
    }

    @Test
    void givesTheGradientOfEachSampleInItsRow() {
        // out - target = -0.5, -1.5, -2.5; the gradient is 2 (out - target) (x, 1)
        assertEquals(
                List.of(
                        Tensor.of(Shape.of(3, 2, 1), -1.0, -2, -9, -12, -25, -30),
                        Tensor.of(Shape.of(3), -1.0, -3, -5)),
                squaredErrors.gradients(List.of(w, bias)));
    }

    @Test
    void theRowsAddUpToTheGradientOfTheSumOverTheBatch() {
        RandomStream random = RandomStream.of(11);
        Variable images = Variable.constant(random.normal(DType.FLOAT64, Shape.of(5, 4)));
        Variable weight = Variable.of(random.normal(DType.FLOAT64, Shape.of(4, 3)));
        Variable whole = images.matmul(weight).tanh().square().sum();
        Tensor rows = PerSample.of(
                        one -> one.get(0).matmul(weight).tanh().square().sum(), images)
                .gradients(List.of(weight))
                .get(0);
        Tensor sum = Variable.constant(rows).sum(0).value();
        assertTrue(Deviation.of(sum, whole.gradient(weight)) < 1e-14);
    }

    /** The squared norm of the bias's gradients is the sum of 4 (out - target)^2; by bias: 8 (-0.5 - 1.5 - 2.5). */
    @Test
    void canBeDifferentiatedAgain() {
        Variable norms = squaredErrors
                .differentiableGradients(List.of(bias))
                .get(0)
                .square()
                .sum();
        assertEquals(Tensor.of(Shape.of(), -36.0), norms.gradient(bias));
        assertEquals(Shape.of(3, 2), norms.gradient(x).shape());
    }

    @Test
    void anXThatIsNotUsedIsNamedUnlessZerosAreAskedFor() {
        Variable other = Variable.of("other", Tensor.of(Shape.of(2), 1.0, 1));
        String message = String.valueOf(
                assertThrows(IllegalArgumentException.class, () -> squaredErrors.gradients(List.of(other)))
                        .getMessage());
        assertTrue(message.contains("other [2]"), message);
        assertEquals(
                List.of(Tensor.zeros(DType.FLOAT64, Shape.of(3, 2))),
                squaredErrors.zerosForUnused().gradients(List.of(other)));
    }

    @Test
    void aBatchWithoutACommonNumberOfSamplesIsRefused() {
        for (Variable[] batch : new Variable[][] {{}, {bias}, {x, w}, {x, bias}}) {
            String message = String.valueOf(
                    assertThrows(IllegalArgumentException.class, () -> PerSample.of(this::squaredError, batch))
                            .getMessage());
            assertTrue(message.contains("one N expected"), message);
        }
    }
}
