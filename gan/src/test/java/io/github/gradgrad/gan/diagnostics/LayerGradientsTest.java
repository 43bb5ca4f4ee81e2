package io.github.gradgrad.gan.diagnostics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.nn.Parameter;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LayerGradientsTest {
    private final Parameter weight = Parameter.of("critic.0.weight", Tensor.of(Shape.of(2), 1.0, 2.0));
    private final Parameter bias = Parameter.of("critic.0.bias", Tensor.of(Shape.of(1), 5.0));
    private final Parameter last = Parameter.of("critic.2.weight", Tensor.of(Shape.of(1), 1.0));
    private final Parameter unused = Parameter.of("scale", Tensor.of(Shape.of(1), 1.0));

    /** loss = sum(w^2) + 4 b + 7 l: gradients (2, 4), 4 and 7; the first layer has sqrt(4 + 16 + 16). */
    @Test
    void parametersOfALayerShareItsNorm() {
        Variable loss = weight.variable()
                .square()
                .sum()
                .add(bias.variable().mul(4).sum())
                .add(last.variable().mul(-7).sum());

        Map<String, Double> norms = LayerGradients.norms(loss, List.of(weight, bias, last, unused));

        assertEquals(Map.of("critic.0", 6.0, "critic.2", 7.0, "scale", 0.0), norms);
        assertEquals(List.of("critic.0", "critic.2", "scale"), List.copyOf(norms.keySet()));
    }
}
