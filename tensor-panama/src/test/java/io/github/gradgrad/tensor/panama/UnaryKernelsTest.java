package io.github.gradgrad.tensor.panama;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.tensor.functions.Clamp;
import io.github.gradgrad.tensor.functions.LeakyRelu;
import io.github.gradgrad.tensor.functions.Unary;
import io.github.gradgrad.tensor.functions.UnaryFunction;
import io.github.gradgrad.tensor.kernels.Kernels;
import io.github.gradgrad.tensor.kernels.Workers;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class UnaryKernelsTest {
    private static final List<Unary> TRANSCENDENTAL =
            List.of(Unary.EXP, Unary.LOG, Unary.TANH, Unary.SIGMOID, Unary.SOFTPLUS);

    private final Kernels<float[]> kernels = VectorKernels.create(Workers.of(2));

    static Stream<UnaryFunction> functions() {
        return Stream.concat(
                Arrays.stream(Unary.values()),
                Stream.of(new LeakyRelu(0), new LeakyRelu(0.2), new LeakyRelu(1), new Clamp(-0.5, 0.75)));
    }

    @ParameterizedTest
    @MethodSource("functions")
    void agreesWithTheFormulaOnAwkwardSizes(UnaryFunction f) {
        for (int n : Samples.AWKWARD_SIZES) check(f, Samples.floats(n, n, true));
    }

    @ParameterizedTest
    @EnumSource
    void agreesWithTheFormulaOverAllMagnitudes(Unary f) {
        SplittableRandom random = new SplittableRandom(1);
        float[] x = new float[1 << 16];
        for (int i = 0; i < x.length; i++) x[i] = Float.intBitsToFloat(i << 16 | random.nextInt(1 << 16));
        check(f, x);
    }

    @ParameterizedTest
    @EnumSource
    void agreesWithTheFormulaInTheRangeOfNetworks(Unary f) {
        SplittableRandom random = new SplittableRandom(2);
        float[] x = new float[1 << 18];
        for (int i = 0; i < x.length; i++) x[i] = (float) random.nextDouble(-20, 20);
        check(f, x);
    }

    @Test
    void appliesALambdaToo() {
        float[] y = new float[3];
        kernels.unary(x -> x + 1, new float[] {1, 2, 3}, y, 3);
        assertArrayEquals(new float[] {2, 3, 4}, y);
    }

    @ParameterizedTest
    @MethodSource("functions")
    void leavesWhatIsBehindTheEndAlone(UnaryFunction f) {
        float[] y = new float[40];
        Arrays.fill(y, 7);
        kernels.unary(f, new float[40], y, 19);
        for (int i = 19; i < y.length; i++) assertTrue(y[i] == 7, f + " wrote element " + i);
    }

    /** Exact but for the functions that IEEE 754 does not round: those are within 3 ulp; a slope is rounded to a float first. */
    private void check(UnaryFunction f, float[] x) {
        double[] exact = new double[x.length];
        for (int i = 0; i < x.length; i++) exact[i] = f.apply(x[i]);
        float[] y = new float[x.length];
        kernels.unary(f, x, y, x.length);
        double ulps = f instanceof Unary ? TRANSCENDENTAL.contains(f) ? 3 : 0 : 1.5;
        for (int i = 0; i < x.length; i++) {
            double error = Samples.ulps(exact[i], y[i]);
            assertTrue(
                    error <= ulps, f + " of " + x[i] + " is " + y[i] + ", exact " + exact[i] + ": " + error + " ulp");
        }
    }
}
