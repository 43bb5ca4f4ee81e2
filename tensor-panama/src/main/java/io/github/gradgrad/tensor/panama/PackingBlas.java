package io.github.gradgrad.tensor.panama;

import io.github.gradgrad.tensor.blas.Blas;
import io.github.gradgrad.tensor.blas.Matrix;
import io.github.gradgrad.tensor.blas.PackedForm;
import io.github.gradgrad.tensor.blas.Product;
import io.github.gradgrad.tensor.kernels.Workers;
import java.util.List;

/** Packs a right operand that several products have before the first of them: {@link PanelProduct} then need not do so each time. */
final class PackingBlas implements Blas<float[]> {
    private final Blas<float[]> blas;
    private final Workers workers;

    PackingBlas(Blas<float[]> blas, Workers workers) {
        this.blas = blas;
        this.workers = workers;
    }

    @Override
    public void gemm(Matrix<float[]> a, Matrix<float[]> b, boolean add, Matrix<float[]> c) {
        prepare(b, c);
        blas.gemm(a, b, add, c);
    }

    @Override
    public void affine(Matrix<float[]> a, Matrix<float[]> b, Matrix<float[]> row, Matrix<float[]> c) {
        prepare(b, c);
        blas.affine(a, b, row, c);
    }

    @Override
    public void sum(List<Product<float[]>> products, Matrix<float[]> c) {
        blas.sum(products, c);
    }

    private void prepare(Matrix<float[]> b, Matrix<float[]> c) {
        PackedForm<float[]> form = b.packed();
        boolean narrow = JavaBlas.isNarrow(c.rows(), c.columns(), b.rows());
        if (form != null && form.numbers() == null && !narrow) pack(b, form);
    }

    private void pack(Matrix<float[]> b, PackedForm<float[]> form) {
        int columns = b.columns(), size = b.rows() * Panels.COLUMNS, pieces = Math.ceilDiv(columns, Panels.STRIP);
        PackedForm.Filler<float[]> filler = (packed, piece) -> {
            int from = piece * Panels.STRIP, count = Math.min(Panels.STRIP, columns - from);
            Panels.pack(b.columns(from, count), packed, from / Panels.COLUMNS * size, size);
        };
        workers.run(
                Math.min(workers.threadsHere(), pieces),
                thread -> form.fill(Panels.count(columns) * size, pieces, filler));
    }
}
