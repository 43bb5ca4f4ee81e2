package io.github.gradgrad.gan.lessons;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.tensor.Tensor;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The numbers of lesson 7 beside the derivation by hand that its page shows, in plain arrays, and finite differences. */
class Lesson07GradientPenaltyTest {
    private static final double TOLERANCE = 1e-9;

    private final ShownNumbers shown = ShownNumbers.of(new Lesson07GradientPenalty());
    private final double[] x = point();
    private final double[][] w = {
        {0.5, 0, 0.5, 0, 0, 0, -0.5, 0, -0.5},
        {0, 0.5, 0, -0.5, 0, -0.5, 0, 0.5, 0}
    };
    private final double[] b = {0.6, -0.81};
    private final double[] v = {1.5, -10};
    private final double[] a = {dot(w[0], x) + b[0], dot(w[1], x) + b[1]};
    private final double[] d = {a[0] > 0 ? 1 : 0.2, a[1] > 0 ? 1 : 0.2};
    private final double[] s = {d[0] * v[0], d[1] * v[1]};
    private final double[] g = each(i -> s[0] * w[0][i] + s[1] * w[1][i]);
    private final double n = Math.sqrt(dot(g, g));
    private final double[] r = each(i -> 20 * (n - 1) * g[i] / n);

    @Test
    void everyNumberIsThatOfTheDerivationByHand() {
        shown.near(TOLERANCE, "x̂", x)
                .near(TOLERANCE, "hidden units", a[0], a[1], d[0] * a[0], d[1] * a[1])
                .near(TOLERANCE, "score C(x̂)", v[0] * d[0] * a[0] + v[1] * d[1] * a[1] - 4)
                .near(TOLERANCE, "g", g)
                .near(TOLERANCE, "norm n", n)
                .near(TOLERANCE, "penalty P", 10 * (n - 1) * (n - 1))
                .near(TOLERANCE, "dP/dn", 20 * (n - 1))
                .near(TOLERANCE, "r", r)
                .near(
                        TOLERANCE,
                        "dP/dW",
                        IntStream.range(0, 18)
                                .mapToDouble(k -> s[k / 9] * r[k % 9])
                                .toArray())
                .near(TOLERANCE, "dP/dv", d[0] * dot(w[0], r), d[1] * dot(w[1], r))
                .near(TOLERANCE, "dP/db", 0, 0)
                .near(TOLERANCE, "dP/dc", 0);
        assertTrue(shown.get("largest deviation")[0] < TOLERANCE);
        shown.andNoOthers();
    }

    @Test
    void theNumbersAreTheRoundOnesThatThePageWritesOut() {
        shown.near(TOLERANCE, "score C(x̂)", -2.1)
                .near(TOLERANCE, "hidden units", 0.6, -0.5, 0.6, -0.1)
                .near(TOLERANCE, "g", 0.75, -1, 0.75, 1, 0, 1, -0.75, -1, -0.75)
                .near(TOLERANCE, "norm n", 2.5)
                .near(TOLERANCE, "penalty P", 22.5)
                .near(TOLERANCE, "dP/dn", 30)
                .near(TOLERANCE, "r", each(i -> 12 * g[i]))
                .near(TOLERANCE, "dP/dv", 18, -4.8);
        double[] dW = shown.get("dP/dW");
        for (int i = 0; i < 9; i++) {
            assertTrue(
                    Math.abs(dW[i] - 1.5 * r[i]) < TOLERANCE && Math.abs(dW[9 + i] + 2 * r[i]) < TOLERANCE,
                    "pixel " + i);
        }
    }

    /** A planted mistake is found: the deviation of a gradient that is wrong in one element is that error. */
    @Test
    void finiteDifferencesNoticeOneWrongDerivative() {
        Tensor wrong = Tensor.of(Lesson07GradientPenalty.WEIGHTS.get(2).shape(), 18.0, -4.7);
        double deviation = FiniteDifferences.deviation(
                changed -> Lesson07GradientPenalty.penalty(List.of(
                        Lesson07GradientPenalty.WEIGHTS.get(0),
                        Lesson07GradientPenalty.WEIGHTS.get(1),
                        changed.get(0),
                        Lesson07GradientPenalty.WEIGHTS.get(3))),
                List.of(Lesson07GradientPenalty.WEIGHTS.get(2)),
                List.of(wrong));
        assertTrue(Math.abs(deviation - 0.1) < TOLERANCE, "found " + deviation);
    }

    private static double[] point() {
        double[] real = {0, 1, 0, 0, 1, 0, 0, 1, 0}, fake = {0.4, 0.6, 0.2, 0.5, 0.9, 0.7, 0.1, 0.6, 0.5};
        return each(i -> 0.31 * real[i] + 0.69 * fake[i]);
    }

    private static double[] each(IntToDoubleFunction value) {
        return IntStream.range(0, 9).mapToDouble(value).toArray();
    }

    private static double dot(double[] p, double[] q) {
        return IntStream.range(0, p.length).mapToDouble(i -> p[i] * q[i]).sum();
    }
}
