package io.github.gradgrad.tensor.panama;

import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.I2F;
import static jdk.incubator.vector.VectorOperators.IS_NAN;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/**
 * Transcendental functions on vectors of floats, within 3 ulp of the exact value everywhere, subnormal numbers and special values included
 * ({@code UnaryKernelsTest} holds them to it).
 *
 * <p>The usual reductions (Cody and Waite, 1980) with polynomials fitted for the least greatest relative error.
 */
final class VectorMath {
    private static final float LOG2_E = 1.442695f;
    // ln 2 in two parts: the product of the first with a small whole number is exact.
    private static final float LN2_HIGH = 0.6933594f;
    private static final float LN2_LOW = -2.1219444e-4f;
    // Adding 1.5 * 2^23 rounds a float to a whole number, which is then in the lowest bits.
    private static final float ROUNDER = 0x1.8p23f;
    private static final float SQRT_HALF = 0.70710677f;
    private static final int EXPONENT_BIAS = 127;
    private static final int MANTISSA_BITS = 23;

    // Beyond these e^x is infinite, or rounds to 0.
    private static final float LARGEST_EXPONENT = 88.72284f;
    private static final float SMALLEST_EXPONENT = -103.97208f;

    private VectorMath() {}

    static FloatVector exp(FloatVector x) {
        FloatVector rounded = x.mul(LOG2_E).add(ROUNDER);
        FloatVector y = expOfRest(x, rounded.sub(ROUNDER));
        // 2^n in two factors, as one alone would overflow or lose the subnormal numbers.
        IntVector exponent = rounded.reinterpretAsInts().sub(Float.floatToRawIntBits(ROUNDER));
        IntVector half = exponent.lanewise(ASHR, 1);
        FloatVector scaled = y.mul(powerOf2(half)).mul(powerOf2(exponent.sub(half)));
        return scaled.blend(Float.POSITIVE_INFINITY, x.compare(GT, LARGEST_EXPONENT))
                .blend(0f, x.compare(LT, SMALLEST_EXPONENT));
    }

    /** e^x for x to 0, with less to do. */
    private static FloatVector expOfNegative(FloatVector x) {
        // n + 64 + the bias comes to the lowest bits, thus 2^(n + 64) after a shift; the 2^-64 makes subnormal numbers.
        float rounder = ROUNDER + 64 + EXPONENT_BIAS;
        FloatVector rounded = x.mul(LOG2_E).add(rounder);
        FloatVector power =
                rounded.reinterpretAsInts().lanewise(LSHL, MANTISSA_BITS).reinterpretAsFloats();
        return expOfRest(x, rounded.sub(rounder)).mul(power).mul(0x1p-64f).blend(0f, x.compare(LT, SMALLEST_EXPONENT));
    }

    /** e^(x - n ln 2), for |x - n ln 2| to (ln 2) / 2. */
    private static FloatVector expOfRest(FloatVector x, FloatVector n) {
        FloatVector r = fma(n, -LN2_LOW, fma(n, -LN2_HIGH, x));
        FloatVector p = fma(fma(fma(fma(r, 0.00139013f, 0.00836315f), r, 0.04166685f), r, 0.16666576f), r, 0.5f);
        return p.mul(r).fma(r, r).add(1f);
    }

    static FloatVector log(FloatVector x) {
        var subnormal = x.compare(LT, Float.MIN_NORMAL);
        FloatVector normal = x.blend(x.mul(0x1p23f), subnormal);
        // The bits between those of x and of sqrt(1/2) hold the power of 2 that brings x to [sqrt(1/2), sqrt(2)).
        IntVector bits = normal.reinterpretAsInts();
        IntVector exponent = bits.sub(Float.floatToRawIntBits(SQRT_HALF)).lanewise(ASHR, MANTISSA_BITS);
        FloatVector m = bits.sub(exponent.lanewise(LSHL, MANTISSA_BITS)).reinterpretAsFloats();
        FloatVector e = (FloatVector) exponent.convert(I2F, 0);
        e = e.blend(e.sub(MANTISSA_BITS), subnormal);
        FloatVector f = m.sub(1f);
        FloatVector s = f.div(m.add(1f));
        FloatVector correction = fma(e, LN2_LOW, s.neg().mul(f.sub(series(s))));
        FloatVector y = fma(e, LN2_HIGH, f.add(correction));
        return y.blend(x, x.compare(GT, Float.MAX_VALUE))
                .blend(Float.NEGATIVE_INFINITY, x.compare(LT, Float.MIN_VALUE))
                .blend(Float.NaN, x.compare(LT, 0f).or(x.test(IS_NAN)));
    }

    /** 1 / (1 + e^-x), by e^-|x|, which cannot overflow. */
    static FloatVector sigmoid(FloatVector x) {
        FloatVector e = expOfNegative(x.abs().neg());
        return e.blend(1f, x.compare(GE, 0f)).div(e.add(1f));
    }

    /** log(1 + e^x) = max(x, 0) + log(1 + e^-|x|). */
    static FloatVector softplus(FloatVector x) {
        FloatVector e = expOfNegative(x.abs().neg());
        FloatVector s = e.div(e.add(2f));
        FloatVector log1p = e.sub(s.mul(e.sub(series(s))));
        return x.max(0f).add(log1p);
    }

    /** A polynomial near 0, else (1 - e^-2|x|) / (1 + e^-2|x|) with the sign of x. */
    static FloatVector tanh(FloatVector x) {
        FloatVector z = x.mul(x), a = x.abs();
        FloatVector p =
                fma(fma(fma(fma(z, -0.00609694f, 0.02099736f), z, -0.05385095f), z, 0.1333277f), z, -0.33333328f);
        FloatVector small = p.mul(z).fma(x, x);
        FloatVector e = expOfNegative(a.mul(-2f));
        FloatVector large = e.sub(1f).div(e.add(1f));
        return small.blend(large.blend(large.neg(), x.compare(GT, 0f)), a.compare(GT, 0.625f));
    }

    /** R in log(1 + f) = f - s (f - R), s = f / (2 + f), for |s| to 1/3: s^2 (2/3 + 2/5 s^2 + ...), fitted. */
    private static FloatVector series(FloatVector s) {
        FloatVector w = s.mul(s);
        return fma(fma(fma(w, 0.26861024f, 0.28235042f), w, 0.40007627f), w, 0.6666664f)
                .mul(w);
    }

    private static FloatVector powerOf2(IntVector n) {
        return n.add(EXPONENT_BIAS).lanewise(LSHL, MANTISSA_BITS).reinterpretAsFloats();
    }

    private static FloatVector fma(FloatVector a, FloatVector b, float c) {
        return a.fma(b, FloatVector.broadcast(Lanes.SPECIES, c));
    }

    private static FloatVector fma(FloatVector a, float b, FloatVector c) {
        return a.fma(FloatVector.broadcast(Lanes.SPECIES, b), c);
    }

    private static FloatVector fma(FloatVector a, float b, float c) {
        return a.fma(FloatVector.broadcast(Lanes.SPECIES, b), FloatVector.broadcast(Lanes.SPECIES, c));
    }
}
