package io.github.gradgrad.gan.lessons;

import static java.lang.Math.abs;
import static java.lang.Math.cos;
import static java.lang.Math.exp;
import static java.lang.Math.hypot;
import static java.lang.Math.log;
import static java.lang.Math.log1p;
import static java.lang.Math.min;
import static java.lang.Math.pow;
import static java.lang.Math.sin;
import static java.lang.Math.sqrt;
import static java.lang.Math.tanh;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every number that a lesson shows equals its closed form; those of a training, which have none, what is said of them. */
@Tag("long")
class LessonNumbersTest {
    @Test
    void aGraphOfNumbersHasTheDerivativesOfTheChainRule() {
        ShownNumbers.of(new Lesson01ScalarGraph())
                .are("u = a b", 2 * 3)
                .are("v = u + c", 2 * 3 - 4)
                .are("y = v²", 4)
                .are("dy/dv", 2 * 2)
                .are("dy/du", 4)
                .are("dy/dc", 4)
                .are("dy/da", 4 * 3)
                .are("dy/db", 4 * 2)
                .are("from the square, 2x · x", 18)
                .are("from the product, x²", 9)
                .are("their sum, 3x²", 27)
                .andNoOthers();
    }

    @Test
    void gradientsOfGradientsAreTheDerivativesOfPowersAndOfTanh() {
        double y = tanh(0.5);
        ShownNumbers.of(new Lesson02GradientAsGraph())
                .are("f(2)", 8)
                .are("f′(2)", 12)
                .are("f″(2)", 12)
                .are("f‴(2)", 6)
                .are("tanh′(0.5) by the live rule", 1 - y * y)
                .are("tanh′(0.5) by the detached rule", 1 - y * y)
                .are("tanh″(0.5) through the live rule", -2 * y * (1 - y * y))
                .are("tanh″(0.5) through the detached rule", 0)
                .andNoOthers();
    }

    @Test
    void broadcastingSumsItsGradient() {
        ShownNumbers.of(new Lesson03Broadcasting())
                .are("y", 11, 22, 33, 14, 25, 36)
                .are("dx", 1, 0, 2, 3, 1, 0)
                .are("dbias", 1 + 3, 0 + 1, 2 + 0)
                .are("⟨stretch(bias), v⟩", 10 * 4 + 20 * 1 + 30 * 2)
                .are("⟨bias, sum(v)⟩", 10 * 4 + 20 * 1 + 30 * 2)
                .are("derivatives of E", 10 * 17, 20 * 29, 30 * 45, 1 + 16, 4 + 25, 9 + 36)
                .andNoOthers();
    }

    @Test
    void theWassersteinDistanceIsTheWorkOfThePlanAndTheBestCritics() {
        double work = 0.25 * 2 + 0.25 * 3 + 0.5 * 3;
        double[] divergence = IntStream.rangeClosed(0, 30)
                .mapToDouble(i -> min(i / 10.0, 1) * log(2))
                .toArray();
        ShownNumbers.of(new Lesson04Wasserstein())
                .are("loss of real 2.7, generated −3.1", -5.8)
                .are("loss of equal scores", 0)
                .are("loss of real −3.1, generated 2.7", 5.8)
                .are("the cheapest plan", 0, 2, 0.25, 0, 3, 0.25, 1, 4, 0.5)
                .are("work of the plan", work)
                .are("area between the cumulated piles", 0.5 + 1 + 0.75 + 0.5)
                .are("what critics find", work, 1, 2.25 - 0.5, 1, work / 2, 0.5, 2 * work, 2)
                .near(2e-3, "Jensen-Shannon", divergence)
                .andNoOthers();
    }

    @Test
    void slopesByPairsStayBelowThoseByTheGradient() {
        // (sin b - sin a) / (b - a) = 2 cos((a + b) / 2) sin((b - a) / 2) / (b - a), largest for neighbours at 0 ...
        double one = sin(0.05) / 0.05;
        // ... and for the doubled angle at the grid's pair nearest to pi / 2, which is 1.55 and 1.6
        double two = 2 * abs(cos(1.55 + 1.6)) * sin(0.05) / 0.05;
        ShownNumbers numbers = ShownNumbers.of(new Lesson05Lipschitz());
        numbers.are("largest slopes found", one, 1, two, 2, two / 2, 1);
        double[] slopes = numbers.get("largest slopes found");
        for (int i = 0; i < 6; i += 2) assertTrue(slopes[i] <= slopes[i + 1], "pairs are a lower bound");
        numbers.are("rise of the straight critic", 4)
                .are("rise of the lazy critic", 3 * sin(1))
                .andNoOthers();
    }

