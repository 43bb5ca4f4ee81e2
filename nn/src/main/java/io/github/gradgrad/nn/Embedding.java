package io.github.gradgrad.nn;

import io.github.gradgrad.autodiff.Selection;
import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import java.util.Arrays;
import java.util.List;

/**
 * A learned vector for each of a number of things, such as classes: y[i] = weight[index[i]].
 *
 * <p>Input: indices of any shape [..], whole numbers from 0, through which no gradient flows. Output [.., size].
 * Parameter as in PyTorch: {@code weight} [count, size], standard normal at first. A vector that is looked up several
 * times gets all their gradients, the others get 0.
 */
public final class Embedding extends Layer {
    private final Parameter weight;

    private Embedding(Parameter weight) {
        this.weight = weight;
    }

    /** A FLOAT32 layer that starts as PyTorch's does. */
    public static Embedding of(int count, int size, RandomStream random) {
        return of(DType.FLOAT32, count, size, Initialisers.normal(1), random);
    }

    /**
     * A layer of a type.
     *
     * @throws IllegalArgumentException if {@code count} or {@code size} is below 1
     */
    public static Embedding of(DType dtype, int count, int size, Initialiser weight, RandomStream random) {
        if (count < 1 || size < 1) {
            throw new IllegalArgumentException("embedding: " + count + " vectors of " + size + "; at least 1 expected");
        }
        return new Embedding(Parameter.of("weight", weight.create(dtype, Shape.of(count, size), random)));
    }

    /**
     * The vectors of the given indices, [number of indices, size].
     *
     * @throws IllegalArgumentException if there is no index, or no vector of an index
     */
    public Variable lookUp(int... indices) {
        for (int index : indices) requireIndex(index);
        return Selection.indexSelect(weight.variable(), 0, indices);
    }

    /** {@inheritDoc} The input's values are the indices. */
    @Override
    public Variable forward(Variable x, Pass pass) {
        int[] indices = new int[x.shape().size()];
        for (int i = 0; i < indices.length; i++) {
            requireIndex(x.value().at(i));
            indices[i] = (int) x.value().at(i);
        }
        int[] dims = Arrays.copyOf(x.shape().toArray(), x.shape().rank() + 1);
        dims[dims.length - 1] = weight.shape().dim(1);
        return lookUp(indices).reshape(Shape.of(dims));
    }

    private void requireIndex(double index) {
        int count = weight.shape().dim(0);
        if (index >= 0 && index < count && index == Math.rint(index)) return;
        throw new IllegalArgumentException(this + ": an index from 0 to " + (count - 1) + " expected, got " + index
                + " (at " + weight.name() + ")");
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(weight);
    }

    /** Such as {@code Embedding(10 of 16)}. */
    @Override
    public String toString() {
        return "Embedding(" + weight.shape().dim(0) + " of " + weight.shape().dim(1) + ")";
    }
}
