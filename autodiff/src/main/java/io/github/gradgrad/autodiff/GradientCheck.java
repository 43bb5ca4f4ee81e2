package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Elementwise;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Tensor;
import io.github.gradgrad.tensor.functions.Binary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Compares gradient rules with finite differences, to order 2 unless told otherwise.
 *
 * <p>Order 1: for a random cotangent v and a random direction u of each input, &lt;u, d&lt;v, f&gt;/dx&gt; against the
 * central difference of t -&gt; &lt;v, f(x + t u)&gt;, extrapolated (Richardson) from two step widths. Order n + 1: the
 * same for S = the sum of &lt;u, d&lt;v, f&gt;/dx&gt; over the inputs, as a function of the inputs and of v. A rule that
 * detaches something has a right first order and a wrong second, so order 2 is the least worth checking.
 *
 * <p>Everything is FLOAT64. A point nearer than about 0.01 to a kink of f gives a wrong difference.
 */
public final class GradientCheck {
    /** What is checked: a differentiable function of the given variables. */
    @FunctionalInterface
    public interface Function {
        Variable apply(List<Variable> xs);
    }

    private static final double STEP = 2e-3;

    private final Function function;
    private final int order;
    private final long seed;
    private final double tolerance;

    private GradientCheck(Function function, int order, long seed, double tolerance) {
        this.function = function;
        this.order = order;
        this.seed = seed;
        this.tolerance = tolerance;
    }

    /** A check of {@code function} to order 2, seed 0, tolerance 1e-7 relative to max(1, |derivative|). */
    public static GradientCheck of(Function function) {
        return new GradientCheck(function, 2, 0, 1e-7);
    }

    /** The same to another order. */
    public GradientCheck order(int n) {
        if (n < 1) throw new IllegalArgumentException("gradient check: order " + n + " is below 1");
        return new GradientCheck(function, n, seed, tolerance);
    }

    /** The same with other random directions. */
    public GradientCheck seed(long newSeed) {
        return new GradientCheck(function, order, newSeed, tolerance);
    }

    /** The same with another tolerance. */
    public GradientCheck tolerance(double newTolerance) {
        return new GradientCheck(function, order, seed, newTolerance);
    }

    /**
     * Checks every order at one point.
     *
     * @throws AssertionError if a derivative is wrong; it names the order, the input and both numbers
     * @throws IllegalArgumentException if a tensor is not FLOAT64
     */
    public void at(Tensor... point) {
        for (Tensor x : point) {
            if (x.dtype() != DType.FLOAT64) {
                throw new IllegalArgumentException("gradient check: FLOAT64 expected, got " + x.dtype() + x.shape());
            }
        }
        check(function, List.of(point), 1, RandomStream.of(seed));
    }

    private void check(Function f, List<Tensor> point, int level, RandomStream random) {
        List<Variable> xs = point.stream().map(Variable::of).toList();
        Variable y = f.apply(xs);
        Tensor v = direction(y.value(), random);
        List<Tensor> us = point.stream().map(x -> direction(x, random)).toList();
        List<Tensor> gradients =
                y.pullback(Variable.constant(v)).zerosForUnused().gradients(xs);
        for (int i = 0; i < point.size(); i++) {
            compare(dot(us.get(i), gradients.get(i)), difference(f, point, i, us.get(i), v), level, i, point.get(i));
        }
        if (level == order) return;
        List<Tensor> extended = new ArrayList<>(point);
        extended.add(v);
        check(directional(f, us), extended, level + 1, random);
    }

    /** S = sum of &lt;u_i, d&lt;v, f(x)&gt;/dx_i&gt; as a function of the x and, last, of v. */
    private static Function directional(Function f, List<Tensor> us) {
        return arguments -> {
            List<Variable> xs = arguments.subList(0, us.size());
            List<Variable> gradients = f.apply(xs)
                    .pullback(arguments.get(us.size()))
                    .zerosForUnused()
                    .differentiableGradients(xs);
            Variable sum = Variable.constant(Tensor.scalar(DType.FLOAT64, 0));
            for (int i = 0; i < us.size(); i++) {
                sum = sum.add(gradients.get(i).mul(Variable.constant(us.get(i))).sum());
            }
            return sum;
        };
    }

    private void compare(double rule, double difference, int level, int input, Tensor x) {
        double deviation = Math.abs(rule - difference), scale = Math.max(1, Math.abs(difference));
        if (deviation <= tolerance * scale) return;
        throw new AssertionError("gradient check, seed " + seed + ": order " + level + ", input " + input + " "
                + x.shape() + ": the rule gives " + rule + ", finite differences " + difference + " (deviation "
                + deviation / scale + ", tolerance " + tolerance + ")");
    }

    private static double difference(Function f, List<Tensor> point, int i, Tensor u, Tensor v) {
        double wide = central(f, point, i, u, v, STEP), narrow = central(f, point, i, u, v, STEP / 2);
        return (4 * narrow - wide) / 3;
    }

    private static double central(Function f, List<Tensor> point, int i, Tensor u, Tensor v, double h) {
        return (dot(v, moved(f, point, i, u, h)) - dot(v, moved(f, point, i, u, -h))) / (2 * h);
    }

    private static Tensor moved(Function f, List<Tensor> point, int i, Tensor u, double h) {
        List<Variable> xs = new ArrayList<>(point.stream().map(Variable::of).toList());
        xs.set(i, Variable.of(Elementwise.combine((x, d) -> x + h * d, point.get(i), u)));
        return f.apply(xs).value();
    }

    /** Random entries of either sign, none near 0, so that nothing cancels by chance. */
    private static Tensor direction(Tensor like, RandomStream random) {
        Tensor u = random.uniform(DType.FLOAT64, like.shape(), -1, 1);
        return Elementwise.map(x -> x + Math.copySign(0.5, x), u);
    }

    private static double dot(Tensor a, Tensor b) {
        return Arrays.stream(Elementwise.combine(Binary.MUL, a, b).toDoubles()).sum();
    }
}
