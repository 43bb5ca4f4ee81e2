package io.github.gradgrad.nn;

import io.github.gradgrad.autodiff.Variable;

/** A layer that does nothing but call others, and says in which order, so that a {@link Summary} can follow. */
abstract class Composite extends Layer {
    /** How a child is called. */
    @FunctionalInterface
    interface Call {
        /** The child's output; in place if nobody else reads x. */
        Variable of(Layer child, Variable x, boolean inPlace);

        default Variable of(Layer child, Variable x) {
            return of(child, x, false);
        }
    }

    /** The output, every child called through {@code call}. */
    abstract Variable compose(Variable x, Call call);

    @Override
    public final Variable forward(Variable x, Pass pass) {
        return compose(
                x, (child, input, inPlace) -> inPlace ? child.forwardInPlace(input, pass) : child.forward(input, pass));
    }
}