    @Test
    void clippedWeightsEndInTheCornerAndGradientsGoWithTheDepth() {
        ShownNumbers numbers = ShownNumbers.of(new Lesson06WeightClipping())
                .are("way of the first weight", steps(0.02))
                .are("way of the second weight", steps(0.01))
                .are("slope ‖w‖ in the corner", 0.1 * sqrt(2))
                .are("what it measures per unit of slope (√5 is right)", 0.3 / (0.1 * sqrt(2)));
        double[] limits = {0.01, 0.1, 0.25, 0.5};
        for (int i = 0; i < limits.length; i++) {
            double c = limits[i];
            double[] norms = IntStream.range(0, 10)
                    .mapToDouble(depth -> 2 * c * pow(4 * c, depth))
                    .toArray();
            numbers.near(1e-9, "norms, limit " + (i + 1), norms);
        }
        double[] shares = numbers.get("at the limits");
        assertTrue(shares[0] > 0.5 && shares[1] < 0.2, shares[0] + " with clipping, " + shares[1] + " without");
        numbers.andNoOthers();
    }

    /** 16 steps of this size from 0, up to 0.1. */
    private static double[] steps(double size) {
        return IntStream.range(0, 16).mapToDouble(i -> min(0.1, i * size)).toArray();
    }

    @Test
    void eachMistakeGivesThePenaltyThatItsFormulaSays() {
        ShownNumbers.of(new Lesson08FiveMistakes())
                .near(1e-10, "the right penalty", mistake(5, 1))
                .near(1e-10, "detached", 160, 0, 0, 160, 48, 64)
                .near(1e-10, "norm over the batch", mistake(5 * sqrt(4), sqrt(4)))
                .near(1e-10, "mean of the scores", mistake(5 / 4.0, 1 / 4.0))
                .are("right point", 0.9, 0.1)
                .are("wrong point", 0.9, 0.9)
                .are("distance of the wrong point from the line", 0.8 / sqrt(2))
                .are("influence", influence())
                .are("penalty of slope 5 behind batch normalisation", 10)
                .andNoOthers();
    }

    /** 10 (n - 1)^2 and its gradient 20 (n - 1) scale w / |w| for a norm n that is scale |w|; then what is right. */
    private static double[] mistake(double norm, double scale) {
        double slope = 20 * (norm - 1) * scale;
        return new double[] {10 * (norm - 1) * (norm - 1), slope * 0.6, slope * 0.8, 160, 48, 64};
    }

    /** (delta_ij - 1/N - y_i y_j / N) / s for y = x / s, s^2 = 2/3, N = 3. */
    private static double[] influence() {
        double s = sqrt(2 / 3.0);
        double[] y = {-1 / s, 0, 1 / s};
        return IntStream.range(0, 9)
                .mapToDouble(k -> ((k / 3 == k % 3 ? 1 : 0) - 1 / 3.0 - y[k / 3] * y[k % 3] / 3) / s)
                .toArray();
    }

    @Test
    void powerIterationTurnsToTheLargestSingularValue() {
        double[] rows = IntStream.rangeClosed(0, 4)
                .mapToObj(k -> new double[] {pow(45, k) + pow(5, k), pow(45, k) - pow(5, k)})
                .flatMapToDouble(v -> DoubleStream.of(v[0] / hypot(v[0], v[1]), v[1] / hypot(v[0], v[1]), stretch(v)))
                .toArray();
        double[] last = {pow(45, 4) + pow(5, 4), pow(45, 4) - pow(5, 4)};
        double uv = 1 / sqrt(20);
        ShownNumbers.of(new Lesson09SpectralNorm())
                .are("σ(W₂) σ(W₁)", sqrt(45))
                .are("σ(W₂ W₁)", hypot(0.6 * 3 + 0.8 * 4, 0.8 * 5))
                .are("power iteration", rows)
                .are("dσ/dW", uv, uv, 3 * uv, 3 * uv)
                .are("‖(W / σ) v‖ after four iterations", 1)
                .are("the same for the exact direction", sqrt(45) / stretch(last))
                .andNoOthers();
    }

    /** |W v| / |v| for W = (3 0; 4 5). */
    private static double stretch(double[] v) {
        return hypot(3 * v[0], 4 * v[0] + 5 * v[1]) / hypot(v[0], v[1]);
    }

