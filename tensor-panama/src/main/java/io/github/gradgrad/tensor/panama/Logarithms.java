package io.github.gradgrad.tensor.panama;

import static io.github.gradgrad.tensor.panama.Lanes.fma;
import static io.github.gradgrad.tensor.panama.Lanes.withSignOf;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.I2F;
import static jdk.incubator.vector.VectorOperators.IS_NAN;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/**
 * Logarithms on vectors of floats: x = 2^k m with m in [sqrt(1/2), sqrt(2)), and log(m) from s = (m - 1) / (m + 1), whose powers
 * fall fast (Cody and Waite, 1980), by a polynomial of our own fit.
 */
final class Logarithms {
    // ln 2 in two parts: the product of the first with a small whole number is exact.
    private static final float LN2_HIGH = 0.6933594f;
    private static final float LN2_LOW = -2.1219444e-4f;
    private static final float SQRT_HALF = 0.70710677f;
    private static final int MANTISSA_BITS = 23;
    /** Where k is greater, 1 + x rounds to x, and nothing was lost. */
    private static final int LARGEST_LOSS = 64;

    private Logarithms() {}

    static FloatVector log(FloatVector x) {
        var subnormal = x.compare(LT, Float.MIN_NORMAL);
        FloatVector normal = x.blend(x.mul(0x1p23f), subnormal);
        IntVector exponent = exponent(normal);
        FloatVector m = mantissa(normal, exponent), k = (FloatVector) exponent.convert(I2F, 0);
        FloatVector y = sum(k.blend(k.sub(MANTISSA_BITS), subnormal), m.sub(1f), m.add(1f));
        return y.blend(x, x.compare(GT, Float.MAX_VALUE))
                .blend(Float.NEGATIVE_INFINITY, x.compare(LT, Float.MIN_VALUE))
                .blend(Float.NaN, x.compare(LT, 0f).or(x.test(IS_NAN)));
    }

    /** The logarithm of u = 1 + x rounded, with what the rounding lost added to u's mantissa. */
    static FloatVector log1p(FloatVector x) {
        FloatVector u = x.add(1f), lost = x.sub(u.sub(1f));
        IntVector exponent = exponent(u);
        FloatVector m = mantissa(u, exponent);
        IntVector one = IntVector.broadcast(exponent.species(), Float.floatToRawIntBits(1));
        FloatVector power = one.sub(exponent.min(LARGEST_LOSS).lanewise(LSHL, MANTISSA_BITS))
                .reinterpretAsFloats();
        FloatVector y = sum((FloatVector) exponent.convert(I2F, 0), m.sub(1f).add(lost.mul(power)), m.add(1f));
        return withSignOf(x, y)
                .blend(x, x.compare(GT, Float.MAX_VALUE))
                .blend(Float.NEGATIVE_INFINITY, u.compare(LT, Float.MIN_VALUE))
                .blend(Float.NaN, x.compare(LT, -1f).or(x.test(IS_NAN)));
    }

    /** log(1 + e^x) = max(x, 0) + log(1 + e^-|x|). */
    static FloatVector softplus(FloatVector x) {
        FloatVector e = Exponentials.expOfNegative(x.abs().neg());
        FloatVector s = e.div(e.add(2f));
        FloatVector log1p = e.sub(s.mul(e.sub(series(s))));
        return x.max(0f).add(log1p);
    }

    /** k ln 2 + log(1 + f), for f from sqrt(1/2) - 1 to sqrt(2) - 1. */
    private static FloatVector sum(FloatVector k, FloatVector f, FloatVector fAndTwo) {
        FloatVector s = f.div(fAndTwo);
        FloatVector correction = fma(k, LN2_LOW, s.neg().mul(f.sub(series(s))));
        return fma(k, LN2_HIGH, f.add(correction));
    }

    /** R in log(1 + f) = f - s (f - R), s = f / (2 + f), for |s| to 1/3: s^2 (2/3 + 2/5 s^2 + ...), fitted. */
    private static FloatVector series(FloatVector s) {
        FloatVector w = s.mul(s);
        return fma(fma(fma(w, 0.26861024f, 0.28235042f), w, 0.40007627f), w, 0.6666664f)
                .mul(w);
    }

    /** The bits between those of x and of sqrt(1/2) hold the power of 2 that brings x to [sqrt(1/2), sqrt(2)). */
    private static IntVector exponent(FloatVector x) {
        return x.reinterpretAsInts().sub(Float.floatToRawIntBits(SQRT_HALF)).lanewise(ASHR, MANTISSA_BITS);
    }

    private static FloatVector mantissa(FloatVector x, IntVector exponent) {
        return x.reinterpretAsInts().sub(exponent.lanewise(LSHL, MANTISSA_BITS)).reinterpretAsFloats();
    }
}
