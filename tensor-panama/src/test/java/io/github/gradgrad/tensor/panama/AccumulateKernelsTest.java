package io.github.gradgrad.tensor.panama;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.github.gradgrad.tensor.kernels.Kernels;
import io.github.gradgrad.tensor.kernels.LoopKernels;
import io.github.gradgrad.tensor.kernels.Workers;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A sum of two floats is rounded once by either, so the results are the same to the bit. */
class AccumulateKernelsTest {
    private final Kernels<float[]> kernels = VectorKernels.create(Workers.of(2));
    private final Kernels<float[]> reference = LoopKernels.float32();

    @Test
    void addsRowsOfAnySize() {
        for (int n : Samples.AWKWARD_SIZES) {
            check(new int[] {n}, new int[] {1}, new int[] {1});
            check(new int[] {n}, new int[] {3}, new int[] {1});
            check(new int[] {n}, new int[] {1}, new int[] {2});
            check(new int[] {n}, new int[] {0}, new int[] {1});
            check(new int[] {n}, new int[] {1}, new int[] {0});
        }
    }

    @Test
    void addsPatchesToAnImage() {
        check(new int[] {5, 3, 33}, new int[] {99, 33, 1}, new int[] {66, 400, 1});
        check(new int[] {2, 4, 3, 17}, new int[] {204, 51, 17, 1}, new int[] {17, 34, 900, 1});
    }

    @Test
    void addsToTheSamePlaceMoreThanOnce() {
        check(new int[] {5, 33}, new int[] {33, 1}, new int[] {0, 1});
        check(new int[] {5, 33}, new int[] {33, 1}, new int[] {16, 1});
    }

    /** From an offset to an offset, with everything beside the target untouched. */
    private void check(int[] dims, int[] xStrides, int[] yStrides) {
        int xOffset = 3, yOffset = 2;
        float[] x = Samples.floats(20_000, 1, true), y = Samples.floats(20_000, 2, true), expected = y.clone();
        reference.accumulate(dims, x, xOffset, xStrides, expected, yOffset, yStrides);
        kernels.accumulate(dims, x, xOffset, xStrides, y, yOffset, yStrides);
        assertArrayEquals(expected, y, Arrays.toString(dims));
    }
}
