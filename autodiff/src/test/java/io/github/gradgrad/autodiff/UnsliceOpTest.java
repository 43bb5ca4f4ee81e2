package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.stream.Stream;

class UnsliceOpTest extends OpContractTest {
    @Override
    Stream<Example> examples() {
        return Stream.concat(
                Stream.of(
                        example(Shape.of(3, 3), Shape.of(3, 4), 1, 1, 4, 1),
                        example(Shape.of(4, 3), Shape.of(7, 3), 0, 0, 7, 2),
                        example(Shape.of(2, 3), Shape.of(7, 3), 0, 1, 6, 3),
                        example(Shape.of(2, 3, 3), Shape.of(2, 3, 9), 2, 1, 8, 3),
                        example(Shape.of(1), Shape.of(7), 0, 2, 3, 5),
                        example(Shape.of(1), Shape.of(1), 0, 0, 1, 1),
                        example(Shape.of(2, 2, 1, 2, 3), Shape.of(2, 3, 1, 2, 3), 1, 1, 3, 1)),
                RandomShapes.draw(random -> {
                    Shape target = random.ofRank(random.between(1, 5));
                    int d = random.between(0, target.rank() - 1), start = random.between(0, target.dim(d) - 1);
                    int end = random.between(start + 1, target.dim(d)), step = random.between(1, 3);
                    return example(target.with(d, (end - start + step - 1) / step), target, d, start, end, step);
                }));
    }

    private static Example example(Shape x, Shape target, int d, int start, int end, int step) {
        return Example.of(
                x + " into " + target + " dim " + d + ", " + start + ":" + end + ":" + step,
                xs -> new UnsliceOp(target, d, start, end, step).apply(xs.get(0)),
                inputs -> Numbers.generate(target.toArray(), i -> {
                    int offset = i[d] - start;
                    int[] from = i.clone();
                    from[d] = offset / step;
                    return offset >= 0 && i[d] < end && offset % step == 0
                            ? inputs.get(0).get(from)
                            : 0;
                }),
                x);
    }

    @Override
    Stream<Refusal> refusals() {
        return Stream.of(
                Refusal.of(() -> unslice(Shape.of(2, 3), Shape.of(2, 2), 1, 0, 3), "unslice", "[2, 2]"),
                Refusal.of(() -> unslice(Shape.of(3, 2), Shape.of(2, 4), 1, 0, 2), "unslice", "[3, 2]", "[2, 4]"),
                Refusal.of(() -> unslice(Shape.of(2), Shape.of(2, 4), 1, 0, 2), "unslice", "[2]", "[2, 4]"));
    }

    private static Variable unslice(Shape x, Shape target, int d, int start, int end) {
        return new UnsliceOp(target, d, start, end, 1).apply(Variable.of(Tensor.zeros(DType.FLOAT64, x)));
    }
}
