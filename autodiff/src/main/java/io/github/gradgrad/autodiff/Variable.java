package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A tensor in a graph: its value, and the op and inputs it was computed from.
 *
 * <p>A leaf made by {@link #of} is differentiable; one made by {@link #constant} is not, and what is computed from
 * constants alone is a constant, without a graph. Immutable: there is no gradient field and nothing to reset. {@code
 * y.gradients(x)} computes dy/dx; {@code y.differentiableGradients(x)} computes it as a graph that can be differentiated
 * again.
 *
 * <p>The methods here are the arithmetic and what a small network needs; each names the op file that defines it. The rest
 * is by family: {@link Elementary}, {@link Activations}, {@link Statistics}, {@link Arrange}, {@link Selection}, {@link
 * LinearAlgebra}, {@link Convolution}, {@link Pooling}, {@link Resampling}, {@link Normalisation} and {@link Losses}.
 */
public final class Variable {
    private static final AtomicLong CREATED = new AtomicLong();

    private final Tensor value;
    private final @Nullable Op op;
    private final List<Variable> inputs;
    private final @Nullable String name;
    /** The place in the order of creation, from 1 on; of a constant its negative. */
    private final long place;

    private final @Nullable StackTraceElement site = CreationSite.current();

    private Variable(
            Tensor value, @Nullable Op op, List<Variable> inputs, @Nullable String name, boolean differentiable) {
        this.value = value;
        this.op = op;
        this.inputs = inputs;
        this.name = name;
        long order = CREATED.incrementAndGet();
        this.place = differentiable ? order : -order;
    }

    /** The result of an op; see {@link Op#apply}. */
    Variable(Tensor value, Op op, List<Variable> inputs) {
        this(value, op, inputs, null, true);
    }

    /** A differentiable leaf. */
    public static Variable of(Tensor value) {
        return new Variable(value, null, List.of(), null, true);
    }

    /** A differentiable leaf with a name, which errors and graphs show. */
    public static Variable of(String name, Tensor value) {
        return new Variable(value, null, List.of(), name, true);
    }

    /** A leaf that no gradient flows to. */
    public static Variable constant(Tensor value) {
        return new Variable(value, null, List.of(), null, false);
    }

    /** The same value as a constant: no gradient flows through it. */
    public Variable detach() {
        return isDifferentiable() ? constant(value) : this;
    }

    public Tensor value() {
        return value;
    }

    /** The name that the leaf was made with. */
    public Optional<String> name() {
        return Optional.ofNullable(name);
    }

    public Shape shape() {
        return value.shape();
    }

    public DType dtype() {
        return value.dtype();
    }

    /** The value of a variable of one element. */
    public double item() {
        return value.item();
    }

    /** The op that computed this, or null for a leaf. */
    public @Nullable Op op() {
        return op;
    }

    /** What {@link #op} was applied to; empty for a leaf. */
    public List<Variable> inputs() {
        return inputs;
    }

    /** The line of the program that made this; recorded with {@code -Dgradgrad.sites=true} only, see {@link NonFinite}. */
    public Optional<StackTraceElement> site() {
        return Optional.ofNullable(site);
    }

    /** Whether a gradient can flow to this: a leaf made by {@link #of}, or computed from one. */
    public boolean isDifferentiable() {
        return place > 0;
    }

    /** Greater than that of every variable it was computed from. */
    long order() {
        return Math.abs(place);
    }

    // Derivatives: Pullback

    /** The derivative of this variable backwards, weighted with a cotangent of its shape; see {@link Pullback}. */
    public Pullback pullback(Variable cotangent) {
        return new Pullback(this, cotangent);
    }

    /** The derivative of this scalar backwards: cotangent 1; see {@link Pullback}. */
    public Pullback pullback() {
        return Pullback.ofScalar(this);
    }

    /** dy/dx of this scalar y. */
    public Tensor gradient(Variable x) {
        return gradients(List.of(x)).get(0);
    }

    /** dy/dx of this scalar y for each x; see {@link Pullback#gradients}. */
    public List<Tensor> gradients(List<Variable> xs) {
        return Pullback.ofScalar(this).gradients(xs);
    }

    /** dy/dx of this scalar y, as a graph that can be differentiated again. */
    public Variable differentiableGradient(Variable x) {
        return differentiableGradients(List.of(x)).get(0);
    }

    /** dy/dx of this scalar y for each x, as a graph; see {@link Pullback#differentiableGradients}. */
    public List<Variable> differentiableGradients(List<Variable> xs) {
        return Pullback.ofScalar(this).differentiableGradients(xs);
    }

    // Arithmetic

    /** {@link AddOp}. */
    public Variable add(Variable b) {
        return new AddOp().apply(this, b);
    }

    /** {@link AddOp} of a number. */
    public Variable add(double b) {
        return add(number(b));
    }

    /** {@link SubOp}. */
    public Variable sub(Variable b) {
        return new SubOp().apply(this, b);
    }

    /** {@link SubOp} of a number. */
    public Variable sub(double b) {
        return sub(number(b));
    }

    /** {@link MulOp}. */
    public Variable mul(Variable b) {
        return new MulOp().apply(this, b);
    }

    /** {@link MulOp} by a number. */
    public Variable mul(double b) {
        return mul(number(b));
    }

    /** {@link DivOp}. */
    public Variable div(Variable b) {
        return new DivOp().apply(this, b);
    }

    /** {@link DivOp} by a number. */
    public Variable div(double b) {
        return div(number(b));
    }

    /** {@link NegOp}. */
    public Variable neg() {
        return new NegOp().apply(this);
    }

    // Elementwise functions

    /** {@link ExpOp}. */
    public Variable exp() {
        return new ExpOp().apply(this);
    }

    /** {@link LogOp}. */
    public Variable log() {
        return new LogOp().apply(this);
    }

    /** {@link SqrtOp}. */
    public Variable sqrt() {
        return new SqrtOp().apply(this);
    }

    /** {@link SquareOp}. */
    public Variable square() {
        return new SquareOp().apply(this);
    }

    /** {@link TanhOp}. */
    public Variable tanh() {
        return new TanhOp().apply(this);
    }

    /** {@link SigmoidOp}. */
    public Variable sigmoid() {
        return new SigmoidOp().apply(this);
    }

    /** {@link SoftplusOp}. */
    public Variable softplus() {
        return new SoftplusOp().apply(this);
    }

    /** {@link LeakyReluOp} with slope 0: max(x, 0). */
    public Variable relu() {
        return leakyRelu(0);
    }

    /** {@link LeakyReluOp}. */
    public Variable leakyRelu(double slope) {
        return new LeakyReluOp(slope).apply(this);
    }

    // Products

    /** {@link MatMulOp}: this times b, matrices or batches of them; for vectors {@link LinearAlgebra#matmul}. */
    public Variable matmul(Variable b) {
        return new MatMulOp(false, false).apply(this, b);
    }

    /** {@link MatMulOp}: this times the transpose of b, which is not copied. */
    public Variable matmulTransposed(Variable b) {
        return new MatMulOp(false, true).apply(this, b);
    }

    // Reductions; no axes given means all of them

    /** The sum over the given dims, which are dropped: {@link SumToOp}. */
    public Variable sum(int... axes) {
        return sumTo(Statistics.kept("sum", this, axes)).reshape(shape().without(axes));
    }

    /** The sum divided by the number of elements summed. Everywhere; linear. */
    public Variable mean(int... axes) {
        return Statistics.keptMean(this, Statistics.kept("mean", this, axes)).reshape(shape().without(axes));
    }

    /** {@link SumToOp}: the adjoint of {@link #broadcastTo}. */
    public Variable sumTo(Shape target) {
        return target.equals(shape()) ? this : new SumToOp(target).apply(this);
    }

    /** {@link SafeNormOp}: the Euclidean norm over the given dims, which are dropped; its gradient at 0 is 0. */
    public Variable safeNorm(int... axes) {
        return new SafeNormOp(shape().reduced("safeNorm", axes)).apply(this).reshape(shape().without(axes));
    }

    // Layout

    /** {@link BroadcastToOp}: the adjoint of {@link #sumTo}. */
    public Variable broadcastTo(Shape target) {
        return target.equals(shape()) ? this : new BroadcastToOp(target).apply(this);
    }

    /** {@link ReshapeOp}. */
    public Variable reshape(Shape target) {
        return target.equals(shape()) ? this : new ReshapeOp(target).apply(this);
    }

    /** {@link PermuteOp}: dim i of the result is dim order[i] of this. */
    public Variable permute(int... order) {
        return new PermuteOp(order).apply(this);
    }

    /** {@link PermuteOp} that exchanges two dims. */
    public Variable transpose(int d, int e) {
        int[] order = new int[shape().rank()];
        for (int i = 0; i < order.length; i++) order[i] = i;
        order[shape().axis("transpose", d)] = shape().axis("transpose", e);
        order[shape().axis(e)] = shape().axis(d);
        return permute(order);
    }

    /** {@link SliceOp}: elements start (included) to end (excluded) along dim d. */
    public Variable slice(int d, int start, int end) {
        return slice(d, start, end, 1);
    }

    /** {@link SliceOp}: every step-th element from start (included) to end (excluded) along dim d. */
    public Variable slice(int d, int start, int end, int step) {
        return new SliceOp(shape().axis("slice", d), start, end, step).apply(this);
    }

    /** {@link ConcatOp}: the parts joined along dim d. */
    public static Variable concat(int d, Variable... parts) {
        return new ConcatOp(d).apply(parts);
    }

    /** By creation order: cheap, and the same in every run. */
    @Override
    public int hashCode() {
        return Long.hashCode(order());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    /** A constant of this type. */
    Variable number(double b) {
        return constant(Tensor.scalar(dtype(), b));
    }

    /** Name or op, and shape, such as {@code matmul [64, 128]} or {@code weight [128, 2]}. */
    @Override
    public String toString() {
        String what = name != null ? name : op != null ? op.name() : isDifferentiable() ? "variable" : "constant";
        return what + " " + shape();
    }
}
