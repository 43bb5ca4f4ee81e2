package io.github.gradgrad.tensor.panama;

/** Some rows of a packed A times a packed panel of B: what {@link RegisterBlock} computes. */
@FunctionalInterface
interface BlockProduct {
    /** C = A B: {@link Form#ROWS} rows and {@link Form#COLUMNS} columns; the panel begins at {@code bo}. */
    void run(int k, float[] a, float[] b, int bo, float[] c);

    /**
     * What a copy of the loop is made for.
     *
     * @param step the distance between neighbours of A along k
     * @param row the distance between A's rows
     */
    record Form(int step, int row) {
        static final int ROWS = 6;
        static final int COLUMNS = 4 * Lanes.COUNT;

        BlockProduct copy() {
            return LoopCopy.of(RegisterBlock.class, BlockProduct.class, this);
        }
    }
}
