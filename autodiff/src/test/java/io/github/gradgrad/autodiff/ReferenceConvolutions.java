package io.github.gradgrad.autodiff;

import io.github.gradgrad.autodiff.reference.Attributes;
import io.github.gradgrad.autodiff.reference.ReferenceCase;
import io.github.gradgrad.tensor.ConvGeometry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** PyTorch's ways of saying a convolution, a pooling or a change of resolution, said in GradGrad's. */
final class ReferenceConvolutions {
    private ReferenceConvolutions() {}

    static Variable conv1d(ReferenceCase c, List<Variable> xs) {
        Attributes attrs = c.attrs();
        ConvGeometry geometry = ConvGeometry.alongWidth(
                        attrs.ints("stride")[0], attrs.ints("padding")[0], attrs.ints("dilation")[0])
                .withGroups(attrs.integer("groups"));
        return Convolution.conv1d(xs.get(0), xs.get(1), bias(xs), geometry);
    }

    static Variable conv2d(ReferenceCase c, List<Variable> xs) {
        ConvGeometry geometry = geometry(c.attrs()).withGroups(c.attrs().integer("groups"));
        return Convolution.conv2d(xs.get(0), xs.get(1), bias(xs), geometry);
    }

    static Variable convTranspose2d(ReferenceCase c, List<Variable> xs) {
        ConvGeometry geometry = geometry(c.attrs()).withGroups(c.attrs().integer("groups"));
        int[] more = c.attrs().ints("output_padding");
        return Convolution.convTranspose2d(xs.get(0), xs.get(1), bias(xs), geometry, more[0], more[1]);
    }

    static Variable avgPool2d(ReferenceCase c, List<Variable> xs) {
        int[] kernel = c.attrs().ints("kernel_size");
        ConvGeometry geometry = geometry(c.attrs());
        return c.attrs().flag("count_include_pad")
                ? Pooling.avgPool2d(xs.get(0), kernel[0], kernel[1], geometry)
                : Pooling.avgPool2dWithoutPadding(xs.get(0), kernel[0], kernel[1], geometry);
    }

    static Variable maxPool2d(ReferenceCase c, List<Variable> xs) {
        int[] kernel = c.attrs().ints("kernel_size");
        return Pooling.maxPool2d(xs.get(0), kernel[0], kernel[1], geometry(c.attrs()));
    }

    static Variable upsampleNearest2d(ReferenceCase c, List<Variable> xs) {
        int[] factors = c.attrs().ints("scale_factor");
        return Resampling.upsampleNearest2d(xs.get(0), factors[0], factors[1]);
    }

    static Variable upsampleBilinear2d(ReferenceCase c, List<Variable> xs) {
        int[] factors = c.attrs().ints("scale_factor");
        return c.attrs().flag("align_corners")
                ? Resampling.upsampleBilinear2dAlignedCorners(xs.get(0), factors[0], factors[1])
                : Resampling.upsampleBilinear2d(xs.get(0), factors[0], factors[1]);
    }

    private static ConvGeometry geometry(Attributes attrs) {
        int[] stride = attrs.ints("stride"), padding = attrs.ints("padding");
        int[] dilation = attrs.has("dilation") ? attrs.ints("dilation") : new int[] {1, 1};
        return new ConvGeometry(stride[0], stride[1], padding[0], padding[1], dilation[0], dilation[1], 1);
    }

    private static @Nullable Variable bias(List<Variable> xs) {
        return xs.size() == 3 ? xs.get(2) : null;
    }
}
