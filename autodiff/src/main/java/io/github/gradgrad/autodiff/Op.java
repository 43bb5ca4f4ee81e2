package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.Tensor;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * A differentiable function of tensors: a {@code forward} that sees only tensors and a {@code gradient} that sees only
 * variables.
 *
 * <p>Since the rule computes in variables, its result is a graph like any other, and its own gradient needs no further
 * code, to any order. That is why a rule must never read a variable's value: what it read would be a constant to the next
 * derivative, which would be silently wrong. Subclass {@link UnaryOp} or {@link BinaryOp} where they fit.
 *
 * <p>An op of your own, complete:
 *
 * <pre>{@code
 * final class CubeOp extends UnaryOp {
 *     @Override
 *     protected Tensor forward(Tensor x) {
 *         return Elementwise.map(v -> v * v * v, x);
 *     }
 *
 *     @Override
 *     protected Variable gradient(Variable g, Variable x, Variable y) {
 *         return g.mul(x.square()).mul(3);
 *     }
 * }
 * }</pre>
 *
 * <p>It is applied by {@code new CubeOp().apply(x)}, has derivatives of every order, and is checked by
 *
 * <pre>{@code
 * GradientCheck.of(xs -> new CubeOp().apply(xs.get(0))).order(3).at(point);
 * }</pre>
 *
 * <p>Attributes, such as an exponent, are fields of the op, and shown by {@link #attributes}. An op that cannot take some
 * inputs throws an {@link IllegalArgumentException} from {@code forward} that names the op and the shapes. Whoever depends
 * on this module's test-jar can subclass {@code UserOpContractTest}, and inherits the tests that every op here passes:
 * its formula in both element types, three orders of derivative, inputs left alone, no graph on constants.
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

    /** The value as a formula, such as {@code tanh(x)}: the op's {@link Formula}, else its name with its inputs. */
    public String formula() {
        Formula formula = getClass().getAnnotation(Formula.class);
        return formula == null ? name() + "(inputs)" : formula.y();
    }

    /** What the formulas call input i of so many: x, or a or b of two, unless the op's {@link Formula} has other names. */
    public String inputName(int i, int inputs) {
        Formula formula = getClass().getAnnotation(Formula.class);
        if (formula != null && formula.inputs().length > 0) return formula.inputs()[i];
        return inputs == 2 ? i == 0 ? "a" : "b" : "x";
    }

    /** What the gradient rule gives for input i, such as {@code g (1 - y^2)}: from the op's {@link Formula}, else words. */
    public String gradientFormula(int i) {
        Formula formula = getClass().getAnnotation(Formula.class);
        if (formula == null) return "the rule of " + name();
        String[] gradient = formula.gradient();
        return gradient[Math.min(i, gradient.length - 1)];
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

    /** The gradient for each input that is wanted; an op whose rules share a computation overrides this. */
    @Nullable
    Variable[] gradients(IntPredicate wanted, Variable cotangent, List<Variable> inputs, Variable output) {
        @Nullable Variable[] gradients = new Variable[inputs.size()];
        for (int i = 0; i < gradients.length; i++) {
            if (wanted.test(i)) gradients[i] = gradient(i, cotangent, inputs, output);
        }
        return gradients;
    }

    /**
     * The gradient for input i, where it is one product of two matrices; else null. Of a weight that is used more than once a sweep then
     * computes one product in place of several and their sum.
     */
    @Nullable
    MatrixProduct gradientAsProduct(int i, Variable cotangent, List<Variable> inputs) {
        return null;
    }

    /** {@link #gradients}, the results checked; null where a gradient is not wanted or absent. */
    final @Nullable Variable[] pullBack(
            IntPredicate wanted, Variable cotangent, List<Variable> inputs, Variable output) {
        @Nullable Variable[] gradients = gradients(wanted, cotangent, inputs, output);
        for (int i = 0; i < gradients.length; i++) {
            if (gradients[i] != null) check(i, gradients[i], inputs.get(i));
        }
        return gradients;
    }

    /** The gradient rule for input {@code i} alone, its result checked. */
    final @Nullable Variable pullBack(int i, Variable cotangent, List<Variable> inputs, Variable output) {
        return pullBack(j -> j == i, cotangent, inputs, output)[i];
    }

    private void check(int i, Variable gradient, Variable input) {
        if (gradient.shape().equals(input.shape())) return;
        throw new IllegalStateException(name() + ": the gradient rule for input " + i + " gave shape "
                + gradient.shape() + ", the input has " + input.shape());
    }
}
