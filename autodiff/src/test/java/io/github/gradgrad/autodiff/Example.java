package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One application of an op: to inputs of these shapes with values from these domains, and the formula for its value.
 *
 * @param label what sets it apart from the other examples of the op
 */
public record Example(
        String label, GradientCheck.Function op, Formula formula, List<Shape> shapes, List<Domain> domains) {
    /** The value of an op, in plain loops. */
    @FunctionalInterface
    public interface Formula {
        Numbers apply(List<Numbers> inputs);
    }

    /** An example whose inputs all come from [-2, 2]. */
    public static Example of(String label, GradientCheck.Function op, Formula formula, Shape... shapes) {
        return new Example(
                label, op, formula, List.of(shapes), Collections.nCopies(shapes.length, Domain.between(-2, 2)));
    }

    /** FLOAT64 inputs, the same at each call. */
    List<Tensor> inputs() {
        RandomStream random = RandomStream.of(label.hashCode());
        return IntStream.range(0, shapes.size())
                .mapToObj(i -> domains.get(i).sample(shapes.get(i), random))
                .toList();
    }

    /** What the formula gives for these inputs. */
    Numbers expected(List<Tensor> inputs) {
        return formula.apply(inputs.stream().map(Numbers::of).toList());
    }
}
