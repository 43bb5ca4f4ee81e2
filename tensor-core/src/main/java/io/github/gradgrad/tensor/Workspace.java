package io.github.gradgrad.tensor;

import io.github.gradgrad.tensor.blas.PackedForm;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The arrays of a step, used again by the next one: a training step fills a hundred arrays of the same sizes each time, and to
 * allocate and zero them anew costs as much as to compute what is in them.
 *
 * <pre>{@code
 * Workspace workspace = new Workspace();
 * for (...) {
 *     double loss = workspace.run(() -> {
 *         Variable y = ...;
 *         optimiser.step(y.gradients(...));
 *         return y.item();
 *     });
 * }
 * }</pre>
 *
 * <p>When the step ends, the arrays of all tensors made in it are taken back, some even before ({@link Lifetimes}, {@link
 * Elementwise#mapInPlace}). A tensor that is
 * used after that throws an {@link IllegalStateException}, it never shows other numbers; what is to outlive the step is {@link
 * Tensor#keep kept}. Parameters,
 * buffers and what an optimiser remembers outlive it anyway. Inside a step an optimiser writes a parameter's next value over the
 * one before, unless that has been kept, too: a graph that still holds it can then no longer be differentiated.
 *
 * <p>With {@code -Dgradgrad.workspace=false} every tensor gets a new array: for finding out whether a fault has to do with arrays that
 * are used again, or what steps would allocate.
 *
 * <p>Holds the arrays of one step, the latest: give steps that differ, such as a critic's and a generator's, a workspace each. For
 * one thread; tensors made by other threads do not belong to the step.
 */
public final class Workspace {
    private static final boolean RECYCLES = !"false".equals(System.getProperty("gradgrad.workspace"));

    private static final ThreadLocal<@Nullable Workspace> CURRENT = new ThreadLocal<>();

    private final ArrayPool floats = new ArrayPool();
    private final ArrayPool doubles = new ArrayPool();
    private final List<Storage> made = new ArrayList<>();
    private final PackedForms packed;
    private final boolean recycles;
    private boolean running;

    public Workspace() {
        this(RECYCLES);
    }

    /** @param recycles whether arrays are used again */
    Workspace(boolean recycles) {
        this(new PackedForms(), recycles);
    }

    private Workspace(PackedForms packed, boolean recycles) {
        this.packed = packed;
        this.recycles = recycles;
    }

    /**
     * A workspace for another thread that takes part in this one's steps. What products need of a weight is then prepared once, by all
     * threads that come for it together.
     */
    public Workspace forAnotherThread() {
        return new Workspace(packed, recycles);
    }

    /** Computes something in no step, although this thread is in one: nothing in it is taken back or used up. */
    public static <T> T outside(Supplier<T> body) {
        Workspace current = CURRENT.get();
        CURRENT.remove();
        try {
            return body.get();
        } finally {
            CURRENT.set(current);
        }
    }

    /** Runs a step and returns what it returns; within a step of this workspace it is a part of that step. */
    public <T> T run(Supplier<T> step) {
        if (!recycles) return step.get();
        Workspace outer = CURRENT.get();
        boolean part = running;
        running = true;
        if (!part) packed.beginStep();
        CURRENT.set(this);
        try {
            return step.get();
        } finally {
            CURRENT.set(outer);
            if (!part) takeBack();
            running = part;
        }
    }

    /** Whether this thread is in a step. */
    static boolean isActive() {
        return CURRENT.get() != null;
    }

    /** An array for a new tensor, which may hold any numbers. */
    static Storage allocate(DType dtype, int size) {
        Workspace workspace = CURRENT.get();
        return workspace == null ? new Storage(dtype.allocate(size), Storage.NOBODY) : workspace.take(dtype, size);
    }

    /** From now on products of this step that have this matrix on their right may share its packed forms. */
    static void sharePackedForms(Tensor weight) {
        Workspace workspace = CURRENT.get();
        if (workspace != null) workspace.packed.add(weight.storage(), weight.dtype());
    }

    /** The packed form of a matrix for one more product; null if it has none. */
    static @Nullable PackedForm<Object> packedForm(Tensor matrix, boolean transposed) {
        Workspace workspace = CURRENT.get();
        return workspace == null ? null : workspace.packed.forProduct(matrix.storage(), transposed);
    }

    /** Gives an array back before the step ends, if this thread's step has made it. */
    static void giveBackEarly(Storage storage) {
        Workspace workspace = CURRENT.get();
        if (workspace != null && workspace.hasMade(storage)) workspace.giveBack(storage);
    }

    /** A tensor in the array of x, which is used up; null if this thread's step has not made that, or it is kept. */
    static @Nullable Tensor takeOver(Tensor x) {
        Workspace workspace = CURRENT.get();
        Storage storage = x.storage();
        if (workspace == null || !workspace.hasMade(storage) || !storage.isRecyclable()) return null;
        Storage next = new Storage(storage.release(), storage.number());
        workspace.made.set(storage.number(), next);
        return Tensor.ofStorage(x.dtype(), x.shape(), next);
    }

    private boolean hasMade(Storage storage) {
        int number = storage.number();
        return number >= 0 && number < made.size() && made.get(number) == storage;
    }

    private Storage take(DType dtype, int size) {
        Object pooled = (dtype == DType.FLOAT32 ? floats : doubles).take(size);
        Object array = pooled == null ? dtype.allocate(size) : pooled;
        Storage storage = new Storage(array, made.size());
        made.add(storage);
        return storage;
    }

    private void takeBack() {
        packed.endStep();
        // What this step did not use, the next one will not use either.
        floats.dropUnused();
        doubles.dropUnused();
        // Backwards, so that the next step gets the arrays in the same order.
        for (int i = made.size() - 1; i >= 0; i--) giveBack(made.get(i));
        made.clear();
        floats.endStep();
        doubles.endStep();
    }

    private void giveBack(Storage storage) {
        if (!storage.isRecyclable()) return;
        Object array = storage.release();
        if (array instanceof float[] a) floats.put(a.length, a);
        else if (array instanceof double[] a) doubles.put(a.length, a);
    }
}
