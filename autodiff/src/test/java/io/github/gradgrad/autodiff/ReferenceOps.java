package io.github.gradgrad.autodiff;

import io.github.gradgrad.autodiff.reference.ReferenceCase;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/**
 * How GradGrad says the reference's ops: one line an op, under PyTorch's name, with the methods whose Javadoc documents it.
 *
 * <p>Whoever adds an op adds its line: {@link OpReferenceTest} runs all its cases, and {@link OpsPage} has its row.
 */
final class ReferenceOps {
    /** y from the differentiated inputs of a case; constants and attributes are the case's. */
    @FunctionalInterface
    interface Definition {
        Variable apply(ReferenceCase c, List<Variable> xs);
    }

    /** A reduction of x over some dims, which it drops; no dims means all. */
    @FunctionalInterface
    private interface Reducing {
        Variable apply(Variable x, int... axes);
    }

    /** A loss of x and its target. */
    @FunctionalInterface
    private interface Loss {
        Variable apply(ReferenceCase c, Variable x, Variable target, Reduction reduction);
    }

    /** What a line of the table says: the methods that a user calls, and how. */
    private record Line(List<String> methods, Definition definition) {}

    private static final Map<String, Line> LINES = new TreeMap<>();

    static {
        unary("neg", "Variable.neg", Variable::neg);
        unary("exp", "Variable.exp", Variable::exp);
        unary("log", "Variable.log", Variable::log);
        unary("sqrt", "Variable.sqrt", Variable::sqrt);
        unary("sin", "Elementary.sin", Elementary::sin);
        unary("cos", "Elementary.cos", Elementary::cos);
        unary("tanh", "Variable.tanh", Variable::tanh);
        unary("abs", "Elementary.abs", Elementary::abs);
        unary("erf", "Elementary.erf", Elementary::erf);
        unary("expm1", "Elementary.expm1", Elementary::expm1);
        unary("log1p", "Elementary.log1p", Elementary::log1p);
        unary("rsqrt", "Elementary.rsqrt", Elementary::rsqrt);
        unary("reciprocal", "Elementary.reciprocal", Elementary::reciprocal);
        unary("square", "Variable.square", Variable::square);
        unary("sigmoid", "Variable.sigmoid", Variable::sigmoid);
        unary("logsigmoid", "Activations.logSigmoid", Activations::logSigmoid);
        unary("relu", "Variable.relu", Variable::relu);
        unary("selu", "Activations.selu", Activations::selu);
        unary("silu", "Activations.silu", Activations::silu);
        unary("mish", "Activations.mish", Activations::mish);
        withX(
                "leaky_relu",
                "Variable.leakyRelu",
                (c, x) -> x.leakyRelu(c.attrs().real("negative_slope")));
        withX("elu", "Activations.elu", (c, x) -> Activations.elu(x, c.attrs().real("alpha")));
        withX(
                "softplus",
                "Activations.softplus",
                (c, x) -> Activations.softplus(
                        x, c.attrs().real("beta"), c.attrs().real("threshold")));
        withX(
                "gelu",
                "Activations.gelu; Activations.geluTanh",
                (c, x) -> c.attrs().text("approximate").equals("tanh") ? Activations.geluTanh(x) : Activations.gelu(x));
        withX("clamp", "Elementary.clamp", (c, x) -> Elementary.clamp(x, limit(c, "min", -1), limit(c, "max", 1)));
        withX(
                "hardtanh",
                "Activations.hardtanh",
                (c, x) -> Activations.hardtanh(
                        x, c.attrs().real("min_val"), c.attrs().real("max_val")));
        add(
                "pow",
                "Elementary.pow; Elementary.pow(Variable, Variable)",
                (c, xs) -> xs.size() == 2
                        ? Elementary.pow(xs.get(0), xs.get(1))
                        : Elementary.pow(xs.get(0), c.attrs().real("exponent")));

        binary("add", "Variable.add", Variable::add);
        binary("sub", "Variable.sub", Variable::sub);
        binary("mul", "Variable.mul", Variable::mul);
        binary("div", "Variable.div", Variable::div);
        binary("maximum", "Elementary.maximum", Elementary::maximum);
        binary("minimum", "Elementary.minimum", Elementary::minimum);
        add("where", "Elementary.where", (c, xs) -> Elementary.where(condition(c), xs.get(0), xs.get(1)));

        reduction("sum", "Variable.sum", Variable::sum);
        reduction("mean", "Variable.mean", Variable::mean);
        reduction("amax", "Statistics.amax", Statistics::amax);
        reduction("amin", "Statistics.amin", Statistics::amin);
        reduction("prod", "Statistics.product", Statistics::product);
        reduction("logsumexp", "Statistics.logSumExp", Statistics::logSumExp);
        reduction("linalg_vector_norm", "Variable.safeNorm", Variable::safeNorm);
        withX(
                "var",
                "Statistics.variance",
                (c, x) -> kept(c, x, Statistics.variance(x, c.attrs().integer("correction"), dims(c))));
        withX(
                "std",
                "Statistics.standardDeviation",
                (c, x) -> kept(c, x, Statistics.standardDeviation(x, c.attrs().integer("correction"), dims(c))));
        withX(
                "softmax",
                "Statistics.softmax",
                (c, x) -> Statistics.softmax(x, c.attrs().integer("dim")));
        withX(
                "log_softmax",
                "Statistics.logSoftmax",
                (c, x) -> Statistics.logSoftmax(x, c.attrs().integer("dim")));

        withX(
                "reshape",
                "Arrange.reshape",
                (c, x) -> Arrange.reshape(x, c.attrs().ints("shape")));
        withX("permute", "Variable.permute", (c, x) -> x.permute(c.attrs().ints("dims")));
        withX(
                "transpose",
                "Variable.transpose",
                (c, x) -> x.transpose(c.attrs().integer("dim0"), c.attrs().integer("dim1")));
        withX("expand", "Arrange.expand", (c, x) -> Arrange.expand(x, c.attrs().ints("size")));
        withX("slice", "Arrange.slice", ReferenceOps::slice);
        withX(
                "pad",
                "Arrange.pad",
                (c, x) -> Arrange.pad(x, c.attrs().real("value"), c.attrs().ints("pad")));
        withX("flip", "Arrange.flip", (c, x) -> Arrange.flip(x, c.attrs().ints("dims")));
        withX(
                "index_select",
                "Selection.indexSelect",
                (c, x) -> Selection.indexSelect(
                        x, c.attrs().integer("dim"), c.attrs().ints("index")));
        withX(
                "gather",
                "Selection.gather",
                (c, x) -> Selection.gather(
                        x,
                        c.attrs().integer("dim"),
                        Shape.of(c.attrs().ints("index_shape")),
                        c.attrs().ints("index")));
        withX(
                "squeeze",
                "Arrange.squeeze",
                (c, x) -> c.attrs().has("dim") ? Arrange.squeeze(x, c.attrs().integer("dim")) : Arrange.squeeze(x));
        withX(
                "unsqueeze",
                "Arrange.unsqueeze",
                (c, x) -> Arrange.unsqueeze(x, c.attrs().integer("dim")));
        add(
                "cat",
                "Variable.concat",
                (c, xs) -> Variable.concat(c.attrs().integer("dim"), xs.toArray(Variable[]::new)));
        add("stack", "Arrange.stack", (c, xs) -> Arrange.stack(c.attrs().integer("dim"), xs.toArray(Variable[]::new)));

        binary("matmul", "LinearAlgebra.matmul", LinearAlgebra::matmul);
        binary("bmm", "LinearAlgebra.bmm", LinearAlgebra::bmm);
        binary("outer", "LinearAlgebra.outer", LinearAlgebra::outer);
        add(
                "linear",
                "LinearAlgebra.linear; LinearAlgebra.linear(Variable, Variable, Variable)",
                (c, xs) -> xs.size() == 3
                        ? LinearAlgebra.linear(xs.get(0), xs.get(1), xs.get(2))
                        : LinearAlgebra.linear(xs.get(0), xs.get(1)));

        add("conv1d", "Convolution.conv1d(Variable, Variable, Variable, ConvGeometry)", ReferenceConvolutions::conv1d);
        add("conv2d", "Convolution.conv2d(Variable, Variable, Variable, ConvGeometry)", ReferenceConvolutions::conv2d);
        add(
                "conv_transpose2d",
                "Convolution.convTranspose2d(Variable, Variable, Variable, ConvGeometry, int, int)",
                ReferenceConvolutions::convTranspose2d);
        add("avg_pool2d", "Pooling.avgPool2d; Pooling.avgPool2dWithoutPadding", ReferenceConvolutions::avgPool2d);
        add("max_pool2d", "Pooling.maxPool2d", ReferenceConvolutions::maxPool2d);
        add("upsample_nearest2d", "Resampling.upsampleNearest2d", ReferenceConvolutions::upsampleNearest2d);
        add(
                "upsample_bilinear2d",
                "Resampling.upsampleBilinear2d; Resampling.upsampleBilinear2dAlignedCorners",
                ReferenceConvolutions::upsampleBilinear2d);
        withX(
                "pixel_shuffle",
                "Resampling.pixelShuffle",
                (c, x) -> Resampling.pixelShuffle(x, c.attrs().integer("upscale_factor")));

        add(
                "batch_norm",
                "Normalisation.batchNorm; Normalisation.batchNorm(Variable, RunningStatistics, double); Normalisation.batchNorm(Variable, RunningStatistics, double, double)",
                (c, xs) -> perChannel(batchNorm(c, xs.get(0)), xs));
        add(
                "instance_norm",
                "Normalisation.instanceNorm",
                (c, xs) -> perChannel(Normalisation.instanceNorm(xs.get(0), epsilon(c)), xs));
        add(
                "group_norm",
                "Normalisation.groupNorm",
                (c, xs) -> perChannel(
                        Normalisation.groupNorm(xs.get(0), c.attrs().integer("num_groups"), epsilon(c)), xs));
        add("layer_norm", "Normalisation.layerNorm", ReferenceOps::layerNorm);

        loss("mse_loss", "Losses.mse", (c, x, t, r) -> Losses.mse(x, t, r));
        loss("l1_loss", "Losses.l1", (c, x, t, r) -> Losses.l1(x, t, r));
        loss(
                "huber_loss",
                "Losses.huber",
                (c, x, t, r) -> Losses.huber(x, t, c.attrs().real("delta"), r));
        loss(
                "smooth_l1_loss",
                "Losses.smoothL1",
                (c, x, t, r) -> Losses.smoothL1(x, t, c.attrs().real("beta"), r));
        loss("binary_cross_entropy", "Losses.binaryCrossEntropy", (c, x, t, r) -> Losses.binaryCrossEntropy(x, t, r));
        loss(
                "binary_cross_entropy_with_logits",
                "Losses.binaryCrossEntropyWithLogits",
                (c, x, t, r) -> Losses.binaryCrossEntropyWithLogits(x, t, r));
        loss(
                "kl_div",
                "Losses.klDivergence; Losses.klDivergenceOfLogs",
                (c, x, t, r) -> c.attrs().flag("log_target")
                        ? Losses.klDivergenceOfLogs(x, t, r)
                        : Losses.klDivergence(x, t, r));
        loss(
                "hinge_embedding_loss",
                "Losses.hingeEmbedding",
                (c, x, t, r) -> Losses.hingeEmbedding(x, t.value(), c.attrs().real("margin"), r));
        loss("hinge_loss", "Losses.hinge", (c, x, t, r) -> Losses.hinge(x, t.value(), r));
        withX(
                "cross_entropy",
                "Losses.crossEntropy",
                (c, x) -> Losses.crossEntropy(
                        x, c.attrs().ints("target"), c.attrs().real("label_smoothing"), reduction(c)));
    }

