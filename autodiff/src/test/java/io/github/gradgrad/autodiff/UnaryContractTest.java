package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.Shape;
import java.util.List;
import java.util.stream.Stream;

/** The contract of an op that maps one number to one number: no shape is wrong, and every shape stays as it is. */
abstract class UnaryContractTest extends OpContractTest {
    /** A scalar, dims of size 1 at either end and within, odd sizes, five dims; and some drawn at random. */
    static final List<Shape> AWKWARD = Stream.concat(
                    Stream.of(
                            Shape.of(),
                            Shape.of(1),
                            Shape.of(1, 1, 3),
                            Shape.of(7),
                            Shape.of(3, 5),
                            Shape.of(5, 1),
                            Shape.of(2, 3, 1, 2, 3)),
                    RandomShapes.draw(RandomShapes::any))
            .distinct()
            .toList();

    /** The op. */
    abstract Variable apply(Variable x);

    /** The same for one number, written another way than the kernel. */
    abstract double formula(double x);

    /** Where the op is smooth. */
    Domain domain() {
        return Domain.between(-2, 2);
    }

    @Override
    Stream<Example> examples() {
        return AWKWARD.stream()
                .map(shape -> new Example(
                        shape.toString(),
                        xs -> apply(xs.get(0)),
                        inputs -> inputs.get(0).map(this::formula),
                        List.of(shape),
                        List.of(domain())));
    }

    @Override
    Stream<Refusal> refusals() {
        return Stream.empty();
    }
}
