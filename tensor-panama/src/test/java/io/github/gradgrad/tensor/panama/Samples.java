package io.github.gradgrad.tensor.panama;

import java.util.SplittableRandom;

/** Arrays for tests, and how far results may be from those of the reference kernels. */
final class Samples {
    /** Sizes around those of vectors of 4, 8 and 16 lanes, and none. */
    static final int[] AWKWARD_SIZES = {1, 3, 7, 15, 16, 17, 31, 33, 63, 65, 127, 257, 702, 4098};

    static final float[] SPECIAL = {
        0f,
        -0f,
        1f,
        -1f,
        Float.NaN,
        Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY,
        Float.MIN_VALUE,
        -Float.MIN_VALUE,
        Float.MIN_NORMAL,
        -Float.MIN_NORMAL,
        Float.MIN_NORMAL / 3,
        Float.MAX_VALUE,
        -Float.MAX_VALUE,
        88.72283f,
        88.7229f,
        -87.33655f,
        -103.97207f,
        -103.9721f,
        0.625f,
        Math.nextUp(0.625f),
        0.75f,
        -0.5f,
        1.5707964f,
        -3.1415927f,
        1e9f,
        -3e38f,
        0x1p-24f,
        0x1p24f,
        17f,
        -17f
    };

    private Samples() {}

    /** Normally distributed numbers, with special values strewn in if asked. */
    static float[] floats(int n, long seed, boolean special) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] floats = new float[n];
        for (int i = 0; i < n; i++) {
            boolean strewn = special && random.nextInt(4) == 0;
            floats[i] = strewn ? SPECIAL[random.nextInt(SPECIAL.length)] : (float) random.nextGaussian();
        }
        return floats;
    }

    static double[] toDoubles(float[] floats) {
        double[] doubles = new double[floats.length];
        for (int i = 0; i < doubles.length; i++) doubles[i] = floats[i];
        return doubles;
    }

    /** How many units in the last place of a float lie between a result and the exact value: 0 where both round to the same, signs of zeros
     * included. */
    static double ulps(double exact, float actual) {
        float rounded = (float) exact;
        if (Float.compare(rounded, actual) == 0) return 0;
        boolean zeros = rounded == 0 && actual == 0;
        if (Float.isFinite(rounded) && Float.isFinite(actual) && !zeros)
            return Math.abs(exact - actual) / Math.ulp(rounded);
        return Double.POSITIVE_INFINITY;
    }

    /** Fails if an element is further from the exact one than {@code ulps} of itself plus {@code absolute}. */
    static void assertClose(double[] exact, float[] actual, int n, double ulps, double absolute, String what) {
        for (int i = 0; i < n; i++) {
            if (ulps(exact[i], actual[i]) <= ulps || Math.abs(exact[i] - actual[i]) <= absolute) continue;
            throw new AssertionError(what + ": element " + i + " of " + n + " is " + actual[i] + ", exact " + exact[i]);
        }
    }
}