    private ReferenceOps() {}

    /** The names of the ops that GradGrad has. */
    static Set<String> names() {
        return LINES.keySet();
    }

    /** What a user calls: {@code Class.method}, with its parameters' types where it is overloaded. */
    static List<String> methods(String op) {
        return line(op).methods;
    }

    /** y of a case, whose op must be in the table. */
    static Variable apply(ReferenceCase c, List<Variable> xs) {
        return line(c.op()).definition.apply(c, xs);
    }

    private static Line line(String op) {
        Line line = LINES.get(op);
        if (line == null) throw new IllegalArgumentException("reference ops: " + op + " is not in the table");
        return line;
    }

    /** The running statistics before a case of batch normalisation. */
    static RunningStatistics before(ReferenceCase c) {
        return new RunningStatistics(c.tensor("c0"), c.tensor("c1"));
    }

    private static void add(String op, String methods, Definition definition) {
        LINES.put(op, new Line(List.of(methods.split("; ")), definition));
    }

    private static void unary(String op, String methods, UnaryOperator<Variable> f) {
        add(op, methods, (c, xs) -> f.apply(xs.get(0)));
    }

    private static void withX(String op, String methods, BiFunction<ReferenceCase, Variable, Variable> f) {
        add(op, methods, (c, xs) -> f.apply(c, xs.get(0)));
    }

