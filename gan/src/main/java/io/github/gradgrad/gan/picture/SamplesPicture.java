package io.github.gradgrad.gan.picture;

import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.awt.image.BufferedImage;
import java.util.Locale;

/**
 * Generated samples beside real ones: rows of images under the captions <em>real</em> and <em>generated</em>, or, for
 * points, one scatter plot of both with equal axes. Of points with more than two coordinates the first two are drawn.
 *
 * <p>The axes of a scatter plot follow from the real points alone. So pictures that share those also share their axes,
 * and a generator whose points fly away does not shrink the rest; the legend says how many are outside.
 */
public final class SamplesPicture {
    private static final int REAL_ROWS = 2;
    private static final int GENERATED_ROWS = 6;
    private static final int POINTS = 1000;

    private static final int CELL = 48;
    private static final int FRAME_CELL = 32;
    private static final int GAP = 4;
    private static final int FRAME_GAP = 2;
    private static final int WIDTH = 1000;

    private static final int SCATTER_SIDE = 640;
    private static final int FRAME_SCATTER_SIDE = 420;

    private SamplesPicture() {}

    /** The number of real samples that fills the picture: two rows of images, or 1,000 points. Others work. */
    public static int realCount(Shape sampleShape) {
        return sampleShape.rank() == 3 ? REAL_ROWS * columns(sampleShape) : POINTS;
    }

    /** The number of generated samples that fills the picture: six rows of images, or 1,000 points. Others work. */
    public static int generatedCount(Shape sampleShape) {
        return sampleShape.rank() == 3 ? GENERATED_ROWS * columns(sampleShape) : POINTS;
    }

    /**
     * The picture of a finished run.
     *
     * @param real {@code [n, channels, H, W]} in [-1, 1], or {@code [n, 2 or more]}
     * @param generated the same with another n
     * @throws IllegalArgumentException if a shape is another or their samples differ in shape
     */
    public static BufferedImage of(Tensor real, Tensor generated) {
        Shape sample = sampleShape(real, generated);
        if (sample.rank() == 1) return PointsPicture.of(real, generated, SCATTER_SIDE, "");
        int scale = scale(sample, CELL);
        return new Page(GAP)
                .add("real", ImageGrid.of(real, columns(sample), scale, GAP))
                .add("generated", ImageGrid.of(generated, columns(sample), scale, GAP))
                .draw();
    }

    /**
     * One smaller picture of an animation, under the number of the iteration: generated images alone, or points with
     * the real ones behind them.
     *
     * @param real as for {@link #of}
     * @param generated as for {@link #of}
     * @throws IllegalArgumentException if a shape is another or their samples differ in shape
     */
    public static BufferedImage frame(Tensor real, Tensor generated, long iteration) {
        return frame(real, generated, String.format(Locale.ROOT, "iteration %,d", iteration));
    }

    /** The same under any caption. */
    public static BufferedImage frame(Tensor real, Tensor generated, String caption) {
        Shape sample = sampleShape(real, generated);
        if (sample.rank() == 1) return PointsPicture.of(real, generated, FRAME_SCATTER_SIDE, caption);
        int scale = scale(sample, FRAME_CELL);
        return new Page(FRAME_GAP)
                .add(caption, ImageGrid.of(generated, columns(sample), scale, FRAME_GAP))
                .draw();
    }

    /**
     * Samples alone: a grid about as wide as high of images, or a scatter plot of points.
     *
     * @param generated {@code [n, channels, H, W]} in [-1, 1], or {@code [n, 2 or more]}
     * @throws IllegalArgumentException if the shape is another
     */
    public static BufferedImage of(Tensor generated) {
        Shape sample = sampleShape(generated, generated);
        if (sample.rank() == 1) return PointsPicture.of(generated, SCATTER_SIDE);
        int columns = (int) Math.ceil(Math.sqrt(generated.shape().dim(0)));
        return ImageGrid.of(generated, columns, scale(sample, CELL), GAP);
    }

    private static int columns(Shape sample) {
        int cell = sample.dim(2) * scale(sample, CELL) + GAP;
        return Math.max(4, Math.min(16, WIDTH / cell));
    }

    private static int scale(Shape sample, int cell) {
        return Math.max(1, Math.round((float) cell / sample.dim(2)));
    }

    private static Shape sampleShape(Tensor real, Tensor generated) {
        Shape shape = real.shape();
        boolean known = shape.rank() == 4 || (shape.rank() == 2 && shape.dim(1) >= 2);
        boolean alike = generated.shape().rank() == shape.rank()
                && generated.shape().with(0, 1).equals(shape.with(0, 1));
        if (!known || !alike) {
            throw new IllegalArgumentException(
                    "samples picture: [n, channels, height, width] or [n, 2 or more] expected of" + " both: real "
                            + shape + ", generated " + generated.shape());
        }
        return shape.rank() == 2 ? Shape.of(shape.dim(1)) : Shape.of(shape.dim(1), shape.dim(2), shape.dim(3));
    }
}
