package io.github.gradgrad.tensor.kernels;

/** Walks all loops of a nest but the innermost, keeping the offset of two operands. */
public final class Odometer {
    /** What is done with one run of the innermost loop. */
    @FunctionalInterface
    public interface Row {
        void accept(int row, int aOffset, int bOffset);
    }

    private final int[] dims;
    private final int[] aStrides;
    private final int[] bStrides;

    /** A nest of {@code dims}, outermost first, with the strides of two operands. */
    public Odometer(int[] dims, int[] aStrides, int[] bStrides) {
        this.dims = dims;
        this.aStrides = aStrides;
        this.bStrides = bStrides;
    }

    /** Calls {@code row} for every run of the innermost loop, in row-major order. */
    public void forEachRow(Row row) {
        int outer = dims.length - 1, rows = 1;
        for (int d = 0; d < outer; d++) rows *= dims[d];
        int[] index = new int[outer];
        for (int r = 0, a = 0, b = 0; r < rows; r++) {
            row.accept(r, a, b);
            for (int d = outer - 1; d >= 0; d--) {
                a += aStrides[d];
                b += bStrides[d];
                if (++index[d] < dims[d]) break;
                a -= aStrides[d] * dims[d];
                b -= bStrides[d] * dims[d];
                index[d] = 0;
            }
        }
    }
}
