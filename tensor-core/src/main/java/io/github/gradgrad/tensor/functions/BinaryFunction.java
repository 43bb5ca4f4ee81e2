package io.github.gradgrad.tensor.functions;

/** A formula y = f(a, b) for one pair of elements. A lambda will do; those in {@link Binary} have vector code. */
@FunctionalInterface
public interface BinaryFunction {
    double apply(double a, double b);
}
