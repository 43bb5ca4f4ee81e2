package io.github.gradgrad.tensor.panama;

import io.github.gradgrad.tensor.kernels.ConvKernels;
import io.github.gradgrad.tensor.kernels.ConvSizes;
import io.github.gradgrad.tensor.kernels.Workers;

/** FLOAT32 convolutions on the Vector API, without products of patches: {@link ConvPass}, {@link ConvWeightPass}. */
final class VectorConvolutions implements ConvKernels<float[]> {
    /** With fewer channels than this, they are computed from {@link Patches}. */
    private static final int CHANNELS = 8;

    private final Workers workers;

    VectorConvolutions(Workers workers) {
        this.workers = workers;
    }

    @Override
    public boolean serves(ConvSizes sizes) {
        return sizes.out() >= CHANNELS && (sizes.in() >= CHANNELS || sizes.groups() == 1);
    }

    @Override
    public void conv2d(ConvSizes sizes, float[] x, float[] w, float[] y) {
        ConvSizes s = inner(sizes);
        int in = s.groups() * s.in();
        BlockKernel kernel = BlockKernel.forColumns(s.out());
        int columns = kernel.columns(), panels = s.groups() * Math.ceilDiv(s.out(), columns);
        int element = s.in() * columns, panelSize = s.taps() * element;
        float[] packed = Scratch.array(Scratch.Use.WEIGHTS, panels * panelSize);
        workers.run(panels, panel -> PackedWeights.byOutput(s, w, panel, columns, packed));
        new ConvPass(
                        kernel,
                        images(sizes, x),
                        s.in(),
                        ChannelsLast.of(y, s.groups() * s.out(), s.windows()),
                        s.out(),
                        Steps.pieces(
                                Steps.ofWindows(
                                        s.height(),
                                        s.width().pixels() * in,
                                        s.width().kernel() * element),
                                s.width().kernel() * s.in()),
                        Steps.ofWindows(s.width(), in, element),
                        packed,
                        panelSize)
                .run(s.samples(), workers);
    }

    @Override
    public void conv2dInput(ConvSizes sizes, float[] g, float[] w, float[] dx) {
        ConvSizes s = inner(sizes);
        int out = s.groups() * s.out();
        BlockKernel kernel = BlockKernel.forColumns(s.in());
        int columns = kernel.columns(), panels = s.groups() * Math.ceilDiv(s.in(), columns);
        int element = s.out() * columns, panelSize = s.taps() * element;
        float[] packed = Scratch.array(Scratch.Use.WEIGHTS, panels * panelSize);
        workers.run(panels, panel -> PackedWeights.byInput(s, w, panel, columns, packed));
        new ConvPass(
                        kernel,
                        ChannelsLast.of(g, out, s.windows()),
                        s.out(),
                        images(sizes, dx),
                        s.in(),
                        Steps.pieces(
                                Steps.ofPixels(
                                        s.height(),
                                        s.width().windows() * out,
                                        s.width().kernel() * element),
                                Math.ceilDiv(s.width().kernel(), s.width().stride()) * s.out()),
                        Steps.ofPixels(s.width(), out, element),
                        packed,
                        panelSize)
                .run(s.samples(), workers);
    }

    @Override
    public void conv2dWeight(ConvSizes sizes, float[] g, float[] x, float[] dw) {
        boolean patches = needsPatches(sizes);
        int image = sizes.groups() * sizes.in() * sizes.pixels();
        new ConvWeightPass(inner(sizes), patches ? new Patches(sizes) : null, image, workers).run(g, x, dw);
    }

    private static boolean needsPatches(ConvSizes sizes) {
        return sizes.in() < CHANNELS;
    }

    private static ConvSizes inner(ConvSizes sizes) {
        return needsPatches(sizes) ? new Patches(sizes).sizesOfPatches() : sizes;
    }

    private static ChannelsLast images(ConvSizes sizes, float[] array) {
        int channels = sizes.groups() * sizes.in();
        if (!needsPatches(sizes)) return ChannelsLast.of(array, channels, sizes.pixels());
        int sample = channels * sizes.pixels();
        return ChannelsLast.ofPatches(array, new Patches(sizes), sizes.patch(), sizes.windows(), sample);
    }
}
