package io.github.gradgrad.tensor.panama;

import io.github.gradgrad.tensor.blas.Matrix;
import io.github.gradgrad.tensor.blas.Product;
import io.github.gradgrad.tensor.panama.BlockProduct.Form;
import java.util.List;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * The packed form of some rows of a product's left operand, A: blocks as high as a register block, each with its rows one after the other or,
 * where {@link RegisterBlock6x2} reads them, four numbers of each in turn; where A is stored transposed, with its columns.
 */
final class RowBlocks {
    private static final int HEIGHT = Form.ROWS;
    private static final int FOUR = Form.FOUR;
    /** How many blocks are packed at once, and go over a panel: 130 KiB, of which the second-level cache has room for more than two. */
    private static final int COUNT = PanelProduct.DEPTH > 128 ? 11 : 43;

    /** How many rows are packed at once. */
    static final int ROWS = COUNT * HEIGHT;
    /** From one block to the next: not by whole pages, which would all have their beginning in the same few places of a cache. */
    static final int SIZE = HEIGHT * PanelProduct.DEPTH + 3 * 16;

    /** A vector that a column of a block fits in. */
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_256;

    private static final VectorShuffle<Float> OTHER_HALF = VectorShuffle.iota(SPECIES, FOUR, 1, true);
    private static final VectorMask<Float> UPPER = VectorMask.fromLong(SPECIES, 0b11110000);

    private static final boolean VECTORS = Lanes.COUNT >= SPECIES.length();

    /** Whether the last eight rows are two blocks of four, not one of six and one of two. */
    private static final boolean EVEN = Form.REST == 4;

    private final float[] array = new float[COUNT * SIZE + SPECIES.length() - HEIGHT];

    float[] array() {
        return array;
    }

    /** Where the block that begins at one of the rows that are packed together is; one of four rows takes the room of six, too. */
    static int place(int row) {
        return Math.ceilDiv(row, HEIGHT) * SIZE;
    }

    /** How many of so many rows are in whole blocks. */
    static int whole(int rows) {
        int left = rows % HEIGHT;
        return EVEN && left == 2 && rows > HEIGHT ? rows - left - HEIGHT : rows - left;
    }

    /** How high the first block of so many rows is that are left then. */
    static int height(int rows) {
        return EVEN && rows > HEIGHT ? Form.REST : Math.min(HEIGHT, rows);
    }

    /** Packs some rows of several operands side by side; the block of the row {@code top} would be at the beginning. */
    void pack(List<Product<float[]>> terms, int row, int end, int top) {
        int at = 0;
        for (Product<float[]> product : terms) {
            packMatrix(product.a(), row, end, top, at);
            at += product.depth();
        }
    }

    /** The same of one matrix, to this place of the inner dimension. */
    private void packMatrix(Matrix<float[]> a, int row, int end, int top, int at) {
        int i = row;
        if (a.transposed() && VECTORS) {
            int last = a.index(row, a.columns() - 1), room = a.array().length - last - SPECIES.length();
            int count = Math.min(whole(end - row) / HEIGHT, room < 0 ? 0 : room / HEIGHT + 1);
            packTogether(count, a.columns(), a.array(), a.index(i, 0), a.stride(), place(i - top) + at * HEIGHT);
            i += count * HEIGHT;
        }
        for (int whole = row + whole(end - row); i < whole; i += HEIGHT) packBlock(a, i, HEIGHT, place(i - top), at);
        for (int height; i < end; i += height) {
            height = height(end - i);
            packBlock(a, i, height, place(i - top), at);
        }
    }

    /** So many rows of A, six at the most, to this place of the inner dimension. */
    private void packBlock(Matrix<float[]> a, int row, int height, int to, int at) {
        int ao = a.index(row, 0);
        if (a.transposed()) packTurned(height, a.columns(), a.array(), ao, a.stride(), to + at * HEIGHT);
        else if (PanelProduct.IN_PLACE) packRows(height, a.columns(), a.array(), ao, a.stride(), to + at);
        else packFours(height, a.columns(), a.array(), ao, a.stride(), to, at);
    }

