package io.github.gradgrad.tensor.functions;

/** A formula y = f(x) for one element. A lambda will do; those in {@link Unary} have vector code. */
@FunctionalInterface
public interface UnaryFunction {
    double apply(double x);
}
