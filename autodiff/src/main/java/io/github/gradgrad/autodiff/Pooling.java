package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.ConvGeometry;
import io.github.gradgrad.tensor.Convolutions;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Elementwise;
import io.github.gradgrad.tensor.Indexing;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;

/**
 * One number for each window of an image: its maximum or its mean. Channels are pooled each by itself.
 *
 * <p>The windows are those of a convolution: see {@link ConvGeometry} for their number. Every method throws an {@link
 * IllegalArgumentException} if the kernel does not fit, if a window whose maximum or mean is asked for holds nothing but
 * padding, or if the geometry has groups, which have no meaning here.
 */
public final class Pooling {
    private Pooling() {}

    /**
     * The maximum of each window: {@link GatherOp} from where the maxima are. Everywhere; the gradient goes to the
     * element that is the maximum, and the second derivative is that of a linear function. Padding never is the
     * maximum.
     *
     * <p>Of equal maxima the first in row-major order counts, and gets all of the gradient: one position, chosen as
     * PyTorch does.
     *
     * @param x [N, C, H, W]
     * @return [N, C, H', W']
     */
    public static Variable maxPool2d(Variable x, int kernelH, int kernelW, ConvGeometry geometry) {
        requireNoGroups("maxPool2d", geometry);
        // Where the maxima are is piecewise constant in x: no derivative goes through their positions.
        int[] positions = Indexing.maxima("maxPool2d", x.value(), kernelH, kernelW, geometry);
        return new GatherOp(positions, geometry.windows("maxPool2d", x.shape(), kernelH, kernelW)).apply(x);
    }

    /**
     * The sum of each window, with zeros in the padding, divided by the kernel's area. Linear: a convolution of each
     * channel with a constant kernel.
     *
     * @param x [N, C, H, W]
     * @return [N, C, H', W']
     */
    public static Variable avgPool2d(Variable x, int kernelH, int kernelW, ConvGeometry geometry) {
        requireNoGroups("avgPool2d", geometry);
        Shape target = geometry.windows("avgPool2d", x.shape(), kernelH, kernelW);
        Tensor kernel = Tensor.full(x.dtype(), Shape.of(1, 1, kernelH, kernelW), 1.0 / (kernelH * kernelW));
        Variable planes = x.reshape(planes(x.shape()));
        return Convolution.conv2d(planes, Variable.constant(kernel), geometry).reshape(target);
    }

    /**
     * The sum of each window divided by the number of its elements that are not padding. Linear.
     *
     * @param x [N, C, H, W]
     * @return [N, C, H', W']
     */
    public static Variable avgPool2dWithoutPadding(Variable x, int kernelH, int kernelW, ConvGeometry geometry) {
        Variable mean = avgPool2d(x, kernelH, kernelW, geometry);
        Tensor image = Tensor.ones(DType.FLOAT64, planes(x.shape()).with(0, 1));
        Tensor kernel = Tensor.ones(DType.FLOAT64, Shape.of(1, 1, kernelH, kernelW));
        Tensor counts = Convolutions.conv2d(image, kernel, geometry);
        Tensor factors = Elementwise.map(count -> kernelH * kernelW / count, counts);
        if (!factors.isFinite()) {
            throw new IllegalArgumentException("avgPool2dWithoutPadding: a window of images " + x.shape()
                    + " holds nothing but padding (kernel [" + kernelH + ", " + kernelW + "], " + geometry + ")");
        }
        return mean.mul(Variable.constant(factors.cast(x.dtype())));
    }

    /** Every channel of every sample as an image of one channel. */
    private static Shape planes(Shape x) {
        return Shape.of(x.dim(0) * x.dim(1), 1, x.dim(2), x.dim(3));
    }

    private static void requireNoGroups(String operation, ConvGeometry geometry) {
        if (geometry.groups() != 1) {
            throw new IllegalArgumentException(operation + ": one group expected, got " + geometry);
        }
    }
}
