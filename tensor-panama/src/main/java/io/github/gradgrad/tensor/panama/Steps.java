package io.github.gradgrad.tensor.panama;

import io.github.gradgrad.tensor.kernels.ConvSide;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * Which elements of two operands meet along one side of a convolution, as offsets into their arrays. Padding has none, so that
 * nothing is computed for it.
 */
// Never compared: a record for its brevity.
@SuppressWarnings("ArrayRecordComponent")
record Steps(int[] a, int[] b) {
    private static final int MOST = 384;

    /** For each window, the pixels that it sees, and the elements of the kernel. */
    static Steps[] ofWindows(ConvSide side, int pixelStride, int elementStride) {
        Steps[] all = new Steps[side.windows()];
        for (int w = 0; w < all.length; w++) {
            int window = w;
            all[w] = of(side.kernel(), element -> side.pixel(window, element), pixelStride, elementStride);
        }
        return all;
    }

    /** For each pixel, the windows that see it, and the elements of the kernel. */
    static Steps[] ofPixels(ConvSide side, int windowStride, int elementStride) {
        Steps[] all = new Steps[side.pixels()];
        for (int p = 0; p < all.length; p++) {
            int pixel = p;
            all[p] = of(side.kernel(), element -> side.window(pixel, element), windowStride, elementStride);
        }
        return all;
    }

    /** For each element of the kernel, the pixels, and the windows that see them there. */
    static Steps[] ofElements(ConvSide side, int pixelStride, int windowStride) {
        Steps[] all = new Steps[side.kernel()];
        for (int e = 0; e < all.length; e++) {
            int element = e;
            all[e] = of(side.windows(), window -> side.pixel(window, element), pixelStride, windowStride);
        }
        return all;
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
            pieces[p] = new Steps(Arrays.copyOfRange(a, from, to), Arrays.copyOfRange(b, from, to));
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
        return new Steps(Arrays.copyOf(a, count), Arrays.copyOf(b, count));
    }
}
