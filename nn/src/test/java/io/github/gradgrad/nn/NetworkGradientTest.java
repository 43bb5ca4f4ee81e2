package io.github.gradgrad.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.gradgrad.autodiff.GradientCheck;
import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A whole network, differentiated twice. */
class NetworkGradientTest {
    private final RandomStream random = RandomStream.of(3);
    private final Sequential network = Sequential.of(
            linear(4, 5), Activation.tanh(), linear(5, 3), Activation.softplus(), linear(3, 1), Flatten.of());
    private final Tensor x = random.normal(DType.FLOAT64, Shape.of(6, 4));

    private Linear linear(int in, int out) {
        return Linear.of(DType.FLOAT64, in, out, Initialisers.glorotUniform(), random);
    }

    /** The mean over the samples of (|dC/dx| - 1)^2. */
    private Variable penalty() {
        Variable point = Variable.of(x);
        Variable slopes = network.forward(point).sum().differentiableGradient(point);
        return slopes.safeNorm(1).sub(1).square().mean();
    }

    @Test
    void bothDerivativesWithRespectToTheInputAreRight() {
        GradientCheck.of(xs -> network.forward(xs.get(0))).at(x);
    }

    @Test
    void theGradientOfAGradientPenaltyWithRespectToEveryParameterIsRight() {
        List<Parameter> parameters = network.parameters();
        List<Tensor> gradients = penalty()
                .pullback(Variable.constant(Tensor.scalar(DType.FLOAT64, 1)))
                .zerosForUnused()
                .gradients(Parameters.variables(parameters));
        for (int p = 0; p < parameters.size(); p++) {
            for (int i = 0; i < gradients.get(p).size(); i++) {
                double difference = difference(parameters.get(p), i);
                assertEquals(difference, gradients.get(p).at(i), 1e-9, parameters.get(p) + " element " + i);
            }
        }
    }

    /** The central difference of the penalty, extrapolated from two widths to an error of order h^4. */
    private double difference(Parameter parameter, int i) {
        double wide = central(parameter, i, 2e-3), narrow = central(parameter, i, 1e-3);
        return (4 * narrow - wide) / 3;
    }

    private double central(Parameter parameter, int i, double h) {
        Tensor value = parameter.value();
        parameter.update(moved(value, i, h));
        double above = penalty().item();
        parameter.update(moved(value, i, -h));
        double below = penalty().item();
        parameter.update(value);
        return (above - below) / (2 * h);
    }

    private static Tensor moved(Tensor value, int i, double by) {
        return Tensor.generate(value.dtype(), value.shape(), j -> value.at(j) + (i == j ? by : 0));
    }
}
