package io.github.gradgrad.gan.doctor;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.tensor.Shape;
import java.util.stream.IntStream;

/**
 * A critic of samples with d elements whose gradient g = dC/dx is known in closed form, written twice: the scores in
 * variables, for the penalty that is examined, and the gradient in plain numbers, which uses none of the engine.
 */
enum ClosedForm {
    /** C(x) = &lt;w, x&gt;, g = w. */
    LINEAR("linear critic <w, x>") {
        @Override
        int parameters(int d) {
            return d;
        }

        @Override
        Variable score(Variable x, Variable w) {
            return x.matmul(w.reshape(Shape.of(w.shape().size(), 1)));
        }

        @Override
        double[] gradient(double[] x, double[] w) {
            return w;
        }
    },

    /** C(x) = a ||x||^2 / 2, g = a x. */
    QUADRATIC("quadratic critic a ||x||^2 / 2") {
        @Override
        int parameters(int d) {
            return 1;
        }

        @Override
        Variable score(Variable x, Variable a) {
            return x.square().sum(1).mul(a).mul(0.5).reshape(Shape.of(x.shape().dim(0), 1));
        }

        @Override
        double[] gradient(double[] x, double[] a) {
            return IntStream.range(0, x.length).mapToDouble(j -> a[0] * x[j]).toArray();
        }
    },

    /** C(x) = &lt;v, tanh(W x)&gt; with 3 hidden units, g = sum_k v_k (1 - tanh^2(W_k x)) W_k. The parameters: W, then v. */
    TWO_LAYER("two-layer critic <v, tanh(W x)>") {
        @Override
        int parameters(int d) {
            return HIDDEN * d + HIDDEN;
        }

        @Override
        Variable score(Variable x, Variable p) {
            int d = x.shape().dim(1), end = HIDDEN * d;
            Variable w = p.slice(0, 0, end).reshape(Shape.of(HIDDEN, d));
            Variable v = p.slice(0, end, end + HIDDEN).reshape(Shape.of(HIDDEN, 1));
            return x.matmulTransposed(w).tanh().matmul(v);
        }

        @Override
        double[] gradient(double[] x, double[] p) {
            int d = x.length;
            double[] g = new double[d];
            for (int k = 0; k < HIDDEN; k++) {
                double z = 0;
                for (int j = 0; j < d; j++) z += p[k * d + j] * x[j];
                double slope = p[HIDDEN * d + k] * (1 - Math.tanh(z) * Math.tanh(z));
                for (int j = 0; j < d; j++) g[j] += slope * p[k * d + j];
            }
            return g;
        }
    };

    private static final int HIDDEN = 3;

    private final String title;

    ClosedForm(String title) {
        this.title = title;
    }

    /** How many parameters it has for samples of d elements. */
    abstract int parameters(int d);

    /** The scores [N, 1] of samples [N, d]. */
    abstract Variable score(Variable x, Variable parameters);

    /** g at one sample. */
    abstract double[] gradient(double[] x, double[] parameters);

    @Override
    public String toString() {
        return title;
    }
}
