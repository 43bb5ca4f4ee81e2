package io.github.gradgrad.tensor.blas;

import java.util.concurrent.atomic.AtomicInteger;
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
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private volatile boolean failed;
    private volatile boolean complete;
    private @Nullable A numbers;

    /** An empty one, whose array of so many elements, with any content, comes from {@code allocate} when a BLAS asks for it. */
    public PackedForm(IntFunction<A> allocate) {
        this.allocate = allocate;
    }

    /** What a BLAS has put here; null while that is not complete. */
    public @Nullable A numbers() {
        return complete ? numbers : null;
    }

    /** Fills a piece of the array. */
    @FunctionalInterface
    public interface Filler<A> {
        void fill(A numbers, int piece);
    }

    /**
     * Fills the array, each piece once: threads that come at the same time share the pieces, and go on when all are filled. After a failure
     * the form stays without numbers.
     *
     * @param size how many elements the form has
     */
    public void fill(int size, int pieces, Filler<A> filler) {
        A array = array(size);
        for (int i = begun.getAndIncrement(); i < pieces; i = begun.getAndIncrement()) {
            boolean filled = false;
            try {
                filler.fill(array, i);
                filled = true;
            } finally {
                if (!filled) failed = true;
                done.incrementAndGet();
            }
        }
        while (done.get() < pieces) Thread.onSpinWait();
        complete = !failed;
    }

    private synchronized A array(int size) {
        A array = numbers;
        if (array == null) numbers = array = allocate.apply(size);
        return array;
    }
}
