package io.github.gradgrad.gan.picture;

import io.github.gradgrad.tensor.Tensor;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/** The level sets of a function of the plane as bands between blue (low) and orange (high), with points on top. */
public final class LevelSetsPicture {
    private static final int SIDE = 300;
    private static final int BANDS = 14;
    private static final Color LOW = new Color(0x2b6cb0), HIGH = new Color(0xdd6b20);

    private LevelSetsPicture() {}

    /**
     * The function's values on the square [-reach, reach]^2, from its least to its greatest in bands of equal height.
     *
     * @param values [side, side], row 0 at the lower edge
     * @param points [N, 2]; those outside are left out
     */
    public static BufferedImage of(String title, double[][] values, double reach, Tensor points) {
        double low = Arrays.stream(values).flatMapToDouble(Arrays::stream).min().orElseThrow();
        double high =
                Arrays.stream(values).flatMapToDouble(Arrays::stream).max().orElseThrow();
        BufferedImage picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                int band = band(values, x, y, low, high);
                boolean edge = (x > 0 && band(values, x - 1, y, low, high) != band)
                        || (y > 0 && band(values, x, y - 1, low, high) != band);
                picture.setRGB(x, y, (edge ? Charts.INK : colour(band)).getRGB());
            }
        }
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(Color.BLACK);
        for (int i = 0; i < points.shape().dim(0); i++) {
            double x = (points.at(2 * i) / reach + 1) / 2 * SIDE, y = (1 - points.at(2 * i + 1) / reach) / 2 * SIDE;
            graphics.fillRect((int) x - 1, (int) y - 1, 2, 2);
        }
        graphics.dispose();
        return new Page(4).add(title, picture).draw();
    }

    private static int band(double[][] values, int x, int y, double low, double high) {
        int last = values.length - 1;
        double column = (double) x / (SIDE - 1) * last, row = (double) (SIDE - 1 - y) / (SIDE - 1) * last;
        int i = Math.min((int) row, last - 1), j = Math.min((int) column, last - 1);
        double u = row - i, v = column - j;
        double value = (1 - u) * ((1 - v) * values[i][j] + v * values[i][j + 1])
                + u * ((1 - v) * values[i + 1][j] + v * values[i + 1][j + 1]);
        return high > low ? (int) Math.min(BANDS - 1, (value - low) / (high - low) * BANDS) : 0;
    }

    private static Color colour(int band) {
        // From blue over white to orange.
        double t = 2.0 * band / (BANDS - 1) - 1, share = Math.abs(t);
        UnaryOperator<Integer> mix = c -> (int) (255 + share * (c - 255));
        Color end = t < 0 ? LOW : HIGH;
        return new Color(mix.apply(end.getRed()), mix.apply(end.getGreen()), mix.apply(end.getBlue()));
    }
}
