package io.github.gradgrad.autodiff;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Elementwise;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Reductions;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import io.github.gradgrad.tensor.Workspace;
import io.github.gradgrad.tensor.functions.Binary;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A sweep whose arrays serve again: the numbers must be those of one that keeps every array. */
class ConsumedGraphTest {
    private static final int WIDTH = 8;
    private final RandomStream random = RandomStream.of(1);
    private final Variable x = Variable.of(normal(16, WIDTH));
    private final Variable w = Variable.of(normal(WIDTH, WIDTH));
    private final Variable v = Variable.of(normal(WIDTH, 1));
    private final Variable bias = Variable.of(normal(1, WIDTH));

    private static final class Values {
        private final List<Variable> hidden = new ArrayList<>();
        private Variable loss = Variable.constant(Tensor.scalar(DType.FLOAT32, 0));
    }

    @Test
    void givesTheSameGradientsOfAGradientPenalty() {
        List<Tensor> plain = penalised().loss.gradients(List.of(w, v, bias));
        Workspace workspace = new Workspace();
        for (int step = 0; step < 3; step++) {
            assertEquals(
                    plain, workspace.run(() -> kept(penalised().loss.pullback().gradients(List.of(w, v, bias)))));
            assertEquals(
                    plain,
                    workspace.run(
                            () -> kept(penalised().loss.pullback().consuming().gradients(List.of(w, v, bias)))));
        }
    }

    @Test
    void aGradientOfAnIntermediateValueIsKept() {
        Values plain = penalised();
        Tensor expected = plain.loss.gradients(List.of(plain.hidden.get(0), w)).get(0);
        assertEquals(expected, new Workspace().run(() -> {
                    Values values = penalised();
                    return values.loss
                            .pullback()
                            .consuming()
                            .gradients(List.of(values.hidden.get(0), w))
                            .get(0)
                            .keep();
                }));
    }

    /** The inner sweep of such a block hands the outer sweep's own cotangent back. */
    @Test
    void aRecomputedBlockMayPassItsCotangentOn() {
        List<Tensor> expected = throughASum().gradients(List.of(w, bias));
        assertEquals(expected, new Workspace().run(() -> kept(throughASum().gradients(List.of(w, bias)))));
        assertEquals(
                expected,
                new Workspace()
                        .run(() -> kept(throughASum().pullback().consuming().gradients(List.of(w, bias)))));
    }

    private Variable throughASum() {
        Variable h = x.matmul(w), shift = bias.broadcastTo(h.shape()).tanh();
        Variable sum = Recompute.of(inputs -> inputs.get(0).add(inputs.get(1)), List.of(h, shift));
        return sum.mul(h.tanh()).mean();
    }

    /** Such as a normalised weight of the other player; a rule may even return it. */
    @Test
    void valuesOutsideThePathStay() {
        new Workspace().run(() -> {
            Variable other = w.mul(2);
            Tensor gradient = new Contraction()
                    .apply(x.matmul(w.detach()).slice(0, 0, WIDTH).add(bias), other)
                    .pullback()
                    .consuming()
                    .gradients(List.of(bias))
                    .get(0);
            assertEquals(other.sumTo(bias.shape()).value(), gradient);
            return 0;
        });
    }

    /** Forward: y = the sum of a b. Gradient for a cotangent of 1, the only one it is used with: da = b itself. */
    private static final class Contraction extends BinaryOp {
        @Override
        protected Tensor forward(Tensor a, Tensor b) {
            return Reductions.sumTo(Elementwise.combine(Binary.MUL, a, b), Shape.of());
        }

        @Override
        protected Variable gradientA(Variable g, Variable a, Variable b, Variable y) {
            return b;
        }

        @Override
        protected Variable gradientB(Variable g, Variable a, Variable b, Variable y) {
            return a;
        }
    }

    @Test
    void usesIntermediateValuesUpButLeavesTheOutputAndTheLeaves() {
        new Workspace().run(() -> {
            Values values = penalised();
            values.loss.pullback().consuming().gradients(List.of(w, v, bias));
            for (Variable h : values.hidden) {
                String message = String.valueOf(assertThrows(
                                IllegalStateException.class, () -> h.value().at(0))
                        .getMessage());
                assertTrue(message.contains("has been used again"), message);
            }
            for (Variable left : List.of(values.loss, x, w, v, bias)) {
                assertDoesNotThrow(() -> left.value().at(0));
            }
            return 0;
        });
    }

    @Test
    void asLongAsNobodyAsksForItNothingIsUsedUp() {
        new Workspace().run(() -> {
            Values values = penalised();
            List<Tensor> once = values.loss.gradients(List.of(w, v, bias));
            assertEquals(once, values.loss.gradients(List.of(w, v, bias)));
            values.hidden.forEach(h -> assertDoesNotThrow(() -> h.value().at(0)));
            return 0;
        });
    }

    @Test
    void whatAHookSawCanBeLookedAtLater() {
        new Workspace().run(() -> {
            List<Variable> seen = new ArrayList<>();
            Variable h = x.matmul(w).tanh();
            Variable watched = GradientHook.observe(h, seen::add);
            watched.matmul(v).square().mean().pullback().consuming().gradients(List.of(w));
            assertEquals(1, seen.size());
            assertDoesNotThrow(() -> seen.get(0).value().at(0));
            return 0;
        });
    }

    /** Two layers, the squared norm of the gradient with respect to x added; a variable that is used twice is among them. */
    private Values penalised() {
        Values values = new Values();
        Variable hidden = x.matmul(w).add(bias).leakyRelu(0.2);
        Variable curved = hidden.mul(hidden.tanh());
        Variable score = curved.matmul(v);
        Variable gradient =
                score.sum().pullback().differentiableGradients(List.of(x)).get(0);
        values.hidden.addAll(List.of(hidden, curved, score, gradient));
        values.loss = score.mean().add(gradient.square().mean());
        return values;
    }

    private static List<Tensor> kept(List<Tensor> tensors) {
        return tensors.stream().map(Tensor::keep).toList();
    }

    private Tensor normal(int rows, int columns) {
        return random.split(rows * 100 + columns).normal(DType.FLOAT32, Shape.of(rows, columns));
    }
}
