package io.github.gradgrad.tensor.panama;

import io.github.gradgrad.tensor.kernels.KernelProvider;
import io.github.gradgrad.tensor.kernels.Kernels;
import io.github.gradgrad.tensor.kernels.Workers;

/**
 * SIMD kernels on the Vector API, which needs {@code --add-modules jdk.incubator.vector}. Must not touch a class of the
 * Vector API itself, so that it can say so.
 */
public final class VectorKernelProvider implements KernelProvider {
    @Override
    public String name() {
        return "panama";
    }

    @Override
    public Kernels<float[]> float32(Workers workers) {
        requireVectors();
        return VectorKernels.create(workers);
    }

    /** @throws UnsupportedOperationException if the Vector API is not there, or too slow on this processor */
    static void requireVectors() {
        if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
            throw new UnsupportedOperationException("start Java with --add-modules jdk.incubator.vector");
        }
        Lanes.requireWide();
    }
}
