package io.github.gradgrad.tensor.panama;

/**
 * The innermost part of a product: some rows of a packed A times a packed panel of B. The block of C stays in registers while k goes by; a
 * processor with more of them has a wider one, and either has enough independent sums to keep both multiply-add units of a core busy.
 *
 * <p>A and B are packed, so that every index is p times a constant: the JIT then checks bounds once, not for each number, and needs few
 * registers for addresses. The loops call the JDK's methods only: methods of our own it would inline up to some length of the whole, and beyond that each
 * vector is an object.
 */
@FunctionalInterface
interface BlockProduct {
    /**
     * C = A B plus numbers: {@link Form#ROWS} rows, or two, and {@link Form#COLUMNS} columns, or those of one vector. A begins at {@code ao}, the panel at {@code
     * bo}, what the sums start from at {@code so}, C at {@code co}.
     *
     * @param start what the sums start from: a row for all of them where {@code sRow} is 0, and C itself where the product is added to it
     */
    void run(
            int k,
            float[] a,
            int ao,
            int aRow,
            float[] b,
            int bo,
            float[] start,
            int so,
            int sRow,
            float[] c,
            int co,
            int cRow);

    /**
     * What a copy of the loop is made for, as the templates of {@link LoopCopy} see it.
     *
     * @param step the distance between neighbours of A along k
     * @param row the distance between A's rows; 0 where each call tells it
     */
    record Form(int step, int row) {
        static final int ROWS = 6;
        static final int COLUMNS = (Lanes.REGISTERS < 32 ? 2 : 4) * Lanes.COUNT;

        /** The distance between A's rows in a call that tells {@code aRow}. */
        int row(int aRow) {
            return row == 0 ? aRow : row;
        }

        BlockProduct copy() {
            Class<? extends BlockProduct> template =
                    Lanes.REGISTERS < 32 ? RegisterBlock6x2.class : RegisterBlock6x4.class;
            return LoopCopy.of(template, BlockProduct.class, this);
        }

        /** One for two rows. */
        BlockProduct pairCopy() {
            return LoopCopy.of(RegisterBlock2x4.class, BlockProduct.class, this);
        }

        /** One for the first vector of a panel alone. */
        BlockProduct thinCopy() {
            return LoopCopy.of(RegisterBlock6x1.class, BlockProduct.class, this);
        }
    }
}
