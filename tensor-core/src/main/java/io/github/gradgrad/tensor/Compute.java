package io.github.gradgrad.tensor;

import io.github.gradgrad.tensor.blas.Blas;
import io.github.gradgrad.tensor.kernels.Kernels;

/** The kernels and products of one element type: where a facade leaves the types behind. */
record Compute<A>(Kernels<A> kernels, Blas<A> blas) {
    /** The arrays that {@code dtype} stores are of the type that these kernels take: {@link DType#allocate}. */
    @SuppressWarnings("unchecked")
    static Compute<Object> of(DType dtype) {
        // Not in static fields: a wrong setting would then fail a class initialiser, which hides the backend's message.
        return (Compute<Object>) Backend.current().compute(dtype);
    }

    /**
     * The kernels that two operands share.
     *
     * @param operation named in the error
     * @throws IllegalArgumentException if their element types differ
     */
    static Compute<Object> of(Object operation, Tensor a, Tensor b) {
        if (a.dtype() != b.dtype()) {
            throw new IllegalArgumentException(
                    operation + ": element types differ: a " + a.dtype() + a.shape() + ", b " + b.dtype() + b.shape());
        }
        return of(a.dtype());
    }
}
