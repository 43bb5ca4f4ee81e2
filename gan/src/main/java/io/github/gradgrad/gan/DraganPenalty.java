package io.github.gradgrad.gan;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.tensor.Elementwise;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Tensor;
import java.util.Arrays;
import java.util.Optional;

/**
 * The penalty of DRAGAN, around real samples (Kodali, Abernethy, Hays and Kira, "On Convergence and Stability of GANs",
 * 2017, section 2.3):
 *
 * <pre>lambda E[(||dC(x + d)/dx|| - 1)^2]</pre>
 *
 * <p>with noise d as in the authors' program: uniform in [0, scale s) for each element, s being the standard deviation of
 * all numbers of the batch. The paper's text has normal noise.
 *
 * @param lambda the weight of the penalty, 10 in the paper
 * @param scale the size of the noise, 0.5 in the authors' program
 */
public record DraganPenalty(double lambda, double scale) implements LipschitzConstraint {
    /** lambda 10 and scale 0.5. */
    public static final DraganPenalty PAPER = new DraganPenalty(10, 0.5);

    public DraganPenalty {
        Weights.require("DRAGAN: lambda", lambda);
        Weights.require("DRAGAN: scale", scale);
    }

    @Override
    public Optional<Variable> penalty(Critic critic, Tensor real, Tensor fake, RandomStream random) {
        double size = scale * standardDeviation(real);
        Tensor points = Elementwise.combine((x, u) -> x + size * u, real, random.uniform(real.dtype(), real.shape()));
        return Optional.of(of(GradientPenalty.norms(critic, points)));
    }

    /** lambda times the mean of (norm - 1)^2. */
    public Variable of(Variable norms) {
        return new GradientPenalty(lambda).of(norms);
    }

    private static double standardDeviation(Tensor x) {
        double[] values = x.toDoubles();
        double mean = Arrays.stream(values).average().orElseThrow();
        return Math.sqrt(Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElseThrow());
    }
}
