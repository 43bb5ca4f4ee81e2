package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The pullback of a block, which is a block again: of the cotangent and the block's inputs.
 *
 * @param captured the variables that the block uses beside its inputs
 * @param wanted whose gradients are the results: indices into the inputs and, after them, the captured variables
 */
record PulledBackBlock(Function<List<Variable>, Variable> block, List<Variable> captured, List<Integer> wanted)
        implements Function<List<Variable>, Variable> {

    /** The gradients joined as one vector. */
    @Override
    public Variable apply(List<Variable> cotangentAndInputs) {
        List<Variable> targets = new ArrayList<>();
        List<@Nullable Variable> found = gradients(cotangentAndInputs, targets);
        List<Variable> gradients = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++) {
            Variable target = targets.get(i), gradient = found.get(i);
            gradients.add(
                    gradient != null ? gradient : Variable.constant(Tensor.zeros(target.dtype(), target.shape())));
        }
        return Flattened.like(targets).join(gradients);
    }

    /** The gradients of what is wanted, in order; null where none arrives. */
    List<@Nullable Variable> gradients(List<Variable> cotangentAndInputs) {
        return gradients(cotangentAndInputs, new ArrayList<>());
    }

    private List<@Nullable Variable> gradients(List<Variable> cotangentAndInputs, List<Variable> targets) {
        // Differentiable arguments are the leaves of a further pullback, constants a call for plain values.
        boolean live = cotangentAndInputs.stream().anyMatch(Variable::isDifferentiable);
        List<Variable> arguments = cotangentAndInputs.subList(1, cotangentAndInputs.size());
        List<Variable> inputs = live ? arguments : RepeatableBlock.leaves(arguments);
        Variable y = block.apply(inputs);
        for (int i : wanted) {
            targets.add(i < inputs.size() ? inputs.get(i) : captured.get(i - inputs.size()));
        }
        return new ReverseSweep(y, targets)
                .run(cotangentAndInputs.get(0), live ? ReverseSweep.Use.EXTEND : ReverseSweep.Use.READ);
    }
}
