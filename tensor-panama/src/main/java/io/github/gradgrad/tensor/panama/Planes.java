package io.github.gradgrad.tensor.panama;

import io.github.gradgrad.tensor.kernels.ConvSide;
import io.github.gradgrad.tensor.kernels.ConvSizes;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/**
 * An image [in, height, width] as the windows of a row meet it: [in, kernel width, padded height, windows], the rows padded with
 * zeros to whole vectors. What neighbouring windows meet with one element of the kernel is then contiguous.
 */
final class Planes {
    private final ConvSizes sizes;
    private final ConvSide height;
    private final ConvSide width;
    private final int rows;
    /** The length of a row: whole vectors. */
    private final int row;
    /** A row of the padded image, its columns dealt out by their remainder modulo the stride. */
    private final int dealt;

    private final int[] steps = new int[Lanes.COUNT];

    Planes(ConvSizes sizes) {
        this.sizes = sizes;
        height = sizes.height();
        width = sizes.width();
        row = Math.ceilDiv(width.windows(), Lanes.COUNT) * Lanes.COUNT;
        rows = extent(height);
        dealt = Math.ceilDiv(extent(width), width.stride()) + 2 * Lanes.COUNT;
        Arrays.setAll(steps, i -> i * width.stride());
    }

    /** How many pixels the padded image and the windows have together. */
    private static int extent(ConvSide side) {
        int met = (side.windows() - 1) * side.stride() + (side.kernel() - 1) * side.dilation() + 1;
        return Math.max(side.pixels() + 2 * side.padding(), met);
    }

    /** The elements of an image. */
    int size() {
        return sizes.in() * width.kernel() * rows * row;
    }

    /** The distance from what a window meets to what the one below it does. */
    int windowRow() {
        return height.stride() * row;
    }

    /** Where the first window meets each element of the kernel [in, height, width]; behind the last one, the last one again. */
    int[] taps(int count) {
        int[] taps = new int[count];
        for (int t = 0; t < count; t++) {
            int tap = Math.min(t, sizes.patch() - 1), place = tap % sizes.taps();
            int plane = tap / sizes.taps() * width.kernel() + place % width.kernel();
            taps[t] = (plane * rows + place / width.kernel() * height.dilation()) * row;
        }
        return taps;
    }

    /** The planes of an image; their padding must hold zeros, and does so ever after. */
    void split(float[] x, int xo, float[] planes, int to) {
        float[] line = line();
        for (int i = 0; i < sizes.in() * height.pixels(); i++) {
            int from = xo + i * width.pixels();
            for (int w = 0; w < width.stride(); w++) {
                int first = firstPixel(w), at = w * dealt + (first + width.padding()) / width.stride();
                deal(Math.ceilDiv(width.pixels() - first, width.stride()), x, from + first, line, at);
            }
            for (int b = 0; b < width.kernel(); b++) read(line, inLine(b), planes, to + inPlanes(i, b));
        }
    }

    /** The adjoint of {@link #split}, plus a number for each channel. */
    void join(float[] planes, float[] bias, float[] x, int xo) {
        float[] line = line();
        for (int i = 0; i < sizes.in() * height.pixels(); i++) {
            int to = xo + i * width.pixels();
            Arrays.fill(line, 0, width.stride() * dealt, bias[i / height.pixels()]);
            for (int b = 0; b < width.kernel(); b++) add(planes, inPlanes(i, b), line, inLine(b));
            for (int w = 0; w < width.stride(); w++) {
                int first = firstPixel(w), at = w * dealt + (first + width.padding()) / width.stride();
                for (int p = first; p < width.pixels(); p += width.stride()) x[to + p] = line[at++];
            }
        }
    }

    /** y[i] = x[i stride]. */
    private void deal(int n, float[] x, int xo, float[] y, int yo) {
        for (int i = 0; i < n; i += Lanes.COUNT) {
            int from = xo + i * width.stride(), lanes = Math.min(Lanes.COUNT, n - i);
            if (Lanes.GATHERS && from + steps[Lanes.COUNT - 1] < x.length) {
                FloatVector.fromArray(Lanes.SPECIES, x, from, steps, 0)
                        .intoArray(y, yo + i, Lanes.SPECIES.indexInRange(0, lanes));
            } else {
                for (int j = 0; j < lanes; j++) y[yo + i + j] = x[from + j * width.stride()];
            }
        }
    }

    private float[] line() {
        int size = width.stride() * dealt;
        float[] line = Scratch.array(Scratch.Use.LINE, size);
        Arrays.fill(line, 0, size, 0);
        return line;
    }

    private void read(float[] line, int from, float[] planes, int to) {
        for (int w = 0; w < row; w += Lanes.COUNT) {
            VectorMask<Float> lanes = Lanes.SPECIES.indexInRange(w, width.windows());
            FloatVector.fromArray(Lanes.SPECIES, line, from + w, lanes).intoArray(planes, to + w);
        }
    }

    private void add(float[] planes, int from, float[] line, int to) {
        for (int w = 0; w < row; w += Lanes.COUNT) {
            VectorMask<Float> lanes = Lanes.SPECIES.indexInRange(w, width.windows());
            FloatVector.fromArray(Lanes.SPECIES, planes, from + w, lanes)
                    .add(FloatVector.fromArray(Lanes.SPECIES, line, to + w))
                    .intoArray(line, to + w);
        }
    }

    /** The first pixel of a row whose column of the padded image leaves the remainder {@code w}. */
    private int firstPixel(int w) {
        return Math.floorMod(w - width.padding(), width.stride());
    }

    private int inLine(int element) {
        int column = element * width.dilation();
        return column % width.stride() * dealt + column / width.stride();
    }

    /** Where row i of the image [in, height] lies in the planes. */
    private int inPlanes(int i, int element) {
        int plane = i / height.pixels() * width.kernel() + element;
        return (plane * rows + i % height.pixels() + height.padding()) * row;
    }
}
