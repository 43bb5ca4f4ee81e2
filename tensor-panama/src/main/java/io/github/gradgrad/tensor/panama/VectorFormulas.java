package io.github.gradgrad.tensor.panama;

import static jdk.incubator.vector.VectorOperators.ADD;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.IS_NAN;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.MAX;
import static jdk.incubator.vector.VectorOperators.MIN;

import io.github.gradgrad.tensor.functions.Binary;
import io.github.gradgrad.tensor.functions.BinaryFunction;
import io.github.gradgrad.tensor.functions.Clamp;
import io.github.gradgrad.tensor.functions.Gate;
import io.github.gradgrad.tensor.functions.LeakyRelu;
import io.github.gradgrad.tensor.functions.MaskedScale;
import io.github.gradgrad.tensor.functions.Power;
import io.github.gradgrad.tensor.functions.Reducer;
import io.github.gradgrad.tensor.functions.Unary;
import io.github.gradgrad.tensor.functions.UnaryFunction;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import org.jspecify.annotations.Nullable;

/** The vector code of each function that has some: a line per function, by constant or by record class. */
final class VectorFormulas {
    private static final Object RELU = "LeakyRelu(0)";
    private static final Object MASK = "MaskedScale(0)";

    /** A loop for one kind of function, with the way to read the two numbers that a function of that kind holds. */
    record Entry<F, L>(L loop, ToDoubleFunction<F> p, ToDoubleFunction<F> q) {
        float p(F f) {
            return (float) p.applyAsDouble(f);
        }

        float q(F f) {
            return (float) q.applyAsDouble(f);
        }
    }

    private final Map<Object, Entry<UnaryFunction, UnaryFormula.Loop>> unary = new HashMap<>();
    private final Map<Object, Entry<BinaryFunction, BinaryFormula.Loop>> binary = new HashMap<>();
    private final Map<Reducer, BinaryFormula.Reduction> reducers = new EnumMap<>(Reducer.class);

    VectorFormulas() {
        unary(Unary.NEG, (x, p, q) -> x.neg());
        unary(Unary.ABS, (x, p, q) -> x.abs());
        unary(Unary.SQRT, (x, p, q) -> x.sqrt());
        unary(Unary.SQUARE, (x, p, q) -> x.mul(x));
        unary(Unary.RECIPROCAL, (x, p, q) -> all(1).div(x));
        unary(Unary.SAFE_RECIPROCAL, (x, p, q) -> all(1).div(x).blend(0f, x.compare(EQ, 0f)));
        unary(Unary.EXP, (x, p, q) -> Exponentials.exp(x));
        unary(Unary.EXPM1, (x, p, q) -> Exponentials.expm1(x));
        unary(Unary.LOG, (x, p, q) -> Logarithms.log(x));
        unary(Unary.LOG1P, (x, p, q) -> Logarithms.log1p(x));
        limited(Unary.SIN, Trigonometry.LARGEST, (x, p, q) -> Trigonometry.sin(x));
        limited(Unary.COS, Trigonometry.LARGEST, (x, p, q) -> Trigonometry.cos(x));
        unary(Unary.ERF, (x, p, q) -> Erf.erf(x));
        unary(Unary.TANH, (x, p, q) -> Exponentials.tanh(x));
        unary(Unary.SIGMOID, (x, p, q) -> Exponentials.sigmoid(x));
        unary(Unary.SOFTPLUS, (x, p, q) -> Logarithms.softplus(x));
        unary(RELU, (x, p, q) -> x.blend(0f, x.compare(LE, 0f)));
        unary(
                LeakyRelu.class,
                LeakyRelu::slope,
                f -> 0,
                loop((x, slope, q) -> x.mul(slope).blend(x, x.compare(GT, 0f))));
        unary(
                Clamp.class,
                Clamp::min,
                Clamp::max,
                loop((x, min, max) -> x.min(max).max(min)));
        unary(Power.class, Power::exponent, f -> f.exponent() - (float) f.exponent(), new PowerLoop());

        binary(Binary.ADD, (a, b, p, q) -> a.add(b));
        binary(Binary.SUB, (a, b, p, q) -> a.sub(b));
        binary(Binary.MUL, (a, b, p, q) -> a.mul(b));
        binary(Binary.DIV, (a, b, p, q) -> a.div(b));
        binary(Binary.MAXIMUM, (a, b, p, q) -> a.max(b));
        binary(Binary.MINIMUM, (a, b, p, q) -> a.min(b));
        binary(
                Binary.SHARE,
                (a, b, p, q) -> all(0.5f)
                        .blend(1f, a.compare(GT, b))
                        .blend(0f, a.compare(LT, b))
                        .blend(Float.NaN, a.test(IS_NAN).or(b.test(IS_NAN))));
        binary(MASK, (g, x, p, q) -> all(0).blend(g, x.compare(GT, 0f)));
        binary(
                MaskedScale.class,
                MaskedScale::slope,
                f -> 0,
                (g, x, slope, q) -> g.mul(slope).blend(g, x.compare(GT, 0f)));
        binary(
                Gate.class,
                VectorFormulas::least,
                VectorFormulas::greatest,
                (g, x, least, greatest) -> g.blend(0f, x.compare(LT, least).or(x.compare(GT, greatest))));

        reduction(Reducer.SUM, ADD);
        reduction(Reducer.MAX, MAX);
        reduction(Reducer.MIN, MIN);
    }

