package io.github.gradgrad.autodiff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Derivatives beyond the second, against closed forms. */
class HigherOrderTest {
    /** d^n/dx^n of x^2 exp(3x) = exp(3x) (3^n x^2 + 2n 3^(n-1) x + n(n-1) 3^(n-2)), by Leibniz's rule. */
    @Test
    void fourthDerivativeOfAProductWithAnExponential() {
        double x = 0.7;
        double[] actual = Derivatives.at(x, 4, v -> v.square().mul(v.mul(3).exp()));
        for (int n = 0; n <= 4; n++) {
            double expected = Math.exp(3 * x)
                    * (Math.pow(3, n) * x * x + 2 * n * Math.pow(3, n - 1) * x + n * (n - 1) * Math.pow(3, n - 2));
            assertEquals(expected, actual[n], 1e-13 * Math.abs(expected));
        }
    }

    /** d^n/dx^n of 1/x = (-1)^n n! / x^(n+1). */
    @Test
    void sixthDerivativeOfAReciprocal() {
        double[] actual = Derivatives.at(
                0.8, 6, v -> Variable.constant(Tensor.scalar(DType.FLOAT64, 1)).div(v));
        double expected = 1 / 0.8;
        for (int n = 0; n <= 6; n++) {
            assertEquals(expected, actual[n], 1e-13 * Math.abs(expected));
            expected *= -(n + 1) / 0.8;
        }
    }

    /** sin, cos, -sin, -cos, sin: the fourth derivative is the function again. */
    @Test
    void fourthDerivativeOfTheSine() {
        double x = 0.7;
        double[] expected = {Math.sin(x), Math.cos(x), -Math.sin(x), -Math.cos(x), Math.sin(x)};
        assertArrayEquals(expected, Derivatives.at(x, 4, Elementary::sin), 1e-15);
    }

    /** With t = tanh(x): 1 - t^2, -2 t (1 - t^2), (6 t^2 - 2) (1 - t^2). */
    @Test
    void thirdDerivativeOfTheHyperbolicTangent() {
        double x = 0.7, t = Math.tanh(x), slope = 1 - t * t;
        double[] expected = {t, slope, -2 * t * slope, (6 * t * t - 2) * slope};
        assertArrayEquals(expected, Derivatives.at(x, 3, Variable::tanh), 1e-15);
    }

    /** The derivatives of the sigmoid s are s(1-s), s(1-s)(1-2s), s(1-s)(1-6s+6s^2), s(1-s)(1-2s)(1-12s+12s^2). */
    @Test
    void fourthDerivativeOfTheSigmoid() {
        double s = 1 / (1 + Math.exp(-0.4)), slope = s * (1 - s);
        double[] expected = {
            s,
            slope,
            slope * (1 - 2 * s),
            slope * (1 - 6 * s + 6 * s * s),
            slope * (1 - 2 * s) * (1 - 12 * s + 12 * s * s)
        };
        double[] actual = Derivatives.at(0.4, 4, Variable::sigmoid);
        for (int n = 0; n <= 4; n++) assertEquals(expected[n], actual[n], 1e-15);
    }

    /** f(x) = sum_j c_j tanh(w_j x + b_j): f''' = sum_j c_j w_j^3 tanh'''(w_j x + b_j), t''' = -2 (1-t^2) (1-3t^2). */
    @Test
    void thirdDerivativeOfANetwork() {
        double[] w = {0.5, -1.5, 2}, b = {0.1, 0.2, -0.3}, c = {1, -2, 0.5};
        double x = 0.3;
        Variable hidden = Variable.of("w", Tensor.of(Shape.of(1, 3), w)),
                bias = Variable.of("b", Tensor.of(Shape.of(3), b)),
                out = Variable.of("c", Tensor.of(Shape.of(3, 1), c));
        double[] actual = Derivatives.at(
                x,
                3,
                v -> v.reshape(Shape.of(1, 1))
                        .matmul(hidden)
                        .add(bias)
                        .tanh()
                        .matmul(out)
                        .sum());
        double first = 0, second = 0, third = 0;
        for (int j = 0; j < 3; j++) {
            double t = Math.tanh(w[j] * x + b[j]), slope = 1 - t * t;
            first += c[j] * w[j] * slope;
            second += c[j] * w[j] * w[j] * -2 * t * slope;
            third += c[j] * w[j] * w[j] * w[j] * -2 * slope * (1 - 3 * t * t);
        }
        assertEquals(first, actual[1], 1e-14);
        assertEquals(second, actual[2], 1e-14);
        assertEquals(third, actual[3], 1e-14);
    }

    /** d3/dx dy dz of exp(xyz) = exp(xyz) (1 + 3xyz + (xyz)^2), in every order of x, y, z. */
    @Test
    void mixedThirdDerivativesDoNotDependOnTheirOrder() {
        Variable x = scalar(0.5), y = scalar(-0.8), z = scalar(1.2);
        Variable f = x.mul(y).mul(z).exp();
        double p = 0.5 * -0.8 * 1.2, expected = Math.exp(p) * (1 + 3 * p + p * p);
        for (List<Variable> order : List.of(List.of(x, y, z), List.of(y, z, x), List.of(z, x, y), List.of(z, y, x))) {
            Variable derivative = f;
            for (Variable v : order) derivative = derivative.differentiableGradient(v);
            assertEquals(expected, derivative.item(), 1e-15);
        }
    }

    private static Variable scalar(double value) {
        return Variable.of(Tensor.scalar(DType.FLOAT64, value));
    }
}
