package io.github.gradgrad.gan.microscope;

import io.github.gradgrad.autodiff.Pullback;
import io.github.gradgrad.autodiff.SweepObserver;
import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.gan.Critic;
import io.github.gradgrad.gan.GradientPenalty;
import io.github.gradgrad.nn.AtomicFile;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Writes a page on which a small model's derivatives can be looked at, node by node and step by step: the graph of the
 * function, the graph of its gradient, what is computed from that gradient, and the graph of the gradient of this.
 *
 * <pre>{@code
 * Variable x = Variable.of("x", points);
 * Microscope.of(critic.score(x).sum())
 *         .gradient(x, g -> g.safeNorm(1).sub(1).square().mean().mul(10))
 *         .gradients(Parameters.variables(network.parameters()))
 *         .write(Path.of("microscope.html"));
 * }</pre>
 *
 * <p>For a critic and its gradient penalty {@link #ofPenalty} does the same. The page is one file, needs no network and
 * holds every value up to the first 256 elements of a variable.
 *
 * <p>The gradients are computed here, so that each node can be traced to the rule that made it. The cotangent 1 that a sweep
 * starts from is a named variable, {@code seed}, and not the constant that {@link Variable#gradient} takes: what is
 * computed from constants alone has no graph, and could not be shown.
 *
 * <p>Needs {@code org.eclipse.elk:org.eclipse.elk.alg.layered} and {@code org.eclipse.xtext:org.eclipse.xtext.xbase.lib} on
 * the class path, which are optional dependencies of this module.
 */
public final class Microscope {
    /** More than a page can show, and more than anybody wants to read. */
    private static final int MOST_NODES = 2_000;

    private final Trace trace = new Trace();
    /** What the next sweep starts from; null after the last one. */
    private @Nullable Variable output;

    private int order;

    private Microscope(Variable output) {
        this.output = output;
        trace.function(Phase.function(0), output);
    }

    /** The graph behind a scalar, such as the sum of a critic's scores: order 0. */
    public static Microscope of(Variable output) {
        return new Microscope(scalar(output));
    }

    /**
     * A critic's gradient penalty at some points, and its gradient with respect to the critic's parameters.
     *
     * @param points where the slope is measured, [N, ..]; see {@link GradientPenalty#interpolate}
     */
    public static Microscope ofPenalty(
            GradientPenalty penalty, Critic critic, Tensor points, List<Variable> parameters) {
        Variable x = Variable.of("points", points);
        int n = points.shape().dim(0);
        Shape rows = Shape.of(n, points.size() / n);
        return of(critic.score(x).sum())
                .gradient(x, g -> penalty.of(g.reshape(rows).safeNorm(1)))
                .gradients(parameters);
    }

    /**
     * Adds the gradient with respect to x, and the scalar that is computed from it.
     *
     * @throws IllegalArgumentException if the scalar so far does not depend on x
     */
    public Microscope gradient(Variable x, UnaryOperator<Variable> then) {
        Variable gradient = sweep(List.of(x), UnaryOperator.identity()).get(0);
        Variable next = scalar(then.apply(gradient));
        trace.function(Phase.function(order), next);
        output = next;
        return this;
    }

    /** Adds the gradients with respect to the xs, the last there are. One that is zero by structure is shown as absent. */
    public Microscope gradients(List<Variable> xs) {
        sweep(xs, Pullback::zerosForUnused);
        output = null;
        return this;
    }

    private List<Variable> sweep(List<Variable> xs, UnaryOperator<Pullback> unused) {
        Variable y = output;
        if (y == null) throw new IllegalStateException("microscope: nothing to differentiate after gradients(..)");
        order++;
        Variable seed = Variable.of("seed", Tensor.ones(y.dtype(), y.shape()));
        SweepObserver observer = trace.sweep(Phase.sweep(order), y, seed);
        List<Variable> gradients =
                unused.apply(y.pullback(seed)).observedBy(observer).differentiableGradients(xs);
        trace.results(xs, gradients);
        return gradients;
    }

    /** Writes the page. */
    public void write(Path file) throws IOException {
        byte[] page = html().getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(file, out -> out.write(page));
    }

    /**
     * The page.
     *
     * @throws IllegalArgumentException if the graph has more than 2,000 nodes
     * @throws IllegalStateException if ELK is not on the class path
     */
    public String html() {
        int size = trace.nodes().size();
        if (size > MOST_NODES) {
            throw new IllegalArgumentException("microscope: a page holds " + MOST_NODES + " nodes, this graph has "
                    + size + "; take a smaller model");
        }
        try {
            return Page.of(trace).html();
        } catch (NoClassDefFoundError e) {
            throw new IllegalStateException(
                    "microscope: org.eclipse.elk:org.eclipse.elk.alg.layered and "
                            + "org.eclipse.xtext:org.eclipse.xtext.xbase.lib are needed on the class path (missing: "
                            + e.getMessage() + ")",
                    e);
        }
    }

    private static Variable scalar(Variable output) {
        if (output.shape().size() != 1) {
            throw new IllegalArgumentException("microscope: a scalar expected, such as a sum or a mean, got " + output);
        }
        return output;
    }
}
