package io.github.gradgrad.tensor.panama;

/**
 * The innermost part of a product: some rows of A times a packed panel of B. The block of C stays in registers while k goes by; a processor with
 * more of them has a wider one, and a whole block has enough independent sums to keep both multiply-add units of a core busy.
 *
 * <p>The panel is packed, and A, too, where registers for addresses are few: every index is then p times a constant, and the JIT checks bounds
 * once, not for each number. The loops call the JDK's methods only: the JIT inlines those always, but methods of our own only until the whole
 * has a certain length, and beyond it each vector is an object.
 */
@FunctionalInterface
interface BlockProduct {
    /**
     * C = A B plus numbers: {@link Form#ROWS} rows, or {@link Form#REST}, and {@link Form#COLUMNS} columns, or those of one vector. A begins at {@code ao},
     * the panel at {@code bo}, C at {@code co}.
     *
     * @param aRow the distance between A's rows, where {@link Form#row} leaves it open
     * @param start what the sums start from, at {@code so}: one row for all of them where {@code sRow} is 0, C itself where the product is
     *     added to it
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
     * @param step the distance between neighbours of A along k, four of which are together
     * @param pitch a fourth of the distance between one four and the next
     * @param row the distance between A's rows; 0 where each call tells it
     */
    record Form(int step, int pitch, int row) {
        static final int ROWS = 6;
        /** How many rows the block for those that are left has: fewer would have too few sums. */
        static final int REST = Lanes.REGISTERS < 32 ? 4 : 2;
        /** How many steps along k the loops with two vectors have written out. */
        static final int FOUR = 4;

        static final int COLUMNS = (Lanes.REGISTERS < 32 ? 2 : 4) * Lanes.COUNT;

        /** Of rows as they are stored, or at that distance. */
        static Form ofRows(int row) {
            return new Form(1, 1, row);
        }

        /** Of blocks that have four numbers of each row in turn. */
        static Form ofFours() {
            return new Form(1, ROWS, FOUR);
        }

        /** Of blocks that have their columns one after the other. */
        static Form ofColumns() {
            return new Form(ROWS, ROWS, 1);
        }

        /** The distance between A's rows in a call that tells {@code aRow}. */
        int row(int aRow) {
            return row == 0 ? aRow : row;
        }

        BlockProduct copy() {
            Class<? extends BlockProduct> template =
                    Lanes.REGISTERS < 32 ? RegisterBlock6x2.class : RegisterBlock6x4.class;
            return LoopCopy.of(template, BlockProduct.class, this);
        }

        /** One for {@link #REST} rows. */
        BlockProduct restCopy() {
            Class<? extends BlockProduct> template =
                    Lanes.REGISTERS < 32 ? RegisterBlock4x2.class : RegisterBlock2x4.class;
            return LoopCopy.of(template, BlockProduct.class, this);
        }

        /** One for the first vector of a panel alone. */
        BlockProduct thinCopy() {
            return LoopCopy.of(RegisterBlock6x1.class, BlockProduct.class, this);
        }
    }
}
