package io.github.gradgrad.tensor;

import io.github.gradgrad.tensor.blas.PackedForm;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The packed forms of the weights of a step, as they are stored and transposed, for all threads that take part in it.
 *
 * <p>A form is worth its memory where two products or more have it on their right, which is told by the step before: its weights came in
 * the same order. So the arrays of that step serve again.
 */
final class PackedForms {
    private final IdentityHashMap<Storage, Weight> weights = new IdentityHashMap<>();
    // Two places for each weight, as its two forms have.
    private @Nullable Object[] arrays = new Object[8];
    /** How many products had each form on their right, in this step and in the one before. */
    private int[] uses = new int[8];

    private int[] usesBefore = new int[8];
    /** How many threads are in the step. */
    private int threads;

    private record Weight(int number, PackedForm<Object> asStored, PackedForm<Object> transposed) {}

    /** One more thread takes part. */
    synchronized void beginStep() {
        threads++;
    }

    /** Begins to count the products with a weight. */
    synchronized void add(Storage weight, DType dtype) {
        if (weights.containsKey(weight)) return;
        int number = weights.size();
        if (uses.length < 2 * number + 2) {
            arrays = Arrays.copyOf(arrays, 2 * uses.length);
            uses = Arrays.copyOf(uses, 2 * uses.length);
            usesBefore = Arrays.copyOf(usesBefore, uses.length);
        }
        weights.put(weight, new Weight(number, form(2 * number, dtype), form(2 * number + 1, dtype)));
    }

    private PackedForm<Object> form(int place, DType dtype) {
        return new PackedForm<>(size -> array(place, dtype, size));
    }

    private synchronized Object array(int place, DType dtype, int size) {
        Object before = arrays[place];
        boolean floats = dtype == DType.FLOAT32;
        if (before != null && before instanceof float[] == floats && Array.getLength(before) == size) return before;
        Object array = dtype.allocate(size);
        arrays[place] = array;
        return array;
    }

    /** The form for one more product with a matrix on its right; null if it is none of the weights, or a form does not pay. */
    synchronized @Nullable PackedForm<Object> forProduct(Storage matrix, boolean transposed) {
        Weight weight = weights.get(matrix);
        if (weight == null) return null;
        int form = 2 * weight.number + (transposed ? 1 : 0);
        uses[form]++;
        if (usesBefore[form] < 2) return null;
        return transposed ? weight.transposed : weight.asStored;
    }

    /** One thread less; with the last one, the step ends. */
    synchronized void endStep() {
        if (--threads > 0) return;
        weights.clear();
        for (int i = 0; i < uses.length; i++) if (uses[i] == 0) arrays[i] = null;
        int[] last = usesBefore;
        usesBefore = uses;
        uses = last;
        Arrays.fill(uses, 0);
    }
}