    private static void binary(String op, String methods, BinaryOperator<Variable> f) {
        add(op, methods, (c, xs) -> f.apply(xs.get(0), xs.get(1)));
    }

    private static void reduction(String op, String methods, Reducing f) {
        withX(op, methods, (c, x) -> kept(c, x, f.apply(x, dims(c))));
    }

    private static void loss(String op, String methods, Loss f) {
        add(op, methods, (c, xs) -> f.apply(c, xs.get(0), target(c, xs), reduction(c)));
    }

    private static double limit(ReferenceCase c, String key, int side) {
        return c.attrs().has(key) ? c.attrs().real(key) : side * Double.POSITIVE_INFINITY;
    }

    private static Tensor condition(ReferenceCase c) {
        int[] flat = c.attrs().ints("cond");
        return Tensor.generate(DType.FLOAT64, Shape.of(c.attrs().ints("cond_shape")), i -> flat[i]);
    }

    /** The dims reduced; none means all of them, for GradGrad as for the attribute. */
    private static int[] dims(ReferenceCase c) {
        return c.attrs().has("dim") ? c.attrs().ints("dim") : new int[0];
    }

    /** A reduction of x, with its reduced dims put back if keepdim says so. */
    private static Variable kept(ReferenceCase c, Variable x, Variable reduced) {
        return c.attrs().flag("keepdim") ? Arrange.keepDims(reduced, x, dims(c)) : reduced;
    }