    /** Rows of A as they are; what is left of the block is stale, and so is what it makes of C's edge. */
    private void packRows(int height, int k, float[] a, int ao, int lda, int to) {
        for (int r = 0; r < height; r++) System.arraycopy(a, ao + r * lda, array, r * PanelProduct.DEPTH + to, k);
    }

    /** Four numbers of each row in turn, from this place of the inner dimension on. */
    private void packFours(int height, int k, float[] a, int ao, int lda, int to, int at) {
        boolean vectors = VECTORS && at % FOUR == 0;
        int done = vectors ? SPECIES.loopBound(k) : 0,
                pairs = vectors ? height - height % 2 : 0,
                first = to + at * HEIGHT;
        if (pairs == HEIGHT) packSix(done, a, ao, lda, array, first);
        else for (int r = 0; r < pairs; r += 2) packTwo(done, a, ao + r * lda, lda, array, first + r * FOUR);
        for (int r = 0; r < height; r++) {
            for (int p = r < pairs ? done : 0; p < k; p++)
                array[to + r * FOUR + placeInFours(at + p)] = a[ao + r * lda + p];
        }
    }

    /** All six rows at once: they are read from as many places in memory together. */
    private static void packSix(int k, float[] a, int ao, int lda, float[] blocks, int to) {
        for (int p = 0; p < k; p += SPECIES.length()) {
            int from = ao + p, at = to + p * HEIGHT;
            moveTwo(a, from, lda, blocks, at);
            moveTwo(a, from + 2 * lda, lda, blocks, at + 2 * FOUR);
            moveTwo(a, from + 4 * lda, lda, blocks, at + 4 * FOUR);
        }
    }

    private static void packTwo(int k, float[] a, int ao, int lda, float[] blocks, int to) {
        for (int p = 0; p < k; p += SPECIES.length()) moveTwo(a, ao + p, lda, blocks, to + p * HEIGHT);
    }

    /** Two fours of a row and of the next: the first of each side by side, then the second ones. */
    private static void moveTwo(float[] a, int from, int lda, float[] blocks, int to) {
        FloatVector x = FloatVector.fromArray(SPECIES, a, from), y = FloatVector.fromArray(SPECIES, a, from + lda);
        x.blend(y.rearrange(OTHER_HALF), UPPER).intoArray(blocks, to);
        x.rearrange(OTHER_HALF).blend(y, UPPER).intoArray(blocks, to + FOUR * HEIGHT);
    }

    private static int placeInFours(int p) {
        return p / FOUR * FOUR * HEIGHT + p % FOUR;
    }

    /** Columns of A for so many blocks, as vectors that reach into the next place, which is written after it. */
    private void packTogether(int count, int k, float[] a, int ao, int lda, int to) {
        float[] blocks = array;
        for (int p = 0; p < k; p++) {
            int from = ao + p * lda, at = to + p * HEIGHT;
            for (int i = 0; i < count; i++) move(a, from + i * HEIGHT, blocks, at + i * SIZE);
        }
    }

    private static void move(float[] a, int from, float[] array, int to) {
        FloatVector.fromArray(SPECIES, a, from).intoArray(array, to);
    }

    /** Columns of A, as vectors that reach into the next place, where the array goes on so far: what lies there is overwritten. */
    private void packTurned(int height, int k, float[] a, int ao, int lda, int to) {
        int last = a.length - SPECIES.length(), wide = 0;
        if (VECTORS && ao <= last) wide = Math.min(k, (last - ao) / lda + 1);
        for (int p = 0; p < wide; p++) {
            move(a, ao + p * lda, array, to + p * HEIGHT);
        }
        for (int p = wide; p < k; p++) System.arraycopy(a, ao + p * lda, array, to + p * HEIGHT, height);
    }
}
