package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Forward: y = block(inputs), of which nothing but y is kept.
 *
 * <p>Gradient: the block's pullback of g, recomputed: this op again, of the block (g, inputs) -&gt; d&lt;g, y&gt;/d(inputs).
 *
 * <p>Shapes: as the block's.
 *
 * <p>Notes: where the block is defined. Its inputs are the block's, then the leaves that the block uses by itself; see
 * {@link Recompute}.
 */
@Formula(y = "block(inputs)", gradient = "the block's pullback of g, recomputed")
final class RecomputeOp extends Op {
    private final Function<List<Variable>, Variable> block;
    private final List<Variable> captured;

    RecomputeOp(Function<List<Variable>, Variable> block, List<Variable> captured) {
        this.block = block;
        this.captured = captured;
    }

    @Override
    protected Tensor forward(List<Tensor> inputs) {
        int own = inputs.size() - captured.size();
        return block.apply(
                        inputs.subList(0, own).stream().map(Variable::constant).toList())
                .value();
    }

    @Override
    protected @Nullable Variable gradient(int i, Variable cotangent, List<Variable> inputs, Variable output) {
        return gradients(j -> j == i, cotangent, inputs, output)[i];
    }

    /** All from one run of the block. */
    @Override
    @Nullable
    Variable[] gradients(IntPredicate wanted, Variable cotangent, List<Variable> inputs, Variable output) {
        List<Integer> indices =
                IntStream.range(0, inputs.size()).filter(wanted).boxed().toList();
        PulledBackBlock pullback = new PulledBackBlock(block, captured, indices);
        List<Variable> arguments = new ArrayList<>(List.of(cotangent));
        arguments.addAll(inputs);
        List<? extends @Nullable Variable> found;
        if (arguments.stream().anyMatch(Variable::isDifferentiable)) {
            Variable joined = new RecomputeOp(pullback, captured).apply(arguments.toArray(Variable[]::new));
            found = Flattened.like(indices.stream().map(inputs::get).toList()).split(joined);
        } else {
            // Nothing to record: no need to join, and what is zero by its structure stays absent.
            found = pullback.gradients(arguments.subList(0, arguments.size() - captured.size()));
        }
        @Nullable Variable[] gradients = new Variable[inputs.size()];
        for (int k = 0; k < found.size(); k++) gradients[indices.get(k)] = found.get(k);
        return gradients;
    }
}
