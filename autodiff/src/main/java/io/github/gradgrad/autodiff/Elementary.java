package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.Elementwise;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;

/**
 * Elementary functions, element by element, beyond those that {@link Variable} has as methods.
 *
 * <p>Each takes any shape and gives the same; functions of two variables broadcast by numpy's rule. A function of one element
 * outside its domain gives NaN or an infinity, as {@link Math} does, and never throws.
 */
public final class Elementary {
    private Elementary() {}

    /** sin(x): {@link SinOp}. */
    public static Variable sin(Variable x) {
        return new SinOp().apply(x);
    }

    /** cos(x): {@link CosOp}. */
    public static Variable cos(Variable x) {
        return new CosOp().apply(x);
    }

    /** 2 / sqrt(pi) times the integral of exp(-t^2) from 0 to x: {@link ErfOp}. */
    public static Variable erf(Variable x) {
        return new ErfOp().apply(x);
    }

    /** exp(x) - 1, accurate near 0: {@link Expm1Op}. */
    public static Variable expm1(Variable x) {
        return new Expm1Op().apply(x);
    }

    /** log(1 + x) for x &gt; -1, accurate near 0: {@link Log1pOp}. */
    public static Variable log1p(Variable x) {
        return new Log1pOp().apply(x);
    }

    /**
     * |x|, as the greater of x and -x. Everywhere; at the kink, 0, the derivative is 0: half of 1 and half of -1, the
     * subgradient of least norm.
     */
    public static Variable abs(Variable x) {
        return maximum(x, x.neg());
    }

    /** 1 / x. At 0, a pole, the value is infinite and no derivative is finite. */
    public static Variable reciprocal(Variable x) {
        return x.number(1).div(x);
    }

    /** 1 / x, but 0 at 0, as is then every derivative: {@link SafeReciprocalOp}. */
    public static Variable safeReciprocal(Variable x) {
        return new SafeReciprocalOp().apply(x);
    }

    /** 1 / sqrt(x). For x &gt; 0; infinite at 0, NaN below. */
    public static Variable rsqrt(Variable x) {
        return reciprocal(x.sqrt());
    }

    /** x^exponent: {@link PowOp}. */
    public static Variable pow(Variable x, double exponent) {
        return new PowOp(exponent).apply(x);
    }

    /**
     * base^exponent, differentiable in both: exp(exponent log(base)). For a base above 0: one of 0 or below gives NaN
     * in the derivatives. If the exponent is a constant, {@link #pow(Variable, double)} takes those too.
     */
    public static Variable pow(Variable base, Variable exponent) {
        return exponent.mul(base.log()).exp();
    }

    /** The greater of a and b: {@link MaximumOp}. */
    public static Variable maximum(Variable a, Variable b) {
        return new MaximumOp().apply(a, b);
    }

    /** The smaller of a and b. Everywhere; at a tie each gets half of the gradient, which favours neither. */
    public static Variable minimum(Variable a, Variable b) {
        return maximum(a.neg(), b.neg()).neg();
    }

    /**
     * x limited to [min, max]: {@link ClampOp} with closed ends. Outside the derivative is 0, at a limit itself 1.
     *
     * @param min negative infinity for no limit below
     * @param max infinity for no limit above
     * @throws IllegalArgumentException unless min &lt;= max
     */
    public static Variable clamp(Variable x, double min, double max) {
        return new ClampOp(min, max, true).apply(x);
    }

    /**
     * a where the condition is not 0, else b; all three broadcast together.
     *
     * <p>Linear in a and b. What is not chosen has no effect, were it NaN, and the gradient that it gets is 0: the
     * other branch may be undefined there. None flows to the condition, which is a plain tensor for that reason.
     *
     * @throws IllegalArgumentException if the shapes do not broadcast
     */
    public static Variable where(Tensor condition, Variable a, Variable b) {
        Shape.broadcast("where", Shape.broadcast("where", condition.shape(), a.shape()), b.shape());
        Tensor chosen = Elementwise.map(c -> c == 0 ? 0 : 1, condition.cast(a.dtype()));
        Tensor other = Elementwise.map(c -> c == 0 ? 1 : 0, condition.cast(b.dtype()));
        return masked(a, chosen).add(masked(b, other));
    }

    /** x where the mask is 1; 0 where it is 0. */
    static Variable masked(Variable x, Tensor mask) {
        return new MaskedScaleOp(0).apply(x, Variable.constant(mask));
    }
}
