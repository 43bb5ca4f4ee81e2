package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.function.IntToDoubleFunction;

/**
 * Larger images from smaller ones: all linear, and composed of products, broadcasts and permutations.
 *
 * <p>Every method takes x [N, C, H, W] and throws an {@link IllegalArgumentException} if x has another rank or a factor is
 * below 1.
 */
public final class Resampling {
    private Resampling() {}

    /**
     * Every pixel repeated: y[i, j] = x[i / factorH, j / factorW], rounded down. Linear.
     *
     * @return [N, C, H factorH, W factorW]
     */
    public static Variable upsampleNearest2d(Variable x, int factorH, int factorW) {
        Shape s = require("upsampleNearest2d", x, factorH, factorW);
        int planes = s.dim(0) * s.dim(1), h = s.dim(2), w = s.dim(3);
        return x.reshape(Shape.of(planes, h, 1, w, 1))
                .broadcastTo(Shape.of(planes, h, factorH, w, factorW))
                .reshape(Shape.of(s.dim(0), s.dim(1), h * factorH, w * factorW));
    }

    /**
     * Linear interpolation along both sides, pixels taken as areas: output i along a side stands at (i + 0.5) / factor
     * - 0.5 of the input, or at 0 if that is negative; beyond the last pixel the last one counts. Linear in x.
     *
     * @return [N, C, H factorH, W factorW]
     */
    public static Variable upsampleBilinear2d(Variable x, int factorH, int factorW) {
        Shape s = require("upsampleBilinear2d", x, factorH, factorW);
        return interpolate(
                x,
                interpolation(x.dtype(), s.dim(2), factorH, i -> Math.max(0, (i + 0.5) / factorH - 0.5)),
                interpolation(x.dtype(), s.dim(3), factorW, i -> Math.max(0, (i + 0.5) / factorW - 0.5)));
    }

    /**
     * Linear interpolation along both sides, pixels taken as points, the corners of y on those of x: output i along a
     * side of n stands at i (n - 1) / (n factor - 1) of the input. Linear in x.
     *
     * @return [N, C, H factorH, W factorW]
     */
    public static Variable upsampleBilinear2dAlignedCorners(Variable x, int factorH, int factorW) {
        Shape s = require("upsampleBilinear2dAlignedCorners", x, factorH, factorW);
        int h = s.dim(2), w = s.dim(3);
        return interpolate(
                x,
                interpolation(x.dtype(), h, factorH, i -> i * (h - 1.0) / Math.max(1, h * factorH - 1)),
                interpolation(x.dtype(), w, factorW, i -> i * (w - 1.0) / Math.max(1, w * factorW - 1)));
    }

    /**
     * Channels moved into space: y[n, c, h r + a, w r + b] = x[n, c r r + a r + b, h, w], for the factor r. Linear.
     * Shi et al., 2016, "Real-Time Single Image and Video Super-Resolution Using an Efficient Sub-Pixel Convolutional
     * Neural Network", eq. 4.
     *
     * @return [N, C / (r r), H r, W r]
     */
    public static Variable pixelShuffle(Variable x, int factor) {
        Shape s = require("pixelShuffle", x, factor, factor);
        int area = factor * factor, channels = s.dim(1) / area;
        if (channels * area != s.dim(1)) {
            throw new IllegalArgumentException(
                    "pixelShuffle: the " + s.dim(1) + " channels of " + s + " are no multiple of " + area);
        }
        return x.reshape(Shape.of(s.dim(0), channels, factor, factor, s.dim(2), s.dim(3)))
                .permute(0, 1, 4, 2, 5, 3)
                .reshape(Shape.of(s.dim(0), channels, s.dim(2) * factor, s.dim(3) * factor));
    }

    /** Each image X becomes D X R^T, with D for the height and R for the width. */
    static Variable interpolate(Variable x, Variable down, Variable right) {
        Shape s = x.shape();
        int planes = s.dim(0) * s.dim(1), h = s.dim(2), w = s.dim(3);
        int newH = down.shape().dim(0), newW = right.shape().dim(0);
        Variable wide = x.reshape(Shape.of(planes * h, w)).matmulTransposed(right);
        Variable columns =
                wide.reshape(Shape.of(planes, h, newW)).transpose(1, 2).reshape(Shape.of(planes * newW, h));
        return columns.matmulTransposed(down)
                .reshape(Shape.of(planes, newW, newH))
                .transpose(1, 2)
                .reshape(Shape.of(s.dim(0), s.dim(1), newH, newW));
    }

    /** The matrix [n factor, n] whose row i weighs the two inputs between which {@code source(i)} lies. */
    private static Variable interpolation(DType dtype, int n, int factor, IntToDoubleFunction source) {
        return Variable.constant(Tensor.generate(dtype, Shape.of(n * factor, n), at -> {
            double place = source.applyAsDouble(at / n);
            int input = at % n, before = (int) place, after = Math.min(before + 1, n - 1);
            double share = place - before;
            return (input == before ? 1 - share : 0) + (input == after ? share : 0);
        }));
    }

    private static Shape require(String operation, Variable x, int factorH, int factorW) {
        if (x.shape().rank() != 4) {
            throw new IllegalArgumentException(operation + ": images [N, C, H, W] expected, got " + x.shape());
        }
        if (factorH < 1 || factorW < 1) {
            throw new IllegalArgumentException(
                    operation + ": factors [" + factorH + ", " + factorW + "]: 1 or more expected");
        }
        return x.shape();
    }
}
