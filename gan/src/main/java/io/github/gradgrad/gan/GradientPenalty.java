package io.github.gradgrad.gan;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.Arrays;
import java.util.Optional;

/**
 * The gradient penalty of WGAN-GP (Gulrajani et al., "Improved Training of Wasserstein GANs", 2017, eq. 3):
 *
 * <pre>
 *   lambda E[(||dC(x^)/dx^|| - 1)^2],   x^ = epsilon x + (1 - epsilon) G(z),   epsilon ~ U[0, 1), one per sample
 * </pre>
 *
 * <p>An optimal critic has slope 1 along the lines between real and generated samples (proposition 1 there), so on such
 * lines the slope is pulled towards 1, from either side.
 *
 * <p><b>Why this needs double backprop.</b> The penalty is a function of g = dC/dx^, and the critic learns from its
 * derivative with respect to the weights w, which by the chain rule is, for one sample with norm n = ||g||,
 *
 * <pre>
 *   d/dw lambda (n - 1)^2 = 2 lambda (n - 1) &lt;g / n, dg/dw&gt;,   dg/dw = d2C / dw dx^
 * </pre>
 *
 * <p>So g must come with the graph that it was computed by, and this graph is differentiated once more. For the linear
 * critic C(x) = &lt;w, x&gt; it is g = w: the penalty is lambda (||w|| - 1)^2 and its gradient 2 lambda (||w|| - 1) w / ||w||.
 *
 * @param lambda the weight of the penalty, 10 in the paper
 */
public record GradientPenalty(double lambda) implements LipschitzConstraint {
    /** The weight of the paper: 10. */
    public static final GradientPenalty PAPER = new GradientPenalty(10);

    public GradientPenalty {
        Weights.require("gradient penalty: lambda", lambda);
    }

    /** The penalty at points drawn between the real and the generated samples. */
    @Override
    public Optional<Variable> penalty(Critic critic, Tensor real, Tensor fake, RandomStream random) {
        Tensor epsilon = random.uniform(real.dtype(), onePerSample(real));
        return Optional.of(of(norms(critic, interpolate(real, fake, epsilon))));
    }

    @Override
    public boolean isMeanOverSamples() {
        return true;
    }

    /** x^ = epsilon x + (1 - epsilon) G(z); epsilon has one number for each sample: shape [N, 1, ..]. */
    public static Tensor interpolate(Tensor real, Tensor fake, Tensor epsilon) {
        Variable x = Variable.constant(real), gz = Variable.constant(fake), e = Variable.constant(epsilon);
        return e.mul(x).add(e.neg().add(1).mul(gz)).value();
    }

    /** dC(x)/dx for each sample of the batch [N, ..], differentiable: shape [N, elements of a sample]. */
    public static Variable gradients(Critic critic, Tensor points) {
        Variable x = Variable.of("points", points);
        // A sample's score depends on this sample alone, so the gradient of the sum holds each sample's own gradient.
        Variable g = critic.score(x).sum().differentiableGradient(x);
        int n = points.shape().dim(0);
        return g.reshape(Shape.of(n, points.size() / n));
    }

    /** ||dC(x)/dx|| for each sample: the L2 norm over all its elements, differentiable, shape [N]. */
    public static Variable norms(Critic critic, Tensor points) {
        return gradients(critic, points).safeNorm(1);
    }

    /** lambda times the mean of (norm - 1)^2. */
    public Variable of(Variable norms) {
        return norms.sub(1).square().mean().mul(lambda);
    }

    /** The shape [N, 1, ..] that gives each sample one number. */
    static Shape onePerSample(Tensor samples) {
        int[] dims = samples.shape().toArray();
        Arrays.fill(dims, 1, dims.length, 1);
        return Shape.of(dims);
    }
}
