package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.Tensor;
import io.github.gradgrad.tensor.Workspace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The derivative of an output, read backwards: for each x it gives d&lt;cotangent, output&gt;/dx, the vector-Jacobian
 * product.
 *
 * <p>It comes in two forms. {@link #gradients} hands the rules detached values, so their computations leave no graph;
 * {@link #differentiableGradients} hands them the live variables, so that the result is a graph and can be differentiated
 * again. Nothing else differs.
 */
public final class Pullback {
    private final Variable output;
    private final Variable cotangent;
    private final Function<Variable, Tensor> unused;
    private final @Nullable SweepObserver observer;
    private final boolean consuming;

    private Pullback(
            Variable output,
            Variable cotangent,
            Function<Variable, Tensor> unused,
            @Nullable SweepObserver observer,
            boolean consuming) {
        this.output = output;
        this.cotangent = cotangent;
        this.unused = unused;
        this.observer = observer;
        this.consuming = consuming;
    }

    /** See {@link Variable#pullback}. */
    Pullback(Variable output, Variable cotangent) {
        this(output, cotangent, x -> refuse(output, x), null, false);
        if (!cotangent.shape().equals(output.shape())) {
            throw new IllegalArgumentException(
                    "pullback: the cotangent is " + cotangent.shape() + ", the output " + output.shape());
        }
        if (cotangent.dtype() != output.dtype()) {
            throw new IllegalArgumentException(
                    "pullback: the cotangent is " + cotangent.dtype() + ", the output " + output.dtype());
        }
    }

    /** The gradient of a variable of one element: cotangent 1. */
    static Pullback ofScalar(Variable y) {
        if (y.shape().size() != 1) {
            throw new IllegalArgumentException(
                    "gradients: " + y + " is not a scalar; take its sum or mean, or give a cotangent with pullback(v)");
        }
        return new Pullback(y, Variable.constant(Tensor.ones(y.dtype(), y.shape())));
    }

    /** The same, but an x that the output does not depend on gets zeros where it would be an error. */
    public Pullback zerosForUnused() {
        return new Pullback(output, cotangent, x -> Tensor.zeros(x.dtype(), x.shape()), observer, consuming);
    }

    /** The same, watched: the observer is told of each rule that is applied. It sees and changes nothing else. */
    public Pullback observedBy(SweepObserver watcher) {
        return new Pullback(output, cotangent, unused, watcher, consuming);
    }

    /**
     * The same, but {@link #gradients} uses the graph up. In a step of a {@link Workspace} the arrays of cotangents and intermediate
     * values serve again as soon as no rule needs them: the step takes less memory and, if one thread computes it, stays in the caches
     * of that core. Where threads share each kernel it is slower, as halves of arrays then move between cores.
     *
     * <p>An intermediate value that is used afterwards throws; the values of the output, of leaves and of constants stay. Where hooks
     * or an observer look at the sweep, and outside a step, it makes no difference.
     */
    public Pullback consuming() {
        return new Pullback(output, cotangent, unused, observer, true);
    }

    /**
     * The vector-Jacobian products as plain tensors.
     *
     * @throws IllegalArgumentException if the output does not depend on some x; it is named
     */
    public List<Tensor> gradients(List<Variable> xs) {
        List<Tensor> values = new ArrayList<>(xs.size());
        for (Variable gradient : sweep(xs, consuming ? ReverseSweep.Use.CONSUME : ReverseSweep.Use.READ)) {
            values.add(gradient.value());
        }
        return Collections.unmodifiableList(values);
    }

    /**
     * The vector-Jacobian products as graphs, differentiable with respect to everything that they depend on, the cotangent
     * included.
     *
     * @throws IllegalArgumentException if the output does not depend on some x; it is named
     */
    public List<Variable> differentiableGradients(List<Variable> xs) {
        return sweep(xs, ReverseSweep.Use.EXTEND);
    }

    private List<Variable> sweep(List<Variable> xs, ReverseSweep.Use use) {
        ReverseSweep sweep = new ReverseSweep(output, xs, observer);
        List<@Nullable Variable> found = sweep.run(cotangent, use);
        List<Variable> gradients = new ArrayList<>(xs.size());
        for (int i = 0; i < xs.size(); i++) {
            Variable gradient = found.get(i);
            gradients.add(gradient != null ? gradient : absent(xs.get(i), sweep));
        }
        return gradients;
    }

    /** No gradient arrived: a true zero if there is a path from x to the output, else the caller's choice. */
    private Variable absent(Variable x, ReverseSweep sweep) {
        Tensor zeros = sweep.reaches(x) ? Tensor.zeros(x.dtype(), x.shape()) : unused.apply(x);
        return Variable.constant(zeros);
    }

    private static Tensor refuse(Variable output, Variable x) {
        throw new IllegalArgumentException(
                "gradients: " + output + " does not depend on " + x + "; ask for zerosForUnused() if that is meant");
    }
}
