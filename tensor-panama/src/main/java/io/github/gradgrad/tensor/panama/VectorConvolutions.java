package io.github.gradgrad.tensor.panama;

import io.github.gradgrad.tensor.kernels.ConvKernels;
import io.github.gradgrad.tensor.kernels.ConvSizes;
import io.github.gradgrad.tensor.kernels.Workers;

/** FLOAT32 convolutions on the Vector API, without products of patches: {@link ConvPass}, {@link ConvWeightPass}. */
final class VectorConvolutions implements ConvKernels<float[]> {
    /** With fewer channels than this, they are {@link FewChannels}. */
    private static final int CHANNELS = 8;

    private final Workers workers;
    private final FewChannels fewChannels;

    VectorConvolutions(Workers workers) {
        this.workers = workers;
        fewChannels = new FewChannels(workers);
    }

    @Override
    public boolean serves(ConvSizes sizes) {
        return sizes.out() >= CHANNELS && (sizes.in() >= CHANNELS || sizes.groups() == 1);
    }

    @Override
    public void conv2d(ConvSizes s, float[] x, float[] w, float[] bias, float[] y) {
        if (s.in() < CHANNELS) {
            fewChannels.conv2d(s, x, w, bias, y);
            return;
        }
        int in = s.groups() * s.in();
        BlockKernel kernel = BlockKernel.forColumns(s.out());
        int columns = kernel.columns(), panels = s.groups() * Math.ceilDiv(s.out(), columns);
        int element = s.in() * columns, panelSize = s.taps() * element;
        float[] packed = Scratch.array(Scratch.Use.WEIGHTS, panels * panelSize);
        workers.run(
                panels * s.in(), part -> PackedWeights.byOutput(s, w, part / s.in(), part % s.in(), columns, packed));
        new ConvPass(
                        kernel,
                        new ChannelsLast(x, in, s.pixels()),
                        s.in(),
                        s.width().pixels(),
                        new ChannelsLast(y, s.groups() * s.out(), s.windows()),
                        s.out(),
                        Steps.pieces(
                                Steps.ofWindows(
                                        s.height(),
                                        s.width().pixels() * in * kernel.rows(),
                                        s.width().kernel() * element),
                                s.width().kernel() * s.in()),
                        Steps.joined(
                                Steps.ofWindows(s.width(), in * kernel.rows(), element),
                                s.in() * kernel.rows(),
                                element),
                        packed,
                        panelSize,
                        PackedWeights.bias(bias, s.out(), columns))
                .run(s.samples(), workers);
    }

    @Override
    public void conv2dInput(ConvSizes s, float[] g, float[] w, float[] bias, float[] dx) {
        if (s.in() < CHANNELS) {
            fewChannels.conv2dInput(s, g, w, bias, dx);
            return;
        }
        int out = s.groups() * s.out();
        BlockKernel kernel = BlockKernel.forColumns(s.in());
        int columns = kernel.columns(), panels = s.groups() * Math.ceilDiv(s.in(), columns);
        int element = s.out() * columns, panelSize = s.taps() * element;
        float[] packed = Scratch.array(Scratch.Use.WEIGHTS, panels * panelSize);
        workers.run(
                panels * s.out(), part -> PackedWeights.byInput(s, w, part / s.out(), part % s.out(), columns, packed));
        new ConvPass(
                        kernel,
                        new ChannelsLast(g, out, s.windows()),
                        s.out(),
                        s.width().windows(),
                        new ChannelsLast(dx, s.groups() * s.in(), s.pixels()),
                        s.in(),
                        Steps.pieces(
                                Steps.ofPixels(
                                        s.height(),
                                        s.width().windows() * out * kernel.rows(),
                                        s.width().kernel() * element),
                                Math.ceilDiv(s.width().kernel(), s.width().stride()) * s.out()),
                        Steps.joined(
                                Steps.ofPixels(s.width(), out * kernel.rows(), element),
                                s.out() * kernel.rows(),
                                element),
                        packed,
                        panelSize,
                        PackedWeights.bias(bias, s.in(), columns))
                .run(s.samples(), workers);
    }

    @Override
    public void conv2dWeight(ConvSizes s, float[] g, float[] x, float[] dw) {
        if (s.in() < CHANNELS) fewChannels.conv2dWeight(s, g, x, dw);
        else new ConvWeightPass(s, workers).run(g, x, dw);
    }
}
