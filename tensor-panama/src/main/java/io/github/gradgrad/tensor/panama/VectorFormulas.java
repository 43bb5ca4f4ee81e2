package io.github.gradgrad.tensor.panama;

import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.IS_NAN;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LT;

import io.github.gradgrad.tensor.functions.Binary;
import io.github.gradgrad.tensor.functions.BinaryFunction;
import io.github.gradgrad.tensor.functions.Clamp;
import io.github.gradgrad.tensor.functions.LeakyRelu;
import io.github.gradgrad.tensor.functions.MaskedScale;
import io.github.gradgrad.tensor.functions.Reducer;
import io.github.gradgrad.tensor.functions.Unary;
import io.github.gradgrad.tensor.functions.UnaryFunction;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import jdk.incubator.vector.FloatVector;
import org.jspecify.annotations.Nullable;

/** The vector code of each function that has some: a line per function, by constant or by record class. */
final class VectorFormulas {
    private static final Object RELU = "LeakyRelu(0)";
    private static final Object MASK = "MaskedScale(0)";

    /** A loop with the way to read the numbers that a function's record holds. */
    record UnaryEntry(UnaryFormula.Loop loop, ToDoubleFunction<UnaryFunction> p, ToDoubleFunction<UnaryFunction> q) {
        void run(UnaryFunction f, float[] x, int xo, float[] y, int yo, int n) {
            loop.run(x, xo, y, yo, n, (float) p.applyAsDouble(f), (float) q.applyAsDouble(f));
        }
    }

    private final Map<Object, UnaryEntry> unary = new HashMap<>();
    private final Map<Object, BinaryFormula.Loop> binary = new HashMap<>();
    private final Map<Reducer, BinaryFormula.Reduction> reducers = new EnumMap<>(Reducer.class);

    VectorFormulas() {
        add(Unary.NEG, (x, p, q) -> x.neg());
        add(Unary.ABS, (x, p, q) -> x.abs());
        add(Unary.SQRT, (x, p, q) -> x.sqrt());
        add(Unary.SQUARE, (x, p, q) -> x.mul(x));
        add(Unary.RECIPROCAL, (x, p, q) -> all(1).div(x));
        add(Unary.SAFE_RECIPROCAL, (x, p, q) -> all(1).div(x).blend(0f, x.compare(EQ, 0f)));
        add(Unary.EXP, (x, p, q) -> VectorMath.exp(x));
        add(Unary.LOG, (x, p, q) -> VectorMath.log(x));
        add(Unary.TANH, (x, p, q) -> VectorMath.tanh(x));
        add(Unary.SIGMOID, (x, p, q) -> VectorMath.sigmoid(x));
        add(Unary.SOFTPLUS, (x, p, q) -> VectorMath.softplus(x));
        add(RELU, (x, p, q) -> x.blend(0f, x.compare(LE, 0f)));
        add(
                LeakyRelu.class,
                LeakyRelu::slope,
                f -> 0,
                (x, slope, q) -> x.mul(slope).blend(x, x.compare(GT, 0f)));
        add(Clamp.class, Clamp::min, Clamp::max, (x, min, max) -> x.min(max).max(min));

        binary.put(Binary.ADD, binaryLoop((a, b, p) -> a.add(b)));
        binary.put(Binary.SUB, binaryLoop((a, b, p) -> a.sub(b)));
        binary.put(Binary.MUL, binaryLoop((a, b, p) -> a.mul(b)));
        binary.put(Binary.DIV, binaryLoop((a, b, p) -> a.div(b)));
        binary.put(Binary.MAXIMUM, binaryLoop((a, b, p) -> a.max(b)));
        binary.put(Binary.MINIMUM, binaryLoop((a, b, p) -> a.min(b)));
        binary.put(
                Binary.SHARE,
                binaryLoop((a, b, p) -> all(0.5f)
                        .blend(1f, a.compare(GT, b))
                        .blend(0f, a.compare(LT, b))
                        .blend(Float.NaN, a.test(IS_NAN).or(b.test(IS_NAN)))));
        binary.put(MASK, binaryLoop((g, x, p) -> all(0).blend(g, x.compare(GT, 0f))));
        binary.put(MaskedScale.class, binaryLoop((g, x, slope) -> g.mul(slope).blend(g, x.compare(GT, 0f))));

        reducers.put(Reducer.SUM, reduction((a, b, p) -> a.add(b)));
        reducers.put(Reducer.MAX, reduction((a, b, p) -> a.max(b)));
        reducers.put(Reducer.MIN, reduction((a, b, p) -> a.min(b)));
    }

    @Nullable
    UnaryEntry of(UnaryFunction f) {
        if (f instanceof LeakyRelu relu && relu.slope() == 0) return unary.get(RELU);
        return unary.get(f instanceof Unary ? f : f.getClass());
    }

    BinaryFormula.@Nullable Loop of(BinaryFunction f) {
        if (f instanceof MaskedScale mask && mask.slope() == 0) return binary.get(MASK);
        return binary.get(f instanceof Binary ? f : f.getClass());
    }

    BinaryFormula.@Nullable Reduction of(Reducer reducer) {
        return reducers.get(reducer);
    }

    /** What the loop of a binary function takes as its p. */
    static float parameter(BinaryFunction f) {
        return f instanceof MaskedScale scale ? (float) scale.slope() : 0;
    }

    private void add(Object key, UnaryFormula formula) {
        unary.put(key, new UnaryEntry(unaryLoop(formula), f -> 0, f -> 0));
    }

    private <F extends UnaryFunction> void add(
            Class<F> key, ToDoubleFunction<F> p, ToDoubleFunction<F> q, UnaryFormula formula) {
        unary.put(
                key,
                new UnaryEntry(
                        unaryLoop(formula), f -> p.applyAsDouble(key.cast(f)), f -> q.applyAsDouble(key.cast(f))));
    }

    private static UnaryFormula.Loop unaryLoop(UnaryFormula formula) {
        return LoopCopy.of(UnaryLoop.class, UnaryFormula.Loop.class, formula);
    }

    private static BinaryFormula.Loop binaryLoop(BinaryFormula formula) {
        return LoopCopy.of(BinaryLoop.class, BinaryFormula.Loop.class, formula);
    }

    private static BinaryFormula.Reduction reduction(BinaryFormula join) {
        return LoopCopy.of(ReduceLoop.class, BinaryFormula.Reduction.class, join);
    }

    private static FloatVector all(float value) {
        return FloatVector.broadcast(Lanes.SPECIES, value);
    }
}
