package io.github.gradgrad.tensor;

import org.jspecify.annotations.Nullable;

/**
 * The array behind a tensor and its reshapes, and whether its maker, a {@link Workspace} or an {@link UpdateState}, will write to it
 * again.
 */
final class Storage {
    /** Its maker will not write to the array again. */
    static final int NOBODY = -1;
    /** An {@link UpdateState} made it. */
    static final int UPDATE = -2;

    /** Null once it has been taken back. */
    private @Nullable Object array;
    /** Who may write to the array again: where it comes among the storages that its workspace made in a step, or one of the above. */
    private int maker;
    /** How many hold it, as a {@link Lifetimes} counts. */
    int holders;

    Storage(Object array, int maker) {
        this.array = array;
        this.maker = maker;
    }

    /** @throws IllegalStateException if the array has been taken back */
    Object array() {
        Object present = array;
        if (present == null) {
            throw new IllegalStateException(
                    "this tensor's array has been used again: the step that made the tensor has ended,"
                            + " a backward sweep or a function in place has used it up or an optimiser has updated it;"
                            + " what is to outlive the step must be kept, see Tensor.keep");
        }
        return present;
    }

    /** Nobody will write to the array any more. */
    void keep() {
        maker = NOBODY;
    }

    /** Where it comes among the storages that its workspace made in a step; negative if no workspace will write to it again. */
    int number() {
        return maker;
    }

    boolean isReleased() {
        return array == null;
    }

    boolean isRecyclable() {
        return maker != NOBODY && array != null;
    }

    /** Takes the array from the tensors that share this storage. */
    Object release() {
        Object released = array();
        array = null;
        return released;
    }
}
