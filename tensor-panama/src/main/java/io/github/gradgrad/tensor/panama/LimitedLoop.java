package io.github.gradgrad.tensor.panama;

import static jdk.incubator.vector.VectorOperators.GT;

import io.github.gradgrad.tensor.functions.UnaryFunction;
import jdk.incubator.vector.FloatVector;

/**
 * A loop whose formula holds up to |x| = limit, with the function itself, element by element, beyond: for arguments that are right but
 * rare. An element's result does not depend on its neighbours.
 */
record LimitedLoop(UnaryFormula.Loop loop, float limit, UnaryFunction function) implements UnaryFormula.Loop {
    @Override
    public void run(float[] x, int xo, float[] y, int yo, int n, float p, float q) {
        loop.run(x, xo, y, yo, n, p, q);
        int whole = Lanes.SPECIES.loopBound(n);
        for (int i = 0; i < whole; i += Lanes.COUNT) {
            if (isBeyond(x, xo + i)) correct(x, xo + i, y, yo + i, Lanes.COUNT);
        }
        correct(x, xo + whole, y, yo + whole, n - whole);
    }

    private boolean isBeyond(float[] x, int i) {
        return FloatVector.fromArray(Lanes.SPECIES, x, i)
                .abs()
                .compare(GT, limit)
                .anyTrue();
    }

    private void correct(float[] x, int xo, float[] y, int yo, int n) {
        for (int i = 0; i < n; i++) if (Math.abs(x[xo + i]) > limit) y[yo + i] = (float) function.apply(x[xo + i]);
    }
}
