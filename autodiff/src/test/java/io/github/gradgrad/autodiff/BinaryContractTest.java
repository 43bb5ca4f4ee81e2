package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.List;
import java.util.stream.Stream;

/** The contract of an op that maps two numbers to one and broadcasts. */
abstract class BinaryContractTest extends OpContractTest {
    /** Every way in which an operand can stretch to [2, 3]. */
    private static final List<Shape> STRETCHING = List.of(
            Shape.of(2, 3), Shape.of(1, 3), Shape.of(2, 1), Shape.of(1, 1), Shape.of(3), Shape.of(1), Shape.of());

    /** Longer shapes, each of which stretches to every other. */
    private static final List<Shape> LONG =
            List.of(Shape.of(2, 1, 3, 1, 5), Shape.of(3, 1, 1), Shape.of(1, 2, 1, 7, 1));

    /** The op. */
    abstract Variable apply(Variable a, Variable b);

    /** The same for one pair of numbers. */
    abstract double formula(double a, double b);

    /** Where the op is smooth in its first operand. */
    Domain domainOfA() {
        return Domain.between(-2, 2);
    }

    /** Where the op is smooth in its second operand. */
    Domain domainOfB() {
        return Domain.between(-2, 2);
    }

    @Override
    Stream<Example> examples() {
        return Stream.concat(
                Stream.of(STRETCHING, LONG)
                        .flatMap(shapes ->
                                shapes.stream().flatMap(a -> shapes.stream().map(b -> example(a, b)))),
                RandomShapes.draw(random -> {
                    Shape joint = random.any();
                    return example(random.stretchingTo(joint), random.stretchingTo(joint));
                }));
    }

    private Example example(Shape a, Shape b) {
        return new Example(
                a + ", " + b,
                xs -> apply(xs.get(0), xs.get(1)),
                inputs -> Numbers.combine(this::formula, inputs.get(0), inputs.get(1)),
                List.of(a, b),
                List.of(domainOfA(), domainOfB()));
    }

    @Override
    Stream<Refusal> refusals() {
        return Stream.of(
                Refusal.of(
                        () -> apply(ones(Shape.of(3, 4)), ones(Shape.of(5))), opName(), "[3, 4]", "[5]", "4 against 5"),
                Refusal.of(() -> apply(ones(Shape.of(2, 3)), ones(Shape.of(3, 3))), opName(), "[2, 3]", "[3, 3]"),
                Refusal.of(
                        () -> apply(ones(Shape.of(2)), Variable.of(Tensor.ones(DType.FLOAT32, Shape.of(2)))),
                        opName(),
                        "FLOAT64[2]",
                        "FLOAT32[2]"));
    }

    private static Variable ones(Shape shape) {
        return Variable.of(Tensor.ones(DType.FLOAT64, shape));
    }
}
