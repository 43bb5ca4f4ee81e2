package io.github.gradgrad.tensor.panama;

import static io.github.gradgrad.tensor.panama.Lanes.fma;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.XOR;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/**
 * Sine and cosine on vectors of floats, for |x| to {@link #LARGEST}.
 *
 * <p>|x| is brought to |r| to pi/4 by subtracting n pi/2 in three parts (Cody and Waite, 1980); by fused multiply-adds the first
 * difference is exact. Then a polynomial of our own fit for the sine or the cosine of r, as n is even or odd.
 */
final class Trigonometry {
    /** Beyond it n would be so large that three parts of pi/2 do not suffice. */
    static final float LARGEST = 0x1p20f;

    private static final float TWO_BY_PI = 0.63661975f;
    private static final float HALF_PI_HIGH = 1.5707964f;
    private static final float HALF_PI_MIDDLE = -4.371139e-8f;
    private static final float HALF_PI_LOW = -1.7151245e-15f;
    private static final int SIGN = Integer.MIN_VALUE;

    private Trigonometry() {}

    static FloatVector sin(FloatVector x) {
        FloatVector rounded = fma(x.abs(), TWO_BY_PI, Lanes.ROUNDER);
        IntVector sign = x.reinterpretAsInts().and(SIGN);
        return ofQuadrant(rest(x.abs(), rounded), rounded.reinterpretAsInts(), sign);
    }

    /** The sine, a quarter of a turn on. */
    static FloatVector cos(FloatVector x) {
        FloatVector rounded = fma(x.abs(), TWO_BY_PI, Lanes.ROUNDER);
        IntVector quadrant = rounded.reinterpretAsInts().add(1);
        return ofQuadrant(rest(x.abs(), rounded), quadrant, quadrant.sub(quadrant));
    }

    private static FloatVector rest(FloatVector x, FloatVector rounded) {
        FloatVector n = rounded.sub(Lanes.ROUNDER);
        return fma(n, -HALF_PI_LOW, fma(n, -HALF_PI_MIDDLE, fma(n, -HALF_PI_HIGH, x)));
    }

    /** sin(r), cos(r), -sin(r), -cos(r) by the two lowest bits of {@code quadrant}, times the sign in the highest bit of {@code sign}. */
    private static FloatVector ofQuadrant(FloatVector r, IntVector quadrant, IntVector sign) {
        FloatVector z = r.mul(r);
        FloatVector sin =
                fma(fma(z, -0.00019507877f, 0.008332106f), z, -0.16666654f).fma(z.mul(r), r);
        FloatVector cos =
                fma(fma(z, 2.4431425e-5f, -0.0013887305f), z, 0.041666646f).fma(z.mul(z), fma(z, -0.5f, 1f));
        var odd = quadrant.lanewise(LSHL, 31).compare(LT, 0).cast(Lanes.SPECIES);
        IntVector flips = quadrant.lanewise(LSHL, 30).and(SIGN).lanewise(XOR, sign);
        return sin.blend(cos, odd).reinterpretAsInts().lanewise(XOR, flips).reinterpretAsFloats();
    }
}
