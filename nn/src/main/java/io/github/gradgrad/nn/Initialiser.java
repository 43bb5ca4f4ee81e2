package io.github.gradgrad.nn;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;

/** How a parameter gets its first value; the usual ways are in {@link Initialisers}. */
@FunctionalInterface
public interface Initialiser {
    /** The first value of a parameter of this type and shape; all that is random in it is drawn from {@code random}. */
    Tensor create(DType dtype, Shape shape, RandomStream random);
}
