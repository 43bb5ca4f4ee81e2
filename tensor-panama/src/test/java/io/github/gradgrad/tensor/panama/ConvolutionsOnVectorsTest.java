package io.github.gradgrad.tensor.panama;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.github.gradgrad.tensor.ConvGeometry;
import io.github.gradgrad.tensor.Convolutions;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** FLOAT32 on these kernels against FLOAT64, which runs in loops. Whole numbers are exact in either type and any order. */
class ConvolutionsOnVectorsTest {
    @ParameterizedTest
    @CsvSource({
        // samples, channels in, channels out, size, kernel, stride, padding, dilation, groups
        "16, 1, 16, 28, 5, 2, 2, 1, 1",
        "33, 16, 8, 7, 5, 2, 2, 1, 1",
        "65, 4, 6, 6, 3, 1, 1, 2, 2",
        "1, 3, 4, 17, 4, 3, 0, 1, 1",
        // One, two and four vectors of output channels, whole and with a rest; several panels; input channels the same.
        "3, 16, 32, 14, 5, 2, 2, 1, 1",
        "9, 32, 64, 7, 5, 2, 2, 1, 1",
        "7, 65, 130, 7, 5, 2, 2, 1, 1",
        "50, 64, 128, 6, 5, 2, 2, 1, 1",
        "5, 17, 33, 9, 3, 1, 1, 1, 1",
        "13, 40, 40, 11, 3, 2, 1, 2, 2",
        "6, 48, 24, 8, 4, 3, 2, 1, 3",
        // Pixels that no window sees, and windows that see nothing but padding.
        "4, 8, 8, 9, 2, 5, 0, 1, 1",
        "4, 9, 10, 3, 2, 2, 4, 1, 1",
        // Few channels, on either side.
        "20, 2, 70, 8, 5, 2, 2, 1, 1",
        "10, 3, 20, 9, 3, 1, 1, 2, 1",
        "11, 20, 3, 9, 3, 1, 1, 1, 1",
        // Images that are computed row by row, and in tiles of some rows.
        "9, 16, 8, 70, 3, 1, 1, 1, 1",
        "3, 9, 40, 75, 5, 2, 2, 1, 1",
        // Few channels in: rows of one window, of a whole vector, of several and a rest; more rows than a band has.
        "9, 1, 8, 5, 5, 1, 0, 1, 1",
        "5, 2, 9, 32, 3, 2, 1, 1, 1",
        "3, 7, 13, 37, 3, 1, 1, 1, 1",
        "2, 3, 8, 41, 4, 3, 5, 2, 1",
    })
    void agreeWithLoops(
            int samples, int in, int out, int size, int kernel, int stride, int padding, int dilation, int groups) {
        ConvGeometry geometry = ConvGeometry.of(stride, padding)
                .withDilation(dilation, dilation)
                .withGroups(groups);
        Tensor x = wholeNumbers(1, Shape.of(samples, in, size, size));
        Tensor w = wholeNumbers(2, Shape.of(out, in / groups, kernel, kernel));
        Tensor outBias = wholeNumbers(4, Shape.of(out)), inBias = wholeNumbers(5, Shape.of(in));
        Tensor y = Convolutions.conv2d(x, w, outBias, geometry);
        Tensor g = wholeNumbers(3, y.shape());
        Tensor x32 = x.cast(DType.FLOAT32), w32 = w.cast(DType.FLOAT32), g32 = g.cast(DType.FLOAT32);
        assertSame(y, Convolutions.conv2d(x32, w32, outBias.cast(DType.FLOAT32), geometry));
        assertSame(
                Convolutions.conv2dInput(g, w, inBias, x.shape(), geometry),
                Convolutions.conv2dInput(g32, w32, inBias.cast(DType.FLOAT32), x.shape(), geometry));
        assertSame(
                Convolutions.conv2dWeight(g, x, w.shape(), geometry),
                Convolutions.conv2dWeight(g32, x32, w.shape(), geometry));
    }

    private static void assertSame(Tensor expected, Tensor actual) {
        // Not 0: the sign of a zero is the BLAS's own affair.
        assertArrayEquals(expected.toDoubles(), actual.toDoubles(), 1e-9);
    }

    private static Tensor wholeNumbers(long seed, Shape shape) {
        SplittableRandom random = new SplittableRandom(seed);
        return Tensor.generate(DType.FLOAT64, shape, i -> random.nextInt(-8, 9));
    }
}
