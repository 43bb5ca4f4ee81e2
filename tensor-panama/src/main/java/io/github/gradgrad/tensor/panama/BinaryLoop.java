package io.github.gradgrad.tensor.panama;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/** y = F(a, b) over a row, where one operand may be a single number: the template of {@link LoopCopy}. */
final class BinaryLoop implements BinaryFormula.Loop {
    private static final BinaryFormula F = LoopCopy.function(MethodHandles.lookup(), BinaryFormula.class);

    @Override
    public void run(int n, float[] a, int ao, int as, float[] b, int bo, int bs, float[] y, int yo, float p, float q) {
        if (bs == 0) arrayAndNumber(n, a, ao, b[bo], y, yo, p, q);
        else if (as == 0) numberAndArray(n, a[ao], b, bo, y, yo, p, q);
        else arrays(n, a, ao, b, bo, y, yo, p, q);
    }

    private static void arrays(int n, float[] a, int ao, float[] b, int bo, float[] y, int yo, float p, float q) {
        int whole = Lanes.SPECIES.loopBound(n);
        for (int i = 0; i < whole; i += Lanes.COUNT) {
            F.apply(load(a, ao + i), load(b, bo + i), p, q).intoArray(y, yo + i);
        }
        if (whole == n) return;
        VectorMask<Float> rest = Lanes.SPECIES.indexInRange(whole, n);
        F.apply(load(a, ao + whole, rest), load(b, bo + whole, rest), p, q).intoArray(y, yo + whole, rest);
    }

    private static void arrayAndNumber(int n, float[] a, int ao, float number, float[] y, int yo, float p, float q) {
        FloatVector b = FloatVector.broadcast(Lanes.SPECIES, number);
        int whole = Lanes.SPECIES.loopBound(n);
        for (int i = 0; i < whole; i += Lanes.COUNT)
            F.apply(load(a, ao + i), b, p, q).intoArray(y, yo + i);
        if (whole == n) return;
        VectorMask<Float> rest = Lanes.SPECIES.indexInRange(whole, n);
        F.apply(load(a, ao + whole, rest), b, p, q).intoArray(y, yo + whole, rest);
    }

    private static void numberAndArray(int n, float number, float[] b, int bo, float[] y, int yo, float p, float q) {
        FloatVector a = FloatVector.broadcast(Lanes.SPECIES, number);
        int whole = Lanes.SPECIES.loopBound(n);
        for (int i = 0; i < whole; i += Lanes.COUNT)
            F.apply(a, load(b, bo + i), p, q).intoArray(y, yo + i);
        if (whole == n) return;
        VectorMask<Float> rest = Lanes.SPECIES.indexInRange(whole, n);
        F.apply(a, load(b, bo + whole, rest), p, q).intoArray(y, yo + whole, rest);
    }

    private static FloatVector load(float[] array, int i) {
        return FloatVector.fromArray(Lanes.SPECIES, array, i);
    }

    private static FloatVector load(float[] array, int i, VectorMask<Float> lanes) {
        return FloatVector.fromArray(Lanes.SPECIES, array, i, lanes);
    }
}
