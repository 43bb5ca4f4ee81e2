package io.github.gradgrad.tensor;

import io.github.gradgrad.tensor.functions.UpdateRule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an optimiser remembers of one parameter: a few numbers per element, zero at first, changed in place by each step.
 * Nobody else sees the arrays, so this is the one place where numbers change under a reference.
 */
public final class UpdateState {
    private final DType dtype;
    private final Shape shape;
    private final Object[] slots;
    /** What the last update made. */
    private @Nullable Storage latest;

    /** Zeros: {@code slots} numbers for each element of a parameter of this type and shape. */
    public UpdateState(DType dtype, Shape shape, int slots) {
        this.dtype = dtype;
        this.shape = shape;
        Object[] arrays = dtype == DType.FLOAT32 ? new float[slots][] : new double[slots][];
        for (int s = 0; s < slots; s++) arrays[s] = dtype.allocate(shape.size());
        this.slots = arrays;
    }

    /**
     * One pass over the parameter: its next value by the rule. In a step of a {@link Workspace} it takes the place of the value
     * that the last update made, unless that has been kept.
     *
     * @throws IllegalArgumentException if theta or gradient differ in type or shape from the parameter, or the rule needs
     *     another number of slots
     */
    public Tensor update(UpdateRule rule, Tensor theta, Tensor gradient) {
        require("update: theta", theta);
        require("update: gradient", gradient);
        if (rule.slots() != slots.length) {
            throw new IllegalArgumentException(
                    "update: " + rule + " needs " + rule.slots() + " slots, the state has " + slots.length);
        }
        Object now = theta.array();
        boolean inPlace = theta.storage() == latest && latest.isRecyclable() && Workspace.isActive();
        Object next = inPlace ? now : dtype.allocate(shape.size());
        Compute.of(dtype).kernels().update(rule, now, gradient.array(), slots, next, shape.size());
        if (inPlace) theta.storage().release();
        latest = new Storage(next, Storage.UPDATE);
        return Tensor.ofStorage(dtype, shape, latest);
    }

    /** Copies of the slots, for a checkpoint. */
    public List<Tensor> snapshot() {
        List<Tensor> copies = new ArrayList<>();
        for (Object slot : slots) copies.add(Elementwise.map(x -> x, Tensor.wrap(dtype, shape, slot)));
        return copies;
    }

    /**
     * Takes the values of a {@link #snapshot}.
     *
     * @throws IllegalArgumentException if it has another number of slots, or one of another type or shape; the state is then
     *     as it was
     */
    public void restore(List<Tensor> snapshot) {
        if (snapshot.size() != slots.length) {
            throw new IllegalArgumentException("restore: " + slots.length + " slots expected, got " + snapshot.size());
        }
        snapshot.forEach(slot -> require("restore: slot", slot));
        for (int s = 0; s < slots.length; s++) System.arraycopy(snapshot.get(s).array(), 0, slots[s], 0, shape.size());
    }

    private void require(String what, Tensor x) {
        if (x.dtype() != dtype || !x.shape().equals(shape)) {
            throw new IllegalArgumentException(
                    what + " is " + x.dtype() + x.shape() + ", the parameter " + dtype + shape);
        }
    }
}
