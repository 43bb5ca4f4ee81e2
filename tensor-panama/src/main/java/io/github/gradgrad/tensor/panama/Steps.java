package io.github.gradgrad.tensor.panama;

import io.github.gradgrad.tensor.kernels.ConvSide;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * Which elements of two operands meet along one side of a convolution, as offsets into their arrays. Padding has none, so that
 * nothing is computed for it.
 *
 * @param runs how many elements follow each other in both operands, from this place on
 */
// Never compared: a record for its brevity.
@SuppressWarnings("ArrayRecordComponent")
record Steps(int[] a, int[] b, int[] runs) {
    private static final int MOST = 400;

    /** For each window, the pixels that it sees, and the elements of the kernel. */
    static Steps[] ofWindows(ConvSide side, int pixelStride, int elementStride) {
        Steps[] all = new Steps[side.windows()];
        for (int w = 0; w < all.length; w++) {
            int window = w;
            all[w] = of(side.kernel(), element -> side.pixel(window, element), pixelStride, elementStride);
        }
        return all;
    }

    /** For each pixel, the windows that see it, and the elements of the kernel by their {@link #place}. */
    static Steps[] ofPixels(ConvSide side, int windowStride, int elementStride) {
        int[] elements = new int[side.kernel()];
        for (int e = 0; e < elements.length; e++) elements[place(side, e)] = e;
        Steps[] all = new Steps[side.pixels()];
        for (int p = 0; p < all.length; p++) {
            int pixel = p;
            all[p] = of(side.kernel(), at -> side.window(pixel, elements[at]), windowStride, elementStride);
        }
        return all;
    }

    /**
     * The place of an element of the kernel among those that are in the order in which a pixel's windows meet it: backwards, by
     * the remainder modulo the stride.
     */
    static int place(ConvSide side, int element) {
        int stride = side.stride(), before = 0;
        for (int r = 0; r < element % stride; r++) before += Math.ceilDiv(side.kernel() - r, stride);
        return before + (side.kernel() - 1 - element) / stride;
    }

    /** Each of these with its elements joined to runs where both operands go on by these distances. */
    static Steps[] joined(Steps[] all, int aStep, int bStep) {
        Steps[] joined = new Steps[all.length];
        for (int i = 0; i < all.length; i++) joined[i] = all[i].joined(aStep, bStep);
        return joined;
    }

    private Steps joined(int aStep, int bStep) {
        List<Integer> starts = new ArrayList<>();
        for (int i = 0; i < a.length; i++) {
            if (i == 0 || a[i] != a[i - 1] + aStep || b[i] != b[i - 1] + bStep) starts.add(i);
        }
        int[] first = new int[starts.size()], second = new int[first.length], lengths = new int[first.length];
        for (int i = 0; i < first.length; i++) {
            int from = starts.get(i), to = i + 1 < first.length ? starts.get(i + 1) : a.length;
            first[i] = a[from];
            second[i] = b[from];
            lengths[i] = to - from;
        }
        return new Steps(first, second, lengths);
    }

    /**
     * The place of a pixel among those that are dealt out by their remainder modulo the stride, so that those that neighbouring
     * windows meet with an element of the kernel are neighbours.
     */
    static int dealt(ConvSide side, int pixel) {
        int stride = side.stride(), before = 0;
        for (int r = 0; r < pixel % stride; r++) before += Math.ceilDiv(side.pixels() - r, stride);
        return before + pixel / stride;
    }

    /** For each element of the kernel, the pixels, which are {@link #dealt} out, and the windows that see them there. */
    static Steps[] ofElements(ConvSide side, int pixelStride, int windowStride) {
        Steps[] all = new Steps[side.kernel()];
        for (int e = 0; e < all.length; e++) {
            int element = e;
            all[e] = of(side.windows(), window -> dealtPixel(side, window, element), pixelStride, windowStride);
        }
        return all;
    }

    private static int dealtPixel(ConvSide side, int window, int element) {
        int pixel = side.pixel(window, element);
        return pixel < 0 ? pixel : dealt(side, pixel);
    }

    /** Each of these in pieces: {@link #pieces(int)}. */
    static Steps[][] pieces(Steps[] all, int productsPerStep) {
        Steps[][] pieces = new Steps[all.length][];
        for (int i = 0; i < all.length; i++) pieces[i] = all[i].pieces(productsPerStep);
        return pieces;
    }

    /** One after the other; a piece that is more than one step sums no more than {@link #MOST} products. */
    private Steps[] pieces(int productsPerStep) {
        int size = Math.max(1, MOST / productsPerStep), count = Math.max(1, Math.ceilDiv(a.length, size));
        Steps[] pieces = new Steps[count];
        for (int p = 0; p < count; p++) {
            int from = p * size, to = Math.min(a.length, from + size);
            pieces[p] = single(Arrays.copyOfRange(a, from, to), Arrays.copyOfRange(b, from, to));
        }
        return pieces;
    }

    private static Steps of(int n, IntUnaryOperator partner, int aStride, int bStride) {
        int[] a = new int[n], b = new int[n];
        int count = 0;
        for (int i = 0; i < n; i++) {
            int place = partner.applyAsInt(i);
            if (place < 0) continue;
            a[count] = place * aStride;
            b[count++] = i * bStride;
        }
        return single(Arrays.copyOf(a, count), Arrays.copyOf(b, count));
    }

    private static Steps single(int[] a, int[] b) {
        int[] ones = new int[a.length];
        Arrays.fill(ones, 1);
        return new Steps(a, b, ones);
    }
}
