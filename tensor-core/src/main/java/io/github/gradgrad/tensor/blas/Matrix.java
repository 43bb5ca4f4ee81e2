package io.github.gradgrad.tensor.blas;

import org.jspecify.annotations.Nullable;

/**
 * A matrix inside a row-major array, as a product takes it.
 *
 * @param array {@code float[]} or {@code double[]}
 * @param offset where in the array it begins
 * @param rows its rows, at least 1
 * @param columns its columns, at least 1
 * @param stride the distance between its rows as they are stored
 * @param transposed whether its transpose is what is stored
 * @param packed where its packed form is kept, or is to be kept; null where it takes part in one product only
 */
public record Matrix<A>(
        A array,
        int offset,
        int rows,
        int columns,
        int stride,
        boolean transposed,
        @Nullable PackedForm<A> packed) {
    /** One that fills an array. */
    public static <A> Matrix<A> of(A array, int rows, int columns) {
        return at(array, 0, rows, columns);
    }

    /** One whose rows follow each other, from an offset on. */
    public static <A> Matrix<A> at(A array, int offset, int rows, int columns) {
        return new Matrix<>(array, offset, rows, columns, columns, false, null);
    }

    /** The same numbers, transposed. */
    public Matrix<A> transpose() {
        return new Matrix<>(array, offset, columns, rows, stride, !transposed, null);
    }

    /** The same with room for its packed form, which must be a form of this very matrix. */
    public Matrix<A> keptIn(PackedForm<A> form) {
        return new Matrix<>(array, offset, rows, columns, stride, transposed, form);
    }

    /** So many rows, from one on. */
    public Matrix<A> rows(int from, int count) {
        return new Matrix<>(array, index(from, 0), count, columns, stride, transposed, null);
    }

    /** So many columns, from one on. Of a packed form they are a part. */
    public Matrix<A> columns(int from, int count) {
        return new Matrix<>(array, index(0, from), rows, count, stride, transposed, packed);
    }

    /** Where in the array an element is. */
    public int index(int row, int column) {
        return offset + row * rowStep() + column * columnStep();
    }

    /** The distance in the array between an element and the one below it. */
    public int rowStep() {
        return transposed ? 1 : stride;
    }

    /** The distance in the array between an element and the one to its right. */
    public int columnStep() {
        return transposed ? stride : 1;
    }
}
