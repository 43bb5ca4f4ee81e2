package io.github.gradgrad.tensor.panama;

import io.github.gradgrad.tensor.functions.Binary;
import io.github.gradgrad.tensor.functions.BinaryFunction;
import io.github.gradgrad.tensor.functions.Reducer;
import io.github.gradgrad.tensor.functions.UnaryFunction;
import io.github.gradgrad.tensor.functions.UpdateRule;
import io.github.gradgrad.tensor.kernels.ConvKernels;
import io.github.gradgrad.tensor.kernels.LoopKernels;
import io.github.gradgrad.tensor.kernels.Odometer;
import io.github.gradgrad.tensor.kernels.Workers;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** FLOAT32 kernels on the Vector API; what has no vector code runs in the loops that it inherits. */
final class VectorKernels extends LoopKernels<float[]> {
    /** A longer row is joined in pieces, on several threads. */
    private static final int LONGEST_PIECE = 1 << 15;

    private final VectorFormulas formulas = new VectorFormulas();
    private final BinaryFormula.Loop sum =
            Objects.requireNonNull(formulas.of(Binary.ADD)).loop();
    private final UpdateFormulas updates = new UpdateFormulas();
    private final Ranges ranges;
    private final VectorConvolutions convolutions;

    private VectorKernels(Workers workers) {
        ranges = new Ranges(workers);
        convolutions = new VectorConvolutions(workers);
    }

    static VectorKernels create(Workers workers) {
        return new VectorKernels(workers);
    }

    @Override
    public void unary(UnaryFunction f, float[] x, float[] y, int n) {
        var formula = formulas.of(f);
        if (formula == null) {
            super.unary(f, x, y, n);
            return;
        }
        UnaryFormula.Loop loop = formula.loop();
        float p = formula.p(f), q = formula.q(f);
        ranges.run(n, Lanes.COUNT, (from, to) -> loop.run(x, from, y, from, to - from, p, q));
    }

    @Override
    public boolean isFinite(float[] x, int n) {
        if (!ranges.isWorthwhile(n)) return FiniteLoop.isFinite(x, 0, n);
        AtomicBoolean finite = new AtomicBoolean(true);
        ranges.run(n, Lanes.COUNT, (from, to) -> {
            if (!FiniteLoop.isFinite(x, from, to)) finite.set(false);
        });
        return finite.get();
    }

    @Override
    public void binary(BinaryFunction f, int[] dims, float[] a, int[] aStrides, float[] b, int[] bStrides, float[] y) {
        int last = dims.length - 1, n = dims[last], as = aStrides[last], bs = bStrides[last];
        var formula = formulas.of(f);
        if (formula == null || as > 1 || bs > 1 || as + bs == 0) {
            super.binary(f, dims, a, aStrides, b, bStrides, y);
            return;
        }
        BinaryFormula.Loop loop = formula.loop();
        float p = formula.p(f), q = formula.q(f);
        if (last == 0) {
            ranges.run(
                    n,
                    Lanes.COUNT,
                    (from, to) -> loop.run(to - from, a, from * as, as, b, from * bs, bs, y, from, p, q));
        } else if (last == 1) {
            int aRow = aStrides[0], bRow = bStrides[0];
            ranges.runRows(dims[0], n, (from, to) -> {
                for (int r = from; r < to; r++) loop.run(n, a, r * aRow, as, b, r * bRow, bs, y, r * n, p, q);
            });
        } else {
            // The outermost loop is shared between the threads; where it is the batch, the others are a sample's.
            int[] inner = Arrays.copyOfRange(dims, 1, dims.length);
            int[] aInner = Arrays.copyOfRange(aStrides, 1, dims.length);
            int[] bInner = Arrays.copyOfRange(bStrides, 1, dims.length);
            int size = Arrays.stream(inner).reduce(1, Math::multiplyExact);
            ranges.runRows(dims[0], size, (from, to) -> {
                for (int o = from; o < to; o++) {
                    int y0 = o * size, a0 = o * aStrides[0], b0 = o * bStrides[0];
                    new Odometer(inner, aInner, bInner)
                            .forEachRow((row, ao, bo) ->
                                    loop.run(n, a, a0 + ao, as, b, b0 + bo, bs, y, y0 + row * n, p, q));
                }
            });
        }
    }

    @Override
    public void reduce(Reducer reducer, float[] x, int outer, int length, int inner, float[] y) {
        BinaryFormula.Reduction loop = formulas.of(reducer);
        if (loop == null) super.reduce(reducer, x, outer, length, inner, y);
        else if (inner == 1) reduceRows(loop, (float) reducer.start(), x, outer, length, y);
        else reduceColumns(loop, (float) reducer.start(), x, outer, length, inner, y);
    }

