package io.github.gradgrad.autodiff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.tensor.ConvGeometry;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoolingTest {
    private static final ConvGeometry UNIT = ConvGeometry.of(1, 0);

    @Test
    void theMaximumOfEachWindowIsTakenPerChannel() {
        Variable x = sequence(Shape.of(1, 2, 1, 3), 3, 1, 2, -3, -1, -2);
        assertVector(Pooling.maxPool2d(x, 1, 2, UNIT), Shape.of(1, 2, 1, 2), 3, 2, -1, -1);
    }

    @Test
    void allOfTheGradientGoesToTheFirstOfEqualMaxima() {
        Variable x = sequence(Shape.of(1, 1, 1, 3), 5, 5, 5);
        Tensor gradient = Pooling.maxPool2d(x, 1, 2, UNIT).sum().gradient(x);
        assertArrayEquals(new double[] {1, 1, 0}, gradient.toDoubles());
    }

    @Test
    void meansCountThePaddingAsZerosOrNotAtAll() {
        Variable x = sequence(Shape.of(1, 1, 1, 3), 2, 4, 6);
        ConvGeometry padded = ConvGeometry.alongWidth(1, 1, 1);
        assertVector(Pooling.avgPool2d(x, 1, 2, padded), Shape.of(1, 1, 1, 4), 1, 3, 5, 3);
        assertVector(Pooling.avgPool2dWithoutPadding(x, 1, 2, padded), Shape.of(1, 1, 1, 4), 2, 3, 5, 6);
    }

    @ParameterizedTest
    @CsvSource({"2, 2, 2, 0, 1", "3, 2, 1, 1, 1", "2, 3, 3, 1, 2", "1, 1, 2, 0, 1", "4, 5, 1, 2, 1"})
    void derivativesAgreeWithFiniteDifferences(int kernelH, int kernelW, int stride, int padding, int dilation) {
        ConvGeometry geometry = ConvGeometry.of(stride, padding).withDilation(dilation, dilation);
        Tensor x = distinct(Shape.of(2, 3, 4, 5));
        GradientCheck.of(xs ->
                        Pooling.maxPool2d(xs.get(0), kernelH, kernelW, geometry).square())
                .at(x);
        GradientCheck.of(xs ->
                        Pooling.avgPool2d(xs.get(0), kernelH, kernelW, geometry).square())
                .at(x);
        GradientCheck.of(xs -> Pooling.avgPool2dWithoutPadding(xs.get(0), kernelH, kernelW, geometry)
                        .square())
                .at(x);
    }

    /** No two elements nearer than 1/64, in no order: an odd multiple of the position, modulo 128. */
    private static Tensor distinct(Shape shape) {
        assertTrue(shape.size() <= 128);
        return Tensor.generate(DType.FLOAT64, shape, i -> (i * 53 % 128) / 64.0 - 1);
    }

    @Test
    void floatsArePooledAsFloats() {
        Tensor x = Tensor.generate(DType.FLOAT32, Shape.of(1, 1, 3, 3), i -> i);
        Variable mean = Pooling.avgPool2dWithoutPadding(Variable.of(x), 3, 3, ConvGeometry.of(2, 1));
        assertEquals(DType.FLOAT32, mean.dtype());
        assertArrayEquals(new double[] {2, 3, 5, 6}, mean.value().toDoubles(), 1e-6);
        Variable max = Pooling.maxPool2d(Variable.of(x), 2, 2, UNIT);
        assertEquals(DType.FLOAT32, max.dtype());
        assertArrayEquals(new double[] {4, 5, 7, 8}, max.value().toDoubles());
    }

    @Test
    void wrongCallsAreNamed() {
        Variable x = Variable.of(Tensor.zeros(DType.FLOAT64, Shape.of(2, 3, 4, 4)));
        Variable flat = Variable.of(Tensor.zeros(DType.FLOAT64, Shape.of(2, 3)));
        String groups = ": one group expected, got stride=1x1,padding=0x0,dilation=1x1,groups=3";
        assertMessage("maxPool2d" + groups, () -> Pooling.maxPool2d(x, 2, 2, UNIT.withGroups(3)));
        assertMessage("avgPool2d" + groups, () -> Pooling.avgPool2d(x, 2, 2, UNIT.withGroups(3)));
        assertMessage("maxPool2d: images [N, C, H, W] expected, got [2, 3]", () -> Pooling.maxPool2d(flat, 2, 2, UNIT));
        assertMessage(
                "avgPool2d: width: a kernel of 5 with dilation 1 covers 5, the input with its padding has 4 + 2 x 0",
                () -> Pooling.avgPool2d(x, 2, 5, UNIT));
        String padding = " of images [2, 3, 4, 4] holds nothing but padding (kernel [2, 2], "
                + "stride=1x1,padding=2x2,dilation=1x1,groups=1)";
        assertMessage("maxPool2d: window [0, 0]" + padding, () -> Pooling.maxPool2d(x, 2, 2, ConvGeometry.of(1, 2)));
        assertMessage(
                "avgPool2dWithoutPadding: a window" + padding,
                () -> Pooling.avgPool2dWithoutPadding(x, 2, 2, ConvGeometry.of(1, 2)));
    }

    private static void assertMessage(String expected, Executable call) {
        assertEquals(
                expected, assertThrows(IllegalArgumentException.class, call).getMessage());
    }

    private static void assertVector(Variable actual, Shape shape, double... expected) {
        assertEquals(shape, actual.shape());
        assertArrayEquals(expected, actual.value().toDoubles(), 1e-12);
    }

    private static Variable sequence(Shape shape, double... values) {
        return Variable.of(Tensor.of(shape, values));
    }
}
