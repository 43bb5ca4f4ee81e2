package io.github.gradgrad.autodiff;

import io.github.gradgrad.autodiff.reference.Attributes;
import io.github.gradgrad.autodiff.reference.ReferenceCase;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Which of the reference's ops GradGrad has, and how it says them: one line an op, under PyTorch's name.
 *
 * <p>An op counts as there if it is a method of {@link Variable}, or its definition is a short exact formula in such
 * methods. Whoever adds an op adds its line, and {@link OpReferenceTest} runs all its cases.
 */
final class ReferenceOps {
    /** y from the differentiated inputs of a case; constants and attributes are the case's. */
    @FunctionalInterface
    interface Definition {
        Variable apply(ReferenceCase c, List<Variable> xs);
    }

    private record Row(Predicate<ReferenceCase> covers, Definition definition) {}

    private static final Map<String, Row> ROWS = new TreeMap<>();

    static {
        unary("neg", Variable::neg);
        unary("exp", Variable::exp);
        unary("log", Variable::log);
        unary("sqrt", Variable::sqrt);
        unary("square", Variable::square);
        unary("tanh", Variable::tanh);
        unary("sigmoid", Variable::sigmoid);
        unary("relu", Variable::relu);
        unary("reciprocal", x -> one().div(x));
        unary("rsqrt", x -> one().div(x.sqrt()));
        unary("logsigmoid", x -> x.neg().softplus().neg());
        unary("silu", x -> x.mul(x.sigmoid()));
        unary("mish", x -> x.mul(x.softplus().tanh()));
        add("leaky_relu", (c, xs) -> xs.get(0).leakyRelu(c.attrs().real("negative_slope")));
        add("softplus", ReferenceOps::softplus);

        add("add", (c, xs) -> xs.get(0).add(xs.get(1)));
        add("sub", (c, xs) -> xs.get(0).sub(xs.get(1)));
        add("mul", (c, xs) -> xs.get(0).mul(xs.get(1)));
        add("div", (c, xs) -> xs.get(0).div(xs.get(1)));

        add("sum", (c, xs) -> kept(c, xs.get(0), xs.get(0).sum(dims(c))));
        add("mean", (c, xs) -> kept(c, xs.get(0), xs.get(0).mean(dims(c))));
        add("var", (c, xs) -> kept(c, xs.get(0), variance(c, xs.get(0))));
        add("std", (c, xs) -> kept(c, xs.get(0), variance(c, xs.get(0)).sqrt()));
        add("linalg_vector_norm", (c, xs) -> kept(c, xs.get(0), xs.get(0).safeNorm(dims(c))));

        add("reshape", (c, xs) -> xs.get(0).reshape(ReferenceShapes.reshaped(xs.get(0), c.attrs())));
        add("permute", (c, xs) -> xs.get(0).permute(c.attrs().ints("dims")));
        add(
                "transpose",
                (c, xs) ->
                        xs.get(0).transpose(c.attrs().integer("dim0"), c.attrs().integer("dim1")));
        add("expand", (c, xs) -> xs.get(0).broadcastTo(ReferenceShapes.expanded(xs.get(0), c.attrs())));
        add("slice", (c, xs) -> ReferenceShapes.slice(xs.get(0), c.attrs()));
        add("cat", (c, xs) -> Variable.concat(c.attrs().integer("dim"), xs.toArray(Variable[]::new)));
        add("stack", (c, xs) -> ReferenceShapes.stack(xs, c.attrs().integer("dim")));
        add("squeeze", (c, xs) -> xs.get(0).reshape(ReferenceShapes.squeezed(xs.get(0), c.attrs())));
        add(
                "unsqueeze",
                (c, xs) -> ReferenceShapes.unsqueeze(xs.get(0), c.attrs().integer("dim")));

        add("matmul", ReferenceOps::matricesAtMost, (c, xs) -> matmul(xs.get(0), xs.get(1)));
        add("outer", (c, xs) -> column(xs.get(0)).matmul(row(xs.get(1))));
        add("linear", (c, xs) -> linear(xs));

        add("conv1d", ReferenceConvolutions::conv1d);
        add("conv2d", ReferenceConvolutions::conv2d);
        add("conv_transpose2d", ReferenceConvolutions::convTranspose2d);
        add("avg_pool2d", ReferenceConvolutions::avgPool2d);
        add("max_pool2d", ReferenceConvolutions::maxPool2d);
        add("upsample_nearest2d", ReferenceConvolutions::upsampleNearest2d);
        add("upsample_bilinear2d", ReferenceConvolutions::upsampleBilinear2d);
        add(
                "pixel_shuffle",
                (c, xs) -> Resampling.pixelShuffle(xs.get(0), c.attrs().integer("upscale_factor")));

        add("mse_loss", (c, xs) -> reduced(c, xs.get(0).sub(target(c, xs)).square()));
        add("binary_cross_entropy", (c, xs) -> reduced(c, crossEntropy(xs.get(0), target(c, xs))));
        add(
                "binary_cross_entropy_with_logits",
                (c, xs) -> reduced(c, xs.get(0).softplus().sub(target(c, xs).mul(xs.get(0)))));
        add(
                "kl_div",
                (c, xs) -> reduced(
                        c, divergence(xs.get(0), target(c, xs), c.attrs().flag("log_target"))));
        add(
                "hinge_embedding_loss",
                (c, xs) -> reduced(c, hinge(xs.get(0), target(c, xs), c.attrs().real("margin"))));
        add(
                "hinge_loss",
                (c, xs) -> reduced(c, one().sub(target(c, xs).mul(xs.get(0))).relu()));
    }

