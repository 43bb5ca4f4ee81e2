package io.github.gradgrad.tensor;

/**
 * Some samples of images [N, C, H, W], turned so that the samples are innermost, on a larger canvas of zeros: [rows,
 * columns, C, samples].
 *
 * <p>In this order whatever a window covers is made of long contiguous runs, for any stride and dilation.
 */
final class BatchLast {
    private final Compute<Object> compute;
    private final Shape images;
    private final Shape canvas;
    private final int corner;
    private final Object array;

    /**
     * Zeros.
     *
     * @param top the row of the canvas where the images begin
     * @param left the column
     */
    BatchLast(
            Compute<Object> compute, DType dtype, Shape images, int samples, int top, int left, int rows, int columns) {
        this.compute = compute;
        this.images = images;
        this.canvas = Shape.of(rows, columns, images.dim(1), samples);
        this.corner = at(top, left, 0);
        this.array = dtype.allocate(canvas.size());
    }

    /** Puts a channel's number everywhere in it. */
    void fill(Object channels) {
        LoopNest nest = LoopNest.of(canvas, new int[] {0, 0, 1, 0}, canvas.strides());
        compute.kernels().copy(nest.dims(), channels, 0, nest.aStrides(), array, 0, nest.bStrides());
    }

    /** Takes the samples from {@code first} on. */
    void load(Object source, int first) {
        LoopNest nest = nest();
        int from = first * images.strides()[0];
        compute.kernels().copy(nest.dims(), source, from, nest.aStrides(), array, corner, nest.bStrides());
    }

    /** Puts the samples back, from {@code first} on, without the canvas around them. */
    void store(Object target, int first) {
        LoopNest nest = nest();
        int to = first * images.strides()[0];
        compute.kernels().copy(nest.dims(), array, corner, nest.bStrides(), target, to, nest.aStrides());
    }

    Object array() {
        return array;
    }

    /** Where the samples of one channel of one pixel of the canvas begin. */
    int at(int row, int column, int channel) {
        return ((row * canvas.dim(1) + column) * canvas.dim(2) + channel) * canvas.dim(3);
    }

    /** The distance between neighbours down the canvas. */
    int rowStride() {
        return at(1, 0, 0);
    }

    /** The distance between neighbours across the canvas. */
    int columnStride() {
        return at(0, 1, 0);
    }

    /** The loops over the images, samples innermost, with the strides of the images and of the canvas. */
    private LoopNest nest() {
        int[] own = images.strides(), here = canvas.strides();
        return LoopNest.of(
                Shape.of(images.dim(1), images.dim(2), images.dim(3), canvas.dim(3)),
                new int[] {own[1], own[2], own[3], own[0]},
                new int[] {here[2], here[0], here[1], here[3]});
    }
}
