package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Tensor;
import java.util.List;
import java.util.function.UnaryOperator;

/** A function of one number at one point, for conventions where finite differences do not reach. */
final class Derivatives {
    private Derivatives() {}

    /** f(x), f'(x), f''(x), .. up to the given order; a zero is never the negative one. */
    static double[] at(double x, int order, UnaryOperator<Variable> f) {
        Variable point = Variable.of(Tensor.scalar(DType.FLOAT64, x));
        Variable y = f.apply(point);
        double[] derivatives = new double[order + 1];
        for (int n = 0; n <= order; n++) {
            derivatives[n] = y.item() + 0.0;
            y = Pullback.ofScalar(y)
                    .zerosForUnused()
                    .differentiableGradients(List.of(point))
                    .get(0);
        }
        return derivatives;
    }
}