    private ReferenceOps() {}

    /** The names of the ops that GradGrad has. */
    static Set<String> names() {
        return ROWS.keySet();
    }

    /** Whether GradGrad can compute this case. */
    static boolean covers(ReferenceCase c) {
        Row row = ROWS.get(c.op());
        return row != null && row.covers().test(c);
    }

    /** y of a case that is {@linkplain #covers covered}. */
    static Variable apply(ReferenceCase c, List<Variable> xs) {
        Row row = ROWS.get(c.op());
        if (row == null) throw new IllegalArgumentException("reference ops: " + c.op() + " is not in the table");
        return row.definition().apply(c, xs);
    }

    private static void unary(String op, UnaryOperator<Variable> f) {
        add(op, (c, xs) -> f.apply(xs.get(0)));
    }

    private static void add(String op, Definition definition) {
        add(op, c -> true, definition);
    }

    private static void add(String op, Predicate<ReferenceCase> covers, Definition definition) {
        ROWS.put(op, new Row(covers, definition));
    }

    private static Variable one() {
        return Variable.constant(Tensor.scalar(DType.FLOAT64, 1));
    }

    private static Variable softplus(ReferenceCase c, List<Variable> xs) {
        double beta = c.attrs().real("beta");
        return xs.get(0).mul(beta).softplus().div(beta);
    }

    /** The dims reduced; none means all of them, for GradGrad as for the attribute. */
    private static int[] dims(ReferenceCase c) {
        return c.attrs().has("dim") ? c.attrs().ints("dim") : new int[0];
    }

    /** A reduction of x, with its reduced dims put back if keepdim says so. */
    private static Variable kept(ReferenceCase c, Variable x, Variable reduced) {
        return c.attrs().flag("keepdim") ? reduced.reshape(x.shape().reduced(dims(c))) : reduced;
    }

    private static Variable variance(ReferenceCase c, Variable x) {
        Variable mean = x.mean(dims(c)).reshape(x.shape().reduced(dims(c)));
        int count = x.shape().size() / mean.shape().size();
        return x.sub(mean).square().sum(dims(c)).div(count - c.attrs().integer("correction"));
    }

    private static boolean matricesAtMost(ReferenceCase c) {
        return c.inputs().stream().allMatch(x -> x.shape().rank() <= 2);
    }

    private static Variable matmul(Variable a, Variable b) {
        Variable product = (a.shape().rank() == 1 ? row(a) : a).matmul(b.shape().rank() == 1 ? column(b) : b);
        int[] dims = product.shape().toArray();
        int from = a.shape().rank() == 1 ? 1 : 0, to = b.shape().rank() == 1 ? 1 : 2;
        return product.reshape(Shape.of(Arrays.copyOfRange(dims, from, to)));
    }

    private static Variable linear(List<Variable> xs) {
        Variable x = xs.get(0), weight = xs.get(1);
        int in = weight.shape().dim(1), out = weight.shape().dim(0);
        Variable rows = x.reshape(Shape.of(x.shape().size() / in, in)).matmulTransposed(weight);
        Variable y = xs.size() == 3 ? rows.add(xs.get(2)) : rows;
        return y.reshape(x.shape().with(-1, out));
    }

    private static Variable row(Variable x) {
        return x.reshape(Shape.of(1, x.shape().size()));
    }

    private static Variable column(Variable x) {
        return x.reshape(Shape.of(x.shape().size(), 1));
    }

    private static Variable target(ReferenceCase c, List<Variable> xs) {
        return xs.size() == 2 ? xs.get(1) : Variable.constant(c.tensor("c0"));
    }

    private static Variable crossEntropy(Variable p, Variable t) {
        return t.mul(p.log()).add(one().sub(t).mul(one().sub(p).log())).neg();
    }

    private static Variable divergence(Variable x, Variable t, boolean logTarget) {
        return logTarget ? t.exp().mul(t.sub(x)) : t.mul(t.log().sub(x));
    }

    /** x where the label is 1, max(0, margin - x) where it is -1. */
    private static Variable hinge(Variable x, Variable label, double margin) {
        Variable similar = label.add(1).div(2);
        return similar.mul(x).add(one().sub(similar).mul(x.neg().add(margin).relu()));
    }

    /** The elements of a loss joined as its attribute {@code reduction} says. */
    private static Variable reduced(ReferenceCase c, Variable elements) {
        Attributes attrs = c.attrs();
        return switch (attrs.text("reduction")) {
            case "none" -> elements;
            case "sum" -> elements.sum();
            case "mean" -> elements.mean();
            case "batchmean" -> elements.sum().div(elements.shape().dim(0));
            default -> throw new IllegalArgumentException(c + ": reduction " + attrs.text("reduction"));
        };
    }
}
