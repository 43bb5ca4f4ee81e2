package io.github.gradgrad.autodiff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PullbackTest {
    private final Variable x = scalar("x", 3), y = scalar("y", 5);

    @Test
    void gradientsComeInTheOrderAskedFor() {
        Variable z = x.square().mul(y); // dz/dx = 2xy, dz/dy = x^2
        assertEquals(List.of(tensor(9), tensor(30)), z.gradients(List.of(y, x)));
    }

    @Test
    void theSameVariableMayBeAskedForTwice() {
        assertEquals(List.of(tensor(6), tensor(6)), x.square().gradients(List.of(x, x)));
    }

    @Test
    void aVariableIsOneTimesItself() {
        assertEquals(tensor(1), x.gradient(x));
        Variable z = x.mul(y);
        assertEquals(tensor(1), z.gradient(z));
    }

    @Test
    void everyUseOfAnInputCounts() {
        // z = x*x + x/x*x + x = x^2 + 2x, dz/dx = 2x + 2
        Variable z = x.mul(x).add(x.div(x).mul(x)).add(x);
        assertEquals(8, z.gradient(x).item(), 1e-14);
    }

    @Test
    void everyPathThroughASharedResultCounts() {
        // Each step doubles: 2^20 paths from x to z.
        Variable z = x;
        for (int i = 0; i < 20; i++) z = z.add(z);
        assertEquals(tensor(1 << 20), z.gradient(x));
    }

    @Test
    void anIntermediateResultMayBeAskedForTogetherWithALeafBehindIt() {
        Variable s = x.square(), z = s.mul(y); // dz/ds = y, dz/dx = 2xy
        assertEquals(List.of(tensor(5), tensor(30)), z.gradients(List.of(s, x)));
    }

    @Test
    void theCotangentWeighsTheOutputs() {
        Variable v = Variable.constant(Tensor.of(Shape.of(3), 1.0, -1, 10));
        Variable p = Variable.of(Tensor.of(Shape.of(3), 1.0, 2, 3));
        assertEquals(
                List.of(Tensor.of(Shape.of(3), 2.0, -4, 60)),
                p.square().pullback(v).gradients(List.of(p)));
    }

    @Test
    void theCotangentCanBeDifferentiated() {
        Variable v = scalar("v", 7);
        Variable g = x.square().pullback(v).differentiableGradients(List.of(x)).get(0); // 2xv
        assertEquals(tensor(42), g.value());
        assertEquals(List.of(tensor(6), tensor(14)), g.gradients(List.of(v, x)));
    }

    @Test
    void plainGradientsHaveTheValuesOfDifferentiableOnesBitForBit() {
        RandomStream random = RandomStream.of(1);
        List<Variable> xs = IntStream.range(0, 3)
                .mapToObj(i -> Variable.of(random.normal(DType.FLOAT64, Shape.of(4, 4))))
                .toList();
        Variable z = xs.get(0)
                .matmul(xs.get(1))
                .add(xs.get(2))
                .tanh()
                .mul(xs.get(0))
                .safeNorm(1)
                .mean();
        assertEquals(
                z.gradients(xs),
                z.differentiableGradients(xs).stream().map(Variable::value).toList());
    }

    @Test
    void thirdDerivativeOfTanh() {
        double t = Math.tanh(0.7), slope = 1 - t * t;
        double[] expected = {t, slope, -2 * t * slope, -2 * slope * (1 - 3 * t * t)};
        double[] actual = Derivatives.at(0.7, 3, Variable::tanh);
        for (int n = 0; n <= 3; n++) assertEquals(expected[n], actual[n], 1e-14);
    }

    @Test
    void fourthDerivativeOfExpIsExp() {
        for (double derivative : Derivatives.at(1.5, 4, Variable::exp)) assertEquals(Math.exp(1.5), derivative, 1e-14);
    }

    @Test
    void mixedSecondDerivativesDoNotDependOnTheirOrder() {
        Variable z = x.square().mul(y.exp()); // d2z/dxdy = 2x exp(y)
        Tensor xThenY = z.differentiableGradient(x).gradient(y),
                yThenX = z.differentiableGradient(y).gradient(x);
        assertEquals(6 * Math.exp(5), xThenY.item(), 1e-11);
        assertEquals(xThenY.item(), yThenX.item(), 1e-11);
    }

    @Test
    void anXThatIsNotUsedThrowsWithItsName() {
        IllegalArgumentException error =
                assertThrows(IllegalArgumentException.class, () -> x.square().gradient(y));
        assertEquals(
                "gradients: square [] does not depend on y []; ask for zerosForUnused() if that is meant",
                error.getMessage());
    }

    @Test
    void anXBehindADetachedVariableIsNotUsed() {
        assertThrows(IllegalArgumentException.class, () -> x.square().detach().gradient(x));
        assertThrows(IllegalArgumentException.class, () -> x.detach().square().gradient(x));
    }

    @Test
    void aConstantIsNotUsed() {
        Variable c = Variable.constant(tensor(2));
        assertThrows(IllegalArgumentException.class, () -> x.mul(c).gradient(c));
        assertThrows(IllegalArgumentException.class, () -> c.gradient(c));
    }

    @Test
    void zerosForUnusedGivesZerosOfTheShapeAndTypeOfX() {
        Variable unused = Variable.of(Tensor.ones(DType.FLOAT32, Shape.of(2, 3)));
        Pullback pullback = Pullback.ofScalar(x.square()).zerosForUnused();
        assertEquals(
                List.of(Tensor.zeros(DType.FLOAT32, Shape.of(2, 3)), tensor(6)),
                pullback.gradients(List.of(unused, x)));
        assertFalse(pullback.differentiableGradients(List.of(unused)).get(0).isDifferentiable());
    }

    /** A derivative that is zero by the structure of the op is no mistake of the caller. */
    @Test
    void anXThatIsUsedWithoutEffectHasAZeroGradientUnasked() {
        Variable slope = x.relu().differentiableGradient(x);
        assertEquals(tensor(1), slope.value());
        assertEquals(tensor(0), slope.mul(y).gradient(x));
    }

    @Test
    void aDifferentiableGradientHasAGraphAndAPlainOneNone() {
        assertTrue(x.square().differentiableGradient(x).isDifferentiable());
        assertEquals(tensor(2), x.square().differentiableGradient(x).gradient(x));
    }

    /** So that nothing is recorded which nobody asked for. */
    @Test
    void theRulesSeeConstantsForPlainGradientsAndLiveVariablesForDifferentiableOnes() {
        List<Boolean> differentiable = new ArrayList<>();
        Variable y = PlantedOps.exp(x, (g, in, out) -> {
            differentiable.addAll(List.of(g.isDifferentiable(), in.isDifferentiable(), out.isDifferentiable()));
            return g.mul(out);
        });
        Pullback pullback = y.pullback(Variable.of(tensor(1)));
        pullback.gradients(List.of(x));
        assertEquals(List.of(false, false, false), differentiable);
        differentiable.clear();
        pullback.differentiableGradients(List.of(x));
        assertEquals(List.of(true, true, true), differentiable);
    }

    /** The slope of the ReLU depends on the square without effect: no cotangent arrives there, none goes on. */
    @Test
    void nothingIsPulledBackWhereNoCotangentArrives() {
        Variable square = x.square(), slope = square.relu().differentiableGradient(square);
        assertEquals(tensor(0), slope.mul(y).gradient(x));
    }

    @Test
    void constantsBuildNoGraph() {
        Variable c = Variable.constant(tensor(2)).exp().add(1).sum();
        assertFalse(c.isDifferentiable());
        assertEquals(List.of(c), Graph.of(c).nodes());
    }

    @Test
    void onlyAScalarHasAGradientWithoutACotangent() {
        Variable p = Variable.of("p", Tensor.ones(DType.FLOAT64, Shape.of(2, 3)));
        IllegalArgumentException error =
                assertThrows(IllegalArgumentException.class, () -> p.square().gradient(p));
        assertTrue(error.getMessage().contains("square [2, 3] is not a scalar"), error.getMessage());
        assertEquals(Shape.of(1, 1), p.sumTo(Shape.of(1, 1)).shape());
        assertEquals(
                Tensor.ones(DType.FLOAT64, Shape.of(2, 3)),
                p.sumTo(Shape.of(1, 1)).gradient(p));
    }

    @Test
    void aCotangentOfAnotherShapeIsRefused() {
        Variable p = Variable.of(Tensor.ones(DType.FLOAT64, Shape.of(2, 3)));
        IllegalArgumentException error = assertThrows(IllegalArgumentException.class, () -> p.pullback(x));
        assertTrue(error.getMessage().contains("[2, 3]") && error.getMessage().contains("[]"), error.getMessage());
    }

    @Test
    void aCotangentOfAnotherElementTypeIsRefused() {
        Variable v = Variable.constant(Tensor.scalar(DType.FLOAT32, 1));
        IllegalArgumentException error = assertThrows(IllegalArgumentException.class, () -> x.pullback(v));
        assertEquals("pullback: the cotangent is FLOAT32, the output FLOAT64", error.getMessage());
    }

    @Test
    void aRuleThatGivesAnotherShapeIsRefused() {
        Variable p = Variable.of(Tensor.ones(DType.FLOAT64, Shape.of(2)));
        Variable q = Variable.of(Tensor.ones(DType.FLOAT64, Shape.of(3, 2)));
        Variable z = PlantedOps.add(q, p, (i, g, a, b) -> g).sum();
        IllegalStateException error = assertThrows(IllegalStateException.class, () -> z.gradient(p));
        assertTrue(error.getMessage().contains("input 1 gave shape [3, 2], the input has [2]"), error.getMessage());
        assertEquals(q.value(), z.gradient(q));
    }

    /** Deeper than any stack of calls: by plain loops only. */
    @Test
    void aGraph100000DeepHasItsSecondDerivative() {
        int depth = 100_000;
        Variable z = x.square();
        for (int i = 0; i < depth; i++) z = z.add(x);
        assertEquals(depth + 2, Graph.of(z).nodes().size());
        Variable g = z.differentiableGradient(x); // 2x + depth
        assertEquals(6.0 + depth, g.item());
        assertEquals(tensor(2), g.gradient(x));
    }

    private static Tensor tensor(double value) {
        return Tensor.scalar(DType.FLOAT64, value);
    }

    private static Variable scalar(String name, double value) {
        return Variable.of(name, tensor(value));
    }

    /** z = relu(x)^2: the rules of square and leakyRelu, and of maskedScale when what they gave is differentiated again. */
    @Test
    void anObserverIsToldOfEachRuleInOrderAndOfWhatIsAbsent() {
        List<String> seen = new ArrayList<>();
        SweepObserver observer = (y, input, cotangent, gradient) -> seen.add(
                cotangent + " -> " + y + " " + input + " -> " + (gradient == null ? "absent" : gradient.item()));
        Variable seed = Variable.of("seed", Tensor.scalar(DType.FLOAT64, 1));
        Variable z = x.relu().square();
        Variable first = z.pullback(seed)
                .observedBy(observer)
                .differentiableGradients(List.of(x))
                .get(0);
        assertEquals(List.of("seed [] -> square [] 0 -> 6.0", "mul [] -> leakyRelu [] 0 -> 6.0"), seen);

        // dz/dx = maskedScale(2 (seed relu(x)), x), whose second input has no share in d2z/dx2 = 2.
        seen.clear();
        first.pullback().observedBy(observer).gradients(List.of(x));
        assertEquals(
                List.of(
                        "constant [] -> maskedScale [] 0 -> 1.0",
                        "constant [] -> maskedScale [] 1 -> absent",
                        "constant [] -> mul [] 0 -> 2.0",
                        "constant [] -> mul [] 1 -> 2.0",
                        "constant [] -> leakyRelu [] 0 -> 2.0"),
                seen);
    }
}
