package io.github.gradgrad.autodiff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AmaxOpTest extends OpContractTest {
    @Override
    Stream<Example> examples() {
        return Stream.concat(
                Stream.of(
                        example(Shape.of(), Shape.of()),
                        example(Shape.of(1), Shape.of(), 0),
                        example(Shape.of(7), Shape.of()),
                        example(Shape.of(3, 5), Shape.of(3), 1),
                        example(Shape.of(3, 5), Shape.of(5), 0),
                        example(Shape.of(3, 1), Shape.of(3), -1),
                        example(Shape.of(2, 3, 1, 2, 3), Shape.of(2, 1, 3), 1, 3)),
                RandomShapes.draw(random -> {
                    Shape x = random.any();
                    int[] axes = random.axes(x.rank());
                    return example(x, x.without(axes), axes);
                }));
    }

    private static Example example(Shape x, Shape y, int... axes) {
        return new Example(
                x + " over " + Arrays.toString(axes),
                xs -> Statistics.amax(xs.get(0), axes),
                inputs -> greatest(inputs.get(0), x.reduced(axes), y),
                List.of(x),
                List.of(Domain.distinct(-2, 2)));
    }

    /** Each element is compared with the one that it would come from, were the result stretched to x. */
    private static Numbers greatest(Numbers x, Shape reduced, Shape y) {
        double[] greatest = new double[reduced.size()];
        Arrays.fill(greatest, -100);
        int[] next = {0};
        Numbers origin = Numbers.generate(reduced.toArray(), i -> next[0]++);
        Numbers.generate(x.dims(), i -> {
            int at = (int) origin.stretched(i);
            greatest[at] = x.get(i) > greatest[at] ? x.get(i) : greatest[at];
            return 0;
        });
        int[] last = {0};
        return Numbers.generate(y.toArray(), i -> greatest[last[0]++]);
    }

    @Override
    Stream<Refusal> refusals() {
        Variable x = Variable.of(Tensor.zeros(DType.FLOAT64, Shape.of(2, 3)));
        return Stream.of(
                Refusal.of(() -> Statistics.amax(x, 2), "amax: dim 2", "[2, 3]"),
                Refusal.of(() -> Statistics.amin(x, -3), "amin: dim -3", "[2, 3]"));
    }

    @Test
    void thoseThatTieShareEvenly() {
        Variable x = Variable.of(Tensor.of(Shape.of(2, 4), 5.0, 1, 5, 5, 0, 0, 2, 1));
        assertArrayEquals(
                new double[] {1.0 / 3, 0, 1.0 / 3, 1.0 / 3, 0, 0, 1, 0},
                Statistics.amax(x, 1).sum().gradient(x).toDoubles(),
                1e-15);
        assertArrayEquals(
                new double[] {0, 1, 0, 0, 0.5, 0.5, 0, 0},
                Statistics.amin(x, 1).sum().gradient(x).toDoubles(),
                1e-15);
    }
}
