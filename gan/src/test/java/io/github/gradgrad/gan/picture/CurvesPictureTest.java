package io.github.gradgrad.gan.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CurvesPictureTest {
    private static final int ROWS = 200;
    private static final double[] ITERATION =
            IntStream.range(0, ROWS).mapToDouble(i -> 10 * i).toArray();

    @Test
    void panelsAreStackedAndThoseWithoutNumbersLeftOut() {
        Map<String, double[]> columns = new HashMap<>(Map.of("iteration", ITERATION, "seconds", constant(3)));
        columns.put("wasserstein_estimate", constant(1));
        int one = CurvesPicture.of(columns).getHeight();
        columns.put("gradient_norm_mean", constant(Double.NaN));
        assertEquals(one, CurvesPicture.of(columns).getHeight());
        columns.put("critic_loss", constant(1));
        assertEquals(2 * one, CurvesPicture.of(columns).getHeight());
        columns.put("generator_loss", constant(-1));
        assertEquals(2 * one, CurvesPicture.of(columns).getHeight());
        columns.put("gradient_norm_max", constant(2));
        assertEquals(3 * one, CurvesPicture.of(columns).getHeight());
    }

    @Test
    void aRisingEstimateIsDrawnFromTheLowerLeftToTheUpperRight() {
        BufferedImage picture = CurvesPicture.of(Map.of("iteration", ITERATION, "wasserstein_estimate", ITERATION));
        int left = firstBlue(picture, picture.getWidth() / 4), right = firstBlue(picture, picture.getWidth() * 3 / 4);

        assertTrue(right > 0 && right < left - picture.getHeight() / 5, left + " " + right);
    }

    @Test
    void infiniteNumbersLeaveGaps() {
        double[] estimate = constant(1);
        Arrays.fill(estimate, 50, 150, Double.POSITIVE_INFINITY);
        BufferedImage picture = CurvesPicture.of(Map.of("iteration", ITERATION, "wasserstein_estimate", estimate));

        assertTrue(firstBlue(picture, picture.getWidth() / 5) > 0);
        assertEquals(-1, firstBlue(picture, picture.getWidth() * 2 / 5));
    }

    @Test
    void theStrongLineIsTheMeanOverATwentyFifthOfTheRun() {
        double[] spike = new double[100];
        spike[50] = 5;
        double[] expected = new double[100];
        // 100 / 25 = 4 wide: two places to either side, five with its own.
        Arrays.fill(expected, 48, 53, 1);

        assertArrayEquals(expected, CurvesPicture.smooth(spike), 1e-12);
        assertArrayEquals(new double[] {1, 7}, CurvesPicture.smooth(new double[] {1, 7}), 1e-12);
    }

    @Test
    void theMeanPassesOverGapsAndIsCutOffAtTheEnds() {
        double[] values = new double[50];
        Arrays.fill(values, Double.NaN);
        values[0] = 2;
        values[1] = 4;

        double[] means = CurvesPicture.smooth(values);
        assertArrayEquals(new double[] {3, 3, 4}, Arrays.copyOf(means, 3), 1e-12);
        assertTrue(Double.isNaN(means[3]));
    }

    @Test
    void aSingleRowGivesAPicture() {
        Map<String, double[]> columns =
                Map.of("iteration", new double[] {10}, "wasserstein_estimate", new double[] {0.5});

        assertTrue(CurvesPicture.of(columns).getHeight() > 0);
    }

    @Test
    void wrongColumnsAreNamed() {
        assertMessage("curves: a column 'iteration' with rows expected", Map.of("critic_loss", constant(1)));
        assertMessage("curves: a column 'iteration' with rows expected", Map.of("iteration", new double[0]));
        assertMessage("curves: no column with a finite number to draw", Map.of("iteration", ITERATION));
        assertMessage(
                "curves: column 'critic_loss' has 3 rows, 'iteration' 200",
                Map.of("iteration", ITERATION, "critic_loss", new double[3]));
    }

    private static void assertMessage(String message, Map<String, double[]> columns) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> CurvesPicture.of(columns))
                        .getMessage());
    }

    private static double[] constant(double value) {
        double[] column = new double[ROWS];
        Arrays.fill(column, value);
        return column;
    }

    /** The first row between title and legend in which the column has a pixel of the strong line; -1 if none. */
    private static int firstBlue(BufferedImage picture, int x) {
        for (int y = 30; y < picture.getHeight() - 35; y++) {
            int rgb = picture.getRGB(x, y), red = (rgb >> 16) & 0xff, blue = rgb & 0xff;
            if (blue > red + 90) return y;
        }
        return -1;
    }
}
