package io.github.gradgrad.tensor.panama;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.github.gradgrad.tensor.panama.BlockProduct.Form;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The blocks of every processor, on this one. */
class BlockProductTest {
    private static final int K = 11;
    private static final int AO = 3;
    private static final int A_ROW = K + 4;
    private static final int BO = 5;

    /** @param panel how many columns a panel has, of which the block takes the first */
    private record Block(Class<? extends BlockProduct> template, int rows, int columns, int panel) {}

    private static final List<Block> BLOCKS = List.of(
            new Block(RegisterBlock6x1.class, 6, Lanes.COUNT, Form.COLUMNS),
            new Block(RegisterBlock6x2.class, 6, 2 * Lanes.COUNT, 2 * Lanes.COUNT),
            new Block(RegisterBlock4x2.class, 4, 2 * Lanes.COUNT, 2 * Lanes.COUNT),
            new Block(RegisterBlock2x4.class, 2, 4 * Lanes.COUNT, 4 * Lanes.COUNT),
            new Block(RegisterBlock6x4.class, 6, 4 * Lanes.COUNT, 4 * Lanes.COUNT));

    /** The distances are constants in each copy of a loop, but that of the rows may be told to each call. */
    @Test
    void rowsAfterEachOther() {
        for (Block block : BLOCKS) {
            check(block, Form.ofRows(A_ROW), 0);
            check(block, Form.ofRows(0), A_ROW);
        }
    }

    @Test
    void columnsAfterEachOther() {
        for (Block block : BLOCKS) check(block, Form.ofColumns(), 0);
    }

    /** The blocks that are in use with 16 registers: with more, rows are read where they are. */
    @Test
    void fourOfEachRowInTurn() {
        for (Block block : BLOCKS.subList(0, 3)) check(block, Form.ofFours(), 0);
    }

    /** C[r, j] = S[r, j] + sum over k of A[r, k] B[k, j], in whole numbers, so that the order of the sum does not matter; S may be one row. */
    private static void check(Block block, Form form, int aRow) {
        int columns = block.columns, so = 2, co = 7, cRow = columns + 2;
        for (int sRow : new int[] {0, columns + 1}) {
            float[] c = new float[co + 6 * cRow], expected = c.clone();
            float[] start = numbers(so + Form.ROWS * (columns + 1), 3);
            add(block, form, form.row(aRow), start, so, sRow, expected, co, cRow);
            run(block, form, aRow, start, so, sRow, c, co, cRow);
            assertArrayEquals(expected, c, block + ", a row every " + sRow);
        }
        float[] c = numbers(co + 6 * cRow, 3), expected = c.clone();
        add(block, form, form.row(aRow), c, co, cRow, expected, co, cRow);
        run(block, form, aRow, c, co, cRow, c, co, cRow);
        assertArrayEquals(expected, c, block + ", added to C");
    }

    private static void add(
            Block block, Form form, int row, float[] start, int so, int sRow, float[] c, int co, int cRow) {
        float[] a = a(), b = b(block);
        for (int r = 0; r < block.rows; r++) {
            for (int j = 0; j < block.columns; j++) {
                float sum = start[so + r * sRow + j];
                for (int k = 0; k < K; k++) {
                    int fours = k / 4 * 4 * form.pitch(), left = k % 4 * form.step();
                    sum += a[AO + fours + left + r * row] * b[BO + k * block.panel + j];
                }
                c[co + r * cRow + j] = sum;
            }
        }
    }

    private static void run(
            Block block, Form form, int aRow, float[] start, int so, int sRow, float[] c, int co, int cRow) {
        LoopCopy.of(block.template, BlockProduct.class, form)
                .run(K, a(), AO, aRow, b(block), BO, start, so, sRow, c, co, cRow);
    }

    private static float[] a() {
        return numbers(AO + A_ROW * Form.ROWS, 7);
    }

    private static float[] b(Block block) {
        return numbers(BO + K * block.panel, 5);
    }

    private static float[] numbers(int n, int different) {
        float[] numbers = new float[n];
        for (int i = 0; i < n; i++) numbers[i] = i % different - different / 2;
        return numbers;
    }
}
