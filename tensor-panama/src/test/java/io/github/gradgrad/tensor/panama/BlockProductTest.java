package io.github.gradgrad.tensor.panama;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.gradgrad.tensor.panama.BlockProduct.Form;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The blocks of every processor, on this one. */
class BlockProductTest {
    private static final int K = 11;

    /** @param panel how many columns a panel has, of which the block takes the first */
    private record Block(Class<? extends BlockProduct> template, int columns, int panel) {}

    private static final List<Block> BLOCKS = List.of(
            new Block(RegisterBlock6x1.class, Lanes.COUNT, Form.COLUMNS),
            new Block(RegisterBlock6x2.class, 2 * Lanes.COUNT, 2 * Lanes.COUNT),
            new Block(RegisterBlock6x4.class, 4 * Lanes.COUNT, 4 * Lanes.COUNT));

    @Test
    void rowsAfterEachOther() {
        for (Block block : BLOCKS) check(block, 1, K);
    }

    @Test
    void columnsAfterEachOther() {
        for (Block block : BLOCKS) check(block, Form.ROWS, 1);
    }

    /** C[r, j] = s[j] + sum over k of A[r, k] B[k, j], in whole numbers, so that the order of the sum does not matter. */
    private static void check(Block block, int step, int row) {
        int columns = block.columns, ao = 3, bo = 5, so = 2, co = 7, cRow = columns + 2;
        float[] a = new float[ao + K * Form.ROWS], b = new float[bo + K * block.panel], c = new float[co + 6 * cRow];
        for (int i = 0; i < a.length; i++) a[i] = i % 7 - 3;
        for (int i = 0; i < b.length; i++) b[i] = i % 5 - 2;
        float[] start = new float[so + columns];
        for (int i = 0; i < start.length; i++) start[i] = i % 3;

        LoopCopy.of(block.template, BlockProduct.class, new Form(step, row))
                .run(K, a, ao, b, bo, start, so, c, co, cRow);

        for (int i = 0; i < c.length; i++) {
            int r = (i - co) / cRow, j = (i - co) % cRow;
            float expected = 0;
            if (i >= co && r < Form.ROWS && j < columns) {
                expected = start[so + j];
                for (int k = 0; k < K; k++) expected += a[ao + k * step + r * row] * b[bo + k * block.panel + j];
            }
            assertEquals(expected, c[i], block + ", element " + i);
        }
    }
}
