package io.github.gradgrad.tensor;

import java.util.stream.IntStream;

/**
 * Elements picked by their positions in row-major order, and put back.
 *
 * <p>{@link #gather} and {@link #scatterAdd} are each other's adjoint; whatever selects elements of a tensor (the maxima of
 * windows, rows of a table) is a list of positions and one of the two.
 */
public final class Indexing {
    private Indexing() {}

    /**
     * y[i] = x[positions[i]], both counted in row-major order; positions may repeat.
     *
     * @param shape the shape of y
     * @throws IllegalArgumentException if there are not as many positions as y has elements, or one lies outside x
     */
    public static Tensor gather(Tensor x, int[] positions, Shape shape) {
        require("gather", positions, shape, x.shape());
        Tensor y = Tensor.blank(x.dtype(), shape);
        Compute.of(x.dtype()).kernels().gather(x.array(), positions, y.array());
        return y;
    }

    /**
     * Zeros of the given shape, to which each x[i] is added at positions[i], both counted in row-major order; what shares a
     * position adds up, in the order of i.
     *
     * @throws IllegalArgumentException if there are not as many positions as x has elements, or one lies outside
     */
    public static Tensor scatterAdd(Tensor x, int[] positions, Shape shape) {
        require("scatterAdd", positions, x.shape(), shape);
        Tensor y = Tensor.zeros(x.dtype(), shape);
        Compute.of(x.dtype()).kernels().scatterAdd(x.array(), positions, y.array());
        return y;
    }

    /**
     * The positions in x [N, C, H, W] of the greatest element of each window, in the order of the windows [N, C, H', W'] of
     * {@link ConvGeometry#windows}. Padding never is the greatest; of equals the first counts; NaN is greater than all.
     * Every channel is by itself, so the geometry's groups play no part.
     *
     * @param operation named in the error
     * @throws IllegalArgumentException if the kernel does not fit, or a window holds nothing but padding
     */
    public static int[] maxima(String operation, Tensor x, int kernelH, int kernelW, ConvGeometry geometry) {
        Shape images = x.shape(), windows = geometry.windows(operation, images, kernelH, kernelW);
        int planes = images.dim(0) * images.dim(1);
        int[][] places = new int[windows.dim(2) * windows.dim(3)][];
        for (int i = 0, n = 0; i < windows.dim(2); i++) {
            int top = i * geometry.strideH() - geometry.paddingH();
            int[] rows = inside(top, kernelH, geometry.dilationH(), images.dim(2));
            for (int j = 0; j < windows.dim(3); j++) {
                int left = j * geometry.strideW() - geometry.paddingW();
                int[] columns = inside(left, kernelW, geometry.dilationW(), images.dim(3));
                if (rows.length * columns.length == 0) {
                    throw new IllegalArgumentException(operation + ": window [" + i + ", " + j + "] of images " + images
                            + " holds nothing but padding (kernel [" + kernelH + ", " + kernelW + "], " + geometry
                            + ")");
                }
                places[n++] = places(rows, columns, images.dim(3));
            }
        }
        int[] positions = new int[windows.size()];
        Compute.of(x.dtype()).kernels().argmax(x.array(), planes, images.dim(2) * images.dim(3), places, positions);
        return positions;
    }

    /** Those of start, start + step, .. that are at least 0 and below size; {@code count} of them are looked at. */
    private static int[] inside(int start, int count, int step, int size) {
        return IntStream.range(0, count)
                .map(a -> start + a * step)
                .filter(i -> i >= 0 && i < size)
                .toArray();
    }

    private static int[] places(int[] rows, int[] columns, int width) {
        int[] places = new int[rows.length * columns.length];
        int n = 0;
        for (int row : rows) for (int column : columns) places[n++] = row * width + column;
        return places;
    }

    private static void require(String operation, int[] positions, Shape picked, Shape whole) {
        if (positions.length != picked.size()) {
            throw new IllegalArgumentException(
                    operation + ": " + positions.length + " positions for " + picked.size() + " elements " + picked);
        }
        for (int i = 0; i < positions.length; i++) {
            if (positions[i] < 0 || positions[i] >= whole.size()) {
                throw new IllegalArgumentException(operation + ": position " + positions[i] + " of element " + i
                        + " lies outside " + whole + " of " + whole.size() + " elements");
            }
        }
    }
}
