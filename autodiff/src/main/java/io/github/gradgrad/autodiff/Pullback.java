package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
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

    private Pullback(
            Variable output, Variable cotangent, Function<Variable, Tensor> unused, @Nullable SweepObserver observer) {
        this.output = output;
        this.cotangent = cotangent;
        this.unused = unused;
        this.observer = observer;
    }

    /** See {@link Variable#pullback}. */
    Pullback(Variable output, Variable cotangent) {
        this(output, cotangent, x -> refuse(output, x), null);
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
        return new Pullback(output, cotangent, x -> Tensor.zeros(x.dtype(), x.shape()), observer);
    }

    /** The same, watched: the observer is told of each rule that is applied. It sees and changes nothing else. */
    public Pullback observedBy(SweepObserver watcher) {
        return new Pullback(output, cotangent, unused, watcher);
    }

    /**
     * The vector-Jacobian products as plain tensors.
     *
     * @throws IllegalArgumentException if the output does not depend on some x; it is named
     */
    public List<Tensor> gradients(List<Variable> xs) {
        return sweep(xs, cotangent.detach(), Variable::detach).stream()
                .map(Variable::value)
                .toList();
    }

    /**
     * The vector-Jacobian products as graphs, differentiable with respect to everything that they depend on, the cotangent
     * included.
     *
     * @throws IllegalArgumentException if the output does not depend on some x; it is named
     */
    public List<Variable> differentiableGradients(List<Variable> xs) {
        return sweep(xs, cotangent, UnaryOperator.identity());
    }

    private List<Variable> sweep(List<Variable> xs, Variable seed, UnaryOperator<Variable> view) {
        ReverseSweep sweep = new ReverseSweep(output, xs, observer);
        List<@Nullable Variable> found = sweep.run(seed, view);
        List<Variable> gradients = new ArrayList<>();
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
