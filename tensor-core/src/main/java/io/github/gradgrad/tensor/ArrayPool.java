package io.github.gradgrad.tensor;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Free arrays of one element type by their length, the one put last first. A step knows a few dozen lengths at the most. */
final class ArrayPool {
    private int[] lengths = new int[32];
    private int[] counts = new int[32];
    private Object[][] arrays = new Object[32][8];
    private int used;

    /** An array of this length, or null if there is none. */
    @Nullable
    Object take(int length) {
        int at = find(length);
        return at == used || counts[at] == 0 ? null : arrays[at][--counts[at]];
    }

    void put(int length, Object array) {
        int at = find(length);
        if (at == used) begin(length);
        if (counts[at] == arrays[at].length) arrays[at] = Arrays.copyOf(arrays[at], 2 * counts[at]);
        arrays[at][counts[at]++] = array;
    }

    /** Forgets all arrays. */
    void clear() {
        for (int i = 0; i < used; i++) Arrays.fill(arrays[i], null);
        used = 0;
    }

    /** Where this length is, or would be next. */
    private int find(int length) {
        int at = 0;
        while (at < used && lengths[at] != length) at++;
        return at;
    }

    private void begin(int length) {
        if (used == lengths.length) {
            lengths = Arrays.copyOf(lengths, 2 * used);
            counts = Arrays.copyOf(counts, 2 * used);
            arrays = Arrays.copyOf(arrays, 2 * used);
            for (int i = used; i < arrays.length; i++) arrays[i] = new Object[8];
        }
        lengths[used] = length;
        counts[used++] = 0;
    }
}
