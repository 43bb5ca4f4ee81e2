package io.github.gradgrad.tensor;

/**
 * Counts who still needs the tensors of a step of a {@link Workspace}, so that the arrays of those that nobody needs serve again within
 * the same step, while they are in the caches. Outside a step it does nothing.
 *
 * <p>For a computation that knows all users of its intermediate results, such as a backward sweep. A tensor that is used after its
 * last holder has dropped it throws, as one of an ended step does. Tensors from outside the step, or kept, are left alone.
 */
public final class Lifetimes {
    /** One more holder. */
    public void hold(Tensor x) {
        x.storage().holders++;
    }

    /** One holder less; after the last one, the array is free. */
    public void drop(Tensor x) {
        Storage storage = x.storage();
        if (--storage.holders <= 0) Workspace.giveBackEarly(storage);
    }

    /** One holder less of a result, which is the caller's from now on: its array stays. */
    public void handOver(Tensor x) {
        x.storage().holders--;
    }
}
