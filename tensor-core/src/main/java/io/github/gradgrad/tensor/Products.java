package io.github.gradgrad.tensor;

/** Matrix products through the BLAS provider in use. */
public final class Products {
    private Products() {}

    /**
     * op(a) op(b) for two matrices, where op transposes if its flag is set; nothing is copied for that.
     *
     * @throws IllegalArgumentException if an operand is no matrix, the inner dimensions or the element types differ
     */
    public static Tensor matmul(Tensor a, boolean transposeA, Tensor b, boolean transposeB) {
        Compute<Object> compute = Compute.of("matmul", a, b);
        if (a.shape().rank() != 2 || b.shape().rank() != 2) {
            throw new IllegalArgumentException("matmul: two matrices expected: a " + a.shape() + " x b " + b.shape());
        }
        int m = a.shape().dim(transposeA ? 1 : 0), k = a.shape().dim(transposeA ? 0 : 1);
        int n = b.shape().dim(transposeB ? 0 : 1);
        if (b.shape().dim(transposeB ? 1 : 0) != k) {
            throw new IllegalArgumentException(
                    "matmul: inner dimensions differ: a " + side(a, transposeA) + " x b " + side(b, transposeB));
        }
        Shape shape = Shape.of(m, n);
        Object c = a.dtype().allocate(shape.size());
        int lda = a.shape().dim(1), ldb = b.shape().dim(1);
        compute.blas().gemm(transposeA, transposeB, m, n, k, a.array(), 0, lda, b.array(), 0, ldb, 0, c, 0, n);
        return Tensor.wrap(a.dtype(), shape, c);
    }

    private static String side(Tensor x, boolean transposed) {
        return x.shape() + (transposed ? " transposed" : "");
    }
}
