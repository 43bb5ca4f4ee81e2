package io.github.gradgrad.tensor.panama;

import io.github.gradgrad.tensor.kernels.ConvSide;
import io.github.gradgrad.tensor.kernels.ConvSizes;

/**
 * Weights [groups out, in, taps] in the order in which a {@link BlockKernel} reads them: panels of columns, [panels, taps,
 * rows, columns]. The columns are the output channels, in panels of their own for each group, or the input channels.
 */
final class PackedWeights {
    private PackedWeights() {}

    /** Packs input channel c of a panel; the columns are output channels, the rows input channels. */
    static void byOutput(ConvSizes sizes, float[] w, int panel, int c, int columns, float[] packed) {
        int perGroup = Math.ceilDiv(sizes.out(), columns), first = panel % perGroup * columns;
        int count = Math.min(columns, sizes.out() - first), taps = sizes.taps(), in = sizes.in();
        int from = (panel / perGroup * sizes.out() + first) * in * taps, to = panel * taps * in * columns;
        Transpose.run(count, taps, w, from + c * taps, in * taps, packed, to + c * columns, in * columns);
    }

    /** Packs output channel o of a panel; the columns are input channels, the rows output channels, the elements of the kernel by {@link Steps#place}. */
    static void byInput(ConvSizes sizes, float[] w, int panel, int o, int columns, float[] packed) {
        int perGroup = Math.ceilDiv(sizes.in(), columns), first = panel % perGroup * columns;
        int count = Math.min(columns, sizes.in() - first), taps = sizes.taps(), out = sizes.out();
        ConvSide width = sizes.width();
        int from = panel / perGroup * out * sizes.in() * taps + first * taps, to = panel * taps * out * columns;
        float[] turned = Scratch.array(Scratch.Use.BLOCK, taps * columns);
        Transpose.run(count, taps, w, from + o * sizes.in() * taps, taps, turned, 0, columns);
        for (int h = 0; h < sizes.height().kernel(); h++) {
            for (int v = 0; v < width.kernel(); v++) {
                int tap = Steps.place(sizes.height(), h) * width.kernel() + Steps.place(width, v);
                int column = (h * width.kernel() + v) * columns;
                System.arraycopy(turned, column, packed, to + (tap * out + o) * columns, columns);
            }
        }
    }

    /** The numbers of the channels, of which each group has so many, in panels of columns, too. */
    static float[] bias(float[] bias, int channels, int columns) {
        int groups = bias.length / channels, row = Math.ceilDiv(channels, columns) * columns;
        float[] packed = new float[groups * row];
        for (int g = 0; g < groups; g++) System.arraycopy(bias, g * channels, packed, g * row, channels);
        return packed;
    }

    /** The adjoint of {@link #byOutput}, for input channel c of a panel with {@code rows} rows, of which the first are input channels. */
    static void unpack(ConvSizes sizes, float[] packed, int panel, int c, int rows, int columns, float[] w) {
        int perGroup = Math.ceilDiv(sizes.out(), columns), first = panel % perGroup * columns;
        int count = Math.min(columns, sizes.out() - first), taps = sizes.taps(), in = sizes.in();
        int to = (panel / perGroup * sizes.out() + first) * in * taps, from = panel * taps * rows * columns;
        Transpose.run(taps, count, packed, from + c * columns, rows * columns, w, to + c * taps, in * taps);
    }
}
