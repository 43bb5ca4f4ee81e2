package io.github.gradgrad.nn;

import io.github.gradgrad.tensor.Tensor;

/**
 * A named tensor that belongs to a layer's state but that no gradient changes, such as the running mean of a {@link
 * BatchNorm}. {@link Layer#stateDict} holds it beside the parameters.
 */
public final class Buffer {
    private Tensor value;
    private String name;

    private Buffer(String name, Tensor value) {
        this.name = name;
        this.value = value.keep();
    }

    /**
     * A buffer with its first value; its type and shape stay.
     *
     * @param name the name within its layer, such as {@code running_mean}; owners put theirs before it
     * @throws IllegalArgumentException if the name is empty
     */
    public static Buffer of(String name, Tensor value) {
        if (name.isEmpty()) throw new IllegalArgumentException("buffer: the name of " + value + " is empty");
        return new Buffer(name, value);
    }

    /** The full name, such as {@code generator.1.running_mean}. */
    public String name() {
        return name;
    }

    /** The current value. */
    public Tensor value() {
        return value;
    }

    /**
     * Replaces the value.
     *
     * @throws IllegalArgumentException if {@code next} has another type or shape
     */
    public void update(Tensor next) {
        if (next.dtype() != value.dtype() || !next.shape().equals(value.shape())) {
            throw new IllegalArgumentException("update: " + this + ", the new value is " + next.dtype() + next.shape());
        }
        value = next.keep();
    }

    /** Puts an owner's name before this one's. */
    void prefix(String owner) {
        name = owner + "." + name;
    }

    /** Such as {@code generator.1.running_mean FLOAT32[64]}. */
    @Override
    public String toString() {
        return name + " " + value.dtype() + value.shape();
    }
}
