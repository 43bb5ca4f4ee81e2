package io.github.gradgrad.tensor.kernels;

/** A source of FLOAT32 kernels faster than the loops, found by {@link java.util.ServiceLoader}. */
public interface KernelProvider {
    /** The name that {@code -Dgradgrad.kernels=} takes. */
    String name();

    /**
     * The kernels.
     *
     * @param workers the threads that they may use
     * @throws UnsupportedOperationException if they cannot run here; the message says why
     */
    Kernels<float[]> float32(Workers workers);
}
