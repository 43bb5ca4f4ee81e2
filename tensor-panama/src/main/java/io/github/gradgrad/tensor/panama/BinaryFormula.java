package io.github.gradgrad.tensor.panama;

import jdk.incubator.vector.FloatVector;

/** The formula of a function of two vectors; p and q are the numbers that its record holds, or 0. */
@FunctionalInterface
interface BinaryFormula {
    FloatVector apply(FloatVector a, FloatVector b, float p, float q);

    /** y = f(a, b) over a row, for one formula f. The strides are 1 and 1, 1 and 0, or 0 and 1. */
    interface Loop {
        void run(int n, float[] a, int ao, int as, float[] b, int bo, int bs, float[] y, int yo, float p, float q);
    }

    /** y[o, i] = the join of x[o, r, i] over r, for one formula that joins. */
    interface Reduction {
        /** The join of x[from] to x[from + length - 1]. */
        float row(float start, float[] x, int from, int length);

        /** The rows {@code from} to {@code to} of x [.., length] to as many elements of y. */
        void rows(float start, float[] x, int from, int to, int length, float[] y);

        /** The columns {@code from} to {@code to}, at least a vector, of x[o] [length, inner] to those of y[o] [inner]. */
        void columns(float start, float[] x, int o, int length, int inner, int from, int to, float[] y);

        /** {@link #rows} of fewer elements than a vector has. */
        void shortRows(float start, float[] x, int from, int to, int length, float[] y);

        /** All columns, fewer than a vector has, of the matrices {@code from} to {@code to}. */
        void fewColumns(float start, float[] x, int from, int to, int length, int inner, float[] y);
    }
}
