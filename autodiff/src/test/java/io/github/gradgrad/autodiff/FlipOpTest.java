package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.Arrays;
import java.util.stream.Stream;

class FlipOpTest extends OpContractTest {
    @Override
    Stream<Example> examples() {
        return Stream.concat(
                Stream.of(
                        example(Shape.of()),
                        example(Shape.of(7), 0),
                        example(Shape.of(1), 0),
                        example(Shape.of(3, 5), 1),
                        example(Shape.of(3, 5), -2, 1),
                        example(Shape.of(3, 5)),
                        example(Shape.of(2, 3, 1, 2, 3), 0, 2, -1)),
                RandomShapes.draw(random -> {
                    Shape x = random.any();
                    return example(x, random.axes(x.rank()));
                }));
    }

    private static Example example(Shape x, int... axes) {
        return Example.of(
                x + " along " + Arrays.toString(axes),
                xs -> Arrange.flip(xs.get(0), axes),
                inputs -> Numbers.generate(x.toArray(), i -> {
                    int[] from = i.clone();
                    for (int d : axes) {
                        int axis = d < 0 ? d + x.rank() : d;
                        from[axis] = x.dim(axis) - 1 - i[axis];
                    }
                    return inputs.get(0).get(from);
                }),
                x);
    }

    @Override
    Stream<Refusal> refusals() {
        Variable x = Variable.of(Tensor.zeros(DType.FLOAT64, Shape.of(2, 3)));
        return Stream.of(Refusal.of(() -> Arrange.flip(x, 0, 2), "flip", "dim 2", "[2, 3]"));
    }
}
