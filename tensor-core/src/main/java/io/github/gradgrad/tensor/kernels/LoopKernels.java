package io.github.gradgrad.tensor.kernels;

import io.github.gradgrad.tensor.functions.BinaryFunction;
import io.github.gradgrad.tensor.functions.Reducer;
import io.github.gradgrad.tensor.functions.UnaryFunction;
import io.github.gradgrad.tensor.functions.UpdateRule;

/**
 * The reference kernels: plain loops that apply the scalar formula in double precision, for either element type.
 *
 * <p>They are the oracle of every fast kernel, and what runs where no fast kernel does.
 */
public abstract class LoopKernels<A> implements Kernels<A> {
    /** The reference kernels of FLOAT32: each element is computed in double precision and rounded once. */
    public static LoopKernels<float[]> float32() {
        return new FloatLoops();
    }

    /** The reference kernels of FLOAT64. */
    public static LoopKernels<double[]> float64() {
        return new DoubleLoops();
    }

    protected abstract double get(A array, int i);

    protected abstract void set(A array, int i, double value);

    /** The smallest positive number of the type that is not subnormal. */
    protected abstract double smallestNormal();

    @Override
    public void unary(UnaryFunction f, A x, A y, int n) {
        for (int i = 0; i < n; i++) set(y, i, f.apply(get(x, i)));
    }

    @Override
    public boolean isFinite(A x, int n) {
        for (int i = 0; i < n; i++) if (!Double.isFinite(get(x, i))) return false;
        return true;
    }

    @Override
    public void binary(BinaryFunction f, int[] dims, A a, int[] aStrides, A b, int[] bStrides, A y) {
        int last = dims.length - 1, n = dims[last], as = aStrides[last], bs = bStrides[last];
        new Odometer(dims, aStrides, bStrides)
                .forEachRow((row, ao, bo) -> binaryRow(f, n, a, ao, as, b, bo, bs, y, row * n));
    }

    /** One innermost loop of {@link #binary}: what a fast kernel overrides. */
    protected void binaryRow(BinaryFunction f, int n, A a, int ao, int as, A b, int bo, int bs, A y, int yo) {
        for (int i = 0; i < n; i++) set(y, yo + i, f.apply(get(a, ao + i * as), get(b, bo + i * bs)));
    }

    @Override
    public void reduce(Reducer reducer, A x, int outer, int length, int inner, A y) {
        for (int o = 0; o < outer; o++) {
            for (int i = 0; i < inner; i++) {
                double joined = reducer.start();
                for (int r = 0; r < length; r++) joined = reducer.join(joined, get(x, (o * length + r) * inner + i));
                set(y, o * inner + i, joined);
            }
        }
    }

    @Override
    public void copy(int[] dims, A x, int xOffset, int[] xStrides, A y, int yOffset, int[] yStrides) {
        int last = dims.length - 1, n = dims[last], xs = xStrides[last], ys = yStrides[last];
        if (last <= 1) {
            int rows = last == 0 ? 1 : dims[0], xRow = xStrides[0], yRow = yStrides[0];
            for (int r = 0; r < rows; r++) copyRow(n, x, xOffset + r * xRow, xs, y, yOffset + r * yRow, ys);
            return;
        }
        new Odometer(dims, xStrides, yStrides)
                .forEachRow((row, xo, yo) -> copyRow(n, x, xOffset + xo, xs, y, yOffset + yo, ys));
    }

    /** One innermost loop of {@link #copy}. */
    protected void copyRow(int n, A x, int xo, int xs, A y, int yo, int ys) {
        if (xs == 1 && ys == 1) {
            System.arraycopy(x, xo, y, yo, n);
            return;
        }
        for (int i = 0; i < n; i++) set(y, yo + i * ys, get(x, xo + i * xs));
    }

    @Override
    public void accumulate(int[] dims, A x, int xOffset, int[] xStrides, A y, int yOffset, int[] yStrides) {
        int last = dims.length - 1, n = dims[last], xs = xStrides[last], ys = yStrides[last];
        new Odometer(dims, xStrides, yStrides)
                .forEachRow((row, xo, yo) -> accumulateRow(n, x, xOffset + xo, xs, y, yOffset + yo, ys));
    }

    /** One innermost loop of {@link #accumulate}. */
    protected void accumulateRow(int n, A x, int xo, int xs, A y, int yo, int ys) {
        for (int i = 0; i < n; i++) set(y, yo + i * ys, get(y, yo + i * ys) + get(x, xo + i * xs));
    }

    @Override
    public void gather(A x, int[] positions, A y) {
        for (int i = 0; i < positions.length; i++) set(y, i, get(x, positions[i]));
    }

    @Override
    public void scatterAdd(A x, int[] positions, A y) {
        for (int i = 0; i < positions.length; i++) set(y, positions[i], get(y, positions[i]) + get(x, i));
    }

    @Override
    public void argmax(A x, int planes, int plane, int[][] windows, int[] positions) {
        int found = 0;
        for (int p = 0; p < planes; p++) {
            for (int[] window : windows) {
                int best = p * plane + window[0];
                for (int i : window) {
                    double candidate = get(x, p * plane + i), leader = get(x, best);
                    if (candidate > leader || (Double.isNaN(candidate) && !Double.isNaN(leader))) best = p * plane + i;
                }
                positions[found++] = best;
            }
        }
    }

    @Override
    public void update(UpdateRule rule, A theta, A gradient, A[] state, A next, int n) {
        double[] numbers = new double[state.length];
        for (int i = 0; i < n; i++) {
            for (int s = 0; s < numbers.length; s++) numbers[s] = get(state[s], i);
            set(next, i, rule.apply(get(theta, i), get(gradient, i), numbers));
            for (int s = 0; s < numbers.length; s++) keep(state[s], i, numbers[s]);
        }
    }

    /** Sets a number of an optimiser's state. */
    protected final void keep(A state, int i, double number) {
        set(state, i, Math.abs(number) < smallestNormal() ? 0 : number);
    }
}
