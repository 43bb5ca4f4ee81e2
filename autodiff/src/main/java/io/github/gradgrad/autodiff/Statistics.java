package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.Elementwise;
import io.github.gradgrad.tensor.Reductions;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.functions.Reducer;

/**
 * Reductions beyond sum, mean and safeNorm, which {@link Variable} has as methods, and the softmax family.
 *
 * <p>A reduction takes the dims that it joins, negative ones counted from the end, all if none is given; they are dropped from
 * the result, and {@link Arrange#keepDims} puts them back with size 1. A dim that does not exist throws an {@link
 * IllegalArgumentException} that names the operation and the shape.
 */
public final class Statistics {
    private Statistics() {}

    /**
     * The sum of (x - mean)^2 divided by (count - correction). Smooth everywhere. Correction 1 gives the unbiased
     * estimate from a sample, 0 the mean of the squares.
     *
     * @throws IllegalArgumentException unless correction is less than the number of elements joined
     */
    public static Variable variance(Variable x, int correction, int... axes) {
        return variance("variance", x, correction, axes);
    }

    /**
     * The square root of {@link #variance}. Where all elements are equal the derivative is infinite or NaN, as that of
     * the square root at 0: add an epsilon to the variance where that can happen.
     */
    public static Variable standardDeviation(Variable x, int correction, int... axes) {
        return variance("standardDeviation", x, correction, axes).sqrt();
    }

    private static Variable variance(String operation, Variable x, int correction, int... axes) {
        Shape kept = x.shape().reduced(operation, axes);
        int count = x.shape().size() / kept.size();
        if (correction >= count) {
            throw new IllegalArgumentException(operation + ": correction " + correction + " leaves nothing of " + count
                    + " elements of shape " + x.shape());
        }
        Variable squares = x.sub(keptMean(x, kept)).square().sumTo(kept);
        return squares.div(count - correction).reshape(x.shape().without(axes));
    }

    /** What a sum over the given dims leaves, before they are dropped: nothing is left to drop of a single number. */
    static Shape kept(String operation, Variable x, int... axes) {
        return axes.length == 0 ? Shape.of() : x.shape().reduced(operation, axes);
    }

    /** The mean over the dims that {@code kept}, which stretches to the shape of x, lacks or has with size 1. */
    static Variable keptMean(Variable x, Shape kept) {
        return x.sumTo(kept).mul((double) kept.size() / x.shape().size());
    }

    /** The greatest element: {@link AmaxOp}. */
    public static Variable amax(Variable x, int... axes) {
        x.shape().reduced("amax", axes);
        return new AmaxOp(axes).apply(x).reshape(x.shape().without(axes));
    }

    /** The least element. Everywhere; where several are the least they share the gradient evenly, which favours none. */
    public static Variable amin(Variable x, int... axes) {
        x.shape().reduced("amin", axes);
        return amax(x.neg(), axes).neg();
    }

    /**
     * The product of the elements. Smooth everywhere: with factors of 0 the derivatives are right and finite, as
     * nothing is divided: the elements are multiplied pairwise, then the products pairwise, and so on.
     */
    public static Variable product(Variable x, int... axes) {
        Shape kept = x.shape().reduced("product", axes);
        Variable factors = Arrange.moveToEnd(x, axes)
                .reshape(Shape.of(kept.size(), x.shape().size() / kept.size()));
        for (int n = factors.shape().dim(1); n > 1; n = (n + 1) / 2) {
            int half = n / 2;
            Variable pairs = factors.slice(1, 0, half).mul(factors.slice(1, half, 2 * half));
            factors = n % 2 == 0 ? pairs : Variable.concat(1, pairs, factors.slice(1, n - 1, n));
        }
        return factors.reshape(x.shape().without(axes));
    }

    /**
     * log(sum of exp(x)). Smooth everywhere, without overflow: the greatest element is subtracted first, as a
     * constant, and added in the end.
     */
    public static Variable logSumExp(Variable x, int... axes) {
        Variable shift = shift("logSumExp", x, axes);
        Variable sum = x.sub(shift).exp().sumTo(shift.shape());
        return sum.log().add(shift).reshape(x.shape().without(axes));
    }

    /** exp(x) / (sum of exp(x) along dim d). Smooth everywhere, without overflow; positive numbers whose sum is 1. */
    public static Variable softmax(Variable x, int d) {
        Variable shift = shift("softmax", x, d);
        Variable exp = x.sub(shift).exp();
        return exp.div(exp.sumTo(shift.shape()));
    }

    /** log(softmax(x)) along dim d. Smooth everywhere; accurate where the softmax itself is too small for its type. */
    public static Variable logSoftmax(Variable x, int d) {
        Variable shifted = x.sub(shift("logSoftmax", x, d));
        return shifted.sub(shifted.exp().sumTo(x.shape().reduced(d)).log());
    }

    /**
     * The greatest elements as constants, 0 in place of an infinity. What is subtracted and added again has no share in any
     * derivative.
     */
    private static Variable shift(String operation, Variable x, int... axes) {
        x.shape().reduced(operation, axes);
        return Variable.constant(Elementwise.map(
                max -> Double.isInfinite(max) ? 0 : max, Reductions.reduce(Reducer.MAX, x.value(), axes)));
    }
}
