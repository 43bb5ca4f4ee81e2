package io.github.gradgrad.autodiff;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Trades time for memory: a block of a network whose intermediate results are dropped after the forward pass and computed
 * again when a gradient needs them (Griewank and Walther, "Algorithm 799: revolve", 2000; Chen et al., "Training deep nets
 * with sublinear memory cost", 2016).
 *
 * <pre>{@code
 * Variable h = Recompute.of(x -> layer2.forward(layer1.forward(x)), input);
 * }</pre>
 *
 * <p>The graph holds one node in place of the block. Its gradient is the block's pullback, which is a function of variables
 * like the block itself, and is recomputed in the same way: so double backprop works, keeps no intermediates of any order
 * either, and needs no rule of its own.
 *
 * <p>A block may use variables that are not among its inputs, such as the parameters of a layer: they are found when it
 * runs, and gradients reach them. What cannot be done right is an error and never a wrong number:
 *
 * <ul>
 *   <li>A block that uses a result computed outside of it, and not passed as an input, is refused when it is made.
 *   <li>A block must be a function of its inputs. It is refused in the backward pass if it gives another value, or uses
 *       other variables, than it did the first time: if it draws from a random stream that goes on, say, or if a parameter
 *       was updated in between. A dropout mask is an input, or comes from a fresh {@code RandomStream.of(key)}.
 * </ul>
 *
 * <p>Inside a step of a {@link io.github.gradgrad.tensor.Workspace}, which keeps every array until the step ends, nothing is
 * saved: use the one or the other.
 */
public final class Recompute {
    private Recompute() {}

    /**
     * The block's value for one input.
     *
     * @throws IllegalArgumentException if the block uses an intermediate result that is not its input; it is named
     */
    public static Variable of(UnaryOperator<Variable> block, Variable input) {
        return of(inputs -> block.apply(inputs.get(0)), List.of(input));
    }

    /**
     * The block's value for several inputs.
     *
     * @throws IllegalArgumentException if the block uses an intermediate result that is not its input; it is named
     */
    public static Variable of(Function<List<Variable>, Variable> block, List<Variable> inputs) {
        RepeatableBlock repeatable = RepeatableBlock.firstRun(block, inputs);
        List<Variable> all = new ArrayList<>(inputs);
        all.addAll(repeatable.captured());
        return all.stream().anyMatch(Variable::isDifferentiable)
                ? new Variable(repeatable.value(), new RecomputeOp(repeatable, repeatable.captured()), List.copyOf(all))
                : Variable.constant(repeatable.value());
    }
}
