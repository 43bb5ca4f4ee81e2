package io.github.gradgrad.autodiff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class ResamplingTest {
    private static final Variable SMALL = Variable.of(Tensor.of(Shape.of(1, 1, 2, 2), 1.0, 2, 3, 4));

    @Test
    void nearestRepeatsPixels() {
        assertVector(
                Resampling.upsampleNearest2d(SMALL, 2, 3),
                Shape.of(1, 1, 4, 6),
                1,
                1,
                1,
                2,
                2,
                2,
                1,
                1,
                1,
                2,
                2,
                2,
                3,
                3,
                3,
                4,
                4,
                4,
                3,
                3,
                3,
                4,
                4,
                4);
    }

    @Test
    void bilinearInterpolatesBetweenTheCentresOfPixels() {
        Variable row = Variable.of(Tensor.of(Shape.of(1, 1, 1, 2), 0.0, 4));
        assertVector(Resampling.upsampleBilinear2d(row, 1, 2), Shape.of(1, 1, 1, 4), 0, 1, 3, 4);
        Variable column = Variable.of(Tensor.of(Shape.of(1, 1, 2, 1), 0.0, 4));
        assertVector(Resampling.upsampleBilinear2d(column, 2, 1), Shape.of(1, 1, 4, 1), 0, 1, 3, 4);
        assertVector(
                Resampling.upsampleBilinear2d(SMALL, 2, 2),
                Shape.of(1, 1, 4, 4),
                1,
                1.25,
                1.75,
                2,
                1.5,
                1.75,
                2.25,
                2.5,
                2.5,
                2.75,
                3.25,
                3.5,
                3,
                3.25,
                3.75,
                4);
    }

    @Test
    void alignedCornersStayWhereTheyAre() {
        Variable row = Variable.of(Tensor.of(Shape.of(1, 1, 1, 3), 0.0, 5, 0));
        assertVector(Resampling.upsampleBilinear2dAlignedCorners(row, 1, 2), Shape.of(1, 1, 1, 6), 0, 2, 4, 4, 2, 0);
        Variable pixel = Variable.of(Tensor.of(Shape.of(1, 1, 1, 1), 7.0));
        assertVector(Resampling.upsampleBilinear2dAlignedCorners(pixel, 1, 1), Shape.of(1, 1, 1, 1), 7);
        assertVector(Resampling.upsampleBilinear2dAlignedCorners(pixel, 2, 1), Shape.of(1, 1, 2, 1), 7, 7);
    }

    @Test
    void pixelShuffleMovesChannelsIntoSpace() {
        int r = 2;
        Tensor x = Tensor.generate(DType.FLOAT64, Shape.of(2, 8, 2, 3), i -> i);
        Tensor y = Resampling.pixelShuffle(Variable.of(x), r).value();
        assertEquals(Shape.of(2, 2, 4, 6), y.shape());
        for (int n = 0; n < 2; n++) {
            for (int c = 0; c < 2; c++) {
                for (int i = 0; i < 4; i++) {
                    for (int j = 0; j < 6; j++) {
                        double expected = x.get(n, c * r * r + i % r * r + j % r, i / r, j / r);
                        assertEquals(expected, y.get(n, c, i, j));
                    }
                }
            }
        }
    }

    @Test
    void derivativesAgreeWithFiniteDifferences() {
        Tensor x = RandomStream.of(3).uniform(DType.FLOAT64, Shape.of(2, 4, 1, 3), -1, 1);
        List<UnaryOperator<Variable>> all = List.of(
                v -> Resampling.upsampleNearest2d(v, 2, 3),
                v -> Resampling.upsampleBilinear2d(v, 2, 3),
                v -> Resampling.upsampleBilinear2dAlignedCorners(v, 3, 2),
                v -> Resampling.pixelShuffle(v, 2));
        for (UnaryOperator<Variable> f : all) {
            GradientCheck.of(xs -> f.apply(xs.get(0)).square()).order(3).at(x);
        }
    }

    @Test
    void wrongCallsAreNamed() {
        Variable flat = Variable.of(Tensor.zeros(DType.FLOAT64, Shape.of(2, 3)));
        assertMessage(
                "upsampleNearest2d: images [N, C, H, W] expected, got [2, 3]",
                () -> Resampling.upsampleNearest2d(flat, 2, 2));
        assertMessage(
                "upsampleBilinear2d: factors [2, 0]: 1 or more expected",
                () -> Resampling.upsampleBilinear2d(SMALL, 2, 0));
        assertMessage(
                "pixelShuffle: the 1 channels of [1, 1, 2, 2] are no multiple of 4",
                () -> Resampling.pixelShuffle(SMALL, 2));
    }

    private static void assertMessage(String expected, Executable call) {
        assertEquals(
                expected, assertThrows(IllegalArgumentException.class, call).getMessage());
    }

    private static void assertVector(Variable actual, Shape shape, double... expected) {
        assertEquals(shape, actual.shape());
        assertArrayEquals(expected, actual.value().toDoubles(), 1e-12);
    }
}
