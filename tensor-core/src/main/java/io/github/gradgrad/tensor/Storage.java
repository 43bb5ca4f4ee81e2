package io.github.gradgrad.tensor;

/**
 * The array behind a tensor and its reshapes, and whether its maker, a {@link Workspace} or an {@link UpdateState}, will write to it
 * again.
 */
final class Storage {
    private final Object array;
    private boolean recyclable;
    private boolean released;
    /** Where it comes among the storages that its workspace made in a step; -1 if no workspace made it. */
    private final int number;
    /** How many hold it, as a {@link Lifetimes} counts. */
    int holders;

    Storage(Object array, boolean recyclable) {
        this(array, recyclable, -1);
    }

    Storage(Object array, boolean recyclable, int number) {
        this.array = array;
        this.recyclable = recyclable;
        this.number = number;
    }

    /** @throws IllegalStateException if the array has been taken back */
    Object array() {
        if (released) {
            throw new IllegalStateException(
                    "this tensor's array has been used again: the step that made the tensor has ended,"
                            + " a backward sweep or a function in place has used it up or an optimiser has updated it;"
                            + " what is to outlive the step must be kept, see Tensor.keep");
        }
        return array;
    }

    /** Nobody will write to the array any more. */
    void keep() {
        recyclable = false;
    }

    int number() {
        return number;
    }

    boolean isReleased() {
        return released;
    }

    boolean isRecyclable() {
        return recyclable && !released;
    }

    /** Takes the array from the tensors that share this storage. */
    Object release() {
        released = true;
        return array;
    }
}
