package io.github.gradgrad.tensor.panama;

import static io.github.gradgrad.tensor.panama.Lanes.fma;

import jdk.incubator.vector.FloatVector;

/**
 * The error function on vectors of floats: 1 - e^q with the sign of x, where q is a polynomial of |x| for log(1 - erf |x|).
 *
 * <p>Since q(0) is 0 and e^q - 1 is accurate near 0, one polynomial serves all x. It is of our own fit, for the least greatest relative
 * error of erf.
 */
final class Erf {
    /** From here on 1 - erf(x) is less than half the spacing of the floats below 1. */
    private static final float ONE_FROM = 4f;

    private Erf() {}

    static FloatVector erf(FloatVector x) {
        FloatVector y = Exponentials.expm1(logOfRest(x.abs().min(ONE_FROM))).neg();
        // As Lanes.withSignOf does: here the JIT has reached its limit for methods that are not the JDK's.
        return x.reinterpretAsInts()
                .and(Integer.MIN_VALUE)
                .or(y.reinterpretAsInts())
                .reinterpretAsFloats();
    }

    private static FloatVector logOfRest(FloatVector x) {
        FloatVector p = fma(fma(fma(x, 9.388223e-6f, -1.1886292e-4f), x, 6.3736684e-4f), x, -0.0016756795f);
        p = fma(fma(fma(fma(p, x, 1.6950523e-4f), x, 0.019147823f), x, -0.102776304f), x, -0.63661957f);
        // The first coefficient is -1.128..: in two parts, as it would be rounded too much.
        return fma(p, x, -0.12837917f).fma(x, x.neg());
    }
}
