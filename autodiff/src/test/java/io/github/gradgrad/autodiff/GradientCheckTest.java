package io.github.gradgrad.autodiff;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.tensor.ConvGeometry;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import org.junit.jupiter.api.Test;

/** Who checks the checker: right rules must pass, and every planted mistake must be found and named. */
class GradientCheckTest {
    private static final Tensor VECTOR = random(Shape.of(3), 1), SQUARE = random(Shape.of(3, 3), 2);
    private static final Tensor IMAGES = random(Shape.of(2, 1, 4, 4), 7), KERNELS = random(Shape.of(2, 1, 3, 3), 8);

    @Test
    void passesRightRules() {
        GradientCheck check = GradientCheck.of(xs -> PlantedOps.exp(xs.get(0), (g, x, y) -> g.mul(y)));
        assertDoesNotThrow(() -> check.order(4).tolerance(1e-6).at(VECTOR));
    }

    @Test
    void passesAFunctionOfSeveralInputsAndShapes() {
        GradientCheck check = GradientCheck.of(
                xs -> xs.get(0).matmul(xs.get(1)).add(xs.get(2)).tanh().mean(0));
        assertDoesNotThrow(() -> check.order(3).at(random(Shape.of(2, 4), 3), random(Shape.of(4, 3), 4), VECTOR));
    }

    @Test
    void passesAnInputThatIsNotUsed() {
        assertDoesNotThrow(
                () -> GradientCheck.of(xs -> xs.get(1).square()).order(3).at(SQUARE, VECTOR));
    }

    @Test
    void passesAKinkFromADistance() {
        assertDoesNotThrow(() -> GradientCheck.of(xs -> xs.get(0).relu()).at(Tensor.of(Shape.of(2), 0.1, -0.1)));
    }

    @Test
    void findsAWrongSign() {
        assertFinds(1, 0, xs -> PlantedOps.exp(xs.get(0), (g, x, y) -> g.mul(y).neg()), VECTOR);
    }

    @Test
    void findsAMissingFactor() {
        assertFinds(1, 0, xs -> PlantedOps.square(xs.get(0), (g, x, y) -> g.mul(x)), VECTOR);
    }

    @Test
    void findsAFactorThatIsWrongInItsSixthDigit() {
        assertFinds(
                1, 0, xs -> PlantedOps.square(xs.get(0), (g, x, y) -> g.mul(x).mul(2.00001)), VECTOR);
    }

    @Test
    void findsANullInPlaceOfAFirstDerivative() {
        assertFinds(1, 0, xs -> PlantedOps.exp(xs.get(0), (g, x, y) -> null), VECTOR);
    }

    @Test
    void findsTheSecondInputsMistakeAndNamesIt() {
        assertFinds(
                1,
                1,
                xs -> PlantedOps.mul(xs.get(0), xs.get(1), (i, g, a, b) -> g.mul(b)),
                VECTOR,
                random(Shape.of(3), 5));
    }

    @Test
    void findsABroadcastSummedOverTheWrongDim() {
        assertFinds(
                1,
                1,
                xs -> PlantedOps.add(xs.get(0), xs.get(1), (i, g, a, b) -> i == 0 ? g : g.sum(1)),
                SQUARE,
                VECTOR);
    }

    @Test
    void findsAFactorThatIsNotTransposed() {
        assertFinds(
                1,
                0,
                xs -> PlantedOps.matmul(
                        xs.get(0),
                        xs.get(1),
                        (i, g, a, b) -> i == 0 ? g.matmul(b) : a.transpose(0, 1).matmul(g)),
                SQUARE,
                random(Shape.of(3, 3), 6));
    }

    @Test
    void passesAConvolution() {
        GradientCheck check = GradientCheck.of(xs -> PlantedOps.conv2d(xs.get(0), xs.get(1), convolution(false)));
        assertDoesNotThrow(() -> check.order(3).at(IMAGES, KERNELS));
    }

    @Test
    void findsATransposedKernel() {
        assertFinds(1, 0, xs -> PlantedOps.conv2d(xs.get(0), xs.get(1), convolution(true)), IMAGES, KERNELS);
    }

    private static PlantedOps.BinaryRule convolution(boolean transposed) {
        ConvGeometry geometry = ConvGeometry.of(1, 0);
        return (i, g, x, w) -> i == 0
                ? new Conv2dInputOp(x.shape(), geometry).apply(g, transposed ? w.transpose(2, 3) : w)
                : new Conv2dWeightOp(w.shape(), geometry).apply(g, x);
    }

    /** x is used twice: what the first use gives is lost, as if the second were written over it. */
    @Test
    void findsAnOverwrittenAccumulation() {
        PlantedOps.BinaryRule overwriting = (i, g, a, b) -> i == 0 ? null : g.mul(a);
        assertFinds(1, 0, xs -> PlantedOps.mul(xs.get(0), xs.get(0), overwriting), VECTOR);
    }

