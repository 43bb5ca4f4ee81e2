package io.github.gradgrad.tensor.panama;

import io.github.gradgrad.tensor.kernels.ConvKernels;
import io.github.gradgrad.tensor.kernels.ConvSizes;
import io.github.gradgrad.tensor.kernels.Workers;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/**
 * Convolutions of images with few channels, such as grey or coloured ones, in one group: the lanes of a vector are neighbouring
 * windows of a row, found in {@link Planes}, so that no channel has to be rearranged.
 */
final class FewChannels implements ConvKernels<float[]> {
    /** The elements of planes that are held at once, and of windows in a band: small beside the second-level cache. */
    private static final int HELD = 1 << 15;

    private static final int BAND = 512;
    /** The samples are cut into as many parts at the most, whatever the threads, so that sums do not depend on them. */
    private static final int PARTS = 8;

    private final Workers workers;

    @FunctionalInterface
    private interface Part {
        void run(int part, int first, int end);
    }

    FewChannels(Workers workers) {
        this.workers = workers;
    }

    @Override
    public boolean serves(ConvSizes sizes) {
        return sizes.groups() == 1;
    }

    @Override
    public void conv2d(ConvSizes s, float[] x, float[] w, float[] bias, float[] y) {
        Planes planes = new Planes(s);
        int[] taps = planes.taps(s.patch());
        int blocks = Math.ceilDiv(s.out(), TapBlock.ROWS), panel = s.patch() * TapBlock.ROWS;
        float[] packed = Scratch.array(Scratch.Use.WEIGHTS, blocks * panel);
        pack(s.out(), s.patch(), w, s.patch(), 1, packed);
        int row = WholeVectors.row(s.width().windows()), vectors = row / Lanes.COUNT;
        int places = s.height().windows() * vectors;
        forEachPart(s.samples(), workers.threads() * 4, (part, first, end) -> {
            float[] image = Scratch.array(Scratch.Use.IMAGES, planes.size());
            float[] block = Scratch.array(Scratch.Use.BLOCK, TapBlock.SIZE);
            Arrays.fill(image, 0, planes.size(), 0);
            for (int n = first; n < end; n++) {
                planes.split(x, n * s.in() * s.pixels(), image, 0);
                for (int b = 0; b < blocks; b++) {
                    for (int v = 0; v < places; v += 2) {
                        int next = Math.min(v + 1, places - 1);
                        int from = v / vectors * planes.windowRow() + v % vectors * Lanes.COUNT;
                        int second = next / vectors * planes.windowRow() + next % vectors * Lanes.COUNT;
                        TapBlock.run(taps, packed, b * panel, image, from, second, block, 0, 2 * Lanes.COUNT);
                        write(s, block, 0, bias, b, y, n, v / vectors, v % vectors * Lanes.COUNT);
                        write(s, block, Lanes.COUNT, bias, b, y, n, next / vectors, next % vectors * Lanes.COUNT);
                    }
                }
            }
        });
    }

    /** A vector of windows of a sample's b-th block of channels, as far as they lie in the row, each channel with its bias. */
    private static void write(
            ConvSizes s, float[] block, int from, float[] bias, int b, float[] y, int sample, int down, int across) {
        VectorMask<Float> lanes = Lanes.SPECIES.indexInRange(across, s.width().windows());
        int channel = b * TapBlock.ROWS, count = Math.min(TapBlock.ROWS, s.out() - channel);
        int to = (sample * s.out() + channel) * s.windows() + down * s.width().windows() + across;
        for (int r = 0; r < count; r++) {
            FloatVector.fromArray(Lanes.SPECIES, block, from + r * 2 * Lanes.COUNT)
                    .add(bias[channel + r])
                    .intoArray(y, to + r * s.windows(), lanes);
        }
    }

    @Override
    public void conv2dInput(ConvSizes s, float[] g, float[] w, float[] bias, float[] dx) {
        Planes planes = new Planes(s);
        int[] taps = planes.taps(s.patch());
        int blocks = Math.ceilDiv(s.patch(), TapBlock.ROWS), panel = s.out() * TapBlock.ROWS;
        float[] packed = Scratch.array(Scratch.Use.WEIGHTS, blocks * panel);
        pack(s.patch(), s.out(), w, 1, s.patch(), packed);
        int windows = s.width().windows(), row = WholeVectors.row(windows);
        int bandRows = Math.min(s.height().windows(), Math.max(1, BAND / row));
        int width = Math.ceilDiv(bandRows * row, 2 * Lanes.COUNT) * 2 * Lanes.COUNT;
        int[] channels = new int[s.out()];
        Arrays.setAll(channels, o -> o * width);
        forEachPart(s.samples(), workers.threads() * 4, (part, first, end) -> {
            float[] image = Scratch.array(Scratch.Use.IMAGES, planes.size());
            float[] band = Scratch.array(Scratch.Use.WINDOWS, s.out() * width);
            float[] patches = Scratch.array(Scratch.Use.SOURCE, blocks * TapBlock.ROWS * width);
            for (int n = first; n < end; n++) {
                Arrays.fill(image, 0, planes.size(), 0);
                for (int i = 0; i < s.height().windows(); i += bandRows) {
                    int rows = Math.min(bandRows, s.height().windows() - i);
                    for (int o = 0; o < s.out(); o++) {
                        int from = (n * s.out() + o) * s.windows() + i * windows;
                        WholeVectors.pad(rows, windows, g, from, band, channels[o]);
                    }
                    for (int b = 0; b < blocks; b++) {
                        for (int v = 0; v < rows * row; v += 2 * Lanes.COUNT) {
                            int to = b * TapBlock.ROWS * width + v;
                            TapBlock.run(channels, packed, b * panel, band, v, v + Lanes.COUNT, patches, to, width);
                        }
                    }
                    for (int t = 0; t < taps.length; t++) {
                        int to = taps[t] + i * planes.windowRow();
                        WholeVectors.add(rows, row, patches, t * width, image, to, planes.windowRow());
                    }
                }
                planes.join(image, bias, dx, n * s.in() * s.pixels());
            }
        });
    }

