package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.Arrays;
import java.util.stream.Stream;

class PermuteOpTest extends OpContractTest {
    @Override
    Stream<Example> examples() {
        return Stream.concat(
                Stream.of(
                        example(Shape.of()),
                        example(Shape.of(7), 0),
                        example(Shape.of(3, 5), 1, 0),
                        example(Shape.of(3, 5), -1, -2),
                        example(Shape.of(2, 3, 5), 2, 0, 1),
                        example(Shape.of(2, 3, 5), 1, 2, 0),
                        example(Shape.of(2, 3, 1, 2, 3), 3, 0, 4, 2, 1)),
                RandomShapes.draw(random -> {
                    Shape x = random.ofRank(random.between(2, 5));
                    return example(x, random.permutation(x.rank()));
                }));
    }

    private static Example example(Shape x, int... order) {
        int rank = order.length;
        int[] positive = Arrays.stream(order).map(d -> d < 0 ? d + rank : d).toArray();
        return Example.of(
                x + " as " + Arrays.toString(order),
                xs -> xs.get(0).permute(order),
                inputs -> Numbers.generate(
                        Arrays.stream(positive).map(x::dim).toArray(),
                        i -> inputs.get(0).get(restored(i, positive))),
                x);
    }

    /** The index of the input for an index of the result. */
    private static int[] restored(int[] index, int[] order) {
        int[] restored = new int[order.length];
        for (int i = 0; i < order.length; i++) restored[order[i]] = index[i];
        return restored;
    }

    @Override
    Stream<Refusal> refusals() {
        Variable x = Variable.of(Tensor.zeros(DType.FLOAT64, Shape.of(2, 3)));
        return Stream.of(
                Refusal.of(() -> x.permute(0, 0), "permute", "[0, 0]", "[2, 3]"),
                Refusal.of(() -> x.permute(0, -2), "permute", "[0, -2]", "[2, 3]"),
                Refusal.of(() -> x.permute(1), "permute", "[1]", "[2, 3]"),
                Refusal.of(() -> x.permute(0, 2), "permute: dim 2", "[2, 3]"),
                Refusal.of(() -> x.transpose(0, 2), "transpose: dim 2", "[2, 3]"));
    }
}
