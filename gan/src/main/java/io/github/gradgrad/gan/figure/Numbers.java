package io.github.gradgrad.gan.figure;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as people write them. */
public final class Numbers {
    private static final int DIGITS = 6;
    private static final double SMALLEST = 1e-4;
    private static final double LARGEST = 1e7;
    private static final double WHOLE = 1e12;

    private Numbers() {}

    /** Whole numbers in full, others with at most six significant digits: {@code 0.345}, {@code -2.1}, {@code 3.2e-12}. */
    public static String text(double value) {
        return text(value, DIGITS);
    }

    /** The same with at most so many significant digits. */
    static String text(double value, int digits) {
        if (value == 0) return "0";
        if (!Double.isFinite(value)) return String.valueOf(value).replace("Infinity", "∞");
        if (value == Math.rint(value) && Math.abs(value) < WHOLE)
            return String.valueOf((long) value).replace('-', '−');
        BigDecimal rounded =
                new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros();
        double size = Math.abs(value);
        String text = size >= SMALLEST && size < LARGEST ? rounded.toPlainString() : scientific(rounded);
        return text.replace('-', '−');
    }

    private static String scientific(BigDecimal value) {
        BigDecimal few = value.round(new MathContext(2)).stripTrailingZeros();
        int exponent = few.precision() - few.scale() - 1;
        return few.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
    }
}
