package io.github.gradgrad.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PassTest {
    @Test
    void trainingBringsItsRandomNumbers() {
        RandomStream random = RandomStream.of(1);
        assertTrue(Pass.training(random).isTraining());
        assertSame(random, Pass.training(random).random());
    }

    @Test
    void anEvaluationHasNoRandomNumbers() {
        assertFalse(Pass.evaluation().isTraining());
        assertThrows(IllegalStateException.class, () -> Pass.evaluation().random());
    }

    @Test
    void everyLayerOfAChainIsToldOfThePass() {
        List<Boolean> told = new ArrayList<>();
        Sequential chain = Sequential.of(new Recorder(told), new Recorder(told));
        Variable x = Variable.constant(Tensor.of(Shape.of(1), 1.0));
        chain.forward(x, Pass.training(RandomStream.of(1)));
        chain.forward(x);
        assertEquals(List.of(true, true, false, false), told);
    }

    private static final class Recorder extends Layer {
        private final List<Boolean> told;

        Recorder(List<Boolean> told) {
            this.told = told;
        }

        @Override
        public Variable forward(Variable x, Pass pass) {
            told.add(pass.isTraining());
            return x;
        }
    }
}
