package io.github.gradgrad.nn;

import io.github.gradgrad.tensor.Elementwise;
import io.github.gradgrad.tensor.Tensor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The exponential moving average of a network's weights, which often serves better than the last weights do (Polyak and
 * Juditsky, 1992; for generators Yazici et al., 2019):
 *
 * <pre>average = decay average + (1 - decay) value</pre>
 *
 * <p>It starts as the values that the parameters have when it is made. The network keeps its own weights; {@link #during} lends
 * it the averages, and a second network of the same form can take them:
 *
 * <pre>{@code
 * MovingAverage average = MovingAverage.of(generator.parameters(), 0.999);
 * // after each optimiser.step(..):
 * average.update();
 * Parameters.load(smooth.parameters(), average.values());
 * }</pre>
 */
public final class MovingAverage {
    private final List<Parameter> parameters;
    private final double decay;
    private Map<String, Tensor> values;

    private MovingAverage(List<Parameter> parameters, double decay) {
        this.parameters = List.copyOf(parameters);
        this.decay = decay;
        this.values = Parameters.toMap(parameters);
    }

    /**
     * An average that starts at the current values.
     *
     * @param decay how much of the average each update keeps
     * @throws IllegalArgumentException unless the decay is from 0 to 1, or if two parameters have one name
     */
    public static MovingAverage of(List<Parameter> parameters, double decay) {
        if (!(decay >= 0 && decay <= 1)) {
            throw new IllegalArgumentException("moving average: a decay from 0 to 1 expected, got " + decay);
        }
        return new MovingAverage(parameters, decay);
    }

    /** Moves the average towards the current values. */
    public void update() {
        Map<String, Tensor> next = new LinkedHashMap<>();
        for (Parameter parameter : parameters) {
            Tensor average = Parameters.get(values, parameter.name());
            next.put(
                    parameter.name(),
                    Elementwise.combine(
                                    (a, v) -> decay * a + (1 - decay) * v,
                                    average,
                                    parameter.variable().value())
                            .keep());
        }
        values = next;
    }

    /** Computes something with the averages in place of the network's weights, which are then put back. */
    public <T> T during(Supplier<T> use) {
        Map<String, Tensor> current = Parameters.toMap(parameters);
        Parameters.load(parameters, values);
        try {
            return use.get();
        } finally {
            Parameters.load(parameters, current);
        }
    }

    /** The averages under the parameters' names: what a checkpoint keeps. */
    public Map<String, Tensor> values() {
        return Collections.unmodifiableMap(values);
    }

    /**
     * Takes what {@link #values} gave.
     *
     * @throws IllegalArgumentException if names are missing or unexpected, or types or shapes differ; all are listed,
     *     and nothing is changed
     */
    public void restore(Map<String, Tensor> newValues) {
        Parameters.requireSame("the moving average does not match", values, newValues);
        values = new LinkedHashMap<>(newValues);
    }
}
