package io.github.gradgrad.benchmarks.critic;

import java.util.List;

/**
 * What the products of a critic step must compute, counted from the sizes of its layers: what a time is to be compared with.
 *
 * <p>With f the operations of a layer on a batch, the loss needs 2 f to score real and generated samples, 2 f for the
 * gradient of the weights and 2 f for that of the layer below. The penalty needs f to score the points, f for their
 * gradient, and in the backward pass through that gradient f for the weights and f for the layer above; its own scores
 * are not differentiated, as the slopes of a (leaky) ReLU are constant. That is 6 f, and 10 f with the penalty. The first
 * layer has none below, the last none above. Elementwise functions, sums and the optimiser are not counted.
 *
 * @param operations floating-point operations of all products
 * @param bytes of the results of these products in FLOAT32; all other arrays of a step come on top
 */
public record Arithmetic(long operations, long bytes) {
    /** The arithmetic of one step. */
    public static Arithmetic of(CriticConfig config, boolean penalty) {
        List<LayerSize> layers = config.layers();
        long n = config.batch().dim(0), operations = 0, elements = 0;
        for (int i = 0; i < layers.size(); i++) {
            LayerSize layer = layers.get(i);
            boolean first = i == 0, last = i == layers.size() - 1;
            long f = n * layer.operations(), in = n * layer.inputs(), out = n * layer.outputs();
            operations += 4 * f + (first ? 0 : 2 * f);
            elements += 2 * out + layer.weights() + (first ? 0 : 2 * in);
            if (!penalty) continue;
            operations += 3 * f + (last ? 0 : f);
            elements += out + in + layer.weights() + (last ? 0 : out);
        }
        return new Arithmetic(operations, elements * Float.BYTES);
    }
}
