package io.github.gradgrad.tensor.panama;

/**
 * The innermost work of every convolution: a block of the result, some rows by one to four vectors of columns, that stays in
 * registers while the products for it are added up.
 *
 * <pre>y[r, c] = start[c] + the sum over the steps h, w and over k of a[h.a + w.a + k rows + r] b[h.b + w.b + k columns + c]</pre>
 *
 * The rows are innermost in a, so that all of them have one address and the JIT checks their bounds once. The steps h and w are one
 * loop: nested in two, the JIT let some of the sums out of the registers in one process of three.
 */
interface BlockKernel {
    /** Rows of a block: all are computed, so the arrays must have them. */
    int rows();

    /** Columns of a block, a whole number of vectors. */
    int columns();

    /** Computes a block; k has {@code length} values for each element of a run of w. */
    void run(
            Steps h,
            Steps w,
            int length,
            float[] a,
            int aOffset,
            float[] b,
            int bOffset,
            float[] start,
            int startOffset,
            float[] y,
            int yOffset,
            int yRow);

    /** The kernel whose block suits a result of that many columns. */
    static BlockKernel forColumns(int columns) {
        if (Lanes.REGISTERS < 32) return new BlockKernel6x2();
        int vectors = Math.ceilDiv(columns, Lanes.COUNT);
        if (vectors == 1) return new BlockKernel16x1();
        return vectors == 2 ? new BlockKernel8x2() : new BlockKernel6x4();
    }
}
