package io.github.gradgrad.nn;

import io.github.gradgrad.autodiff.Activations;
import io.github.gradgrad.autodiff.Statistics;
import io.github.gradgrad.autodiff.Variable;
import java.util.function.UnaryOperator;

/** A function without parameters as a layer; the usual ones work element by element and take any shape. */
public final class Activation extends Layer {
    private final String description;
    private final UnaryOperator<Variable> function;
    /** The same function where nobody else reads its argument. */
    private final UnaryOperator<Variable> inPlace;

    private Activation(String description, UnaryOperator<Variable> function, UnaryOperator<Variable> inPlace) {
        this.description = description;
        this.function = function;
        this.inPlace = inPlace;
    }

    /** A function of your own, with what the network's description shall call it. */
    public static Activation of(String description, UnaryOperator<Variable> function) {
        return new Activation(description, function, function);
    }

    /** max(x, 0). Its second derivative is zero, which a gradient penalty copes with; its derivative at 0 is 0. */
    public static Activation relu() {
        return leakyRelu("Relu", 0);
    }

    /** x where x &gt; 0, else slope x (Maas et al., 2013); 0.2 is usual in critics. */
    public static Activation leakyRelu(double slope) {
        return leakyRelu("LeakyRelu(" + slope + ")", slope);
    }

    private static Activation leakyRelu(String description, double slope) {
        UnaryOperator<Variable> function = x -> x.leakyRelu(slope);
        return new Activation(
                description, function, slope >= 0 ? x -> Activations.leakyReluInPlace(x, slope) : function);
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

    /** log(sigmoid(x)); see {@link Activations#logSigmoid}. */
    public static Activation logSigmoid() {
        return of("LogSigmoid", Activations::logSigmoid);
    }

    /** x where x &gt; 0, else alpha (exp(x) - 1), PyTorch's alpha being 1; see {@link Activations#elu}. */
    public static Activation elu(double alpha) {
        return of("Elu(" + alpha + ")", x -> Activations.elu(x, alpha));
    }

    /** 1.0507 elu(x, 1.6733); see {@link Activations#selu}. */
    public static Activation selu() {
        return of("Selu", Activations::selu);
    }

    /** x Phi(x); see {@link Activations#gelu}. */
    public static Activation gelu() {
        return of("Gelu", Activations::gelu);
    }

    /** x (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3))) / 2; see {@link Activations#geluTanh}. */
    public static Activation geluTanh() {
        return of("GeluTanh", Activations::geluTanh);
    }

    /** x sigmoid(x); see {@link Activations#silu}. */
    public static Activation silu() {
        return of("Silu", Activations::silu);
    }

    /** x tanh(softplus(x)); see {@link Activations#mish}. */
    public static Activation mish() {
        return of("Mish", Activations::mish);
    }

    /** x limited to [min, max], PyTorch's limits being -1 and 1; see {@link Activations#hardtanh}. */
    public static Activation hardtanh(double min, double max) {
        return of("Hardtanh(" + min + ", " + max + ")", x -> Activations.hardtanh(x, min, max));
    }

    /** exp(x) over its sum along a dim, so that it sums to 1 there; see {@link Statistics#softmax}. */
    public static Activation softmax(int dim) {
        return of("Softmax(" + dim + ")", x -> Statistics.softmax(x, dim));
    }

    @Override
    public Variable forward(Variable x, Pass pass) {
        return function.apply(x);
    }

    @Override
    Variable forwardInPlace(Variable x, Pass pass) {
        return inPlace.apply(x);
    }

    @Override
    public String toString() {
        return description;
    }
}
