package io.github.gradgrad.autodiff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.autodiff.reference.Deviation;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Elementwise;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class RecomputeTest {
    private static final int LAYERS = 12;

    private final RandomStream random = RandomStream.of(5);
    private final Variable x = Variable.of("x", random.normal(DType.FLOAT64, Shape.of(4, 6)));
    private final List<Variable> parameters = new ArrayList<>();

    RecomputeTest() {
        for (int i = 0; i < LAYERS; i++) {
            parameters.add(Variable.of("weight" + i, random.normal(DType.FLOAT64, Shape.of(6, 6))));
            parameters.add(Variable.of("bias" + i, random.normal(DType.FLOAT64, Shape.of(6))));
        }
    }

    private Variable layer(int i, Variable in) {
        return in.matmul(parameters.get(2 * i)).add(parameters.get(2 * i + 1)).tanh();
    }

    private Variable layers(int from, Variable in) {
        Variable out = in;
        for (int i = from; i < from + 3; i++) out = layer(i, out);
        return out;
    }

    private interface Wrapper {
        Variable apply(UnaryOperator<Variable> block, Variable in);
    }

    /** The gradient penalty of a critic of 12 layers in 4 blocks. */
    private Variable penalty(Wrapper wrapper) {
        Variable out = x;
        for (int i = 0; i < LAYERS; i += 3) {
            int from = i;
            out = wrapper.apply(in -> layers(from, in), out);
        }
        Variable g = out.sum().differentiableGradient(x);
        return g.safeNorm(1).sub(1).square().mean().add(out.mean());
    }

    @Test
    void doubleBackpropGivesTheGradientsOfTheSameNetworkWithoutIt() {
        Variable plain = penalty(UnaryOperator::apply), recomputed = penalty(Recompute::of);
        assertEquals(plain.value(), recomputed.value());
        List<Variable> all = new ArrayList<>(parameters);
        all.add(x);
        List<Tensor> expected = plain.gradients(all), actual = recomputed.gradients(all);
        for (int i = 0; i < all.size(); i++) {
            double deviation = Deviation.of(actual.get(i), expected.get(i));
            assertTrue(deviation < 1e-12, all.get(i) + ": " + deviation);
        }
    }

    /** What is alive when the second sweep begins: with tanh, its peak. */
    @Test
    void theGraphOfAPenaltyHoldsLessThanHalfOfTheBytes() {
        long plain = bytes(penalty(UnaryOperator::apply)), recomputed = bytes(penalty(Recompute::of));
        assertTrue(2 * recomputed < plain, recomputed + " of " + plain);
    }

    private long bytes(Variable loss) {
        return Graph.of(loss).nodes().stream()
                .filter(v -> v.op() != null)
                .mapToLong(v -> 8L * v.shape().size())
                .sum();
    }

    @Test
    void onlyTheBlocksInputsAndValueAreInTheGraph() {
        Variable y = Recompute.of(in -> layers(0, in), x);
        List<Variable> expected = new ArrayList<>(List.of(x));
        expected.addAll(parameters.subList(0, 6));
        expected.add(y);
        assertEquals(expected, Graph.of(y).nodes());
    }

    /** Once forward, once for all gradients together, to each order. */
    @Test
    void eachSweepRunsTheBlockOnce() {
        AtomicInteger runs = new AtomicInteger();
        Variable y = Recompute.of(
                in -> {
                    runs.incrementAndGet();
                    return layers(0, in);
                },
                x);
        assertEquals(1, runs.get());
        y.sum().gradients(List.of(x, parameters.get(0), parameters.get(1)));
        assertEquals(2, runs.get());
        Variable g =
                y.sum().differentiableGradients(List.of(x, parameters.get(0))).get(1);
        assertEquals(3, runs.get());
        // One run for the pullback of the pullback, one for that of the block itself.
        g.square().sum().add(y.sum()).gradient(parameters.get(1));
        assertEquals(5, runs.get());
    }

    @Test
    void aMaskFromAKeyIsTheSameMaskEachTime() {
        UnaryOperator<Variable> dropout = in -> {
            Tensor kept =
                    Elementwise.map(u -> u < 0.5 ? 0 : 2, RandomStream.of(99).uniform(DType.FLOAT64, in.shape()));
            return layer(0, in).mul(Variable.constant(kept)).tanh();
        };
        Variable plain = dropout.apply(x), recomputed = Recompute.of(dropout, x);
        Tensor expected = curvature(plain), actual = curvature(recomputed);
        assertTrue(Deviation.of(actual, expected) < 1e-13);
    }

    private Tensor curvature(Variable y) {
        return y.sum().differentiableGradient(x).square().sum().gradient(parameters.get(0));
    }

    @Test
    void aMaskFromAStreamThatGoesOnIsAnErrorAndNotAWrongGradient() {
        RandomStream stream = RandomStream.of(99);
        Variable y = Recompute.of(in -> in.mul(Variable.constant(stream.uniform(DType.FLOAT64, in.shape()))), x);
        String message = String.valueOf(
                assertThrows(IllegalStateException.class, () -> y.sum().gradient(x))
                        .getMessage());
        assertTrue(message.contains("mul [4, 6]") && message.contains("RandomStream.of(key)"), message);
    }

    @Test
    void aParameterThatIsReplacedBeforeTheBackwardPassIsAnErrorAndNotAWrongGradient() {
        Variable[] scale = {Variable.of("before", Tensor.scalar(DType.FLOAT64, 2))};
        Variable y = Recompute.of(in -> in.mul(scale[0]), x);
        scale[0] = Variable.of("after", Tensor.scalar(DType.FLOAT64, 2));
        String message = String.valueOf(
                assertThrows(IllegalStateException.class, () -> y.sum().gradient(x))
                        .getMessage());
        assertTrue(message.contains("before") && message.contains("after"), message);
    }

    @Test
    void anInputMayBeUsedTwiceAndInsideTheBlockAsWell() {
        Variable v = Variable.of(Tensor.scalar(DType.FLOAT64, 3));
        // v^3 three ways at once: derivatives 3 v^2 and 6 v
        Variable y = Recompute.of(in -> in.get(0).mul(in.get(1)).mul(v), List.of(v, v));
        Variable first = y.differentiableGradient(v);
        assertEquals(27, first.item());
        assertEquals(18, first.gradient(v).item());
    }

    /** b = a^2 is an input beside a: its path to a is the outer graph's and must not be counted in the block. */
    @Test
    void inputsMayDependOnOneAnother() {
        Variable a = Variable.of(Tensor.scalar(DType.FLOAT64, 3)), b = a.square();
        Variable y = Recompute.of(in -> in.get(0).mul(in.get(1)), List.of(a, b));
        assertEquals(27, y.gradient(a).item());
        assertEquals(3, y.gradient(b).item());
        assertEquals(18, y.differentiableGradient(a).gradient(a).item());
    }

    @Test
    void aBlockMayTakeGradientsItself() {
        Variable v = Variable.of(Tensor.scalar(DType.FLOAT64, 2));
        // d(v^4)/dv = 4 v^3, whose derivatives are 12 v^2 and 24 v
        Variable y = Recompute.of(in -> in.square().square().differentiableGradient(in), v);
        assertEquals(32, y.item());
        assertEquals(48, y.gradient(v).item());
        assertEquals(48, y.differentiableGradient(v).gradient(v).item());
    }

    @Test
    void whatTheBlockDoesNotUseHasAZeroGradientAndConstantsHaveNone() {
        Variable unused = Variable.of("unused", Tensor.scalar(DType.FLOAT64, 1));
        Variable y = Recompute.of(in -> in.get(0).tanh(), List.of(x, unused));
        assertEquals(Tensor.scalar(DType.FLOAT64, 0), y.sum().gradient(unused));
        assertFalse(Recompute.of(Variable::tanh, x.detach()).isDifferentiable());
        Variable mask = Variable.constant(Tensor.full(DType.FLOAT64, Shape.of(6), 2));
        Variable masked = Recompute.of(in -> in.get(0).mul(in.get(1)), List.of(x, mask));
        assertEquals(Tensor.full(DType.FLOAT64, Shape.of(4, 6), 2), masked.sum().gradient(x));
    }

    /** As without recomputing: zero by the structure of the op, so that the sweep goes no further there. */
    @Test
    void theSecondDerivativeOfAReluStaysAbsent() {
        AtomicInteger arrived = new AtomicInteger();
        Variable hooked = GradientHook.observe(x, g -> arrived.incrementAndGet());
        Variable z = Recompute.of(in -> in.matmul(parameters.get(0)).relu(), hooked);
        Variable g = z.sum().differentiableGradient(hooked);
        assertEquals(
                Tensor.zeros(DType.FLOAT64, Shape.of(4, 6)), g.square().sum().gradient(x));
        assertEquals(0, arrived.get());
    }
}
