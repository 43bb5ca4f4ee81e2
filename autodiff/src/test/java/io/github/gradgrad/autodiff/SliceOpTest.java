package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.stream.Stream;

class SliceOpTest extends OpContractTest {
    @Override
    Stream<Example> examples() {
        return Stream.concat(
                Stream.of(
                        example(Shape.of(3, 4), 1, 1, 4, 1),
                        example(Shape.of(7, 3), 0, 0, 7, 2),
                        example(Shape.of(7, 3), 0, 1, 6, 3),
                        example(Shape.of(2, 3, 9), 2, 1, 8, 3),
                        example(Shape.of(7), 0, 2, 3, 5),
                        example(Shape.of(1), 0, 0, 1, 1),
                        example(Shape.of(2, 3, 1, 2, 3), 1, 1, 3, 1),
                        example(Shape.of(2, 3, 1, 2, 3), -1, 0, 2, 1)),
                RandomShapes.draw(random -> {
                    Shape x = random.ofRank(random.between(1, 5));
                    int d = random.between(0, x.rank() - 1), start = random.between(0, x.dim(d) - 1);
                    return example(x, d, start, random.between(start + 1, x.dim(d)), random.between(1, 3));
                }));
    }

    private static Example example(Shape x, int d, int start, int end, int step) {
        int axis = d < 0 ? d + x.rank() : d;
        int length = 0;
        for (int i = start; i < end; i += step) length++;
        int[] dims = x.with(axis, length).toArray();
        return Example.of(
                x + " dim " + d + ", " + start + ":" + end + ":" + step,
                xs -> xs.get(0).slice(d, start, end, step),
                inputs -> Numbers.generate(dims, i -> {
                    int[] from = i.clone();
                    from[axis] = start + step * i[axis];
                    return inputs.get(0).get(from);
                }),
                x);
    }

    @Override
    Stream<Refusal> refusals() {
        Variable x = Variable.of(Tensor.zeros(DType.FLOAT64, Shape.of(2, 3)));
        return Stream.of(
                Refusal.of(() -> x.slice(1, 0, 4), "slice", "0:4:1", "dim 1", "[2, 3]"),
                Refusal.of(() -> x.slice(1, -1, 2), "slice", "-1:2:1", "dim 1", "[2, 3]"),
                Refusal.of(() -> x.slice(-1, 2, 2), "slice", "2:2:1", "dim 1", "[2, 3]"),
                Refusal.of(() -> x.slice(0, 0, 2, 0), "slice", "0:2:0", "dim 0", "[2, 3]"),
                Refusal.of(() -> x.slice(2, 0, 1), "slice: dim 2", "[2, 3]"));
    }
}
