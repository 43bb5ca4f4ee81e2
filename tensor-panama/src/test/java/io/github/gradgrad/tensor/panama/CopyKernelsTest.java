package io.github.gradgrad.tensor.panama;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.github.gradgrad.tensor.kernels.Kernels;
import io.github.gradgrad.tensor.kernels.LoopKernels;
import io.github.gradgrad.tensor.kernels.Workers;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CopyKernelsTest {
    private final Kernels<float[]> kernels = VectorKernels.create(Workers.of(2));
    private final Kernels<float[]> reference = LoopKernels.float32();

    @Test
    void copiesRowsAndNumbers() {
        for (int n : Samples.AWKWARD_SIZES) {
            check(new int[] {n}, new int[] {1}, new int[] {1});
            check(new int[] {n}, new int[] {0}, new int[] {1});
            check(new int[] {n}, new int[] {3}, new int[] {1});
            check(new int[] {n}, new int[] {1}, new int[] {2});
        }
    }

    @Test
    void stretchesARowAndAColumn() {
        check(new int[] {7, 33}, new int[] {0, 1}, new int[] {33, 1});
        check(new int[] {7, 33}, new int[] {1, 0}, new int[] {33, 1});
    }

    @Test
    void transposesAnySize() {
        for (int rows : new int[] {2, 7, 8, 9, 15, 16, 17, 65}) {
            for (int columns : new int[] {2, 7, 8, 9, 15, 16, 17, 65}) {
                check(new int[] {rows, columns}, new int[] {1, rows}, new int[] {columns, 1});
                check(new int[] {rows, columns}, new int[] {columns, 1}, new int[] {1, rows});
            }
        }
    }

    @Test
    void permutesTheDimsOfABatch() {
        check(new int[] {3, 17, 5}, new int[] {85, 1, 17}, new int[] {85, 5, 1});
        check(new int[] {2, 3, 4, 5}, new int[] {60, 1, 15, 3}, new int[] {60, 20, 5, 1});
    }

    /** From an offset to an offset, with everything beside the target untouched. */
    private void check(int[] dims, int[] xStrides, int[] yStrides) {
        int xOffset = 3, yOffset = 2;
        float[] x = Samples.floats(20_000, 1, true), expected = new float[20_000], y = new float[20_000];
        reference.copy(dims, x, xOffset, xStrides, expected, yOffset, yStrides);
        kernels.copy(dims, x, xOffset, xStrides, y, yOffset, yStrides);
        assertArrayEquals(expected, y, Arrays.toString(dims));
    }
}
