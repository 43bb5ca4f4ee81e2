package io.github.gradgrad.tensor.panama;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;

/** y = F(x) over an array: the template of {@link LoopCopy}. */
final class UnaryLoop implements UnaryFormula.Loop {
    private static final UnaryFormula F = LoopCopy.function(MethodHandles.lookup(), UnaryFormula.class);

    @Override
    public void run(float[] x, int xo, float[] y, int yo, int n, float p, float q) {
        int whole = Lanes.SPECIES.loopBound(n);
        loop(x, xo, y, yo, whole, p, q);
        if (whole == n) return;
        // The rest goes through the same loop: with a second copy of a long formula the JIT reaches its limit of
        // inlining.
        float[] rest = new float[Lanes.COUNT];
        System.arraycopy(x, xo + whole, rest, 0, n - whole);
        loop(rest, 0, rest, 0, Lanes.COUNT, p, q);
        System.arraycopy(rest, 0, y, yo + whole, n - whole);
    }

    private static void loop(float[] x, int xo, float[] y, int yo, int n, float p, float q) {
        for (int i = 0; i < n; i += Lanes.COUNT) {
            F.apply(FloatVector.fromArray(Lanes.SPECIES, x, xo + i), p, q).intoArray(y, yo + i);
        }
    }
}
