package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.Tensor;
import java.util.List;

/**
 * The matrix H of second derivatives of a scalar f with respect to some xs: [P, P], symmetric, for the P numbers of the xs
 * as {@link Flattened} joins them.
 *
 * <p>It is the derivative of the gradient, by reverse mode over reverse mode: the gradient g is a graph, and the gradient
 * of &lt;g, u&gt; is H u (B. A. Pearlmutter, "Fast exact multiplication by the Hessian", Neural Computation 6, 1994, by
 * another route). So {@link #times} costs one more sweep, whatever P is, and {@link #matrix} P of them.
 *
 * <p>Where f is linear in an x its second derivatives are zero; that is no error. To depend on no x at all is one, as for
 * every gradient, unless {@link #zerosForUnused} is asked for.
 */
public final class Hessian {
    private final Pullback first;
    private final List<Variable> xs;

    private Hessian(Pullback first, List<Variable> xs) {
        this.first = first;
        this.xs = List.copyOf(xs);
    }

    /**
     * The Hessian of f with respect to the xs, at the values that they have.
     *
     * @throws IllegalArgumentException if f has more than one element
     */
    public static Hessian of(Variable f, List<Variable> xs) {
        return new Hessian(f.pullback(), xs);
    }

    /** The same, but an x that f does not depend on gets zeros where it would be an error. */
    public Hessian zerosForUnused() {
        return new Hessian(first.zerosForUnused(), xs);
    }

    /**
     * H u, for a direction u of one tensor for each x; the result likewise.
     *
     * @throws IllegalArgumentException if the shapes are not those of the xs, or f does not depend on some x
     */
    public List<Tensor> times(List<Tensor> us) {
        return along(us.stream().map(Variable::constant).toList()).gradients(xs);
    }

    /** {@link #times}, as graphs that depend on the xs and on the us. */
    public List<Variable> differentiableTimes(List<Variable> us) {
        return along(us).differentiableGradients(xs);
    }

    /** H itself. */
    public Tensor matrix() {
        return jacobianOfGradient().matrix();
    }

    /** {@link #matrix}, as a graph that depends on the xs. */
    public Variable differentiableMatrix() {
        return jacobianOfGradient().differentiableMatrix();
    }

    private Pullback along(List<Variable> us) {
        Flattened.like(xs).requireShapes("hessian", us);
        return Flattened.dot(gradient(), us).pullback().zerosForUnused();
    }

    private Jacobian jacobianOfGradient() {
        return Jacobian.of(Flattened.like(xs).join(gradient()), xs).zerosForUnused();
    }

    private List<Variable> gradient() {
        return first.differentiableGradients(xs);
    }
}
