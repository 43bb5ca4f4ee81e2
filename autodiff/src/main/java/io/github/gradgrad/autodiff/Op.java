package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A differentiable function of tensors: a {@code forward} that sees only tensors and a {@code gradient} that sees only
 * variables.
 *
 * <p>Since the rule computes in variables, its result is a graph like any other, and its own gradient needs no further
 * code, to any order. That is why a rule must never read a variable's value: what it read would be a constant to the next
 * derivative, which would be silently wrong. Subclass {@link UnaryOp} or {@link BinaryOp} where they fit.
 */
public abstract class Op {
    /** The value. {@code inputs} must not be kept. */
    protected abstract Tensor forward(List<Tensor> inputs);

    /**
     * The vector-Jacobian product: d&lt;cotangent, output&gt; / d inputs[i], of the shape of that input.
     *
     * @param output the op's own result, live: a rule may use it in place of computing it again
     * @return null where the derivative is zero everywhere by the structure of the op; nothing is then computed or stored
     */
    protected abstract @Nullable Variable gradient(int i, Variable cotangent, List<Variable> inputs, Variable output);

    /** What errors, graphs and documentation call this op: the class name without "Op", such as {@code leakyRelu}. */
    public String name() {
        String simple = getClass().getSimpleName();
        String stem = simple.endsWith("Op") ? simple.substring(0, simple.length() - 2) : simple;
        return stem.isEmpty() ? simple : Character.toLowerCase(stem.charAt(0)) + stem.substring(1);
    }

    /** The op's attributes, such as {@code slope=0.2}, for graphs and errors; empty if it has none. */
    public String attributes() {
        return "";
    }

    /** Computes the value, and records how it came about if any input is differentiable. */
    public final Variable apply(Variable... inputs) {
        Tensor[] values = new Tensor[inputs.length];
        boolean differentiable = false;
        for (int i = 0; i < inputs.length; i++) {
            values[i] = inputs[i].value();
            differentiable |= inputs[i].isDifferentiable();
        }
        Tensor value = forward(List.of(values));
        return differentiable ? new Variable(value, this, List.of(inputs)) : Variable.constant(value);
    }

    /** The gradient rule for input {@code i}, its result checked. */
    final @Nullable Variable pullBack(int i, Variable cotangent, List<Variable> inputs, Variable output) {
        Variable gradient = gradient(i, cotangent, inputs, output);
        if (gradient == null) return null;
        Shape expected = inputs.get(i).shape();
        if (!gradient.shape().equals(expected)) {
            throw new IllegalStateException(name() + ": the gradient rule for input " + i + " gave shape "
                    + gradient.shape() + ", the input has " + expected);
        }
        return gradient;
    }
}
