package io.github.gradgrad.nn;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is done with all parameters of a network at once. */
public final class Parameters {
    private Parameters() {}

    /** The current leaves, to ask gradients for; to be asked for again after every update. */
    public static List<Variable> variables(List<Parameter> parameters) {
        return parameters.stream().map(Parameter::variable).toList();
    }

    /** Those that are not frozen: what an {@link Optimiser} takes. */
    public static List<Parameter> trainable(List<Parameter> parameters) {
        return parameters.stream().filter(parameter -> !parameter.isFrozen()).toList();
    }

    /**
     * The current values by name, in the order of the parameters.
     *
     * @throws IllegalArgumentException if two parameters have one name
     */
    public static Map<String, Tensor> toMap(List<Parameter> parameters) {
        Map<String, Tensor> values = new LinkedHashMap<>();
        for (Parameter parameter : parameters) {
            if (values.put(parameter.name(), parameter.value()) != null) {
                throw new IllegalArgumentException("parameters: two have the name " + parameter.name()
                        + "; a layer that holds several layers gives each a name with named()");
            }
        }
        return values;
    }

    /**
     * Gives every parameter the value of its name.
     *
     * @throws IllegalArgumentException if names are missing or unexpected, or types or shapes differ; the message lists
     *     all of them, and no parameter is changed
     */
    public static void load(List<Parameter> parameters, Map<String, Tensor> values) {
        requireSame("the parameters do not match", toMap(parameters), values);
        for (Parameter parameter : parameters) parameter.update(get(values, parameter.name()));
    }

    /**
     * Checks that two maps have the same names with tensors of the same types and shapes.
     *
     * @param failure what to say before the list of differences
     */
    static void requireSame(String failure, Map<String, Tensor> expected, Map<String, Tensor> given) {
        List<String> wrong = new ArrayList<>();
        expected.forEach((name, tensor) -> {
            Tensor other = given.get(name);
            if (other == null) {
                wrong.add("missing " + name + " " + form(tensor));
            } else if (!form(other).equals(form(tensor))) {
                wrong.add(name + " is " + form(other) + ", expected " + form(tensor));
            }
        });
        given.forEach((name, tensor) -> {
            if (!expected.containsKey(name)) wrong.add("unexpected " + name + " " + form(tensor));
        });
        if (!wrong.isEmpty()) throw new IllegalArgumentException(failure + ": " + String.join("; ", wrong));
    }

    /** The tensor of a name that is known to be there. */
    static Tensor get(Map<String, Tensor> values, String name) {
        Tensor value = values.get(name);
        if (value == null) throw new IllegalArgumentException("missing " + name);
        return value;
    }

    private static String form(Tensor tensor) {
        return tensor.dtype().toString() + tensor.shape();
    }
}
