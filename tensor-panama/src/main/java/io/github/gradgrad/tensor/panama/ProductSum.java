package io.github.gradgrad.tensor.panama;

import io.github.gradgrad.tensor.blas.Matrix;
import io.github.gradgrad.tensor.blas.Product;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * C = the sum of some products, and of a row or of what C held before.
 *
 * @param products their left operands are all stored as they are, or all transposed
 * @param row is added to each of C's rows; null for none
 * @param add whether C's numbers count; only without a row
 */
record ProductSum(List<Product<float[]>> products, @Nullable Matrix<float[]> row, boolean add, Matrix<float[]> c) {
    /** Some columns, from one on. */
    ProductSum columns(int from, int count) {
        return new ProductSum(
                Product.columns(products, from, count),
                row == null ? null : row.columns(from, count),
                add,
                c.columns(from, count));
    }
}
