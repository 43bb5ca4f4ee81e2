package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.Products;
import io.github.gradgrad.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/** A product of two matrices that need not be computed yet: of several whose sum is wanted, a BLAS makes one. */
record MatrixProduct(MatMulOp op, Variable a, Variable b) {
    Variable compute() {
        return op.apply(a, b);
    }

    boolean isLike(MatrixProduct other) {
        return op.transposesA() == other.op.transposesA() && op.transposesB() == other.op.transposesB();
    }

    /** The sum of products that are alike, as a value that no graph leads to. */
    static Variable sum(List<MatrixProduct> products) {
        MatMulOp op = products.get(0).op;
        List<Tensor> as = new ArrayList<>(), bs = new ArrayList<>();
        for (MatrixProduct product : products) {
            as.add(product.a.value());
            bs.add(product.b.value());
        }
        return Variable.constant(Products.sumOfProducts(as, op.transposesA(), bs, op.transposesB()));
    }
}
