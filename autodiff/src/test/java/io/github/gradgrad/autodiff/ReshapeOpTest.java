package io.github.gradgrad.autodiff;

import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReshapeOpTest extends OpContractTest {
    @Override
    Stream<Example> examples() {
        return Stream.concat(
                Stream.of(
                        example(Shape.of(2, 3), Shape.of(3, 2)),
                        example(Shape.of(2, 3), Shape.of(6)),
                        example(Shape.of(1), Shape.of()),
                        example(Shape.of(), Shape.of(1, 1)),
                        example(Shape.of(3, 5), Shape.of(5, 1, 3)),
                        example(Shape.of(2, 3, 1, 2, 3), Shape.of(4, 9))),
                RandomShapes.draw(random -> {
                    Shape x = random.ofRank(random.between(2, 4));
                    return example(x, Shape.of(1, x.size() / x.dim(-1), x.dim(-1), 1, 1));
                }));
    }

    private static Example example(Shape from, Shape to) {
        return Example.of(
                from + " to " + to,
                xs -> xs.get(0).reshape(to),
                inputs -> {
                    int[] next = {0};
                    return Numbers.generate(to.toArray(), i -> inputs.get(0).at(next[0]++));
                },
                from);
    }

    @Override
    Stream<Refusal> refusals() {
        Variable x = Variable.of(Tensor.zeros(DType.FLOAT64, Shape.of(2, 3)));
        return Stream.of(Refusal.of(() -> x.reshape(Shape.of(4, 2)), "reshape", "[2, 3]", "6", "[4, 2]", "8"));
    }

    @Test
    void toTheSameShapeIsNoOpAtAll() {
        Variable x = Variable.of(Tensor.zeros(DType.FLOAT64, Shape.of(2, 3)));
        assertSame(x, x.reshape(Shape.of(2, 3)));
    }
}
