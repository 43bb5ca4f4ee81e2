package io.github.gradgrad.tensor;

import io.github.gradgrad.tensor.kernels.ConvKernels;
import org.jspecify.annotations.Nullable;

/**
 * Convolutions of images, and their adjoints with respect to the images and to the weights.
 *
 * <p>Shapes: images x [N, Ci, H, W], weights w [Co, Ci/groups, Kh, Kw], y [N, Co, H', W'] with the sizes of {@link
 * ConvGeometry}. As in every deep-learning library it is a cross-correlation: the kernel is not flipped,
 *
 * <pre>y[n, o, i, j] = sum over c, a, b of w[o, c, a, b] x[n, c', i strideH + a dilationH - paddingH, j strideW + ..]</pre>
 *
 * with c' the c-th channel of o's group, and x zero in the padding. The three functions are the three ways to take the
 * trilinear form &lt;g, conv2d(x, w)&gt; apart, so each one's derivatives are the other two. The
 * first two can add a bias to what they compute, a number for each channel of the result.
 *
 * <p>Each result is the same in every run: the order of the additions depends on the shapes alone.
 */
public final class Convolutions {
    private Convolutions() {}

    /** {@link #conv2d(Tensor, Tensor, Tensor, ConvGeometry)} without bias. */
    public static Tensor conv2d(Tensor x, Tensor w, ConvGeometry geometry) {
        return conv2d(x, w, null, geometry);
    }

    /**
     * The convolution of x with w, plus the bias.
     *
     * @param bias [Co], or null for none
     * @throws IllegalArgumentException if the shapes do not fit each other or the element types differ
     */
    public static Tensor conv2d(Tensor x, Tensor w, @Nullable Tensor bias, ConvGeometry geometry) {
        Compute<Object> compute = Compute.of("conv2d", x, w);
        Shape y = geometry.output("conv2d", x.shape(), w.shape());
        Tensor start = start("conv2d", bias, x.dtype(), y);
        ConvShapes shapes = new ConvShapes(geometry, x.shape(), w.shape(), y);
        ConvKernels<Object> direct = direct(compute, shapes);
        if (direct == null) return new ConvLoops(shapes, compute, x.dtype()).conv2d(x, w, start);
        Tensor result = Tensor.blank(x.dtype(), y);
        direct.conv2d(shapes.sizes(), x.array(), w.array(), start.array(), result.array());
        return result;
    }

    /** {@link #conv2dInput(Tensor, Tensor, Tensor, Shape, ConvGeometry)} without bias. */
    public static Tensor conv2dInput(Tensor g, Tensor w, Shape inputShape, ConvGeometry geometry) {
        return conv2dInput(g, w, null, inputShape, geometry);
    }

    /**
     * d&lt;g, conv2d(x, w)&gt;/dx: each g[n, o, i, j] adds its multiple of the weights of o to its window. Also known as
     * the transposed convolution of g. Plus the bias.
     *
     * @param bias [Ci], or null for none
     * @param inputShape the shape of x, which g and w leave open where strides pass over a rest
     * @throws IllegalArgumentException if g has not the shape of conv2d(x, w), or the element types differ
     */
    public static Tensor conv2dInput(
            Tensor g, Tensor w, @Nullable Tensor bias, Shape inputShape, ConvGeometry geometry) {
        Compute<Object> compute = Compute.of("conv2dInput", g, w);
        ConvShapes shapes = shapes("conv2dInput", g, inputShape, w.shape(), geometry);
        Tensor start = start("conv2dInput", bias, g.dtype(), inputShape);
        ConvKernels<Object> direct = direct(compute, shapes);
        if (direct == null) return new ConvLoops(shapes, compute, g.dtype()).conv2dInput(g, w, start);
        Tensor result = Tensor.blank(g.dtype(), inputShape);
        direct.conv2dInput(shapes.sizes(), g.array(), w.array(), start.array(), result.array());
        return result;
    }

    /**
     * d&lt;g, conv2d(x, w)&gt;/dw: for each weight, the sum over all windows of what it meets there times g.
     *
     * @param weightShape the shape of w, which g and x leave open where strides pass over a rest
     * @throws IllegalArgumentException if g has not the shape of conv2d(x, w), or the element types differ
     */
    public static Tensor conv2dWeight(Tensor g, Tensor x, Shape weightShape, ConvGeometry geometry) {
        Compute<Object> compute = Compute.of("conv2dWeight", g, x);
        ConvShapes shapes = shapes("conv2dWeight", g, x.shape(), weightShape, geometry);
        ConvKernels<Object> direct = direct(compute, shapes);
        if (direct == null) return new ConvLoops(shapes, compute, g.dtype()).conv2dWeight(g, x);
        Tensor result = Tensor.blank(g.dtype(), weightShape);
        direct.conv2dWeight(shapes.sizes(), g.array(), x.array(), result.array());
        return result;
    }

    /** What the sums of y's channels start at. */
    private static Tensor start(String operation, @Nullable Tensor bias, DType dtype, Shape y) {
        Shape channels = Shape.of(y.dim(1));
        if (bias == null) return Tensor.zeros(dtype, channels);
        if (bias.dtype() == dtype && bias.shape().equals(channels)) return bias;
        throw new IllegalArgumentException(operation + ": a bias " + dtype + channels
                + ", a number for each channel of the result, expected, got " + bias.dtype() + bias.shape());
    }

    /** The kernels that do it without products of patches, if that is faster. */
    private static @Nullable ConvKernels<Object> direct(Compute<Object> compute, ConvShapes shapes) {
        return compute.kernels()
                .convolutions()
                .filter(kernels -> kernels.serves(shapes.sizes()))
                .orElse(null);
    }

    private static ConvShapes shapes(String operation, Tensor g, Shape x, Shape w, ConvGeometry geometry) {
        Shape y = geometry.output(operation, x, w);
        if (g.shape().equals(y)) return new ConvShapes(geometry, x, w, y);
        throw new IllegalArgumentException(operation + ": the convolution of x " + x + " with w " + w + " (" + geometry
                + ") is " + y + ", g is " + g.shape());
    }
}
