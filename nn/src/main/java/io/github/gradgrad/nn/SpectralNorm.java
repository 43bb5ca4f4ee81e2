package io.github.gradgrad.nn;

import io.github.gradgrad.autodiff.Elementary;
import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Tensor;
import java.util.List;

/**
 * Spectral normalisation (Miyato, Kataoka, Koyama and Yoshida, 2018, equation 8): a layer that computes with W / sigma(W)
 * in place of its weight W, where sigma(W) is the largest singular value of W as a matrix with a row for each output.
 *
 * <p>So a linear layer becomes 1-Lipschitz. For a convolution the matrix is the reshaped kernel, as in the paper, which
 * does not bound the norm of the convolution itself; {@link OperatorNorm} measures that one.
 *
 * <p>sigma comes from a {@link PowerIteration}, whose vectors stay from call to call. A call does not move them: {@link
 * #iterate} does, once for each update of the weights, so that all calls between two updates share one W / sigma. In
 * derivatives u and v are constants, while sigma's dependence on W is differentiated. At the start 15 iterations are
 * made.
 *
 * <p>Parameters are those of the layer, under its own names; buffers {@code weight_u} [outputs] and {@code weight_v}.
 */
public final class SpectralNorm extends Layer {
    /** How many iterations a new layer has behind it. */
    static final int ITERATIONS_AT_START = 15;

    private final WeightedLayer layer;
    private final Buffer u;
    private final Buffer v;

    private SpectralNorm(WeightedLayer layer, PowerIteration start) {
        this.layer = layer;
        this.u = Buffer.of("weight_u", start.u());
        this.v = Buffer.of("weight_v", start.v());
    }

    /** A layer with its weight divided by sigma; the first direction is random. */
    public static SpectralNorm of(WeightedLayer layer, RandomStream random) {
        Tensor matrix = matrix(layer);
        return new SpectralNorm(layer, PowerIteration.start(matrix, random).steps(matrix, ITERATIONS_AT_START));
    }

    private static Tensor matrix(WeightedLayer layer) {
        return layer.matrix(Variable.constant(layer.weight().value())).value();
    }

    /** One power iteration with the weight as it is now. */
    public void iterate() {
        PowerIteration next = vectors().step(matrix(layer));
        u.update(next.u());
        v.update(next.v());
    }

    private PowerIteration vectors() {
        return new PowerIteration(u.value(), v.value());
    }

    /** The estimate of the largest singular value of the weight as it is now. */
    public double sigma() {
        return vectors().sigma(Variable.constant(matrix(layer))).item();
    }

    /** The layer whose weight is divided. */
    public WeightedLayer layer() {
        return layer;
    }

    @Override
    boolean releasesOutput() {
        return true;
    }

    @Override
    public Variable forward(Variable x, Pass pass) {
        return layer.forward(x, normalised());
    }

    /** W / sigma(W), differentiable in W. */
    public Variable normalised() {
        Variable weight = layer.weight().variable();
        // Times 1 / sigma: two passes fewer over the weight than a division, counting the gradients.
        return weight.mul(Elementary.reciprocal(vectors().sigma(layer.matrix(weight))));
    }

    @Override
    public List<Layer> children() {
        return List.of(layer);
    }

    @Override
    public List<Parameter> parameters() {
        return layer.parameters();
    }

    @Override
    public List<Buffer> buffers() {
        return List.of(u, v);
    }

    /** Such as {@code SpectralNorm(Linear(2 -> 64))}. */
    @Override
    public String toString() {
        return "SpectralNorm(" + layer + ")";
    }
}
