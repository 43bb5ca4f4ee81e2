package io.github.gradgrad.tensor.panama;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.gradgrad.tensor.functions.AdagradRule;
import io.github.gradgrad.tensor.functions.AdamRule;
import io.github.gradgrad.tensor.functions.AmsGradRule;
import io.github.gradgrad.tensor.functions.DecoupledWeightDecay;
import io.github.gradgrad.tensor.functions.GeneralRmsPropRule;
import io.github.gradgrad.tensor.functions.MomentumRule;
import io.github.gradgrad.tensor.functions.RmsPropRule;
import io.github.gradgrad.tensor.functions.SgdRule;
import io.github.gradgrad.tensor.functions.UpdateRule;
import io.github.gradgrad.tensor.functions.WeightDecay;
import io.github.gradgrad.tensor.kernels.Kernels;
import io.github.gradgrad.tensor.kernels.LoopKernels;
import io.github.gradgrad.tensor.kernels.Workers;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UpdateKernelsTest {
    private final Kernels<float[]> kernels = VectorKernels.create(Workers.of(2));
    private final Kernels<double[]> reference = LoopKernels.float64();

    static Stream<UpdateRule> rules() {
        UpdateRule adam = new AdamRule(1e-3, 0.5, 0.9, 1e-8, Math.sqrt(0.1));
        return Stream.of(
                new SgdRule(0.1),
                new MomentumRule(0.1, 0.9, 0.2, false),
                new MomentumRule(0.1, 0.9, 0, true),
                new AdagradRule(0.1, 1e-8, 0.01),
                new RmsPropRule(1e-3, 0.99, 1e-8),
                new GeneralRmsPropRule(1e-3, 0.99, 1e-2, 0, false),
                new GeneralRmsPropRule(1e-3, 0.99, 1e-2, 0, true),
                new GeneralRmsPropRule(1e-3, 0.99, 1e-2, 0.9, false),
                new GeneralRmsPropRule(1e-3, 0.99, 1e-2, 0.9, true),
                adam,
                new AmsGradRule(1e-3, 0.5, 0.9, 1e-8, Math.sqrt(0.1)),
                new DecoupledWeightDecay(adam, 0.9),
                new WeightDecay(adam, 0.1),
                new WeightDecay(new DecoupledWeightDecay(new SgdRule(0.1), 0.9), 0.1),
                new DecoupledWeightDecay(new WeightDecay(new SgdRule(0.1), 0.1), 0.9),
                new Unknown());
    }

    /** A rule without vector code. */
    record Unknown() implements UpdateRule {
        @Override
        public int slots() {
            return 1;
        }

        @Override
        public double apply(double theta, double gradient, double[] state) {
            state[0] = 0.9 * state[0] + gradient;
            return theta - 0.1 * state[0];
        }
    }

    @ParameterizedTest
    @MethodSource("rules")
    void everyRuleOfAnOptimiserHasVectorCode(UpdateRule rule) {
        assertEquals(
                rule instanceof Unknown, new UpdateFormulas().of(Decay.of(rule).rule()) == null);
    }

    /** Next values are sums, so that a few ulp of the operands (which are near 1) are allowed, not of a result near 0. */
    @ParameterizedTest
    @MethodSource("rules")
    void agreesWithTheRuleOnAwkwardSizes(UpdateRule rule) {
        for (int n : Samples.AWKWARD_SIZES) {
            float[] theta = Samples.floats(n, 1, false), gradient = Samples.floats(n, 2, false), next = new float[n];
            float[][] state = new float[rule.slots()][];
            double[][] exactState = new double[rule.slots()][];
            for (int s = 0; s < state.length; s++) {
                state[s] = Samples.floats(n, 3 + s, false);
                for (int i = 0; i < n; i++) state[s][i] = Math.abs(state[s][i]);
                // A mean square is no less than the square of the mean: far enough above it that nothing cancels.
                if (rule instanceof GeneralRmsPropRule && s == 0) for (int i = 0; i < n; i++) state[s][i] += 16;
                exactState[s] = Samples.toDoubles(state[s]);
            }
            double[] exact = new double[n];
            reference.update(rule, Samples.toDoubles(theta), Samples.toDoubles(gradient), exactState, exact, n);
            kernels.update(rule, theta, gradient, state, next, n);
            Samples.assertClose(exact, next, n, 2, 0x1p-22, rule + " theta");
            for (int s = 0; s < state.length; s++) {
                Samples.assertClose(exactState[s], state[s], n, 4, 0x1p-22, rule + " state " + s);
            }
        }
    }

    /** Half of the smallest normal number, with whole vectors and what is left of them. */
    @Test
    void aStateThatFadesAwayBecomesZero() {
        UpdateRule rule = new AdamRule(1e-3, 0.5, 0.5, 1e-8, 1);
        for (Kernels<float[]> each : List.of(kernels, LoopKernels.float32())) {
            int n = 2 * Lanes.COUNT + 3;
            float[] theta = new float[n], m = new float[n], v = new float[n];
            Arrays.fill(m, -Float.MIN_NORMAL);
            Arrays.fill(v, 2 * Float.MIN_NORMAL);
            each.update(rule, theta, new float[n], new float[][] {m, v}, theta, n);
            for (int i = 0; i < n; i++) {
                assertEquals(0, Math.abs(m[i]), "element " + i);
                assertEquals(Float.MIN_NORMAL, v[i], "element " + i);
            }
        }
        double[] m = {Double.MIN_NORMAL}, v = {2 * Double.MIN_NORMAL};
        reference.update(rule, new double[1], new double[1], new double[][] {m, v}, new double[1], 1);
        assertEquals(0, m[0]);
        assertEquals(Double.MIN_NORMAL, v[0]);
    }
}
