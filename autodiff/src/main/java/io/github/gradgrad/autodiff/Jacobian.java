package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The Jacobian matrix J of an output y with respect to some xs: [m, P], element (i, j) is dy_i/dx_j, for the m elements of y
 * in row-major order and the P numbers of the xs as {@link Flattened} joins them.
 *
 * <p>Its products need no matrix. {@code v^T J} is a {@link Pullback}, one sweep. {@code J u}, which {@link #times} gives,
 * is two: the pullback g(v) = J^T v is linear in its cotangent v, and so the gradient of &lt;g(v), u&gt; with respect to v
 * is J u, whatever v is. No op needs a rule of its own for it (the "double vjp" trick: J. Townsend, "A new trick for
 * calculating Jacobian vector products", 2017). {@link #matrix} costs m sweeps, one for each row.
 *
 * <p>As everywhere, the methods named {@code differentiable..} give graphs that can be differentiated again:
 *
 * <pre>{@code
 * Tensor directional = Jacobian.of(y, List.of(x)).times(List.of(u));
 * }</pre>
 */
public final class Jacobian {
    private final Variable y;
    private final List<Variable> xs;
    private final UnaryOperator<Pullback> unused;

    private Jacobian(Variable y, List<Variable> xs, UnaryOperator<Pullback> unused) {
        this.y = y;
        this.xs = List.copyOf(xs);
        this.unused = unused;
    }

    /** The Jacobian of y with respect to the xs, at the values that they have. */
    public static Jacobian of(Variable y, List<Variable> xs) {
        return new Jacobian(y, xs, UnaryOperator.identity());
    }

    /** The same, but an x that y does not depend on gets zeros where it would be an error. */
    public Jacobian zerosForUnused() {
        return new Jacobian(y, xs, Pullback::zerosForUnused);
    }

    /**
     * J u, of the shape of y: how y changes where the xs move in the direction u, one tensor for each x.
     *
     * @throws IllegalArgumentException if the shapes are not those of the xs, or y does not depend on some x
     */
    public Tensor times(List<Tensor> us) {
        Linear map = linear(us.stream().map(Variable::constant).toList());
        return map.image.pullback().zerosForUnused().gradients(List.of(map.v)).get(0);
    }

    /** {@link #times}, as a graph that depends on the xs and on the us. */
    public Variable differentiableTimes(List<Variable> us) {
        Linear map = linear(us);
        return map.image
                .pullback()
                .zerosForUnused()
                .differentiableGradients(List.of(map.v))
                .get(0);
    }

    /** J itself, [m, P]. */
    public Tensor matrix() {
        return rows(pullback ->
                        pullback.gradients(xs).stream().map(Variable::constant).toList())
                .value();
    }

    /** {@link #matrix}, as a graph that depends on the xs. */
    public Variable differentiableMatrix() {
        return rows(pullback -> pullback.differentiableGradients(xs));
    }

    /** The image &lt;J^T v, u&gt; of a cotangent v. */
    private record Linear(Variable v, Variable image) {}

    private Linear linear(List<Variable> us) {
        Flattened.like(xs).requireShapes("jacobian", us);
        Variable v = Variable.of("cotangent", Tensor.zeros(y.dtype(), y.shape()));
        List<Variable> g = unused.apply(y.pullback(v)).differentiableGradients(xs);
        return new Linear(v, Flattened.dot(g, us));
    }

    private Variable rows(Function<Pullback, List<Variable>> gradients) {
        Flattened columns = Flattened.like(xs);
        List<Variable> rows = new ArrayList<>();
        for (int i = 0; i < y.shape().size(); i++) {
            List<Variable> row = gradients.apply(unused.apply(y.pullback(unit(i))));
            rows.add(columns.join(row).reshape(Shape.of(1, columns.size())));
        }
        return rows.size() == 1 ? rows.get(0) : Variable.concat(0, rows.toArray(Variable[]::new));
    }

    /** 1 at element i of y, else 0: as a cotangent it picks row i. */
    private Variable unit(int i) {
        return Variable.constant(Tensor.generate(y.dtype(), y.shape(), j -> j == i ? 1 : 0));
    }
}
