package io.github.gradgrad.gan.diagnostics;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.nn.Parameter;
import io.github.gradgrad.nn.Parameters;
import io.github.gradgrad.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The norm of a loss's gradient layer by layer: growing towards the first layers it explodes, shrinking it vanishes
 * (Gulrajani et al., 2017, section 3 and figure 1b).
 */
public final class LayerGradients {
    private LayerGradients() {}

    /**
     * The L2 norm of the gradient over all parameters of each layer, in the order of the layers. A layer is what precedes
     * the last dot of a parameter's name: {@code 0.weight} and {@code 0.bias} are of layer {@code 0}.
     *
     * @param loss a scalar computed with the parameters' current values; a parameter that it does not depend on has 0
     */
    public static Map<String, Double> norms(Variable loss, List<Parameter> parameters) {
        List<Tensor> gradients = loss.pullback().zerosForUnused().gradients(Parameters.variables(parameters));
        Map<String, Double> squares = new LinkedHashMap<>();
        for (int i = 0; i < gradients.size(); i++) {
            double sum = 0;
            for (double g : gradients.get(i).toDoubles()) sum += g * g;
            String name = parameters.get(i).name();
            int dot = name.lastIndexOf('.');
            squares.merge(dot < 0 ? name : name.substring(0, dot), sum, Double::sum);
        }
        squares.replaceAll((layer, sum) -> Math.sqrt(sum));
        return squares;
    }
}
