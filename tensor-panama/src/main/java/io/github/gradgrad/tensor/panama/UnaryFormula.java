package io.github.gradgrad.tensor.panama;

import jdk.incubator.vector.FloatVector;

/** The formula of a function on vectors; p and q are the numbers that its record holds, or 0. */
@FunctionalInterface
interface UnaryFormula {
    FloatVector apply(FloatVector x, float p, float q);

    /** y = f(x) over arrays, for one formula f. */
    interface Loop {
        void run(float[] x, int xo, float[] y, int yo, int n, float p, float q);
    }
}