    @Nullable
    Entry<UnaryFunction, UnaryFormula.Loop> of(UnaryFunction f) {
        if (f instanceof LeakyRelu relu && relu.slope() == 0) return unary.get(RELU);
        if (f instanceof Power power && !PowerLoop.serves(power.exponent())) return null;
        return unary.get(f instanceof Unary ? f : f.getClass());
    }

    @Nullable
    Entry<BinaryFunction, BinaryFormula.Loop> of(BinaryFunction f) {
        if (f instanceof MaskedScale mask && mask.slope() == 0) return binary.get(MASK);
        return binary.get(f instanceof Binary ? f : f.getClass());
    }

    BinaryFormula.@Nullable Reduction of(Reducer reducer) {
        return reducers.get(reducer);
    }

    /** The least float that passes the gate, though its limit may be a double between two floats. */
    private static double least(Gate gate) {
        float nearest = (float) gate.min();
        boolean passes = gate.closed() ? nearest >= gate.min() : nearest > gate.min();
        return passes ? nearest : Math.nextUp(nearest);
    }

    private static double greatest(Gate gate) {
        return -least(new Gate(-gate.max(), -gate.min(), gate.closed()));
    }

    private void unary(Object key, UnaryFormula formula) {
        unary.put(key, new Entry<>(loop(formula), f -> 0, f -> 0));
    }

    private void reduction(Reducer reducer, VectorOperators.Associative join) {
        ReduceLoop.Join function = new ReduceLoop.Join(join, reducer);
        reducers.put(reducer, LoopCopy.of(ReduceLoop.class, BinaryFormula.Reduction.class, function));
    }

    private void limited(Unary function, float limit, UnaryFormula formula) {
        unary.put(function, new Entry<>(new LimitedLoop(loop(formula), limit, function), f -> 0, f -> 0));
    }

    private <F extends UnaryFunction> void unary(
            Class<F> key, ToDoubleFunction<F> p, ToDoubleFunction<F> q, UnaryFormula.Loop loop) {
        unary.put(key, new Entry<>(loop, f -> p.applyAsDouble(key.cast(f)), f -> q.applyAsDouble(key.cast(f))));
    }

    private void binary(Object key, BinaryFormula formula) {
        binary.put(key, new Entry<>(loop(formula), f -> 0, f -> 0));
    }

    private <F extends BinaryFunction> void binary(
            Class<F> key, ToDoubleFunction<F> p, ToDoubleFunction<F> q, BinaryFormula formula) {
        binary.put(
                key, new Entry<>(loop(formula), f -> p.applyAsDouble(key.cast(f)), f -> q.applyAsDouble(key.cast(f))));
    }

    private static UnaryFormula.Loop loop(UnaryFormula formula) {
        return LoopCopy.of(UnaryLoop.class, UnaryFormula.Loop.class, formula);
    }

    private static BinaryFormula.Loop loop(BinaryFormula formula) {
        return LoopCopy.of(BinaryLoop.class, BinaryFormula.Loop.class, formula);
    }

    private static FloatVector all(float value) {
        return FloatVector.broadcast(Lanes.SPECIES, value);
    }
}
