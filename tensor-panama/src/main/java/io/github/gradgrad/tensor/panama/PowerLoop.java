package io.github.gradgrad.tensor.panama;

import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.D2F;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.F2D;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.I2D;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * y = x^e over an array: 2^(e log2 |x|) in double precision, so that a large exponent costs no digits, then what x's sign makes of it.
 *
 * <p>Three passes over blocks that stay in the first-level cache, as all in one is more than the JIT keeps in registers. The exponent
 * comes as the sum of two floats.
 */
final class PowerLoop implements UnaryFormula.Loop {
    private static final VectorSpecies<Double> DOUBLES = VectorSpecies.of(double.class, Lanes.SPECIES.vectorShape());
    private static final VectorSpecies<Float> FLOATS =
            VectorSpecies.of(float.class, VectorShape.forBitSize(Lanes.SPECIES.vectorBitSize() / 2));
    private static final int COUNT = DOUBLES.length();
    private static final int BLOCK = 512;

    private static final float SQRT_HALF = 0.70710677f;
    private static final int MANTISSA_BITS = 23;
    private static final double ROUNDER = 0x1.8p52;
    private static final int DOUBLE_MANTISSA_BITS = 52;
    /** Beyond 2^this and its reciprocal a float is infinite or 0. */
    private static final double LARGEST = 200;

    /** Whether the exponent is one for which this loop was made: all that are of use. */
    static boolean serves(double exponent) {
        double magnitude = Math.abs(exponent);
        return magnitude >= 0x1p-100 && magnitude <= 0x1p40;
    }

    @Override
    public void run(float[] x, int xo, float[] y, int yo, int n, float p, float q) {
        double exponent = (double) p + q;
        int length = Math.min(BLOCK, Math.ceilDiv(n, COUNT) * COUNT);
        float[] base = new float[length], power = new float[length];
        double[] logarithm = new double[length];
        for (int i = 0; i < n; i += BLOCK) {
            int count = Math.min(BLOCK, n - i), padded = Math.ceilDiv(count, COUNT) * COUNT;
            System.arraycopy(x, xo + i, base, 0, count);
            log2(base, exponent, logarithm, padded);
            exp2(logarithm, power, padded);
            if (exponent % 2 != 0) {
                if (exponent == Math.rint(exponent)) takeSign(base, power, padded);
                else refuseNegative(base, power, padded);
            }
            System.arraycopy(power, 0, y, yo + i, count);
        }
    }

    /** e log2 |x| = e (k + log2(m)) for |x| = 2^k m, with the logarithm of m as in {@link Logarithms}. */
    private static void log2(float[] base, double exponent, double[] logarithm, int n) {
        for (int i = 0; i < n; i += COUNT) {
            FloatVector x = FloatVector.fromArray(FLOATS, base, i).abs();
            DoubleVector wide = (DoubleVector) x.convertShape(F2D, DOUBLES, 0);
            logarithmOf(x, wide).mul(exponent).intoArray(logarithm, i);
        }
    }

    private static DoubleVector logarithmOf(FloatVector x, DoubleVector wide) {
        var subnormal = x.compare(LT, Float.MIN_NORMAL);
        IntVector bits = x.blend(x.mul(0x1p23f), subnormal).reinterpretAsInts();
        IntVector k = bits.sub(Float.floatToRawIntBits(SQRT_HALF)).lanewise(ASHR, MANTISSA_BITS);
        FloatVector mantissa = bits.sub(k.lanewise(LSHL, MANTISSA_BITS)).reinterpretAsFloats();
        IntVector whole = k.blend(k.sub(MANTISSA_BITS), subnormal.cast(k.species()));
        DoubleVector m = (DoubleVector) mantissa.convertShape(F2D, DOUBLES, 0);
        DoubleVector s = m.sub(1).div(m.add(1)), w = s.mul(s);
        DoubleVector series =
                fma(fma(fma(w, 0.2829048086527839, 0.3199054050850164), w, 0.4122092583946202), w, 0.5770779423226621);
        return fma(fma(series, w, 0.9617966941133587), w, 2.8853900817778504)
                .fma(s, (DoubleVector) whole.convertShape(I2D, DOUBLES, 0))
                .blend(Double.NEGATIVE_INFINITY, wide.compare(EQ, 0))
                .blend(wide, wide.compare(LE, Float.MAX_VALUE).not());
    }

    /** 2^t. Only the JDK's methods are called: where both loops are inlined, the JIT has reached its limit for others. */
    private static void exp2(double[] logarithm, float[] power, int n) {
        for (int i = 0; i < n; i += COUNT) {
            DoubleVector t =
                    DoubleVector.fromArray(DOUBLES, logarithm, i).min(LARGEST).max(-LARGEST);
            DoubleVector rounded = t.add(ROUNDER), r = t.sub(rounded.sub(ROUNDER));
            DoubleVector y = r.mul(1.519615456541296e-5)
                    .add(1.5466756506320889e-4)
                    .mul(r)
                    .add(0.0013333935064639242)
                    .mul(r)
                    .add(0.009618038131353937)
                    .mul(r)
                    .add(0.05550410365979512)
                    .mul(r)
                    .add(0.2402265106656724)
                    .mul(r)
                    .add(0.693147180704536)
                    .mul(r)
                    .add(1);
            // The rounded number is in the lowest bits; from there it comes to the exponent's.
            DoubleVector scaled = y.reinterpretAsLongs()
                    .add(rounded.reinterpretAsLongs().lanewise(LSHL, DOUBLE_MANTISSA_BITS))
                    .reinterpretAsDoubles();
            ((FloatVector) scaled.convertShape(D2F, FLOATS, 0)).intoArray(power, i);
        }
    }

    /** An odd power. */
    private static void takeSign(float[] base, float[] power, int n) {
        for (int i = 0; i < n; i++) power[i] = Math.copySign(power[i], base[i]);
    }

    /** A power between whole ones is NaN for a negative number, but not for minus infinity. */
    private static void refuseNegative(float[] base, float[] power, int n) {
        for (int i = 0; i < n; i += COUNT) {
            FloatVector x = FloatVector.fromArray(FLOATS, base, i);
            var refused = x.compare(LT, 0f).and(x.compare(GE, -Float.MAX_VALUE));
            FloatVector.fromArray(FLOATS, power, i).blend(Float.NaN, refused).intoArray(power, i);
        }
    }

    private static DoubleVector fma(DoubleVector a, double b, double c) {
        return a.fma(DoubleVector.broadcast(DOUBLES, b), DoubleVector.broadcast(DOUBLES, c));
    }

    private static DoubleVector fma(DoubleVector a, DoubleVector b, double c) {
        return a.fma(b, DoubleVector.broadcast(DOUBLES, c));
    }
}
