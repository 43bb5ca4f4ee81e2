package io.github.gradgrad.nn;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Tensor;
import io.github.gradgrad.tensor.UpdateState;
import io.github.gradgrad.tensor.functions.UpdateRule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Changes parameters step by step, by gradients that the caller computes:
 *
 * <pre>{@code
 * Optimiser optimiser = new Adam(network.parameters(), 1e-4).betas(0, 0.9);
 * optimiser.step(loss.gradients(Parameters.variables(network.parameters())));
 * }</pre>
 *
 * <p>A subclass is a formula for one element, an {@link UpdateRule}, and the names of the numbers that the formula
 * remembers of each element; they start at zero, have the parameter's type and are changed in the one pass that
 * computes the parameter's next value. A subnormal one (below 1.2e-38 in FLOAT32) is kept as 0. Options other than the
 * learning rate are for the time before the first step.
 *
 * <p>Parameters that need other options or another learning rate form a group; see {@link ParameterGroups}.
 */
public abstract class Optimiser {
    private static final String FROM_0 = "a finite number from 0";
    private static final String STEP = "step";

    private final String name = getClass().getSimpleName();
    private final List<Parameter> parameters;
    private List<UpdateState> states = List.of();
    private double learningRate;
    private long steps;

    /**
     * An optimiser at step 0.
     *
     * @throws IllegalArgumentException if there are no parameters, two have one name, one is frozen, or the learning rate
     *     is negative or not finite
     */
    protected Optimiser(List<Parameter> parameters, double learningRate) {
        if (Parameters.toMap(parameters).isEmpty()) throw new IllegalArgumentException(name + ": no parameters");
        for (Parameter p : parameters) {
            if (p.isFrozen()) {
                throw new IllegalArgumentException(
                        name + ": " + p.name() + " is frozen; take Parameters.trainable(..) of the network's");
            }
        }
        this.parameters = List.copyOf(parameters);
        this.learningRate = require("learning rate", learningRate, learningRate >= 0, FROM_0);
    }

    /** The formula for the given step, counted from 1. */
    protected abstract UpdateRule rule(long step);

    /** What a checkpoint calls the numbers that the formula remembers of each element, in its order. */
    protected abstract List<String> slots();

    /** The formula of each parameter for the given step. */
    List<UpdateRule> rules(long step) {
        return Collections.nCopies(parameters.size(), rule(step));
    }

    /** The slots of a parameter. */
    List<String> slots(int parameter) {
        return slots();
    }

    /** The parameters, in the order in which {@link #step} takes their gradients. */
    public final List<Parameter> parameters() {
        return parameters;
    }

    /** How many steps have been taken. */
    public final long steps() {
        return steps;
    }

    public final double learningRate() {
        return learningRate;
    }

    /**
     * Sets the learning rate of the steps to come.
     *
     * @throws IllegalArgumentException if it is negative or not finite
     */
    public final void learningRate(double newRate) {
        learningRate = require("learning rate", newRate, newRate >= 0, FROM_0);
    }

    /**
     * Updates every parameter once.
     *
     * @param gradients one for each parameter, in their order
     * @throws IllegalArgumentException if their number, or the type or shape of one, is wrong; nothing is changed then
     */
    public final void step(List<Tensor> gradients) {
        requireMatching(gradients);
        steps++;
        List<UpdateRule> rules = rules(steps);
        for (int i = 0; i < parameters.size(); i++) {
            Parameter parameter = parameters.get(i);
            Tensor value = parameter.variable().value();
            parameter.replace(states().get(i).update(rules.get(i), value, gradients.get(i)));
        }
    }

    /**
     * All that a checkpoint needs to go on bit-identically, apart from the options: {@code step}, the number of steps
     * as a FLOAT64 scalar, and copies of the numbers remembered, under names such as {@code 0.weight.exp_avg}.
     */
    public final Map<String, Tensor> state() {
        Map<String, Tensor> state = new LinkedHashMap<>();
        state.put(STEP, Tensor.scalar(DType.FLOAT64, (double) steps));
        for (int i = 0; i < parameters.size(); i++) {
            List<Tensor> values = states().get(i).snapshot();
            for (int s = 0; s < values.size(); s++) state.put(key(i, s), values.get(s));
        }
        return state;
    }

    /**
     * Takes what {@link #state} gave.
     *
     * @throws IllegalArgumentException if names are missing or unexpected, types or shapes differ (all are listed), or
     *     the step is not a whole number; nothing is changed then
     */
    public final void restore(Map<String, Tensor> state) {
        Parameters.requireSame(name + ": the state does not match", state(), state);
        double step = Parameters.get(state, STEP).item();
        if (step < 0 || step != Math.rint(step) || step > 1L << 53) {
            throw new IllegalArgumentException(
                    name + ": the state's step is " + step + ", a whole number from 0 expected");
        }
        for (int i = 0; i < parameters.size(); i++) {
            List<Tensor> values = new ArrayList<>();
            for (int s = 0; s < slots(i).size(); s++) values.add(Parameters.get(state, key(i, s)));
            states().get(i).restore(values);
        }
        steps = (long) step;
    }

    /** Checks an option that is being set: whether steps may still change it, and its value. */
    final double requireOption(String option, double value, boolean valid, String expected) {
        requireBeforeFirstStep(option);
        return require(option, value, valid, expected);
    }

    final double requireNotNegative(String option, double value) {
        return requireOption(option, value, value >= 0, FROM_0);
    }

    final double requireDecayRate(String option, double value) {
        return requireOption(option, value, value >= 0 && value < 1, "a number from 0 to below 1");
    }

    /** Checks that an option may still be set; what is remembered may then have another form. */
    final void requireBeforeFirstStep(String option) {
        if (steps > 0) throw new IllegalStateException(name + ": " + option + " cannot change after the first step");
        states = List.of();
    }

    /** Made when first needed, as the number of slots depends on the options; before the first step they are zero. */
    private List<UpdateState> states() {
        if (states.isEmpty()) {
            states = IntStream.range(0, parameters.size())
                    .mapToObj(i -> new UpdateState(
                            parameters.get(i).dtype(), parameters.get(i).shape(), slots(i).size()))
                    .toList();
        }
        return states;
    }

    private double require(String option, double value, boolean valid, String expected) {
        if (valid && Double.isFinite(value)) return value;
        throw new IllegalArgumentException(name + ": " + option + ": " + expected + " expected, got " + value);
    }

    private String key(int parameter, int slot) {
        return parameters.get(parameter).name() + "." + slots(parameter).get(slot);
    }

    private void requireMatching(List<Tensor> gradients) {
        if (gradients.size() != parameters.size()) {
            throw new IllegalArgumentException(name + ": " + parameters.size() + " gradients expected ("
                    + parameters.stream().map(Parameter::name).collect(Collectors.joining(", ")) + "), got "
                    + gradients.size());
        }
        for (int i = 0; i < gradients.size(); i++) {
            Parameter parameter = parameters.get(i);
            Tensor gradient = gradients.get(i);
            if (gradient.dtype() != parameter.dtype() || !gradient.shape().equals(parameter.shape())) {
                throw new IllegalArgumentException(name + ": the gradient of " + parameter.name() + " is "
                        + gradient.dtype() + gradient.shape() + ", the parameter " + parameter.dtype()
                        + parameter.shape());
            }
        }
    }
}
