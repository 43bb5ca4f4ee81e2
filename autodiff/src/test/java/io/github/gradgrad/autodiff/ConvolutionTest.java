package io.github.gradgrad.autodiff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gradgrad.tensor.ConvGeometry;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConvolutionTest {
    private static final ConvGeometry UNIT = ConvGeometry.of(1, 0);

    @Test
    void aSequenceMeetsTheKernelAsItIsNotFlipped() {
        Variable x = vector(Shape.of(1, 1, 4), 1, 2, 3, 4), w = vector(Shape.of(1, 1, 2), 10, 1);
        assertVector(Convolution.conv1d(x, w, UNIT), Shape.of(1, 1, 3), 12, 23, 34);
        assertVector(Convolution.conv1d(x, w, ConvGeometry.alongWidth(2, 1, 1)), Shape.of(1, 1, 3), 1, 23, 40);
    }

    @Test
    void aTransposedConvolutionAddsAMultipleOfTheKernelPerElement() {
        Variable x = vector(Shape.of(1, 1, 1, 3), 1, 2, 3), w = vector(Shape.of(1, 1, 1, 3), 100, 10, 1);
        ConvGeometry stride2 = ConvGeometry.alongWidth(2, 0, 1);
        assertVector(Convolution.convTranspose2d(x, w, stride2), Shape.of(1, 1, 1, 7), 100, 10, 201, 20, 302, 30, 3);
        assertVector(
                Convolution.convTranspose2d(x, w, null, stride2.withPadding(0, 1), 0, 1),
                Shape.of(1, 1, 1, 6),
                10,
                201,
                20,
                302,
                30,
                3);
    }

    /** Where the output padding is not below the stride: both ends of the uncut result, with zeros behind it. */
    @Test
    void outputPaddingUpToTheDilationShowsMoreOfTheSums() {
        Variable x = vector(Shape.of(1, 1, 1, 2), 1, 2), w = vector(Shape.of(1, 1, 1, 2), 10, 1);
        ConvGeometry dilated = ConvGeometry.alongWidth(1, 0, 3);
        // Uncut: 10 20 0 1 2.
        assertVector(
                Convolution.convTranspose2d(x, w, null, dilated, 0, 2), Shape.of(1, 1, 1, 7), 10, 20, 0, 1, 2, 0, 0);
        assertVector(
                Convolution.convTranspose2d(x, w, null, dilated.withPadding(0, 1), 0, 2),
                Shape.of(1, 1, 1, 5),
                20,
                0,
                1,
                2,
                0);
        Variable bias = vector(Shape.of(1), 5);
        assertVector(
                Convolution.convTranspose2d(x, w, bias, dilated, 0, 2), Shape.of(1, 1, 1, 7), 15, 25, 5, 6, 7, 5, 5);
        GradientCheck.of(xs ->
                        Convolution.convTranspose2d(xs.get(0), xs.get(1), xs.get(2), dilated.withPadding(0, 1), 0, 2))
                .at(x.value(), w.value(), bias.value());
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 0, 1", "2, 1, 0, 1", "2, 1, 1, 1", "3, 2, 2, 1", "2, 1, 1, 2"})
    void aTransposedConvolutionIsTheAdjoint(int stride, int padding, int outputPadding, int groups) {
        ConvGeometry geometry = ConvGeometry.of(stride, padding).withGroups(groups);
        RandomStream random = RandomStream.of(stride);
        Variable x = Variable.constant(random.uniform(DType.FLOAT64, Shape.of(2, 4, 3, 4), -1, 1));
        Variable w = Variable.constant(random.uniform(DType.FLOAT64, Shape.of(4, 2, 3, 3), -1, 1));
        Variable y = Convolution.convTranspose2d(x, w, null, geometry, outputPadding, outputPadding);
        int height = 2 * stride - 2 * padding + 3 + outputPadding, width = height + stride;
        assertEquals(Shape.of(2, 2 * groups, height, width), y.shape());
        Variable z = Variable.constant(random.uniform(DType.FLOAT64, y.shape(), -1, 1));
        double expected = Convolution.conv2d(z, w, geometry).mul(x).sum().item();
        assertEquals(expected, y.mul(z).sum().item(), 1e-12 * x.shape().size());
    }

    @Test
    void aBiasIsAddedToEachChannel() {
        Variable x = vector(Shape.of(1, 1, 2), 1, 2),
                w = vector(Shape.of(2, 1, 1), 1, 3),
                b = vector(Shape.of(2), 10, 20);
        assertVector(Convolution.conv1d(x, w, b, UNIT), Shape.of(1, 2, 2), 11, 12, 23, 26);
        Variable image = vector(Shape.of(1, 1, 1, 2), 1, 2), kernels = vector(Shape.of(1, 2, 1, 1), 1, 3);
        assertVector(Convolution.convTranspose2d(image, kernels, b, UNIT, 0, 0), Shape.of(1, 2, 1, 2), 11, 12, 23, 26);
    }

    @Test
    void wrongCallsAreNamed() {
        Variable x = zeros(2, 3, 4, 4), w = zeros(3, 2, 3, 3);
        assertMessage(
                "conv1d: x [N, Ci, L] and w [Co, Ci/groups, K] expected: x [2, 3, 4, 4], w [3, 2, 3, 3]",
                () -> Convolution.conv1d(x, w, UNIT));
        assertMessage(
                "conv1d: no padding of the height expected, got stride=1x1,padding=1x1,dilation=1x1,groups=1",
                () -> Convolution.conv1d(zeros(1, 1, 4), zeros(1, 1, 3), ConvGeometry.of(1, 1)));
        assertMessage(
                "convTranspose2d: x [N, Ci, H, W] and w [Ci, Co/groups, Kh, Kw] expected: x [2, 3], w [3, 2, 3, 3]",
                () -> Convolution.convTranspose2d(zeros(2, 3), w, UNIT));
        assertMessage(
                "convTranspose2d: output padding 2: at least 0 and below the stride 2 or the dilation 1 expected",
                () -> Convolution.convTranspose2d(x, w, null, ConvGeometry.of(2, 0), 2, 0));
        assertMessage(
                "convTranspose2d: the padding leaves nothing of [6, 6]: x [2, 3, 4, 4], w [3, 2, 3, 3], "
                        + "stride=1x1,padding=3x3,dilation=1x1,groups=1",
                () -> Convolution.convTranspose2d(x, w, ConvGeometry.of(1, 3)));
    }

    private static void assertMessage(String expected, Executable call) {
        assertEquals(
                expected, assertThrows(IllegalArgumentException.class, call).getMessage());
    }

    private static void assertVector(Variable actual, Shape shape, double... expected) {
        assertEquals(shape, actual.shape());
        assertArrayEquals(expected, actual.value().toDoubles(), 1e-12);
    }

    private static Variable vector(Shape shape, double... values) {
        return Variable.of(Tensor.of(shape, values));
    }

    private static Variable zeros(int... dims) {
        return Variable.of(Tensor.zeros(DType.FLOAT64, Shape.of(dims)));
    }
}
