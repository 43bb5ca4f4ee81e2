package io.github.gradgrad.tensor.panama;

import io.github.gradgrad.tensor.functions.AdamRule;
import io.github.gradgrad.tensor.functions.Binary;
import io.github.gradgrad.tensor.functions.BinaryFunction;
import io.github.gradgrad.tensor.functions.Reducer;
import io.github.gradgrad.tensor.functions.RmsPropRule;
import io.github.gradgrad.tensor.functions.SgdRule;
import io.github.gradgrad.tensor.functions.UnaryFunction;
import io.github.gradgrad.tensor.functions.UpdateRule;
import io.github.gradgrad.tensor.kernels.ConvKernels;
import io.github.gradgrad.tensor.kernels.LoopKernels;
import io.github.gradgrad.tensor.kernels.Odometer;
import io.github.gradgrad.tensor.kernels.Workers;
import java.util.Arrays;
import java.util.Optional;

/** FLOAT32 kernels on the Vector API; what has no vector code runs in the loops that it inherits. */
final class VectorKernels extends LoopKernels<float[]> {
    private final VectorFormulas formulas = new VectorFormulas();
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
        VectorFormulas.UnaryEntry entry = formulas.of(f);
        if (entry == null) super.unary(f, x, y, n);
        else ranges.run(n, Lanes.COUNT, (from, to) -> entry.run(f, x, from, y, from, to - from));
    }

    @Override
    public boolean isFinite(float[] x, int n) {
        return FiniteLoop.isFinite(x, n);
    }

    @Override
    public void binary(BinaryFunction f, int[] dims, float[] a, int[] aStrides, float[] b, int[] bStrides, float[] y) {
        int last = dims.length - 1, n = dims[last], as = aStrides[last], bs = bStrides[last];
        BinaryFormula.Loop loop = formulas.of(f);
        if (loop == null || as > 1 || bs > 1 || as + bs == 0) {
            super.binary(f, dims, a, aStrides, b, bStrides, y);
            return;
        }
        float p = VectorFormulas.parameter(f);
        if (last == 0) {
            ranges.run(
                    n, Lanes.COUNT, (from, to) -> loop.run(to - from, a, from * as, as, b, from * bs, bs, y, from, p));
        } else if (last == 1) {
            int aRow = aStrides[0], bRow = bStrides[0];
            ranges.runRows(dims[0], n, (from, to) -> {
                for (int r = from; r < to; r++) loop.run(n, a, r * aRow, as, b, r * bRow, bs, y, r * n, p);
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
                            .forEachRow(
                                    (row, ao, bo) -> loop.run(n, a, a0 + ao, as, b, b0 + bo, bs, y, y0 + row * n, p));
                }
            });
        }
    }

    @Override
    public void reduce(Reducer reducer, float[] x, int outer, int length, int inner, float[] y) {
        BinaryFormula.Reduction loop = formulas.of(reducer);
        boolean narrow = (inner == 1 ? length : inner) < Lanes.COUNT;
        if (loop == null || narrow) {
            super.reduce(reducer, x, outer, length, inner, y);
            return;
        }
        float start = (float) reducer.start();
        if (inner == 1) {
            ranges.runRows(outer, length, (from, to) -> loop.rows(start, x, from, to, length, y));
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
        if (last == 0 || (yStrides[last] == 1 && xStrides[last] <= 1)) {
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
        BinaryFormula.Loop sum = xs == 1 && ys == 1 ? formulas.of(Binary.ADD) : null;
        if (sum == null) super.accumulateRow(n, x, xo, xs, y, yo, ys);
        else sum.run(n, x, xo, 1, y, yo, 1, y, yo, 0);
    }

    @Override
    public Optional<ConvKernels<float[]>> convolutions() {
        return Optional.of(convolutions);
    }

    @Override
    public void update(UpdateRule rule, float[] theta, float[] gradient, float[][] state, float[] next, int n) {
        ranges.run(n, Lanes.COUNT, (from, to) -> {
            int done = from;
            if (rule instanceof AdamRule adam) {
                done = UpdateLoops.adam(adam, theta, gradient, state[0], state[1], next, from, to);
            } else if (rule instanceof RmsPropRule rms) {
                done = UpdateLoops.rmsProp(rms, theta, gradient, state[0], next, from, to);
            } else if (rule instanceof SgdRule sgd) {
                done = UpdateLoops.sgd(sgd, theta, gradient, next, from, to);
            }
            update(rule, theta, gradient, state, next, done, to);
        });
    }

    /** The rule itself, element by element, for what is left. */
    private static void update(
            UpdateRule rule, float[] theta, float[] gradient, float[][] state, float[] next, int from, int to) {
        double[] numbers = new double[state.length];
        for (int i = from; i < to; i++) {
            for (int s = 0; s < numbers.length; s++) numbers[s] = state[s][i];
            next[i] = (float) rule.apply(theta[i], gradient[i], numbers);
            for (int s = 0; s < numbers.length; s++) state[s][i] = (float) numbers[s];
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
    public String toString() {
        int threads = ranges.workers().threads();
        return "Vector API, " + Lanes.SPECIES.vectorBitSize() + " bits, " + threads
                + (threads == 1 ? " thread" : " threads");
    }
}
