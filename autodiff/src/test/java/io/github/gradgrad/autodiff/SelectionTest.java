package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.Arrays;
import java.util.stream.Stream;

class SelectionTest extends OpContractTest {
    @Override
    Stream<Example> examples() {
        return Stream.of(
                indexSelect(Shape.of(3, 4), 0, 2, 0, 2, 2),
                indexSelect(Shape.of(3, 4), -1, 1),
                indexSelect(Shape.of(1), 0, 0, 0),
                indexSelect(Shape.of(2, 3, 1, 2, 3), 1, 2, 1, 0),
                gather(Shape.of(3, 4), 0, Shape.of(2, 3), 0, 1, 2, 2, 1, 2),
                gather(Shape.of(3, 4), 1, Shape.of(3, 2), 3, 3, 0, 1, 2, 0),
                gather(Shape.of(2, 1, 3), -1, Shape.of(1, 1, 4), 2, 2, 0, 1));
    }

    private static Example indexSelect(Shape x, int d, int... index) {
        int axis = d < 0 ? d + x.rank() : d;
        return Example.of(
                "indexSelect, " + x + " along " + d + " " + Arrays.toString(index),
                xs -> Selection.indexSelect(xs.get(0), d, index),
                inputs -> Numbers.generate(x.with(axis, index.length).toArray(), i -> {
                    int[] from = i.clone();
                    from[axis] = index[i[axis]];
                    return inputs.get(0).get(from);
                }),
                x);
    }

    private static Example gather(Shape x, int d, Shape shape, int... index) {
        int axis = d < 0 ? d + x.rank() : d;
        return Example.of(
                "gather, " + x + " along " + d + " " + shape,
                xs -> Selection.gather(xs.get(0), d, shape, index),
                inputs -> {
                    int[] next = {0};
                    return Numbers.generate(shape.toArray(), i -> {
                        int[] from = i.clone();
                        from[axis] = index[next[0]++];
                        return inputs.get(0).get(from);
                    });
                },
                x);
    }

    @Override
    Stream<Refusal> refusals() {
        Variable x = Variable.of(Tensor.ones(DType.FLOAT64, Shape.of(2, 3)));
        return Stream.of(
                Refusal.of(() -> Selection.indexSelect(x, 2, 0), "indexSelect: dim 2", "[2, 3]"),
                Refusal.of(() -> Selection.indexSelect(x, 0, 0, 2), "indexSelect", "index 2", "dim 0", "[2, 3]"),
                Refusal.of(() -> Selection.indexSelect(x, 0, -1), "indexSelect", "index -1", "[2, 3]"),
                Refusal.of(() -> Selection.indexSelect(x, 0), "indexSelect", "no index", "[2, 3]"),
                Refusal.of(() -> Selection.gather(x, 2, Shape.of(1, 1), 0), "gather: dim 2", "[2, 3]"),
                Refusal.of(() -> Selection.gather(x, 1, Shape.of(1, 1), 3), "gather", "index 3", "dim 1", "[2, 3]"),
                Refusal.of(() -> Selection.gather(x, 1, Shape.of(3, 1), 0, 0, 0), "gather", "[3, 1]", "[2, 3]"),
                Refusal.of(() -> Selection.gather(x, 1, Shape.of(1), 0), "gather", "[1]", "[2, 3]"),
                Refusal.of(() -> Selection.gather(x, 1, Shape.of(2, 1), 0), "gather", "1 numbers", "[2, 1]"));
    }
}
