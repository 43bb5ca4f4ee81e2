package io.github.gradgrad.tensor.panama;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.github.gradgrad.tensor.functions.Clamp;
import io.github.gradgrad.tensor.functions.LeakyRelu;
import io.github.gradgrad.tensor.functions.Power;
import io.github.gradgrad.tensor.functions.Unary;
import io.github.gradgrad.tensor.functions.UnaryFunction;
import io.github.gradgrad.tensor.kernels.Kernels;
import io.github.gradgrad.tensor.kernels.Workers;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnaryKernelsTest {
    /** Each function with how far a result may be from the exact value, in units in the last place: 0 where it is the float nearest to it. */
    private static final Map<UnaryFunction, Double> BOUNDS = new LinkedHashMap<>();

    static {
        BOUNDS.put(Unary.NEG, 0.0);
        BOUNDS.put(Unary.ABS, 0.0);
        BOUNDS.put(Unary.SQRT, 0.0);
        BOUNDS.put(Unary.SQUARE, 0.0);
        BOUNDS.put(Unary.RECIPROCAL, 0.0);
        BOUNDS.put(Unary.SAFE_RECIPROCAL, 0.0);
        BOUNDS.put(Unary.EXP, 1.5);
        BOUNDS.put(Unary.EXPM1, 2.0);
        BOUNDS.put(Unary.LOG, 1.5);
        BOUNDS.put(Unary.LOG1P, 2.0);
        BOUNDS.put(Unary.SIN, 2.0);
        BOUNDS.put(Unary.COS, 2.0);
        BOUNDS.put(Unary.ERF, 2.0);
        BOUNDS.put(Unary.TANH, 2.0);
        BOUNDS.put(Unary.SIGMOID, 2.5);
        BOUNDS.put(Unary.SOFTPLUS, 2.5);
        BOUNDS.put(new LeakyRelu(0), 0.0);
        BOUNDS.put(new LeakyRelu(0.2), 1.5); // The slope is rounded to a float first.
        BOUNDS.put(new LeakyRelu(1), 0.0);
        BOUNDS.put(new Clamp(-0.5, 0.75), 0.0);
        for (double exponent : new double[] {2, 3, 7, -1, -2, -3, 0.5, -0.5, 1 / 3.0, 2.5, 100.5, 1e-3, 16_777_217}) {
            BOUNDS.put(new Power(exponent), 0.51);
        }
    }

    private final Kernels<float[]> kernels = VectorKernels.create(Workers.of(2));

    static Set<UnaryFunction> functions() {
        return BOUNDS.keySet();
    }

    @ParameterizedTest
    @EnumSource
    void everyNamedFunctionHasVectorCodeAndABound(Unary f) {
        assertNotNull(new VectorFormulas().of(f));
        assertTrue(BOUNDS.containsKey(f));
    }

    @ParameterizedTest
    @MethodSource("functions")
    void agreesWithTheFormulaOnAwkwardSizes(UnaryFunction f) {
        for (int n : Samples.AWKWARD_SIZES) check(f, Samples.floats(n, n, true));
    }

    @ParameterizedTest
    @MethodSource("functions")
    void agreesWithTheFormulaOverAllMagnitudes(UnaryFunction f) {
        SplittableRandom random = new SplittableRandom(1);
        float[] x = new float[1 << 16];
        for (int i = 0; i < x.length; i++) x[i] = Float.intBitsToFloat(i << 16 | random.nextInt(1 << 16));
        check(f, x);
    }

    @ParameterizedTest
    @MethodSource("functions")
    void agreesWithTheFormulaInTheRangeOfNetworks(UnaryFunction f) {
        SplittableRandom random = new SplittableRandom(2);
        float[] x = new float[1 << 18];
        for (int i = 0; i < x.length; i++) x[i] = (float) random.nextDouble(-20, 20);
        check(f, x);
    }

    @ParameterizedTest
    @MethodSource("functions")
    void inPlaceTheResultIsTheSame(UnaryFunction f) {
        for (int n : Samples.AWKWARD_SIZES) {
            float[] x = Samples.floats(n, n, true), y = new float[n];
            for (int i = 0; i < n; i += 3) x[i] *= 1e5f;
            kernels.unary(f, x, y, n);
            kernels.unary(f, x, x, n);
            assertArrayEquals(y, x, f + " of " + n);
        }
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

    @ParameterizedTest
    @EnumSource(names = {"SIN", "COS"})
    void reducesAnglesOfAnySize(Unary f) {
        SplittableRandom random = new SplittableRandom(3);
        float[] x = new float[1 << 16];
        for (int i = 0; i < x.length; i++) x[i] = (float) random.nextDouble(-2e6, 2e6);
        check(f, x);
        // The floats nearest to n pi/2 leave the most to cancel.
        for (int i = 0; i < x.length; i++) x[i] = (float) (random.nextInt(1 << 21) * (Math.PI / 2));
        check(f, x);
    }

    /** Math.pow's special cases: bases and exponents of all kinds, also those exponents that have no vector code. */
    @ParameterizedTest
    @ValueSource(
            doubles = {
                0,
                -0.0,
                1,
                -1,
                2,
                3,
                -3,
                0.5,
                -2.5,
                1e300,
                1e-300,
                Double.NaN,
                Double.POSITIVE_INFINITY,
                -0x1p-80
            })
    void powersOfSpecialValues(double exponent) {
        check(new Power(exponent), 0.51, Samples.SPECIAL);
    }

    private void check(UnaryFunction f, float[] x) {
        check(f, Objects.requireNonNull(BOUNDS.get(f)), x);
    }

    private void check(UnaryFunction f, double bound, float[] x) {
        float[] y = new float[x.length];
        kernels.unary(f, x, y, x.length);
        for (int i = 0; i < x.length; i++) {
            double exact = f.apply(x[i]), error = Samples.ulps(exact, y[i]);
            if (error > bound) fail(f + " of " + x[i] + " is " + y[i] + ", exact " + exact + ": " + error + " ulp");
        }
    }
}
