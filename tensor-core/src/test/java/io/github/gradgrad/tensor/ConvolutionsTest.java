package io.github.gradgrad.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against seven plain loops. Whole numbers are exact in either type and any order, so every difference counts. */
class ConvolutionsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                // x; w; stride; padding; dilation; groups
                "1,1,1,1; 1,1,1,1; 1,1; 0,0; 1,1; 1",
                "2,3,3,4; 4,3,1,1; 1,1; 0,0; 1,1; 1",
                "2,3,5,6; 4,3,3,2; 1,1; 0,0; 1,1; 1",
                "2,2,7,5; 3,2,5,3; 2,2; 2,1; 1,1; 1",
                "2,2,8,7; 3,2,2,2; 3,5; 0,0; 1,1; 1",
                "3,2,3,4; 2,2,5,7; 2,1; 2,2; 1,1; 1",
                "2,2,7,9; 3,2,3,2; 2,1; 1,2; 1,3; 1",
                "1,2,9,11; 2,2,2,3; 1,3; 1,2; 4,2; 1",
                "2,4,5,6; 6,2,3,3; 1,1; 1,1; 1,1; 2",
                "5,3,5,6; 6,1,3,3; 2,2; 1,1; 1,2; 3",
                "2,2,1,9; 3,2,1,4; 1,2; 0,3; 1,1; 1",
                "2,1,3,3; 1,1,1,1; 1,1; 3,3; 1,1; 1",
            })
    void agreeWithSevenLoops(String x, String w, String stride, String padding, String dilation, int groups) {
        Shape s = Samples.shape(stride), d = Samples.shape(dilation);
        String[] p = padding.split(",", -1);
        check(
                Samples.shape(x),
                Samples.shape(w),
                new ConvGeometry(
                        s.dim(0),
                        s.dim(1),
                        Integer.parseInt(p[0]),
                        Integer.parseInt(p[1]),
                        d.dim(0),
                        d.dim(1),
                        groups));
    }

    /** More samples than a block takes, in blocks of the same size and of different sizes. */
    @ParameterizedTest
    @CsvSource({"64", "65", "70", "129"})
    void anyNumberOfSamplesWillDo(int samples) {
        check(Shape.of(samples, 2, 4, 5), Shape.of(3, 2, 3, 3), ConvGeometry.of(2, 1));
    }

    /** A row of windows sees so much that blocks are small. */
    @Test
    void largeImagesWillDo() {
        check(Shape.of(20, 70, 5, 120), Shape.of(1, 70, 5, 2), ConvGeometry.of(3, 0));
    }

    private static void check(Shape xShape, Shape wShape, ConvGeometry geometry) {
        for (DType dtype : DType.values()) {
            Tensor x = Samples.wholeNumbers(dtype, 1, xShape.toArray());
            Tensor w = Samples.wholeNumbers(dtype, 2, wShape.toArray());
            Shape yShape = geometry.output("test", xShape, wShape);
            Tensor g = Samples.wholeNumbers(dtype, 3, yShape.toArray());
            double[] y = new double[yShape.size()], dx = new double[x.size()], dw = new double[w.size()];
            sevenLoops(xShape, wShape, yShape, geometry, (i, j, k) -> {
                y[k] += x.at(i) * w.at(j);
                dx[i] += g.at(k) * w.at(j);
                dw[j] += g.at(k) * x.at(i);
            });
            assertTensor(dtype, yShape, y, Convolutions.conv2d(x, w, geometry));
            assertTensor(dtype, xShape, dx, Convolutions.conv2dInput(g, w, xShape, geometry));
            assertTensor(dtype, wShape, dw, Convolutions.conv2dWeight(g, x, wShape, geometry));
            Tensor out = Samples.wholeNumbers(dtype, 4, yShape.dim(1)),
                    in = Samples.wholeNumbers(dtype, 5, xShape.dim(1));
            addBias(yShape, out, y);
            addBias(xShape, in, dx);
            assertTensor(dtype, yShape, y, Convolutions.conv2d(x, w, out, geometry));
            assertTensor(dtype, xShape, dx, Convolutions.conv2dInput(g, w, in, xShape, geometry));
        }
    }

    private static void addBias(Shape shape, Tensor bias, double[] values) {
        int plane = shape.dim(2) * shape.dim(3);
        for (int i = 0; i < values.length; i++) values[i] += bias.at(i / plane % shape.dim(1));
    }

    private static void assertTensor(DType dtype, Shape shape, double[] expected, Tensor actual) {
        assertEquals(dtype, actual.dtype());
        assertEquals(shape, actual.shape());
        // Not 0: the sign of a zero is the BLAS's own affair.
        assertArrayEquals(expected, actual.toDoubles(), 1e-9);
    }

    /** One term of the convolution: the positions of the three numbers that meet. */
    private interface Term {
        void accept(int x, int w, int y);
    }

    private static void sevenLoops(Shape x, Shape w, Shape y, ConvGeometry geometry, Term term) {
        int out = w.dim(0) / geometry.groups();
        for (int n = 0; n < y.dim(0); n++) {
            for (int o = 0; o < y.dim(1); o++) {
                for (int i = 0; i < y.dim(2); i++) {
                    for (int j = 0; j < y.dim(3); j++) {
                        for (int c = 0; c < w.dim(1); c++) {
                            for (int a = 0; a < w.dim(2); a++) {
                                for (int b = 0; b < w.dim(3); b++) {
                                    int channel = o / out * w.dim(1) + c;
                                    int row = i * geometry.strideH() + a * geometry.dilationH() - geometry.paddingH();
                                    int column =
                                            j * geometry.strideW() + b * geometry.dilationW() - geometry.paddingW();
                                    if (row < 0 || row >= x.dim(2) || column < 0 || column >= x.dim(3)) continue;
                                    term.accept(at(x, n, channel, row, column), at(w, o, c, a, b), at(y, n, o, i, j));
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    private static int at(Shape shape, int i, int j, int k, int l) {
        return ((i * shape.dim(1) + j) * shape.dim(2) + k) * shape.dim(3) + l;
    }

    @Test
    void resultsAreTheSameInEveryRun() {
        ConvGeometry geometry = ConvGeometry.of(2, 2);
        RandomStream random = RandomStream.of(4);
        Tensor x = random.uniform(DType.FLOAT32, Shape.of(70, 3, 9, 8), -1, 1);
        Tensor w = random.uniform(DType.FLOAT32, Shape.of(5, 3, 5, 5), -1, 1);
        Tensor y = Convolutions.conv2d(x, w, geometry);
        assertEquals(y, Convolutions.conv2d(x, w, geometry));
        assertEquals(
                Convolutions.conv2dInput(y, w, x.shape(), geometry),
                Convolutions.conv2dInput(y, w, x.shape(), geometry));
        assertEquals(
                Convolutions.conv2dWeight(y, x, w.shape(), geometry),
                Convolutions.conv2dWeight(y, x, w.shape(), geometry));
    }

    @Test
    void aGradientOfTheWrongShapeIsNamed() {
        ConvGeometry geometry = ConvGeometry.of(2, 1);
        Tensor g = Tensor.zeros(DType.FLOAT32, Shape.of(2, 4, 3, 4));
        Tensor x = Tensor.zeros(DType.FLOAT32, Shape.of(2, 3, 5, 6)),
                w = Tensor.zeros(DType.FLOAT32, Shape.of(4, 3, 3, 3));
        Exception e =
                assertThrows(IllegalArgumentException.class, () -> Convolutions.conv2dInput(g, w, x.shape(), geometry));
        assertEquals(
                "conv2dInput: the convolution of x [2, 3, 5, 6] with w [4, 3, 3, 3] (stride=2x2,padding=1x1,"
                        + "dilation=1x1,groups=1) is [2, 4, 3, 3], g is [2, 4, 3, 4]",
                e.getMessage());
        e = assertThrows(IllegalArgumentException.class, () -> Convolutions.conv2dWeight(g, x, w.shape(), geometry));
        assertTrue(e.getMessage().startsWith("conv2dWeight: the convolution of x [2, 3, 5, 6]"));
    }

    @Test
    void aBiasThatDoesNotFitIsNamed() {
        ConvGeometry geometry = ConvGeometry.of(1, 0);
        Tensor x = Tensor.zeros(DType.FLOAT32, Shape.of(1, 1, 2, 2)),
                w = Tensor.zeros(DType.FLOAT32, Shape.of(3, 1, 1, 1));
        Tensor g = Tensor.zeros(DType.FLOAT32, Shape.of(1, 3, 2, 2)), three = Tensor.zeros(DType.FLOAT32, Shape.of(3));
        Tensor ofDoubles = Tensor.zeros(DType.FLOAT64, Shape.of(3));
        Exception e =
                assertThrows(IllegalArgumentException.class, () -> Convolutions.conv2d(x, w, ofDoubles, geometry));
        assertEquals(
                "conv2d: a bias FLOAT32[3], a number for each channel of the result, expected, got FLOAT64[3]",
                e.getMessage());
        e = assertThrows(
                IllegalArgumentException.class,
                () -> Convolutions.conv2dInput(g, w, three, Shape.of(1, 1, 2, 2), geometry));
        assertEquals(
                "conv2dInput: a bias FLOAT32[1], a number for each channel of the result, expected, got FLOAT32[3]",
                e.getMessage());
    }

    @Test
    void elementTypesThatDifferAreNamed() {
        Tensor x = Tensor.zeros(DType.FLOAT32, Shape.of(1, 1, 2, 2)),
                w = Tensor.zeros(DType.FLOAT64, Shape.of(1, 1, 2, 2));
        Exception e =
                assertThrows(IllegalArgumentException.class, () -> Convolutions.conv2d(x, w, ConvGeometry.of(1, 0)));
        assertEquals("conv2d: element types differ: a FLOAT32[1, 1, 2, 2], b FLOAT64[1, 1, 2, 2]", e.getMessage());
    }
}
