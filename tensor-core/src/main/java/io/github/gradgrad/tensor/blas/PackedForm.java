package io.github.gradgrad.tensor.blas;

import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Room for a matrix in the form in which a BLAS multiplies by it, kept while several products have that matrix on their right: weights
 * in a training step. A BLAS that packs its right operands fills it at the first product; others let it be.
 *
 * <p>It belongs to a whole matrix, at the beginning of its array, and holds while nobody writes to that.
 */
public final class PackedForm<A> {
    private final IntFunction<A> allocate;
    private @Nullable A numbers;

    /** An empty one, whose array of so many elements, with any content, comes from {@code allocate} when a BLAS asks for it. */
    public PackedForm(IntFunction<A> allocate) {
        this.allocate = allocate;
    }

    /** What a BLAS has put here; null before. */
    public @Nullable A numbers() {
        return numbers;
    }

    /** The array to fill. */
    public A make(int size) {
        A made = allocate.apply(size);
        numbers = made;
        return made;
    }
}
