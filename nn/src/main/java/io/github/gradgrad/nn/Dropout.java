package io.github.gradgrad.nn;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.tensor.Elementwise;
import io.github.gradgrad.tensor.Tensor;

/**
 * Dropout (Srivastava et al., 2014, section 4; here inverted): in training, each element is set to 0 with probability p
 * and multiplied by 1 / (1 - p) otherwise, so that its expectation stays. In evaluation nothing happens.
 *
 * <p>Any shape. The mask is drawn from the {@link Pass}'s random stream, one number for each element, so a pass with a
 * stream of the same key and position has the same mask:
 *
 * <pre>{@code
 * Variable a = network.forward(x, Pass.training(RandomStream.resume(key, position)));
 * Variable b = network.forward(x, Pass.training(RandomStream.resume(key, position))); // the same
 * }</pre>
 *
 * <p>The mask is a constant in every derivative.
 */
public final class Dropout extends Layer {
    private final double probability;

    private Dropout(double probability) {
        this.probability = probability;
    }

    /**
     * A layer that drops elements with the given probability; PyTorch's default is 0.5.
     *
     * @throws IllegalArgumentException unless it is from 0 to 1
     */
    public static Dropout of(double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("dropout: a probability from 0 to 1 expected, got " + probability);
        }
        return new Dropout(probability);
    }

    @Override
    public Variable forward(Variable x, Pass pass) {
        if (!pass.isTraining()) return x;
        double kept = 1 / (1 - probability);
        Tensor uniform = pass.random().uniform(x.dtype(), x.shape());
        return x.mul(Variable.constant(Elementwise.map(u -> u < probability ? 0 : kept, uniform)));
    }

    /** Such as {@code Dropout(0.5)}. */
    @Override
    public String toString() {
        return "Dropout(" + probability + ")";
    }
}