    private void reduceRows(BinaryFormula.Reduction loop, float start, float[] x, int rows, int length, float[] y) {
        if (length < Lanes.COUNT && Lanes.GATHERS) {
            ranges.runRows(rows, length, (from, to) -> loop.shortRows(start, x, from, to, length, y));
        } else if (length < 2 * LONGEST_PIECE) {
            ranges.runRows(rows, length, (from, to) -> loop.rows(start, x, from, to, length, y));
        } else {
            for (int r = 0; r < rows; r++) y[r] = longRow(loop, start, x, r * length, length);
        }
    }

    /** A row in pieces, which do not depend on the number of threads, so that a sum of floats does not either. */
    private float longRow(BinaryFormula.Reduction loop, float start, float[] x, int from, int length) {
        int pieces = Math.ceilDiv(length, LONGEST_PIECE);
        float[] joined = new float[pieces];
        ranges.runRows(pieces, LONGEST_PIECE, (first, end) -> {
            for (int i = first; i < end; i++) {
                int piece = i * LONGEST_PIECE;
                joined[i] = loop.row(start, x, from + piece, Math.min(LONGEST_PIECE, length - piece));
            }
        });
        return loop.row(start, joined, 0, pieces);
    }

    private void reduceColumns(
            BinaryFormula.Reduction loop, float start, float[] x, int outer, int length, int inner, float[] y) {
        if (inner < Lanes.COUNT) {
            ranges.runRows(outer, length * inner, (from, to) -> loop.fewColumns(start, x, from, to, length, inner, y));
        } else if (outer == 1) {
            ranges.runColumns(inner, length, (from, to) -> loop.columns(start, x, 0, length, inner, from, to, y));
        } else {
            ranges.runRows(outer, length * inner, (from, to) -> {
                for (int o = from; o < to; o++) loop.columns(start, x, o, length, inner, 0, inner, y);
            });
        }
    }

    @Override
    public void copy(int[] dims, float[] x, int xOffset, int[] xStrides, float[] y, int yOffset, int[] yStrides) {
        int last = dims.length - 1;
        boolean rows = yStrides[last] == 1 && xStrides[last] <= 1 && dims[last] >= Lanes.COUNT;
        if (last == 0 || rows) {
            super.copy(dims, x, xOffset, xStrides, y, yOffset, yStrides);
            return;
        }
        // The two innermost loops together; the odometer leaves the innermost of what it is given to us.
        TransposedCopy both = new TransposedCopy(
                dims[last - 1], dims[last], xStrides[last - 1], xStrides[last], yStrides[last - 1], yStrides[last]);
        new Odometer(Arrays.copyOf(dims, last), Arrays.copyOf(xStrides, last), Arrays.copyOf(yStrides, last))
                .forEachRow((row, xo, yo) -> both.run(x, xOffset + xo, y, yOffset + yo));
    }

    @Override
    protected void copyRow(int n, float[] x, int xo, int xs, float[] y, int yo, int ys) {
        if (xs == 0 && ys == 1) Arrays.fill(y, yo, yo + n, x[xo]);
        else super.copyRow(n, x, xo, xs, y, yo, ys);
    }

    @Override
    protected void accumulateRow(int n, float[] x, int xo, int xs, float[] y, int yo, int ys) {
        if (xs == 1 && ys == 1) sum.run(n, x, xo, 1, y, yo, 1, y, yo, 0, 0);
        else super.accumulateRow(n, x, xo, xs, y, yo, ys);
    }

    @Override
    public Optional<ConvKernels<float[]>> convolutions() {
        return Optional.of(convolutions);
    }

    @Override
    public void update(UpdateRule rule, float[] theta, float[] gradient, float[][] state, float[] next, int n) {
        Decay decay = Decay.of(rule);
        UpdateFormula<UpdateRule> formula = updates.of(decay.rule());
        UpdateArrays arrays = new UpdateArrays(theta, gradient, 0, state, next);
        ranges.run(n, Lanes.COUNT, (from, to) -> {
            int done = formula == null ? from : from + Lanes.SPECIES.loopBound(to - from);
            if (formula != null) decay.run(formula, arrays, from, done);
            update(rule, theta, gradient, state, next, done, to);
        });
    }

    /** The rule itself, element by element, for what is left. */
    private void update(
            UpdateRule rule, float[] theta, float[] gradient, float[][] state, float[] next, int from, int to) {
        double[] numbers = new double[state.length];
        for (int i = from; i < to; i++) {
            for (int s = 0; s < numbers.length; s++) numbers[s] = state[s][i];
            next[i] = (float) rule.apply(theta[i], gradient[i], numbers);
            for (int s = 0; s < numbers.length; s++) keep(state[s], i, numbers[s]);
        }
    }

    @Override
    protected double get(float[] array, int i) {
        return array[i];
    }

    @Override
    protected void set(float[] array, int i, double value) {
        array[i] = (float) value;
    }

    @Override
    protected double smallestNormal() {
        return Float.MIN_NORMAL;
    }

    @Override
    public String toString() {
        int threads = ranges.workers().threads();
        return "Vector API, " + Lanes.SPECIES.vectorBitSize() + " bits, " + threads
                + (threads == 1 ? " thread" : " threads");
    }
}
