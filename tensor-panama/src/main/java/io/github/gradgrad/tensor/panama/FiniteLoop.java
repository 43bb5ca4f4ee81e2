package io.github.gradgrad.tensor.panama;

import jdk.incubator.vector.FloatVector;

/** Whether all elements are finite: x * 0 is 0 for a finite x and NaN for any other, and a sum keeps a NaN. */
final class FiniteLoop {
    private FiniteLoop() {}

    static boolean isFinite(float[] x, int from, int to) {
        FloatVector sum = FloatVector.zero(Lanes.SPECIES);
        int whole = Lanes.SPECIES.loopBound(to - from) + from;
        for (int i = from; i < whole; i += Lanes.COUNT) {
            sum = FloatVector.fromArray(Lanes.SPECIES, x, i).fma(FloatVector.zero(Lanes.SPECIES), sum);
        }
        float rest = 0;
        for (int i = whole; i < to; i++) rest += x[i] * 0;
        return rest == 0 && sum.eq(0).allTrue();
    }
}
