package io.github.gradgrad.nn;

import io.github.gradgrad.autodiff.Variable;
import java.util.function.UnaryOperator;

/** A function without parameters as a layer; the usual ones work element by element and take any shape. */
public final class Activation extends Layer {
    private final String description;
    private final UnaryOperator<Variable> function;

    private Activation(String description, UnaryOperator<Variable> function) {
        this.description = description;
        this.function = function;
    }

    /** A function of your own, with what the network's description shall call it. */
    public static Activation of(String description, UnaryOperator<Variable> function) {
        return new Activation(description, function);
    }

    /** max(x, 0). Its second derivative is zero, which a gradient penalty copes with; its derivative at 0 is 0. */
    public static Activation relu() {
        return of("Relu", Variable::relu);
    }

    /** x where x &gt; 0, else slope x (Maas et al., 2013); 0.2 is usual in critics. */
    public static Activation leakyRelu(double slope) {
        return of("LeakyRelu(" + slope + ")", x -> x.leakyRelu(slope));
    }

    /** The hyperbolic tangent: between -1 and 1, the usual end of a generator of pictures. */
    public static Activation tanh() {
        return of("Tanh", Variable::tanh);
    }

    /** 1 / (1 + exp(-x)): between 0 and 1. */
    public static Activation sigmoid() {
        return of("Sigmoid", Variable::sigmoid);
    }

    /** log(1 + exp(x)): a smooth ReLU. */
    public static Activation softplus() {
        return of("Softplus", Variable::softplus);
    }

    @Override
    public Variable forward(Variable x, Pass pass) {
        return function.apply(x);
    }

    @Override
    public String toString() {
        return description;
    }
}
