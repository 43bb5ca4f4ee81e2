package io.github.gradgrad.tensor.panama;

import static jdk.incubator.vector.VectorOperators.GT;

import io.github.gradgrad.tensor.functions.UnaryFunction;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * A loop whose formula holds up to |x| = limit, with the function itself, element by element, beyond: for arguments that are right but
 * rare. An element's result does not depend on its neighbours.
 */
record LimitedLoop(UnaryFormula.Loop loop, float limit, UnaryFunction function) implements UnaryFormula.Loop {
    @Override
    public void run(float[] x, int xo, float[] y, int yo, int n, float p, float q) {
        if (!anyBeyond(x, xo, n)) {
            loop.run(x, xo, y, yo, n, p, q);
            return;
        }
        // The loop may write over x.
        float[] arguments = Arrays.copyOfRange(x, xo, xo + n);
        loop.run(arguments, 0, y, yo, n, p, q);
        for (int i = 0; i < n; i++) {
            if (Math.abs(arguments[i]) > limit) y[yo + i] = (float) function.apply(arguments[i]);
        }
    }

    private boolean anyBeyond(float[] x, int xo, int n) {
        int whole = Lanes.SPECIES.loopBound(n);
        for (int i = 0; i < whole; i += Lanes.COUNT) {
            if (isBeyond(FloatVector.fromArray(Lanes.SPECIES, x, xo + i))) return true;
        }
        return whole < n
                && isBeyond(FloatVector.fromArray(Lanes.SPECIES, x, xo + whole, Lanes.SPECIES.indexInRange(whole, n)));
    }

    private boolean isBeyond(FloatVector x) {
        return x.abs().compare(GT, limit).anyTrue();
    }
}
