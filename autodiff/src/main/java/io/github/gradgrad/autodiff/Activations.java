package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.Workspace;

/**
 * Activation functions, element by element, beyond those that {@link Variable} has as methods: relu, leakyRelu, tanh, sigmoid
 * and softplus.
 *
 * <p>Each takes any shape and gives the same. All are computed so that nothing overflows on the way, in the value or in a
 * derivative. Those with a kink say which derivative they take there; it is PyTorch's.
 */
public final class Activations {
    /** The two numbers with which {@link #selu} keeps mean 0 and variance 1: Klambauer et al. (2017), equation 14. */
    private static final double SELU_SCALE = 1.0507009873554805;

    private static final double SELU_ALPHA = 1.6732632423543772;

    private Activations() {}

    /**
     * {@link Variable#leakyRelu} in the array of x, which then holds y: in a step of a {@link Workspace}, for an x that nobody reads afterwards.
     *
     * <p>Whoever does gets an {@link IllegalStateException}. That goes for the gradient rule of the op that made x as well: sums, products and
     * convolutions do not need their result, a tanh does. Of x as a leaf, of a kept one, and outside a step, the array stays.
     *
     * @param slope at least 0
     * @throws IllegalArgumentException if the slope is negative, since the sign of x is read off y
     */
    public static Variable leakyReluInPlace(Variable x, double slope) {
        return LeakyReluOp.inPlace(slope).apply(x);
    }

    /** log(sigmoid(x)) = -softplus(-x). Smooth everywhere, without overflow. */
    public static Variable logSigmoid(Variable x) {
        return x.neg().softplus().neg();
    }

    /**
     * log(1 + exp(beta x)) / beta, but x itself where beta x &gt; threshold. Everywhere; a smooth relu, the sharper
     * the greater beta is.
     *
     * <p>Beyond the threshold the first derivative is 1 and the second absent, as in PyTorch; with its default of 20
     * that is less than 3e-9 off. The threshold itself belongs to the smooth side. {@link Variable#softplus()} is the
     * same with beta 1, without the threshold, which it does not need.
     *
     * @throws IllegalArgumentException unless beta &gt; 0
     */
    public static Variable softplus(Variable x, double beta, double threshold) {
        if (!(beta > 0)) throw new IllegalArgumentException("softplus: beta > 0 expected, got " + beta);
        Variable scaled = x.mul(beta);
        Variable smooth = scaled.softplus().div(beta);
        double infinity = Double.POSITIVE_INFINITY;
        // Two gates with no number between them, one of which is open; both let a NaN through.
        Variable below = new GateOp(-infinity, threshold, true).apply(smooth, scaled);
        Variable above = new GateOp(Math.nextUp(threshold), infinity, true).apply(x, scaled);
        return below.add(above);
    }

    /**
     * x where x &gt; 0, else alpha (exp(x) - 1). Everywhere. At 0 the derivative is that of the left side, alpha, as
     * in PyTorch; for alpha 1 that is the right side's too. Clevert et al. (2016).
     */
    public static Variable elu(Variable x, double alpha) {
        Variable negative = Elementary.clamp(x, Double.NEGATIVE_INFINITY, 0);
        return x.relu().add(Elementary.expm1(negative).mul(alpha));
    }

    /**
     * 1.0507 {@link #elu}(x, 1.6733). Everywhere, with the convention of elu at 0; it keeps mean 0 and variance 1 from
     * layer to layer: Klambauer et al. (2017).
     */
    public static Variable selu(Variable x) {
        return elu(x, SELU_ALPHA).mul(SELU_SCALE);
    }

    /**
     * x Phi(x), Phi the distribution function of the normal distribution, by {@code erf}. Smooth everywhere. Hendrycks
     * and Gimpel (2016).
     */
    public static Variable gelu(Variable x) {
        return x.mul(Elementary.erf(x.mul(Math.sqrt(0.5))).add(1)).mul(0.5);
    }

    /**
     * x (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3))) / 2. Smooth everywhere; approximates {@link #gelu}, from the same
     * paper.
     */
    public static Variable geluTanh(Variable x) {
        Variable inner = x.mul(x.square().mul(0.044715).add(1)).mul(Math.sqrt(2 / Math.PI));
        return x.mul(inner.tanh().add(1)).mul(0.5);
    }

    /** x sigmoid(x). Smooth everywhere; also called swish: Elfwing et al. (2018). */
    public static Variable silu(Variable x) {
        return x.mul(x.sigmoid());
    }

    /** x tanh(softplus(x)). Smooth everywhere. Misra (2019). */
    public static Variable mish(Variable x) {
        return x.mul(x.softplus().tanh());
    }

    /**
     * x limited to [min, max]: {@link ClampOp} with open ends. Unlike {@link Elementary#clamp} it has derivative 0 at
     * a limit itself.
     *
     * @throws IllegalArgumentException unless min &lt;= max
     */
    public static Variable hardtanh(Variable x, double min, double max) {
        return new ClampOp(min, max, false).apply(x);
    }
}
