package io.github.gradgrad.nn;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import io.github.gradgrad.tensor.Workspace;

/**
 * A named tensor that training changes, and the differentiable leaf through which a network uses it.
 *
 * <p>Tensors never change, so {@link #update} replaces: the parameter gets a new value and a new leaf. A graph built
 * before keeps the old leaf with the old value and stays true to what it computed. Asking that graph for the gradient
 * with respect to the new leaf is an error, since it does not depend on it: compute the loss again after every update.
 */
public final class Parameter {
    private Variable variable;
    private String name;
    private boolean frozen;

    private Parameter(String name, Tensor value) {
        this.name = name;
        this.variable = Variable.of(name, value.keep());
    }

    /**
     * A parameter with its first value; its type and shape stay.
     *
     * @param name the name within its layer, such as {@code weight}; owners put theirs before it
     * @throws IllegalArgumentException if the name is empty
     */
    public static Parameter of(String name, Tensor value) {
        if (name.isEmpty()) throw new IllegalArgumentException("parameter: the name of " + value + " is empty");
        return new Parameter(name, value);
    }

    /** The full name, such as {@code critic.0.weight}. Errors and graphs show it, for the leaf carries it as well. */
    public String name() {
        return name;
    }

    /**
     * The leaf over the current value: what a layer computes with, and what gradients are asked for. A constant as long
     * as the parameter is frozen.
     */
    public Variable variable() {
        return frozen ? variable.detach() : variable;
    }

    /**
     * Makes it a constant to whatever is computed from now on, so that no gradient is computed for it: part of a network
     * whose weights shall stay, as in fine-tuning. {@link #update} still works. An {@link Optimiser} takes {@link
     * Parameters#trainable} parameters only.
     */
    public void freeze() {
        frozen = true;
    }

    /** Undoes {@link #freeze}. */
    public void unfreeze() {
        frozen = false;
    }

    public boolean isFrozen() {
        return frozen;
    }

    /** The current value: a tensor that stays what it is, whatever becomes of the parameter. */
    public Tensor value() {
        return variable.value().keep();
    }

    public Shape shape() {
        return variable.shape();
    }

    public DType dtype() {
        return variable.dtype();
    }

    /**
     * Replaces the value, and with it the leaf.
     *
     * @throws IllegalArgumentException if {@code next} has another type or shape
     */
    public void update(Tensor next) {
        replace(next.keep());
    }

    /** {@link #update} by an optimiser, whose next step may take the array of this value; see {@link Workspace}. */
    void replace(Tensor next) {
        if (next.dtype() != dtype() || !next.shape().equals(shape())) {
            throw new IllegalArgumentException(
                    "update: " + name + " is " + dtype() + shape() + ", the new value " + next.dtype() + next.shape());
        }
        variable = Variable.of(name, next);
    }

    /** Puts an owner's name before this one's. */
    void prefix(String owner) {
        name = owner + "." + name;
        variable = Variable.of(name, variable.value());
    }

    /** Such as {@code critic.0.weight FLOAT32[64, 2]}. */
    @Override
    public String toString() {
        return name + " " + dtype() + shape();
    }
}