    private static Variable slice(ReferenceCase c, Variable x) {
        int end = c.attrs().has("end") ? c.attrs().integer("end") : Integer.MAX_VALUE;
        return Arrange.slice(
                x,
                c.attrs().integer("dim"),
                c.attrs().integer("start"),
                end,
                c.attrs().integer("step"));
    }

    private static double epsilon(ReferenceCase c) {
        return c.attrs().real("eps");
    }

    private static Variable batchNorm(ReferenceCase c, Variable x) {
        if (!c.attrs().flag("training")) return Normalisation.batchNorm(x, before(c), epsilon(c));
        if (!c.attrs().flag("running_stats")) return Normalisation.batchNorm(x, epsilon(c));
        return Normalisation.batchNorm(x, before(c), c.attrs().real("momentum"), epsilon(c))
                .y();
    }

    private static Variable layerNorm(ReferenceCase c, List<Variable> xs) {
        Variable y = Normalisation.layerNorm(xs.get(0), c.attrs().ints("normalized_shape").length, epsilon(c));
        return xs.size() == 3 ? y.mul(xs.get(1)).add(xs.get(2)) : y;
    }

    private static Variable perChannel(Variable y, List<Variable> xs) {
        return xs.size() == 3 ? Normalisation.scaleAndShift(y, xs.get(1), xs.get(2)) : y;
    }

    private static Variable target(ReferenceCase c, List<Variable> xs) {
        return xs.size() == 2 ? xs.get(1) : Variable.constant(c.tensor("c0"));
    }

    private static Reduction reduction(ReferenceCase c) {
        String name = c.attrs().text("reduction");
        return name.equals("batchmean") ? Reduction.BATCH_MEAN : Reduction.valueOf(name.toUpperCase(Locale.ROOT));
    }
}