    @Test
    void theConsistencyTermIsThatOfTwoPassesByHand() {
        double d = 2 * 2 + 0.1 * (2 * 2 + 4 * 4 + 0) / 3;
        ShownNumbers.of(new Lesson10Consistency())
                .are("gradient penalty at 40 points between", 0)
                .are("|C(x′) − C(x″)| / |x′ − x″|", (2.3 + 4 * 0.3 - 1.7) / 0.6)
                .are("its excess over 1", (2.3 + 4 * 0.3 - 1.7) / 0.6 - 1)
                .are("two passes", 2, 0, 6, 1 + 0.6, 0, 4, 6, -1 + 0.6)
                .are("d", d)
                .are("CT with M′ = 0.2", 2 * (d - 0.2))
                .are("dCT/dv", 4 * 2 * 2, 4 * 2 * -4, 0)
                .andNoOthers();
    }

    @Test
    void playersWhoStepAtOnceSpiralOutAndSureCriticsTeachNothing() {
        ShownNumbers numbers = ShownNumbers.of(new Lesson11WhatGoesWrong());
        numbers.near(1e-10, "radius", pow(1.01, 50));
        double[] table = numbers.get("at distance d");
        for (int i = 0, d = 1; d <= 8; i++, d *= 2) {
            double sure = 1 / (1 + exp(2 * d));
            double[] expected = {2 * log1p(exp(-2 * d)), -4 * sure, -4 * (1 - sure), d, -1};
            for (int k = 0; k < 5; k++) assertEquals(expected[k], table[5 * i + k], 1e-12, "distance " + d + ", " + k);
        }
        double before = numbers.get("before")[0], after = numbers.get("after")[0];
        assertTrue(before >= 6 && after <= before / 2, before + " modes, then " + after);
        numbers.andNoOthers();
    }

    @Test
    void theSpiralIsLearned() {
        ShownNumbers numbers = ShownNumbers.of(new Lesson12SwissRoll());
        double before = numbers.get("mean distance to the nearest real point, before")[0];
        double after = numbers.get("the same, after")[0];
        assertTrue(after < before / 3, before + ", then " + after);
        numbers.andNoOthers();
    }

    /** With B samples and layers 2-H-H-1: see the essay for which product stands where. */
    @Test
    void productsAndBytesAreThoseCountedByHand() {
        double b = Lesson13Cost.BATCH, h = Lesson13Cost.WIDTH;
        double first = b * 2 * h, inner = b * h * h, last = b * h;
        double forward = first + inner + last, relu = 2 * first + 2 * inner + last, bent = relu + first + 2 * inner;
        double weights = first + 2 * inner + 2 * last;
        ShownNumbers numbers = ShownNumbers.of(new Lesson13Cost());
        numbers.are("with ReLU", counts(forward, 3, forward, 3, forward, 5, relu, 5, weights));
        numbers.are("with tanh", counts(forward, 3, forward, 3, forward, 8, bent, 5, weights));
        double[] bytes = numbers.get("bytes in the values of the graph");
        double activations = 4 * (b * 2 + 4 * b * h + b + 1), parameters = 4 * (2 * h + h + h * h + h + h + 1);
        assertTrue(bytes[1] >= parameters + activations / 2 && bytes[1] <= parameters + 2 * activations, bytes[1] + "");
        assertTrue(bytes[1] < bytes[3] && bytes[3] < bytes[5], "each order keeps more");
        assertTrue(numbers.get("forward and backward to the weights, ms")[0] > 0);
        assertTrue(numbers.get("the penalty and its double backward, ms")[0] > 0);
        numbers.andNoOthers();
    }

    /** Each number of products, each number of multiplications, and what part that is of a forward pass. */
    private static double[] counts(double forward, double... pairs) {
        return IntStream.range(0, pairs.length / 2)
                .mapToObj(i -> DoubleStream.of(pairs[2 * i], pairs[2 * i + 1], pairs[2 * i + 1] / forward))
                .flatMapToDouble(row -> row)
                .toArray();
    }

    @Test
    void anOwnOpHasItsDerivativesAndTheForgetfulOneFailsAtOrderTwo() {
        ShownNumbers numbers = ShownNumbers.of(new Lesson14OwnOp());
        double[] table = numbers.get("at three points");
        double[] xs = {0, 1, 3};
        for (int i = 0; i < 3; i++) {
            double x = xs[i], q = 1 + x * x;
            assertEquals(x / sqrt(q), table[3 * i], 1e-12);
            assertEquals(pow(q, -1.5), table[3 * i + 1], 1e-12);
            assertEquals(-3 * x * pow(q, -2.5), table[3 * i + 2], 1e-12);
        }
        numbers.are("orders that the forgetful op passes", 1)
                .near(1e-15, "largest difference of the two", 0)
                .andNoOthers();
    }
}
