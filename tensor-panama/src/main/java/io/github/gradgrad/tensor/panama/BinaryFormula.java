package io.github.gradgrad.tensor.panama;

import jdk.incubator.vector.FloatVector;

/** The formula of a function of two vectors; p is the number that its record holds, or 0. */
@FunctionalInterface
interface BinaryFormula {
    FloatVector apply(FloatVector a, FloatVector b, float p);

    /** y = f(a, b) over a row, for one formula f. The strides are 1 and 1, 1 and 0, or 0 and 1. */
    interface Loop {
        void run(int n, float[] a, int ao, int as, float[] b, int bo, int bs, float[] y, int yo, float p);
    }

    /** y[o, i] = the join of x[o, r, i] over r, for one formula that joins. */
    interface Reduction {
        /** The rows {@code from} to {@code to} of x [.., length] to as many elements of y. */
        void rows(float start, float[] x, int from, int to, int length, float[] y);

        /** The columns {@code from} to {@code to}, at least a vector, of x[o] [length, inner] to those of y[o] [inner]. */
        void columns(float start, float[] x, int o, int length, int inner, int from, int to, float[] y);
    }
}
