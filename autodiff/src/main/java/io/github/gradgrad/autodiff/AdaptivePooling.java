package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;

/**
 * Pooling to a given size, whatever the image's: one number for each of m windows that cover a side of n elements.
 *
 * <p>Window i reaches from floor(i n / m) to before ceil((i + 1) n / m), as in PyTorch: windows of one size side by side if n is
 * a multiple of m, else of two sizes and overlapping. Both take x [N, C, H, W] and throw an {@link IllegalArgumentException}
 * if x has another rank or a size is below 1.
 */
public final class AdaptivePooling {
    private AdaptivePooling() {}

    /**
     * The mean of each window: linear, a product along each side.
     *
     * @return [N, C, height, width]
     */
    public static Variable adaptiveAvgPool2d(Variable x, int height, int width) {
        Shape s = require("adaptiveAvgPool2d", x, height, width);
        return Resampling.interpolate(x, means(x.dtype(), s.dim(2), height), means(x.dtype(), s.dim(3), width));
    }

    /**
     * The maximum of each window. Of equal maxima the first in row-major order counts, and gets all of the gradient.
     *
     * @return [N, C, height, width]
     */
    public static Variable adaptiveMaxPool2d(Variable x, int height, int width) {
        Shape s = require("adaptiveMaxPool2d", x, height, width),
                y = s.with(2, height).with(3, width);
        int[] positions = new int[y.size()];
        for (int at = 0; at < positions.length; at++) {
            int i = at / width % height, j = at % width, plane = at / (width * height);
            positions[at] = maximum(x.value(), plane, i, j, height, width);
        }
        // Where the maxima are is piecewise constant in x: no derivative goes through their positions.
        return new GatherOp(positions, y).apply(x);
    }

    /** The place of the maximum of window (i, j) of an image. */
    private static int maximum(Tensor x, int plane, int i, int j, int height, int width) {
        int h = x.shape().dim(2), w = x.shape().dim(3), best = -1;
        for (int row = start(i, h, height); row < end(i, h, height); row++) {
            for (int column = start(j, w, width); column < end(j, w, width); column++) {
                int at = (plane * h + row) * w + column;
                // NaN is the maximum of whatever holds it, as everywhere.
                if (best < 0 || x.at(at) > x.at(best) || (Double.isNaN(x.at(at)) && !Double.isNaN(x.at(best))))
                    best = at;
            }
        }
        return best;
    }

    /** The matrix [m, n] whose row i is 1 over its length within window i, and 0 outside. */
    private static Variable means(DType dtype, int n, int m) {
        return Variable.constant(Tensor.generate(dtype, Shape.of(m, n), at -> {
            int i = at / n, element = at % n, start = start(i, n, m), end = end(i, n, m);
            return element >= start && element < end ? 1.0 / (end - start) : 0;
        }));
    }

    private static int start(int i, int n, int m) {
        return (int) ((long) i * n / m);
    }

    private static int end(int i, int n, int m) {
        return (int) (((i + 1L) * n + m - 1) / m);
    }

    private static Shape require(String operation, Variable x, int height, int width) {
        if (x.shape().rank() != 4 || height < 1 || width < 1) {
            throw new IllegalArgumentException(
                    operation + ": images [N, C, H, W] and sizes of at least 1 expected, got " + x.shape() + " to ["
                            + height + ", " + width + "]");
        }
        return x.shape();
    }
}
