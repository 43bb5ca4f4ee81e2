package io.github.gradgrad.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gradgrad.tensor.functions.SgdRule;
import io.github.gradgrad.tensor.functions.UpdateRule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UpdateStateTest {
    private static final Shape SHAPE = Shape.of(1, 3);

    /** Two numbers of state: v = v / 2 + g and a count of the steps. theta' = theta - v. Exact for small whole numbers. */
    private record Momentum() implements UpdateRule {
        @Override
        public int slots() {
            return 2;
        }

        @Override
        public double apply(double theta, double gradient, double[] state) {
            state[0] = state[0] / 2 + gradient;
            state[1]++;
            return theta - state[0];
        }
    }

    @ParameterizedTest
    @EnumSource
    void stateStartsAtZeroAndIsCarriedFromStepToStep(DType dtype) {
        UpdateState state = new UpdateState(dtype, SHAPE, 2);
        assertEquals(List.of(row(dtype, 0, 0, 0), row(dtype, 0, 0, 0)), state.snapshot());
        Tensor theta = state.update(new Momentum(), row(dtype, 10, 20, 30), row(dtype, 2, 4, -6));
        assertEquals(row(dtype, 8, 16, 36), theta);
        theta = state.update(new Momentum(), theta, row(dtype, 1, 1, 1));
        assertEquals(row(dtype, 8 - 2, 16 - 3, 36 + 2), theta);
        assertEquals(List.of(row(dtype, 2, 3, -2), row(dtype, 2, 2, 2)), state.snapshot());
    }

    @ParameterizedTest
    @EnumSource
    void thetaAndGradientStayAsTheyWere(DType dtype) {
        Tensor theta = row(dtype, 1, 2, 3), gradient = row(dtype, 4, 5, 6);
        new UpdateState(dtype, SHAPE, 0).update(new SgdRule(0.5), theta, gradient);
        new UpdateState(dtype, SHAPE, 2).update(new Momentum(), theta, theta);
        assertEquals(row(dtype, 1, 2, 3), theta);
        assertEquals(row(dtype, 4, 5, 6), gradient);
    }

    @ParameterizedTest
    @EnumSource
    void aRestoredStateGoesOnLikeTheOneThatWasSaved(DType dtype) {
        UpdateState state = new UpdateState(dtype, SHAPE, 2);
        Tensor theta = row(dtype, 10, 20, 30), gradient = row(dtype, 2, 4, -6);
        state.update(new Momentum(), theta, gradient);
        List<Tensor> saved = state.snapshot();

        UpdateState resumed = new UpdateState(dtype, SHAPE, 2);
        resumed.restore(saved);
        assertEquals(state.update(new Momentum(), theta, gradient), resumed.update(new Momentum(), theta, gradient));
        assertEquals(state.snapshot(), resumed.snapshot());
        assertEquals(List.of(row(dtype, 2, 4, -6), row(dtype, 1, 1, 1)), saved, "a snapshot is a copy");
    }

    @Test
    void aRuleWithoutStateNeedsNone() {
        UpdateState state = new UpdateState(DType.FLOAT64, SHAPE, 0);
        Tensor theta = state.update(new SgdRule(0.5), row(DType.FLOAT64, 1, 2, 3), row(DType.FLOAT64, 2, 4, 6));
        assertEquals(row(DType.FLOAT64, 0, 0, 0), theta);
        assertEquals(List.of(), state.snapshot());
    }

    @Test
    void anotherShapeOrTypeIsNamed() {
        UpdateState state = new UpdateState(DType.FLOAT32, SHAPE, 0);
        SgdRule rule = new SgdRule(1);
        Tensor right = row(DType.FLOAT32, 1, 2, 3), transposed = right.reshape(Shape.of(3, 1));
        Exception e = assertThrows(IllegalArgumentException.class, () -> state.update(rule, transposed, right));
        assertEquals("update: theta is FLOAT32[3, 1], the parameter FLOAT32[1, 3]", e.getMessage());
        Tensor wrongType = right.cast(DType.FLOAT64);
        e = assertThrows(IllegalArgumentException.class, () -> state.update(rule, right, wrongType));
        assertEquals("update: gradient is FLOAT64[1, 3], the parameter FLOAT32[1, 3]", e.getMessage());
    }

    @Test
    void anotherNumberOfSlotsIsNamed() {
        UpdateState state = new UpdateState(DType.FLOAT32, SHAPE, 1);
        Tensor theta = row(DType.FLOAT32, 1, 2, 3);
        Exception e = assertThrows(IllegalArgumentException.class, () -> state.update(new Momentum(), theta, theta));
        assertEquals("update: Momentum[] needs 2 slots, the state has 1", e.getMessage());
        e = assertThrows(IllegalArgumentException.class, () -> state.restore(List.of(theta, theta)));
        assertEquals("restore: 1 slots expected, got 2", e.getMessage());
    }

    @Test
    void aSnapshotThatDoesNotFitLeavesTheStateAsItWas() {
        UpdateState state = new UpdateState(DType.FLOAT32, SHAPE, 2);
        Tensor right = row(DType.FLOAT32, 1, 2, 3), wrong = Tensor.ones(DType.FLOAT32, Shape.of(3));
        Exception e = assertThrows(IllegalArgumentException.class, () -> state.restore(List.of(right, wrong)));
        assertEquals("restore: slot is FLOAT32[3], the parameter FLOAT32[1, 3]", e.getMessage());
        assertEquals(List.of(row(DType.FLOAT32, 0, 0, 0), row(DType.FLOAT32, 0, 0, 0)), state.snapshot());
    }

    private static Tensor row(DType dtype, double a, double b, double c) {
        return Tensor.of(SHAPE, a, b, c).cast(dtype);
    }
}
