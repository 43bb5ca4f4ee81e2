package io.github.gradgrad.tensor;

import io.github.gradgrad.tensor.blas.PackedForm;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The packed forms of the weights of a step, as they are stored and transposed. A form is worth its memory where two products or more
 * have it on their right, which is told by the step before: its weights came in the same order.
 */
final class PackedForms {
    private final IdentityHashMap<Storage, Weight> weights = new IdentityHashMap<>();
    /** How many products had each form on their right, in this step and in the one before: two numbers for each weight. */
    private int[] uses = new int[8];

    private int[] usesBefore = new int[8];

    private record Weight(int number, PackedForm<Object> asStored, PackedForm<Object> transposed) {}

    /** Begins to count the products with a weight. */
    void add(Storage weight, IntFunction<Object> allocate) {
        if (weights.containsKey(weight)) return;
        int number = weights.size();
        if (uses.length < 2 * number + 2) {
            uses = Arrays.copyOf(uses, 2 * uses.length);
            usesBefore = Arrays.copyOf(usesBefore, uses.length);
        }
        weights.put(weight, new Weight(number, new PackedForm<>(allocate), new PackedForm<>(allocate)));
    }

    /** The form for one more product with a matrix on its right; null if it is none of the weights, or a form does not pay. */
    @Nullable
    PackedForm<Object> forProduct(Storage matrix, boolean transposed) {
        Weight weight = weights.get(matrix);
        if (weight == null) return null;
        int form = 2 * weight.number + (transposed ? 1 : 0);
        uses[form]++;
        if (usesBefore[form] < 2) return null;
        return transposed ? weight.transposed : weight.asStored;
    }

    void endStep() {
        weights.clear();
        int[] last = usesBefore;
        usesBefore = uses;
        uses = last;
        Arrays.fill(uses, 0);
    }
}
