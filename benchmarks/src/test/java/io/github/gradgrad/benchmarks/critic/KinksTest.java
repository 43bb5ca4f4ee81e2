package io.github.gradgrad.benchmarks.critic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.nn.Activation;
import io.github.gradgrad.nn.Layer;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import org.junit.jupiter.api.Test;

class KinksTest {
    private final Kinks kinks = new Kinks();

    @Test
    void aUnitFollowsTheSideThatWasNotedEvenIfItsOwnInputIsOnTheOther() {
        kinks.noted(Activation.leakyRelu(0.25)).forward(row(DType.FLOAT32, 1e-9, -2, -1e-9));
        Variable x = row(DType.FLOAT64, -1e-9, -2, 1e-9);
        Variable y = kinks.taken(Activation.leakyRelu(0.25)).forward(x);
        assertEquals(row(DType.FLOAT64, -1e-9, -0.5, 0.25e-9).value(), y.value());
        assertEquals(row(DType.FLOAT64, 1, 0.25, 0.25).value(), y.sum().gradient(x));
    }

    @Test
    void withoutANoteItIsTheActivationItself() {
        Variable y = kinks.taken(Activation.relu()).forward(row(DType.FLOAT64, -1, 2));
        assertEquals(row(DType.FLOAT64, 0, 2).value(), y.value());
    }

    /** The parts of a batch come in any order. */
    @Test
    void theNoteThatFitsIsTakenWhateverTheOrder() {
        kinks.noted(Activation.leakyRelu(0.25)).forward(row(DType.FLOAT32, 1, -1e-9, -2));
        kinks.noted(Activation.leakyRelu(0.25)).forward(row(DType.FLOAT32, -1, 1e-9, 2));
        Layer taken = kinks.taken(Activation.leakyRelu(0.25));
        assertEquals(
                row(DType.FLOAT64, -0.25, -1e-9, 2).value(),
                taken.forward(row(DType.FLOAT64, -1, -1e-9, 2)).value());
        assertEquals(
                row(DType.FLOAT64, 1, 0.25e-9, -0.5).value(),
                taken.forward(row(DType.FLOAT64, 1, 1e-9, -2)).value());
    }

    /** Else a kernel that computes something else would be followed, and its mistake hidden. */
    @Test
    void aSideThatRoundingCannotExplainIsNotFollowed() {
        kinks.noted(Activation.leakyRelu(0.25)).forward(row(DType.FLOAT32, -1, 2));
        Variable y = kinks.taken(Activation.leakyRelu(0.25)).forward(row(DType.FLOAT64, 1, 2));
        assertEquals(row(DType.FLOAT64, 1, 2).value(), y.value());
    }

    private static Variable row(DType dtype, double... values) {
        return Variable.of(Tensor.generate(dtype, Shape.of(values.length), i -> values[i]));
    }
}
