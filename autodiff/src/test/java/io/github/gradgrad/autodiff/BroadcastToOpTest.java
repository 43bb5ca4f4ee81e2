package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.stream.Stream;

class BroadcastToOpTest extends OpContractTest {
    @Override
    Stream<Example> examples() {
        return Stream.concat(
                Stream.of(
                        example(Shape.of(), Shape.of(2, 3)),
                        example(Shape.of(), Shape.of(1)),
                        example(Shape.of(1), Shape.of(7)),
                        example(Shape.of(3), Shape.of(2, 3)),
                        example(Shape.of(2, 1), Shape.of(2, 3)),
                        example(Shape.of(1, 3), Shape.of(2, 3)),
                        example(Shape.of(1, 1), Shape.of(3, 1, 5)),
                        example(Shape.of(2, 1, 2, 1, 2), Shape.of(2, 3, 2, 3, 2)),
                        example(Shape.of(3, 1, 1, 2), Shape.of(2, 3, 1, 3, 2))),
                RandomShapes.draw(random -> {
                    Shape y = random.any();
                    return example(random.stretchingTo(y), y);
                }));
    }

    private static Example example(Shape from, Shape to) {
        return Example.of(
                from + " to " + to,
                xs -> new BroadcastToOp(to).apply(xs.get(0)),
                inputs -> Numbers.generate(to.toArray(), inputs.get(0)::stretched),
                from);
    }

    @Override
    Stream<Refusal> refusals() {
        Variable x = Variable.of(Tensor.zeros(DType.FLOAT64, Shape.of(2, 3)));
        return Stream.of(Shape.of(3), Shape.of(2, 1), Shape.of(2, 4), Shape.of(2, 3, 1))
                .map(to -> Refusal.of(() -> x.broadcastTo(to), "broadcastTo", "[2, 3]", to.toString()));
    }
}
