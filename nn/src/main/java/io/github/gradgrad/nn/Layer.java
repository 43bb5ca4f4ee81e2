package io.github.gradgrad.nn;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A differentiable function of one variable, with parameters of its own.
 *
 * <p>A layer of your own is a {@code forward} written in variables, and the list of its parameters if it has any:
 *
 * <pre>{@code
 * final class Scale extends Layer {
 *     private final Parameter factor = Parameter.of("factor", Tensor.ones(DType.FLOAT32, Shape.of()));
 *
 *     public Variable forward(Variable x, Pass pass) {
 *         return x.mul(factor.variable());
 *     }
 *
 *     public List<Parameter> parameters() {
 *         return List.of(factor);
 *     }
 * }
 * }</pre>
 *
 * <p>A layer made of layers gives each of them a name with {@link #named} when it is constructed, and lists them as its
 * {@link #children}; {@link Sequential} does so with positions. The names of the parameters are then those of a PyTorch
 * state dict, such as {@code critic.0.weight}:
 *
 * <pre>{@code
 * final class AutoEncoder extends Layer {
 *     private final Layer encoder = Linear.of(784, 32, random).named("encoder");
 *     private final Layer decoder = Linear.of(32, 784, random).named("decoder");
 *
 *     public Variable forward(Variable x, Pass pass) {
 *         return decoder.forward(encoder.forward(x, pass).relu(), pass);
 *     }
 *
 *     public List<Layer> children() {
 *         return List.of(encoder, decoder);
 *     }
 * }
 * }</pre>
 */
public abstract class Layer {
    private @Nullable String name;

    /**
     * The layer's output.
     *
     * @param pass whether this is training or evaluation, and where random numbers come from
     * @throws IllegalArgumentException if the layer does not take an input of this shape; the message names both
     */
    public abstract Variable forward(Variable x, Pass pass);

    /** The same, where nobody reads x afterwards: its array may be that of the output. */
    Variable forwardInPlace(Variable x, Pass pass) {
        return forward(x, pass);
    }

    /** Whether nothing needs the output but what it is handed to: neither this layer's gradient rules nor its input share its array. */
    boolean releasesOutput() {
        return false;
    }

    /** The layer's output in evaluation: {@link Pass#evaluation}. */
    public final Variable forward(Variable x) {
        return forward(x, Pass.evaluation());
    }

    /** The layers that this one is made of, always in the same order; none unless overridden. */
    public List<Layer> children() {
        return List.of();
    }

    /** This layer and all that it is made of, each before its children. */
    public final Stream<Layer> all() {
        return Stream.concat(Stream.of(this), children().stream().flatMap(Layer::all));
    }

    /** The parameters, always in the same order: those of the children, one child after another, unless overridden. */
    public List<Parameter> parameters() {
        return children().stream().flatMap(child -> child.parameters().stream()).toList();
    }

    /** The buffers, such as running statistics, in the same order: those of the children unless overridden. */
    public List<Buffer> buffers() {
        return children().stream().flatMap(child -> child.buffers().stream()).toList();
    }

    /** Makes all parameters constants that no gradient flows to; see {@link Parameter#freeze}. */
    public final Layer freeze() {
        parameters().forEach(Parameter::freeze);
        return this;
    }

    /** Undoes {@link #freeze}. */
    public final Layer unfreeze() {
        parameters().forEach(Parameter::unfreeze);
        return this;
    }

    /**
     * What the layer does with an input of a shape, the batch included: layers, outputs, parameters, operations.
     *
     * @throws IllegalArgumentException if it does not take such an input
     */
    public final Summary summary(Shape input) {
        return Summary.of(this, input);
    }

    /**
     * All that a checkpoint of the layer needs: the current values of parameters and buffers by name, as in PyTorch's
     * state dicts.
     *
     * @throws IllegalArgumentException if two have one name
     */
    public final Map<String, Tensor> stateDict() {
        Map<String, Tensor> state = Parameters.toMap(parameters());
        for (Buffer buffer : buffers()) {
            if (state.put(buffer.name(), buffer.value()) != null) {
                throw new IllegalArgumentException("state dict: two values have the name " + buffer.name());
            }
        }
        return state;
    }

    /**
     * Takes what {@link #stateDict} gave.
     *
     * @throws IllegalArgumentException if names are missing or unexpected, or types or shapes differ; the message lists
     *     all of them, and nothing is changed
     */
    public final void loadStateDict(Map<String, Tensor> state) {
        Parameters.requireSame("the state dict does not match", stateDict(), state);
        parameters().forEach(parameter -> parameter.update(Parameters.get(state, parameter.name())));
        buffers().forEach(buffer -> buffer.update(Parameters.get(state, buffer.name())));
    }

    /**
     * Takes this layer into an owner: puts {@code name} and a dot before the name of each of its parameters and
     * buffers.
     *
     * <p>Done once, when the owner is constructed. What was computed with the layer before is computed with leaves that
     * the parameters no longer have; see {@link Parameter#update}.
     *
     * @return this layer
     * @throws IllegalStateException if the layer has an owner already: its parameters cannot have two names
     * @throws IllegalArgumentException if the name is empty
     */
    public final Layer named(String name) {
        if (name.isEmpty()) throw new IllegalArgumentException("named: the name of " + label() + " is empty");
        if (this.name != null) {
            throw new IllegalStateException("named: " + label() + " cannot become \"" + name + "\", it is already \""
                    + this.name + "\" of its owner; make a second layer");
        }
        this.name = name;
        parameters().forEach(parameter -> parameter.prefix(name));
        buffers().forEach(buffer -> buffer.prefix(name));
        return this;
    }

    /** The name that {@link #named} gave, empty without an owner. */
    final String name() {
        return name == null ? "" : name;
    }

    /** What the layer is on one line: of a layer made of layers the class's name alone. */
    final String label() {
        return children().isEmpty() ? toString() : kind();
    }

    /** Where the layer is, for errors: such as {@code (at critic.0.weight)}; empty without parameters. */
    final String place() {
        return parameters().isEmpty() ? "" : " (at " + parameters().get(0).name() + ")";
    }

    private String kind() {
        String simple = getClass().getSimpleName();
        return simple.isEmpty() ? "Layer" : simple;
    }

    /**
     * What the layer is, such as {@code Linear(2 -> 64)}. Unless overridden that is the class's name, followed by the
     * children, one a line:
     *
     * <pre>
     * Sequential(
     *   0: Linear(2 -> 64)
     *   1: Relu)
     * </pre>
     */
    @Override
    public String toString() {
        if (children().isEmpty()) return kind();
        return children().stream()
                .map(child -> "\n  " + child.name() + ": " + child.toString().replace("\n", "\n  "))
                .collect(Collectors.joining("", kind() + "(", ")"));
    }
}
