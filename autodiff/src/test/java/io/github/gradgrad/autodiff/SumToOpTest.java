package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.stream.Stream;

class SumToOpTest extends OpContractTest {
    @Override
    Stream<Example> examples() {
        return Stream.concat(
                Stream.of(
                        example(Shape.of(2, 3), Shape.of()),
                        example(Shape.of(2, 3), Shape.of(1)),
                        example(Shape.of(2, 3), Shape.of(3)),
                        example(Shape.of(2, 3), Shape.of(1, 3)),
                        example(Shape.of(2, 3), Shape.of(2, 1)),
                        example(Shape.of(1), Shape.of()),
                        example(Shape.of(7), Shape.of(1)),
                        example(Shape.of(3, 1, 5), Shape.of(1, 1)),
                        example(Shape.of(2, 3, 2, 3, 2), Shape.of(2, 1, 2, 1, 2)),
                        example(Shape.of(2, 3, 2, 3, 2), Shape.of(1, 3, 1, 3, 1)),
                        example(Shape.of(2, 3, 1, 3, 2), Shape.of(3, 2)),
                        example(Shape.of(2, 3, 1, 3, 2), Shape.of(3, 1, 1, 2))),
                RandomShapes.draw(random -> {
                    Shape x = random.any();
                    return example(x, random.stretchingTo(x));
                }));
    }

    private static Example example(Shape from, Shape to) {
        return Example.of(
                from + " to " + to, xs -> new SumToOp(to).apply(xs.get(0)), inputs -> sum(inputs.get(0), to), from);
    }

    /** Each element of x is added where it would come from, were the result stretched to x. */
    private static Numbers sum(Numbers x, Shape to) {
        double[] sums = new double[to.size()];
        Numbers origin = positions(to);
        Numbers.generate(x.dims(), i -> sums[(int) origin.stretched(i)] += x.get(i));
        return positions(to).map(p -> sums[(int) p]);
    }

    private static Numbers positions(Shape shape) {
        int[] next = {0};
        return Numbers.generate(shape.toArray(), i -> next[0]++);
    }

    @Override
    double sumsUpTo() {
        return 2 * 36;
    }

    @Override
    Stream<Refusal> refusals() {
        Variable x = Variable.of(Tensor.zeros(DType.FLOAT64, Shape.of(2, 3)));
        return Stream.of(Shape.of(2), Shape.of(3, 3), Shape.of(4, 2, 3), Shape.of(2, 3, 1))
                .map(to -> Refusal.of(() -> x.sumTo(to), "sumTo", "[2, 3]", to.toString()));
    }
}
