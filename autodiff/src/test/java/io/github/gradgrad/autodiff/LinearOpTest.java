package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.stream.Stream;

class LinearOpTest extends OpContractTest {
    @Override
    Stream<Example> examples() {
        Stream<int[]> sizes = Stream.of(
                new int[] {1, 1, 1},
                new int[] {3, 4, 2},
                new int[] {1, 5, 3},
                new int[] {5, 1, 3},
                new int[] {5, 3, 1},
                new int[] {17, 9, 33});
        Stream<int[]> drawn = RandomShapes.draw(random -> random.ofRank(3).toArray());
        return Stream.concat(sizes, drawn).map(s -> example(s[0], s[1], s[2]));
    }

    private static Example example(int n, int in, int out) {
        return Example.of(
                n + " rows, " + in + " -> " + out,
                xs -> new LinearOp().apply(xs.get(0), xs.get(1), xs.get(2)),
                inputs -> Numbers.generate(new int[] {n, out}, i -> {
                    double sum = inputs.get(2).get(i[1]);
                    for (int r = 0; r < in; r++) {
                        sum += inputs.get(0).get(i[0], r) * inputs.get(1).get(i[1], r);
                    }
                    return sum;
                }),
                Shape.of(n, in),
                Shape.of(out, in),
                Shape.of(out));
    }

    @Override
    double sumsUpTo() {
        return 9 * 4 + 2;
    }

    @Override
    int dims() {
        return 2;
    }

    @Override
    Stream<Refusal> refusals() {
        return Stream.of(
                refusal(Shape.of(2, 3), Shape.of(4, 5), Shape.of(4)),
                refusal(Shape.of(2, 3), Shape.of(4, 3), Shape.of(3)),
                refusal(Shape.of(2, 3), Shape.of(4, 3), Shape.of(1)),
                refusal(Shape.of(3), Shape.of(4, 3), Shape.of(4)),
                refusal(Shape.of(2, 2, 3), Shape.of(4, 3), Shape.of(4)));
    }

    private static Refusal refusal(Shape x, Shape weight, Shape bias) {
        return Refusal.of(
                () -> new LinearOp().apply(ones(x), ones(weight), ones(bias)),
                "linear",
                x.toString(),
                weight.toString(),
                bias.toString());
    }

    private static Variable ones(Shape shape) {
        return Variable.of(Tensor.ones(DType.FLOAT64, shape));
    }
}
