package io.github.gradgrad.autodiff;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Looks at the gradient of a variable as it passes by, or replaces it.
 *
 * <p>A hook is a node of the graph: it has the value of the variable, and the gradient that arrives at it, summed over all
 * uses, goes through a function. Compute with what a method here returns in place of the variable itself; there is nothing
 * to register, and nothing to remove.
 *
 * <pre>{@code
 * Variable w = GradientHook.replace(weight, g -> g.mul(0.1)); // learns at a tenth of the speed
 * Variable loss = loss(x.matmul(w));
 * Tensor gradient = loss.gradient(weight);
 * }</pre>
 *
 * <p>Every sweep that passes calls the function, those of higher orders included.
 */
public final class GradientHook {
    private GradientHook() {}

    /**
     * x, with another gradient.
     *
     * @param rule the new gradient for the one that arrives, of the same shape, written in variables. A differentiable
     *     gradient holds the rule's own graph, so that the next derivative is that of what the rule computed. What the
     *     rule detaches, or computes from a plain value, is a constant to that derivative
     */
    public static Variable replace(Variable x, UnaryOperator<Variable> rule) {
        return new HookOp(x.name().orElse(""), rule).apply(x);
    }

    /**
     * x, with each gradient shown to the observer on its way.
     *
     * @param observer must not keep a gradient whose graph should not stay alive; its {@code value()} is safe to keep
     */
    public static Variable observe(Variable x, Consumer<Variable> observer) {
        return replace(x, g -> {
            observer.accept(g);
            return g;
        });
    }
}
