package io.github.gradgrad.tensor.panama;

import io.github.gradgrad.tensor.kernels.ConvSide;
import io.github.gradgrad.tensor.kernels.ConvSizes;
import io.github.gradgrad.tensor.kernels.Workers;

/**
 * The adjoint of a convolution with respect to the weights: for each element of the kernel a product over samples and windows.
 *
 * <p>The rows of a {@link BlockKernel}'s block are input channels, the columns output channels. Images lie as [blocks of channels,
 * pixels, samples, rows], their pixels {@link Steps#dealt} out, the windows' gradients as [panels, windows, samples, columns]: what a row
 * of windows meets with one element of the kernel is then one run in both. Threads share the blocks, of which each is added up by
 * one alone, in the order of the samples: the result does not depend on their number.
 */
final class ConvWeightPass {
    /** The elements of images and gradients that are held at once: 4 MB. */
    private static final int HELD = 1 << 20;

    /** The parts in which threads read a block of channels. */
    private static final int BANDS = 4;

    private final ConvSizes sizes;
    private final Workers workers;
    private final BlockKernel kernel;
    private final int columns;
    private final int panels;
    private final int inRows;
    private final int rowBlocks;
    private final int imageSize;
    private final int[] dealt;

    ConvWeightPass(ConvSizes sizes, Workers workers) {
        this.sizes = sizes;
        this.workers = workers;
        kernel = BlockKernel.forColumns(sizes.out());
        columns = kernel.columns();
        panels = sizes.groups() * Math.ceilDiv(sizes.out(), columns);
        inRows = Math.ceilDiv(sizes.in(), kernel.rows()) * kernel.rows();
        rowBlocks = sizes.groups() * (inRows / kernel.rows());
        imageSize = sizes.groups() * sizes.in() * sizes.pixels();
        dealt = dealt(sizes.height(), sizes.width());
    }

    /** The place of each pixel of an image in their new order. */
    private static int[] dealt(ConvSide height, ConvSide width) {
        int[] dealt = new int[height.pixels() * width.pixels()];
        for (int h = 0; h < height.pixels(); h++) {
            for (int w = 0; w < width.pixels(); w++) {
                dealt[h * width.pixels() + w] = Steps.dealt(height, h) * width.pixels() + Steps.dealt(width, w);
            }
        }
        return dealt;
    }

    void run(float[] g, float[] x, float[] dw) {
        int ofSample = rowBlocks * kernel.rows() * sizes.pixels() + panels * columns * sizes.windows();
        int chunks = Math.ceilDiv(sizes.samples(), Math.max(1, HELD / ofSample));
        int most = Math.ceilDiv(sizes.samples(), chunks);
        float[] images = Scratch.array(Scratch.Use.IMAGES, rowBlocks * kernel.rows() * sizes.pixels() * most);
        float[] windows = Scratch.array(Scratch.Use.WINDOWS, panels * columns * sizes.windows() * most);
        float[] packed = Scratch.array(Scratch.Use.WEIGHTS, panels * sizes.taps() * inRows * columns);
        for (int first = 0; first < sizes.samples(); first += most) {
            int from = first, samples = Math.min(most, sizes.samples() - first);
            int reads = rowBlocks * BANDS;
            workers.run(reads + samples, part -> {
                if (part < reads) readChannels(part / BANDS, part % BANDS, x, from, samples, images);
                else readWindows(part - reads, g, from, samples, windows);
            });
            multiply(images, windows, samples, packed, first > 0);
        }
        workers.run(
                panels * sizes.in(),
                part -> PackedWeights.unpack(sizes, packed, part / sizes.in(), part % sizes.in(), inRows, columns, dw));
    }

    /** A quarter of the pixels of a block's channels; where there are no more in the group, the last one again. */
    private void readChannels(int block, int band, float[] x, int first, int samples, float[] images) {
        int rows = kernel.rows(), perGroup = inRows / rows, channel = block % perGroup * rows;
        int[] places = new int[samples * rows];
        for (int s = 0; s < samples; s++) {
            for (int r = 0; r < rows; r++) {
                int c = Math.min(channel + r, sizes.in() - 1);
                places[s * rows + r] = s * imageSize + c * sizes.pixels();
            }
        }
        int pixel = sizes.pixels() * band / BANDS, end = sizes.pixels() * (band + 1) / BANDS;
        int from = first * imageSize + block / perGroup * sizes.in() * sizes.pixels();
        int[] targets = new int[end - pixel];
        for (int p = 0; p < targets.length; p++) targets[p] = dealt[pixel + p] * places.length;
        int to = block * sizes.pixels() * places.length;
        Interleave.run(targets.length, places, x, from + pixel, targets, images, to);
    }

    private void readWindows(int sample, float[] g, int first, int samples, float[] windows) {
        int n = sizes.windows(), perGroup = panels / sizes.groups();
        for (int panel = 0; panel < panels; panel++) {
            int channel = panel % perGroup * columns, count = Math.min(columns, sizes.out() - channel);
            int from = ((first + sample) * sizes.groups() + panel / perGroup) * sizes.out() + channel;
            int to = (panel * n * samples + sample) * columns;
            Transpose.run(count, n, g, from * n, n, windows, to, samples * columns);
        }
    }

    private void multiply(float[] images, float[] windows, int samples, float[] packed, boolean add) {
        int pixel = kernel.rows() * samples, window = samples * columns;
        Steps[][] h = Steps.pieces(
                Steps.ofElements(
                        sizes.height(),
                        sizes.width().pixels() * pixel,
                        sizes.width().windows() * window),
                sizes.width().windows() * samples);
        Steps[] w = Steps.joined(Steps.ofElements(sizes.width(), pixel, window), pixel, window);
        int blocks = inRows / kernel.rows(), perGroup = panels / sizes.groups();
        workers.run(panels * sizes.taps() * blocks, part -> {
            int block = part % blocks, tap = part / blocks % sizes.taps(), panel = part / blocks / sizes.taps();
            int row = panel / perGroup * blocks + block;
            int size = kernel.rows() * columns, at = part * size;
            float[] sum = Scratch.array(Scratch.Use.BLOCK, size);
            BlockSum.run(
                    kernel,
                    h[tap / w.length],
                    w[tap % w.length],
                    samples,
                    images,
                    row * sizes.pixels() * pixel,
                    windows,
                    panel * sizes.windows() * window,
                    BlockSum.ZEROS,
                    0,
                    add ? sum : packed,
                    add ? 0 : at,
                    columns);
            if (add) BlockSum.add(size, sum, 0, packed, at);
        });
    }
}