    /** The same in the gradient's own graph only, where g and y are used twice: right at first order. */
    @Test
    void findsAnOverwrittenAccumulationOfTheSecondOrder() {
        PlantedOps.BinaryRule overwriting = (i, g, a, b) -> i == 0 ? null : g.mul(a);
        // y = exp(x), whose rule is written as g sqrt(y y)
        assertFinds(
                2,
                0,
                xs -> PlantedOps.exp(
                        xs.get(0),
                        (g, x, y) -> g.mul(PlantedOps.mul(y, y, overwriting).sqrt())),
                VECTOR);
    }

    /** Right at first order; the rule's result no longer depends on x, so the second order is wrong in x. */
    @Test
    void findsADetachedOutput() {
        assertFinds(2, 0, xs -> PlantedOps.exp(xs.get(0), (g, x, y) -> g.mul(y.detach())), VECTOR);
    }

    @Test
    void findsADetachedInput() {
        assertFinds(
                2,
                0,
                xs -> PlantedOps.square(
                        xs.get(0), (g, x, y) -> g.mul(x.detach()).mul(2)),
                VECTOR);
    }

    /** The second order in the cotangent comes after the inputs: here input 1. */
    @Test
    void findsADetachedCotangent() {
        assertFinds(
                2, 1, xs -> PlantedOps.exp(xs.get(0), (g, x, y) -> g.detach().mul(y)), VECTOR);
    }

    /** The rule of the gradient op says that its result does not depend on b, where it does. */
    @Test
    void findsANullInPlaceOfASecondDerivative() {
        PlantedOps.BinaryRule absent = (i, g, a, b) -> i == 0 ? g.mul(b) : null;
        assertFinds(
                2,
                0,
                xs -> PlantedOps.square(
                        xs.get(0), (g, x, y) -> PlantedOps.mul(g, x, absent).mul(2)),
                VECTOR);
    }

    @Test
    void findsAZeroInPlaceOfASecondDerivative() {
        PlantedOps.BinaryRule zero = (i, g, a, b) -> g.mul(i == 0 ? b : b.mul(0));
        assertFinds(
                2,
                0,
                xs -> PlantedOps.square(
                        xs.get(0), (g, x, y) -> PlantedOps.mul(g, x, zero).mul(2)),
                VECTOR);
    }

    /** exp(x), whose gradient is another exp(x), whose gradient is detached: only the third order is wrong. */
    @Test
    void findsAWrongThirdOrderWhenAskedFor() {
        GradientCheck.Function f =
                xs -> PlantedOps.exp(xs.get(0), (g, x, y) -> g.mul(PlantedOps.exp(x, (h, z, w) -> h.mul(w.detach()))));
        assertDoesNotThrow(() -> GradientCheck.of(f).at(VECTOR));
        assertNames(
                3,
                0,
                assertThrows(
                        AssertionError.class, () -> GradientCheck.of(f).order(3).at(VECTOR)));
    }

    @Test
    void findsNotANumber() {
        assertFinds(1, 0, xs -> PlantedOps.exp(xs.get(0), (g, x, y) -> g.mul(Double.NaN)), VECTOR);
    }

    @Test
    void looksNoFurtherThanToldTo() {
        GradientCheck.Function detached = xs -> PlantedOps.exp(xs.get(0), (g, x, y) -> g.mul(y.detach()));
        assertDoesNotThrow(() -> GradientCheck.of(detached).order(1).at(VECTOR));
    }

    @Test
    void toleratesWhatItIsToldTo() {
        GradientCheck check = GradientCheck.of(
                xs -> PlantedOps.square(xs.get(0), (g, x, y) -> g.mul(x).mul(2.00001)));
        assertDoesNotThrow(() -> check.tolerance(1e-3).at(VECTOR));
    }

    @Test
    void saysWhatItFound() {
        AssertionError error = assertThrows(
                AssertionError.class,
                () -> GradientCheck.of(xs -> PlantedOps.square(xs.get(0), (g, x, y) -> g.mul(x)))
                        .seed(42)
                        .at(VECTOR));
        for (String part :
                new String[] {"seed 42", "order 1", "input 0", "[3]", "the rule gives", "tolerance 1.0E-7"}) {
            assertTrue(error.getMessage().contains(part), () -> error.getMessage() + " lacks " + part);
        }
    }

    @Test
    void refusesFloat32AndOrderZero() {
        GradientCheck check = GradientCheck.of(xs -> xs.get(0).square());
        assertThrows(IllegalArgumentException.class, () -> check.at(VECTOR.cast(DType.FLOAT32)));
        assertThrows(IllegalArgumentException.class, () -> check.order(0));
    }

    /** Whatever the random directions are. */
    private static void assertFinds(int order, int input, GradientCheck.Function wrong, Tensor... point) {
        for (int seed = 0; seed < 5; seed++) {
            GradientCheck check = GradientCheck.of(wrong).seed(seed);
            assertNames(order, input, assertThrows(AssertionError.class, () -> check.at(point)));
        }
    }

    private static void assertNames(int order, int input, AssertionError error) {
        String expected = "order " + order + ", input " + input + " ";
        assertTrue(error.getMessage().contains(expected), () -> error.getMessage() + " is not about " + expected);
    }

    private static Tensor random(Shape shape, long seed) {
        return Domain.between(0.5, 1.5).sample(shape, RandomStream.of(seed));
    }
}
