package io.github.gradgrad.tensor.panama;

import static io.github.gradgrad.tensor.panama.Lanes.fma;
import static io.github.gradgrad.tensor.panama.Lanes.withSignOf;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/**
 * The exponential function and what is made of it, on vectors of floats.
 *
 * <p>The argument is brought to |r| to (ln 2) / 2 by subtracting a multiple of ln 2 in two parts (Cody and Waite, 1980); what is left
 * is a polynomial of our own fit, for the least greatest relative error.
 */
final class Exponentials {
    private static final float LOG2_E = 1.442695f;
    // ln 2 in two parts: the product of the first with a small whole number is exact.
    private static final float LN2_HIGH = 0.6933594f;
    private static final float LN2_LOW = -2.1219444e-4f;
    private static final int EXPONENT_BIAS = 127;
    private static final int MANTISSA_BITS = 23;

    // Beyond these e^x is infinite, or rounds to 0.
    private static final float LARGEST_EXPONENT = 88.72284f;
    private static final float SMALLEST_EXPONENT = -103.97208f;
    /** From here downwards e^x - 1 rounds to -1. */
    private static final float MINUS_ONE_FROM = -17.5f;
    /** To here e^x - 1 rounds to x. */
    private static final float TINY = 0x1p-25f;

    private Exponentials() {}

    static FloatVector exp(FloatVector x) {
        FloatVector rounded = x.mul(LOG2_E).add(Lanes.ROUNDER);
        FloatVector y = expm1OfRest(x, rounded.sub(Lanes.ROUNDER)).add(1f);
        // 2^n in two factors, as one alone would overflow or lose the subnormal numbers.
        IntVector exponent = rounded.reinterpretAsInts().sub(Float.floatToRawIntBits(Lanes.ROUNDER));
        IntVector half = exponent.lanewise(ASHR, 1);
        FloatVector scaled = y.mul(powerOf2(half)).mul(powerOf2(exponent.sub(half)));
        return scaled.blend(Float.POSITIVE_INFINITY, x.compare(GT, LARGEST_EXPONENT))
                .blend(0f, x.compare(LT, SMALLEST_EXPONENT));
    }

    /** 2^n (e^r - 1) + (2^n - 1), which cancels nothing. */
    static FloatVector expm1(FloatVector x) {
        FloatVector bounded = x.max(MINUS_ONE_FROM);
        FloatVector rounded = bounded.mul(LOG2_E).add(Lanes.ROUNDER);
        FloatVector y = expm1OfRest(bounded, rounded.sub(Lanes.ROUNDER));
        IntVector exponent = rounded.reinterpretAsInts().sub(Float.floatToRawIntBits(Lanes.ROUNDER));
        // Half of it, as 2^128 is infinite.
        FloatVector halfPower = powerOf2(exponent.sub(1));
        FloatVector scaled = y.fma(halfPower, halfPower.sub(0.5f)).mul(2f);
        return scaled.blend(x, x.abs().compare(LT, TINY))
                .blend(Float.POSITIVE_INFINITY, x.compare(GT, LARGEST_EXPONENT));
    }

    /** e^x for x to 0, with less to do. */
    static FloatVector expOfNegative(FloatVector x) {
        // n + 64 + the bias comes to the lowest bits, thus 2^(n + 64) after a shift; the 2^-64 makes subnormal numbers.
        float rounder = Lanes.ROUNDER + 64 + EXPONENT_BIAS;
        FloatVector rounded = x.mul(LOG2_E).add(rounder);
        FloatVector power =
                rounded.reinterpretAsInts().lanewise(LSHL, MANTISSA_BITS).reinterpretAsFloats();
        return expm1OfRest(x, rounded.sub(rounder))
                .add(1f)
                .mul(power)
                .mul(0x1p-64f)
                .blend(0f, x.compare(LT, SMALLEST_EXPONENT));
    }

    /** 1 / (1 + e^-x), by e^-|x|, which cannot overflow. */
    static FloatVector sigmoid(FloatVector x) {
        FloatVector e = expOfNegative(x.abs().neg());
        return e.blend(1f, x.compare(GE, 0f)).div(e.add(1f));
    }

    /** A polynomial near 0, else (1 - e^-2|x|) / (1 + e^-2|x|), with the sign of x. */
    static FloatVector tanh(FloatVector x) {
        FloatVector z = x.mul(x), a = x.abs();
        FloatVector p =
                fma(fma(fma(fma(z, -0.00609694f, 0.02099736f), z, -0.05385095f), z, 0.1333277f), z, -0.33333328f);
        FloatVector small = p.mul(z).fma(a, a);
        FloatVector e = expOfNegative(a.mul(-2f));
        FloatVector large = e.neg().add(1f).div(e.add(1f));
        return withSignOf(x, small.blend(large, a.compare(GT, 0.625f)));
    }

    /** e^(x - n ln 2) - 1, for |x - n ln 2| to (ln 2) / 2. */
    private static FloatVector expm1OfRest(FloatVector x, FloatVector n) {
        FloatVector r = fma(n, -LN2_LOW, fma(n, -LN2_HIGH, x));
        FloatVector p = fma(fma(fma(fma(r, 0.00139013f, 0.00836315f), r, 0.04166685f), r, 0.16666576f), r, 0.5f);
        return p.mul(r).fma(r, r);
    }

    private static FloatVector powerOf2(IntVector n) {
        return n.add(EXPONENT_BIAS).lanewise(LSHL, MANTISSA_BITS).reinterpretAsFloats();
    }
}
