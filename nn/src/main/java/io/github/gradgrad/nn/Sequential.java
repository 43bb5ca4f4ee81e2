package io.github.gradgrad.nn;

import io.github.gradgrad.autodiff.Variable;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Layers one after another: y = f_k(... f_1(f_0(x))).
 *
 * <p>Each layer is named by its position, layers without parameters counted as well, so that the parameters of a
 * Linear, an activation and a Linear are {@code 0.weight}, {@code 0.bias}, {@code 2.weight} and {@code 2.bias}, as in
 * PyTorch.
 */
public final class Sequential extends Layer {
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
    public List<Layer> children() {
        return layers;
    }

    @Override
    public Variable forward(Variable x, Pass pass) {
        Variable y = x;
        for (Layer layer : layers) y = layer.forward(y, pass);
        return y;
    }

    @Override
    public List<Parameter> parameters() {
        return layers.stream().flatMap(layer -> layer.parameters().stream()).toList();
    }

    @Override
    public List<Buffer> buffers() {
        return layers.stream().flatMap(layer -> layer.buffers().stream()).toList();
    }

    /** Such as {@code Sequential(0: Linear(2 -> 64), 1: LeakyRelu(0.2), 2: Linear(64 -> 1))}. */
    @Override
    public String toString() {
        return IntStream.range(0, layers.size())
                .mapToObj(i -> i + ": " + layers.get(i))
                .collect(Collectors.joining(", ", "Sequential(", ")"));
    }
}
