package io.github.gradgrad.gan.picture;

import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/**
 * Lays images out in rows and columns, each pixel enlarged to a sharp square.
 *
 * <p>Image i stands in row i / columns and column i mod columns. With cells of width w = scale * W and height h = scale
 * * H, its upper left corner is at (gap + column * (w + gap), gap + row * (h + gap)): there is a gap around the whole,
 * too. The values -1 to 1 become 0 to 255; what lies outside is clamped.
 */
public final class ImageGrid {
    // Neither black nor white: strokes and paper that reach the edge of an image end there.
    private static final Color GROUND = new Color(0x4a5568);

    private ImageGrid() {}

    /**
     * The images on a slate-grey ground.
     *
     * @param images {@code [n, channels, H, W]} with one channel (grey) or three (red, green, blue)
     * @param columns the number of images in a row
     * @param scale the side of the square that a pixel becomes
     * @param gap the pixels of ground between images and around them
     * @return a picture of type {@link BufferedImage#TYPE_INT_RGB}
     * @throws IllegalArgumentException if the shape is another, columns or scale are below 1, or the gap is negative
     */
    public static BufferedImage of(Tensor images, int columns, int scale, int gap) {
        Shape shape = images.shape();
        if (shape.rank() != 4 || (shape.dim(1) != 1 && shape.dim(1) != 3)) {
            throw new IllegalArgumentException("image grid: [n, 1 or 3, height, width] expected, got " + shape);
        }
        if (columns < 1 || scale < 1 || gap < 0) {
            throw new IllegalArgumentException(
                    "image grid: columns and scale of 1 or more and a gap of 0 or more expected: " + columns + ", "
                            + scale + ", " + gap);
        }
        int n = shape.dim(0), rows = (n + columns - 1) / columns;
        int width = scale * shape.dim(3), height = scale * shape.dim(2);
        BufferedImage grid = new BufferedImage(
                gap + columns * (width + gap), gap + rows * (height + gap), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = grid.createGraphics();
        graphics.setColor(GROUND);
        graphics.fillRect(0, 0, grid.getWidth(), grid.getHeight());
        for (int i = 0; i < n; i++) {
            int x = gap + i % columns * (width + gap), y = gap + i / columns * (height + gap);
            // Without an interpolation hint this copies the nearest pixel, so that the squares stay sharp.
            graphics.drawImage(image(images, i), x, y, width, height, null);
        }
        graphics.dispose();
        return grid;
    }

    private static BufferedImage image(Tensor images, int i) {
        int channels = images.shape().dim(1),
                height = images.shape().dim(2),
                width = images.shape().dim(3);
        int plane = height * width, red = i * channels * plane;
        int green = channels == 3 ? red + plane : red, blue = channels == 3 ? green + plane : red;
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int p = 0; p < plane; p++) {
            int rgb = (level(images, red + p) << 16) | (level(images, green + p) << 8) | level(images, blue + p);
            image.setRGB(p % width, p / width, rgb);
        }
        return image;
    }

    private static int level(Tensor images, int i) {
        return (int) Math.round(Math.max(0, Math.min(255, (images.at(i) + 1) * 127.5)));
    }
}
