package io.github.gradgrad.tensor.panama;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.github.gradgrad.tensor.functions.Binary;
import io.github.gradgrad.tensor.functions.BinaryFunction;
import io.github.gradgrad.tensor.functions.Gate;
import io.github.gradgrad.tensor.functions.MaskedScale;
import io.github.gradgrad.tensor.kernels.Kernels;
import io.github.gradgrad.tensor.kernels.LoopKernels;
import io.github.gradgrad.tensor.kernels.Workers;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BinaryKernelsTest {
    private final Kernels<float[]> kernels = VectorKernels.create(Workers.of(2));
    private final Kernels<double[]> reference = LoopKernels.float64();

    static Stream<BinaryFunction> functions() {
        BinaryFunction lambda = (a, b) -> a * a - b;
        return Stream.concat(
                Arrays.stream(Binary.values()),
                Stream.of(
                        new MaskedScale(0),
                        new MaskedScale(0.2),
                        new Gate(-0.5, 0.75, true),
                        new Gate(-0.5, 0.75, false),
                        new Gate(Double.NEGATIVE_INFINITY, 0.625, true),
                        new Gate(Math.nextUp(0.625), Double.POSITIVE_INFINITY, true),
                        lambda));
    }

    @ParameterizedTest
    @EnumSource
    void everyNamedFunctionHasVectorCode(Binary f) {
        assertNotNull(new VectorFormulas().of(f));
    }

    /** 0.1 and 0.7 are no floats; the nearest float lies within the limits or without. */
    @ParameterizedTest
    @ValueSource(doubles = {0.1, -0.1, 0.7, -0.7, 0.5, -0.5, 0, 1e300, Double.MIN_VALUE})
    void comparesWithALimitBetweenTwoFloats(double limit) {
        float[] x = {(float) limit, Math.nextUp((float) limit), Math.nextDown((float) limit), Float.NaN, 0f, -0f};
        float[] g = {1, 2, 3, 4, 5, 6}, y = new float[6];
        int[] dims = {6}, strides = {1};
        for (boolean closed : new boolean[] {true, false}) {
            for (Gate gate : List.of(new Gate(limit, 1e308, closed), new Gate(-1e308, limit, closed))) {
                float[] expected = new float[6];
                for (int i = 0; i < 6; i++) expected[i] = (float) gate.apply(g[i], x[i]);
                kernels.binary(gate, dims, g, strides, x, strides, y);
                assertArrayEquals(expected, y, gate.toString());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("functions")
    void agreesWithTheFormulaOnAwkwardSizes(BinaryFunction f) {
        for (int n : Samples.AWKWARD_SIZES) check(f, new int[] {n}, new int[] {1}, new int[] {1});
    }

    @ParameterizedTest
    @MethodSource("functions")
    void stretchesANumberOnEitherSide(BinaryFunction f) {
        for (int n : Samples.AWKWARD_SIZES) {
            check(f, new int[] {n}, new int[] {1}, new int[] {0});
            check(f, new int[] {n}, new int[] {0}, new int[] {1});
            check(f, new int[] {n}, new int[] {0}, new int[] {0});
        }
    }

    @ParameterizedTest
    @MethodSource("functions")
    void stretchesARowAndAColumn(BinaryFunction f) {
        for (int n : new int[] {2, 15, 16, 17, 65}) {
            check(f, new int[] {5, n}, new int[] {n, 1}, new int[] {0, 1});
            check(f, new int[] {5, n}, new int[] {1, 0}, new int[] {n, 1});
            check(f, new int[] {5, n}, new int[] {1, 0}, new int[] {0, 1});
            check(f, new int[] {3, 5, n}, new int[] {5 * n, n, 1}, new int[] {0, 1, 0});
        }
    }

    @ParameterizedTest
    @MethodSource("functions")
    void inPlaceOfTheFirstOperandTheResultIsTheSame(BinaryFunction f) {
        for (int n : Samples.AWKWARD_SIZES) {
            for (int[] bStrides : new int[][] {{n, 1}, {0, 1}, {1, 0}, {0, 0}}) {
                int[] dims = {3, n}, aStrides = {n, 1};
                float[] a = Samples.floats(3 * n, 1, true), b = Samples.floats(3 * n, 2, true), y = new float[3 * n];
                kernels.binary(f, dims, a, aStrides, b, bStrides, y);
                kernels.binary(f, dims, a, aStrides, b, bStrides, a);
                assertArrayEquals(y, a, f + " " + Arrays.toString(dims) + Arrays.toString(bStrides));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("functions")
    void followsAnyStride(BinaryFunction f) {
        check(f, new int[] {17, 33}, new int[] {1, 17}, new int[] {33, 1});
        check(f, new int[] {17, 33}, new int[] {66, 2}, new int[] {0, 3});
    }

    /** Exact, but that a lambda is computed in double precision and a slope is rounded to a float first. */
    private void check(BinaryFunction f, int[] dims, int[] aStrides, int[] bStrides) {
        float[] a = Samples.floats(reach(dims, aStrides), 1, true), b = Samples.floats(reach(dims, bStrides), 2, true);
        int n = Arrays.stream(dims).reduce(1, (x, y) -> x * y);
        double[] exact = new double[n];
        reference.binary(f, dims, Samples.toDoubles(a), aStrides, Samples.toDoubles(b), bStrides, exact);
        float[] y = new float[n];
        kernels.binary(f, dims, a, aStrides, b, bStrides, y);
        double ulps = f instanceof MaskedScale ? 1.5 : 0;
        Samples.assertClose(exact, y, n, ulps, 0, f + " " + Arrays.toString(dims));
    }

    private static int reach(int[] dims, int[] strides) {
        int reach = 1;
        for (int d = 0; d < dims.length; d++) reach += (dims[d] - 1) * strides[d];
        return reach;
    }
}