    @Override
    public void conv2dWeight(ConvSizes s, float[] g, float[] x, float[] dw) {
        Planes planes = new Planes(s);
        int tapGroups = Math.ceilDiv(s.patch(), TapSums.TAPS), blocks = Math.ceilDiv(s.out(), TapSums.CHANNELS);
        int[] taps = planes.taps(tapGroups * TapSums.TAPS);
        int all = tapGroups * blocks * TapSums.SIZE, parts = Math.min(PARTS, s.samples());
        int windows = s.width().windows(),
                row = WholeVectors.row(windows),
                channel = s.height().windows() * row;
        int atOnce = Math.max(1, HELD / planes.size());
        float[] sums = Scratch.array(Scratch.Use.WEIGHTS, parts * all);
        Arrays.fill(sums, 0, parts * all, 0);
        forEachPart(s.samples(), parts, (part, first, end) -> {
            float[] images = Scratch.array(Scratch.Use.IMAGES, atOnce * planes.size());
            float[] gradients = Scratch.array(Scratch.Use.WINDOWS, atOnce * TapSums.CHANNELS * channel);
            float[] products = Scratch.array(Scratch.Use.BLOCK, TapSums.SIZE);
            Arrays.fill(images, 0, atOnce * planes.size(), 0);
            for (int n = first; n < end; n += atOnce) {
                int count = Math.min(atOnce, end - n);
                for (int i = 0; i < count; i++) {
                    planes.split(x, (n + i) * s.in() * s.pixels(), images, i * planes.size());
                }
                for (int b = 0; b < blocks; b++) {
                    readChannels(s, g, n, count, b, gradients, channel);
                    for (int t = 0; t < tapGroups; t++) {
                        int to = part * all + (b * tapGroups + t) * TapSums.SIZE;
                        for (int i = 0; i < count; i++) {
                            TapSums.run(
                                    s.height().windows(),
                                    row,
                                    gradients,
                                    i * TapSums.CHANNELS * channel,
                                    channel,
                                    images,
                                    i * planes.size(),
                                    planes.windowRow(),
                                    taps,
                                    t * TapSums.TAPS,
                                    products);
                            BlockSum.add(TapSums.SIZE, products, 0, sums, to);
                        }
                    }
                }
            }
        });
        for (int p = 1; p < parts; p++) BlockSum.add(all, sums, p * all, sums, 0);
        for (int o = 0; o < s.out(); o++) {
            int block = o / TapSums.CHANNELS * tapGroups, place = o % TapSums.CHANNELS * TapSums.TAPS;
            for (int t = 0; t < s.patch(); t++) {
                int group = (block + t / TapSums.TAPS) * TapSums.CHANNELS * TapSums.TAPS;
                int at = (group + place + t % TapSums.TAPS) * Lanes.COUNT;
                dw[o * s.patch() + t] = Lanes.sum(FloatVector.fromArray(Lanes.SPECIES, sums, at));
            }
        }
    }

    /** A block of channels of some samples; where there are no more, the last one again. */
    private static void readChannels(
            ConvSizes s, float[] g, int sample, int count, int block, float[] gradients, int channel) {
        for (int i = 0; i < count; i++) {
            for (int c = 0; c < TapSums.CHANNELS; c++) {
                int o = Math.min(block * TapSums.CHANNELS + c, s.out() - 1);
                int from = ((sample + i) * s.out() + o) * s.windows(), to = (i * TapSums.CHANNELS + c) * channel;
                WholeVectors.pad(s.height().windows(), s.width().windows(), g, from, gradients, to);
            }
        }
    }

    /** Rows of w in blocks of 8, [blocks, k, 8], zeros behind the last; element (r, k) lies at r row + k step. */
    private static void pack(int rows, int length, float[] w, int row, int step, float[] packed) {
        for (int r = 0; r < Math.ceilDiv(rows, TapBlock.ROWS) * TapBlock.ROWS; r++) {
            int to = r / TapBlock.ROWS * length * TapBlock.ROWS + r % TapBlock.ROWS;
            for (int k = 0; k < length; k++) {
                packed[to + k * TapBlock.ROWS] = r < rows ? w[r * row + k * step] : 0;
            }
        }
    }

    /** The samples in so many parts at the most. */
    private void forEachPart(int samples, int parts, Part body) {
        int count = Math.min(parts, samples);
        workers.run(count, p -> {
            long first = (long) samples * p / count, end = (long) samples * (p + 1) / count;
            body.run(p, Math.toIntExact(first), Math.toIntExact(end));
        });
    }
}
