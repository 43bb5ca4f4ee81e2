package io.github.gradgrad.tensor;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Free arrays of one element type by their length: the one put last first, and those that this step has used before those that it has
 * not. A step knows a few dozen lengths at the most.
 */
final class ArrayPool {
    private int[] lengths = new int[32];
    private int[] counts = new int[32];
    /** How many of them, the first, this step has not used. */
    private int[] unused = new int[32];

    private Object[][] arrays = new Object[32][8];
    private int used;

    /** An array of this length, or null if there is none. */
    @Nullable
    Object take(int length) {
        int at = find(length);
        if (at == used || counts[at] == 0) return null;
        Object array = arrays[at][--counts[at]];
        unused[at] = Math.min(unused[at], counts[at]);
        return array;
    }

    void put(int length, Object array) {
        int at = find(length);
        if (at == used) begin(length);
        if (counts[at] == arrays[at].length) arrays[at] = Arrays.copyOf(arrays[at], 2 * counts[at]);
        arrays[at][counts[at]++] = array;
    }

    /** Forgets what this step has not used, and the lengths of which nothing is left. */
    void dropUnused() {
        int lengthsLeft = 0;
        for (int i = 0; i < used; i++) {
            Object[] all = arrays[i];
            int kept = counts[i] - unused[i];
            System.arraycopy(all, unused[i], all, 0, kept);
            Arrays.fill(all, kept, counts[i], null);
            if (kept == 0) continue;
            arrays[i] = arrays[lengthsLeft];
            arrays[lengthsLeft] = all;
            lengths[lengthsLeft] = lengths[i];
            counts[lengthsLeft++] = kept;
        }
        used = lengthsLeft;
        Arrays.fill(unused, 0);
    }

    /** The next step has used none of what is here. */
    void endStep() {
        System.arraycopy(counts, 0, unused, 0, used);
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
            unused = Arrays.copyOf(unused, 2 * used);
            arrays = Arrays.copyOf(arrays, 2 * used);
            for (int i = used; i < arrays.length; i++) arrays[i] = new Object[8];
        }
        lengths[used] = length;
        unused[used] = 0;
        counts[used++] = 0;
    }
}
