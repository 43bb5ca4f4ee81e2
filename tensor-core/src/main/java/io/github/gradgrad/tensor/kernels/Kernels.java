package io.github.gradgrad.tensor.kernels;

import io.github.gradgrad.tensor.functions.BinaryFunction;
import io.github.gradgrad.tensor.functions.Reducer;
import io.github.gradgrad.tensor.functions.UnaryFunction;
import io.github.gradgrad.tensor.functions.UpdateRule;
import java.util.Optional;

/**
 * The computations on raw arrays of one element type, all but the matrix products.
 *
 * <p>Arguments are trusted: sizes fit, arrays of a result do not overlap those of an operand unless it is said. {@code dims} and strides
 * describe a nest of loops, outermost first; a stride of 0 repeats an element. At least one dim, none of them 0.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
public interface Kernels<A> {
    /** y[i] = f(x[i]) for i in 0..n-1; y may be x. */
    void unary(UnaryFunction f, A x, A y, int n);

    /** Whether x[i] is neither NaN nor infinite, for all i in 0..n-1. */
    boolean isFinite(A x, int n);

    /** y = f(a, b) over the nest; y is contiguous, and may be a if a is, too, and then b as well. */
    void binary(BinaryFunction f, int[] dims, A a, int[] aStrides, A b, int[] bStrides, A y);

    /** y[o, i] = the join of x[o, r, i] over r: x is [outer, length, inner], y is [outer, inner]. */
    void reduce(Reducer reducer, A x, int outer, int length, int inner, A y);

    /** y = x over the nest, each side with its own offset and strides. */
    void copy(int[] dims, A x, int xOffset, int[] xStrides, A y, int yOffset, int[] yStrides);

    /** y += x over the nest, each side with its own offset and strides; y may come by the same place again. */
    void accumulate(int[] dims, A x, int xOffset, int[] xStrides, A y, int yOffset, int[] yStrides);

    /** y[i] = x[positions[i]]. */
    void gather(A x, int[] positions, A y);

    /** y[positions[i]] += x[i], in the order of i. */
    void scatterAdd(A x, int[] positions, A y);

    /**
     * The place of the greatest element of each window of each plane; the first of equals, or the first NaN if there is one.
     *
     * @param plane the number of elements of a plane; in x, one plane follows the other
     * @param windows the places of the elements of each window, within a plane
     * @param positions gets the places within x, window by window, plane by plane
     */
    void argmax(A x, int planes, int plane, int[][] windows, int[] positions);

    /** Convolutions of their own; without them, they are products of patches. */
    default Optional<ConvKernels<A>> convolutions() {
        return Optional.empty();
    }

    /**
     * next[i] = rule(theta[i], gradient[i], state[.][i]), and the state's next values in place; next may be theta. A subnormal number is kept
     * as 0: a mean of past gradients that fades away would else stay subnormal for ever, and some processors take a hundred cycles more for
     * each operation with one.
     */
    void update(UpdateRule rule, A theta, A gradient, A[] state, A next, int n);
}
