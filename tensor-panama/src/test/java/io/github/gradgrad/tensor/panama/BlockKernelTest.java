package io.github.gradgrad.tensor.panama;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The blocks of every processor, on this one. */
class BlockKernelTest {
    private static final List<BlockKernel> KERNELS =
            List.of(new BlockKernel16x1(), new BlockKernel8x2(), new BlockKernel6x4(), new BlockKernel6x2());

    /** The formula of {@link BlockKernel}, in whole numbers, so that the order of the sum does not matter. */
    @Test
    void addsUpWhatTheStepsMeet() {
        Steps h = new Steps(new int[] {0, 100}, new int[] {0, 500}, new int[] {1, 1});
        Steps w = new Steps(new int[] {20, 0, 300}, new int[] {0, 1000, 40}, new int[] {1, 2, 1});
        int length = 3, ao = 2, bo = 4, so = 1, yo = 6;
        for (BlockKernel kernel : KERNELS) {
            int rows = kernel.rows(), columns = kernel.columns(), yRow = columns + 3;
            float[] a = numbers(1000, 7), b = numbers(4000, 5), start = numbers(so + columns, 11);
            float[] y = new float[yo + rows * yRow];

            kernel.run(h, w, length, a, ao, b, bo, start, so, y, yo, yRow);

            for (int i = 0; i < y.length; i++) {
                int r = (i - yo) / yRow, c = (i - yo) % yRow;
                boolean inBlock = i >= yo && c < columns;
                float expected = inBlock ? start[so + c] : 0;
                for (int p = 0; inBlock && p < h.a().length; p++) {
                    for (int q = 0; q < w.a().length; q++) {
                        int x = ao + h.a()[p] + w.a()[q] + r, z = bo + h.b()[p] + w.b()[q] + c;
                        for (int k = 0; k < length * w.runs()[q]; k++) {
                            expected += a[x + k * rows] * b[z + k * columns];
                        }
                    }
                }
                assertEquals(expected, y[i], kernel + ", element " + i);
            }
        }
    }

    private static float[] numbers(int n, int period) {
        float[] numbers = new float[n];
        for (int i = 0; i < n; i++) numbers[i] = i % period - period / 2;
        return numbers;
    }
}
