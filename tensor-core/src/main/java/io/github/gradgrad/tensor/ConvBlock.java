package io.github.gradgrad.tensor;

import io.github.gradgrad.tensor.blas.Blas;
import io.github.gradgrad.tensor.blas.Matrix;
import io.github.gradgrad.tensor.kernels.Kernels;

/**
 * A convolution and its two adjoints on one block of samples: image patches made into matrices (im2col), in pieces that
 * stay in the second-level cache, and products.
 *
 * <p>The samples are innermost ({@link BatchLast}). A row of windows sees Kh rows of the padded images; these are laid
 * side by side as one <em>piece</em>, [columns, Kh, channels, samples]. In it the patch of every window is a contiguous
 * matrix [Kw Kh channels, samples], overlapping that of the next window, so a pixel is copied once for each row of windows
 * that sees it, not for each window, and a copy is a run of channels x samples elements whatever the stride. Each window
 * is one product with all the weights of its group.
 *
 * <p>Where the width is dilated, a window's columns are neighbours because columns with the same remainder modulo the
 * dilation lie together.
 */
final class ConvBlock {
    @FunctionalInterface
    private interface RowAction {
        void accept(int group, int row);
    }

    private final ConvShapes sizes;
    private final Kernels<Object> kernels;
    private final Blas<Object> blas;
    private final int first;
    private final int samples;
    private final BatchLast images;
    private final BatchLast windows;
    private final Object piece;
    private final int pieceSize;
    private final Object zero;
    /** The loops over the piece, with the strides of the images and of the piece. */
    private final LoopNest unfolding;

    ConvBlock(ConvShapes sizes, Compute<Object> compute, DType dtype, int first, int samples) {
        this.sizes = sizes;
        this.kernels = compute.kernels();
        this.blas = compute.blas();
        this.first = first;
        this.samples = samples;
        ConvGeometry geometry = sizes.geometry();
        Shape x = sizes.x(), y = sizes.y();
        images = new BatchLast(
                compute, dtype, x, samples, geometry.paddingH(), geometry.paddingW(), sizes.rows(), sizes.columns());
        windows = new BatchLast(compute, dtype, y, samples, 0, 0, y.dim(2), y.dim(3));

        int[] dims = {geometry.dilationW(), sizes.columnsPerRemainder(), sizes.kernelHeight(), sizes.in() * samples};
        int column = images.columnStride(), row = images.rowStride();
        int[] imageStrides = {column, column * geometry.dilationW(), row * geometry.dilationH(), 1};
        Shape shape = Shape.owning(dims);
        pieceSize = shape.size();
        piece = dtype.allocate(pieceSize);
        zero = dtype.allocate(1);
        unfolding = LoopNest.of(shape, imageStrides, shape.strides());
    }

    void conv2d(Object x, Object weights, Object bias, Object y) {
        images.load(x, first);
        windows.fill(bias);
        int m = sizes.out(), n = samples, k = sizes.patch();
        forEachRow((group, row) -> {
            unfold(group, row);
            for (int column = 0; column < sizes.y().dim(3); column++) {
                int w = group * m * k, p = patchAt(column), at = windows.at(row, column, group * m);
                blas.gemm(
                        Matrix.at(weights, w, m, k),
                        Matrix.at(piece, p, k, n),
                        true,
                        Matrix.at(windows.array(), at, m, n));
            }
        });
        windows.store(y, first);
    }

    void conv2dInput(Object g, Object weights, Object bias, Object dx) {
        windows.load(g, first);
        images.fill(bias);
        int m = sizes.patch(), n = samples, k = sizes.out();
        forEachRow((group, row) -> {
            clearPiece();
            for (int column = 0; column < sizes.y().dim(3); column++) {
                int w = group * k * m, p = patchAt(column), at = windows.at(row, column, group * k);
                blas.gemm(
                        Matrix.at(weights, w, k, m).transpose(),
                        Matrix.at(windows.array(), at, k, n),
                        true,
                        Matrix.at(piece, p, m, n));
            }
            fold(group, row);
        });
        images.store(dx, first);
    }

    /** Adds this block's share to dw. */
    void conv2dWeight(Object g, Object x, Object dw) {
        windows.load(g, first);
        images.load(x, first);
        int m = sizes.out(), n = sizes.patch(), k = samples;
        forEachRow((group, row) -> {
            unfold(group, row);
            for (int column = 0; column < sizes.y().dim(3); column++) {
                int w = group * m * n, p = patchAt(column), at = windows.at(row, column, group * m);
                blas.gemm(
                        Matrix.at(windows.array(), at, m, k),
                        Matrix.at(piece, p, n, k).transpose(),
                        true,
                        Matrix.at(dw, w, m, n));
            }
        });
    }

    private void forEachRow(RowAction action) {
        for (int group = 0; group < sizes.geometry().groups(); group++) {
            for (int row = 0; row < sizes.y().dim(2); row++) action.accept(group, row);
        }
    }

    /** Fills the piece with what a row of windows sees of the images. */
    private void unfold(int group, int row) {
        kernels.copy(
                unfolding.dims(),
                images.array(),
                seenAt(group, row),
                unfolding.aStrides(),
                piece,
                0,
                unfolding.bStrides());
    }

    /** The adjoint of {@link #unfold}: adds the piece to the images. */
    private void fold(int group, int row) {
        kernels.accumulate(
                unfolding.dims(),
                piece,
                0,
                unfolding.bStrides(),
                images.array(),
                seenAt(group, row),
                unfolding.aStrides());
    }

    private void clearPiece() {
        kernels.copy(new int[] {pieceSize}, zero, 0, new int[] {0}, piece, 0, new int[] {1});
    }

    /** Where in the images a row of windows begins. */
    private int seenAt(int group, int row) {
        return images.at(row * sizes.geometry().strideH(), 0, group * sizes.in());
    }

    /** Where in the piece the patch of a window begins. */
    private int patchAt(int column) {
        int left = column * sizes.geometry().strideW();
        int dilation = sizes.geometry().dilationW();
        int slot = left % dilation * sizes.columnsPerRemainder() + left / dilation;
        return slot * (pieceSize / sizes.columns());
    }
}
