package io.github.gradgrad.gan.diagnostics;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.nn.Layer;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.List;

/** The Lipschitz constant of an activation: its largest slope, read off a fine grid. */
final class ElementwiseSlope {
    private static final double REACH = 20;
    private static final int POINTS = 40_001;

    private ElementwiseSlope() {}

    /** The largest |f'(t)| for t in [-20, 20] in steps of 0.001; infinite if the layer is not f, element by element. */
    static double of(Layer layer, Shape input, DType dtype) {
        if (!isElementwise(layer, input, dtype)) return Double.POSITIVE_INFINITY;
        int size = input.size(), samples = (POINTS + size - 1) / size;
        Tensor grid = Tensor.generate(
                dtype,
                LipschitzBound.batch(input, samples),
                i -> (2.0 * Math.min(i, POINTS - 1) / (POINTS - 1) - 1) * REACH);
        Variable x = Variable.of("x", grid);
        Tensor slopes = layer.forward(x).sum().gradient(x);
        double largest = 0;
        for (int i = 0; i < slopes.size(); i++) largest = Math.max(largest, Math.abs(slopes.at(i)));
        return largest;
    }

    /** Whether every element goes through one function: a batch of equal elements stays so, and no two elements meet. */
    private static boolean isElementwise(Layer layer, Shape input, DType dtype) {
        Shape shape = LipschitzBound.batch(input, 1);
        Variable x = Variable.of("x", Tensor.generate(dtype, shape, i -> 0.1 + 0.01 * i));
        Variable y = layer.forward(x);
        if (!y.shape().equals(shape)) return false;
        for (int k = 0; k < Math.min(y.shape().size(), 8); k++) {
            int at = k;
            Tensor one = Tensor.generate(dtype, shape, i -> i == at ? 1 : 0);
            Tensor g = y.pullback(Variable.constant(one))
                    .zerosForUnused()
                    .gradients(List.of(x))
                    .get(0);
            for (int i = 0; i < g.size(); i++) if (i != at && g.at(i) != 0) return false;
        }
        return true;
    }
}
