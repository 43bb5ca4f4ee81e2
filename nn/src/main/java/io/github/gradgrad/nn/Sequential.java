package io.github.gradgrad.nn;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.tensor.Workspace;
import java.util.List;

/**
 * Layers one after another: y = f_k(... f_1(f_0(x))).
 *
 * <p>Each layer is named by its position, layers without parameters counted as well, so that the parameters of a
 * Linear, an activation and a Linear are {@code 0.weight}, {@code 0.bias}, {@code 2.weight} and {@code 2.bias}, as in
 * PyTorch.
 *
 * <p>In a step of a {@link Workspace} a (leaky) ReLU writes its result over that of the linear layer or convolution before it: nobody else
 * reads that.
 */
public final class Sequential extends Composite {
    private final List<Layer> layers;

    private Sequential(List<Layer> layers) {
        this.layers = layers;
        for (int i = 0; i < layers.size(); i++) layers.get(i).named(Integer.toString(i));
    }

    /**
     * A chain of the given layers, first to last; none gives the identity.
     *
     * @throws IllegalStateException if a layer is given twice or belongs to an owner already
     */
    public static Sequential of(Layer... layers) {
        return new Sequential(List.of(layers));
    }

    /** The layers, first to last. */
    public List<Layer> layers() {
        return layers;
    }

    @Override
    Variable compose(Variable x, Call call) {
        Variable y = x;
        boolean inPlace = false;
        for (Layer layer : layers) {
            y = call.of(layer, y, inPlace);
            inPlace = layer.releasesOutput();
        }
        return y;
    }

    @Override
    public List<Layer> children() {
        return layers;
    }
}
