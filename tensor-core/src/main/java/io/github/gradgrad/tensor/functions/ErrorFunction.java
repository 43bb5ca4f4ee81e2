package io.github.gradgrad.tensor.functions;

/**
 * erf(x) = 2 / sqrt(pi) times the integral of exp(-t^2) from 0 to x, to a few units in the last place.
 *
 * <p>Near 0 by the series of Abramowitz and Stegun (1964), 7.1.6, whose terms are all positive, so that nothing cancels; from
 * {@value #SPLIT} on by the continued fraction 7.1.14 for 1 - erf(x), which is small there.
 */
final class ErrorFunction {
    private static final double SPLIT = 2.5;
    /** From here on 1 - erf(x) is less than half the spacing of the numbers below 1. */
    private static final double ONE_FROM = 6;
    /** Enough at {@link #SPLIT}, and more than enough beyond. */
    private static final int FRACTION_DEPTH = 30;

    private ErrorFunction() {}

    static double of(double x) {
        double a = Math.abs(x);
        if (a < SPLIT) return series(x);
        return a >= 0 ? Math.copySign(a < ONE_FROM ? 1 - complement(a) : 1, x) : x;
    }

    /** 2 / sqrt(pi) exp(-x^2) times the sum of 2^n x^(2n+1) / (1 3 5 .. (2n+1)). */
    private static double series(double x) {
        double sum = x, term = x;
        for (int n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
    }

    /** exp(-x^2) / sqrt(pi) times 1/(x + (1/2)/(x + 1/(x + (3/2)/(x + 2/(x + ..))))). */
    private static double complement(double x) {
        double tail = x;
        for (int n = FRACTION_DEPTH; n > 0; n--) tail = x + n / (2 * tail);
        return Math.exp(-x * x) / (Math.sqrt(Math.PI) * tail);
    }
}
