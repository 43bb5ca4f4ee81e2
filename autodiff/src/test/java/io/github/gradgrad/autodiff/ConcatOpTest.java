package io.github.gradgrad.autodiff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConcatOpTest extends OpContractTest {
    @Override
    Stream<Example> examples() {
        return Stream.concat(
                Stream.of(
                        example(0, Shape.of(2, 4), Shape.of(3, 4)),
                        example(1, Shape.of(3, 2), Shape.of(3, 1), Shape.of(3, 4)),
                        example(-1, Shape.of(2, 3, 5), Shape.of(2, 3, 4)),
                        example(0, Shape.of(1), Shape.of(7), Shape.of(1)),
                        example(0, Shape.of(3)),
                        example(3, Shape.of(2, 3, 1, 2, 3), Shape.of(2, 3, 1, 1, 3))),
                RandomShapes.draw(random -> {
                    Shape x = random.ofRank(random.between(1, 5));
                    int d = random.between(0, x.rank() - 1);
                    return example(d - x.rank(), x, x.with(d, random.between(1, 3)), x.with(d, random.between(1, 3)));
                }));
    }

    private static Example example(int d, Shape... parts) {
        int axis = d < 0 ? d + parts[0].rank() : d;
        int total = Arrays.stream(parts).mapToInt(part -> part.dim(axis)).sum();
        return Example.of(
                "dim " + d + ", " + Arrays.toString(parts),
                xs -> Variable.concat(d, xs.toArray(Variable[]::new)),
                inputs -> Numbers.generate(parts[0].with(axis, total).toArray(), i -> element(inputs, axis, i)),
                parts);
    }

    private static double element(List<Numbers> parts, int axis, int[] index) {
        int[] within = index.clone();
        for (Numbers part : parts) {
            if (within[axis] < part.dim(axis)) return part.get(within);
            within[axis] -= part.dim(axis);
        }
        throw new IndexOutOfBoundsException(Arrays.toString(index));
    }

    @Override
    Stream<Refusal> refusals() {
        Variable a = ones(DType.FLOAT64, 2, 3);
        return Stream.of(
                Refusal.of(() -> Variable.concat(0, a, ones(DType.FLOAT64, 2, 4)), "concat", "[2, 3]", "[2, 4]"),
                Refusal.of(() -> Variable.concat(0, a, ones(DType.FLOAT64, 3)), "concat", "[2, 3]", "[3]"),
                Refusal.of(() -> Variable.concat(0, a, ones(DType.FLOAT32, 2, 3)), "concat", "FLOAT64", "FLOAT32"),
                Refusal.of(() -> Variable.concat(2, a, a), "concat: dim 2", "[2, 3]"),
                Refusal.of(() -> Variable.concat(0), "concat", "at least one"));
    }

    @Test
    void anInputThatOccursTwiceGetsBothItsParts() {
        Variable x = Variable.of(Tensor.of(Shape.of(2), 1.0, 2));
        Variable weights = Variable.constant(Tensor.of(Shape.of(4), 10.0, 20, 300, 400));
        assertEquals(
                Tensor.of(Shape.of(2), 310.0, 420),
                Variable.concat(0, x, x).mul(weights).sum().gradient(x));
    }

    private static Variable ones(DType dtype, int... dims) {
        return Variable.of(Tensor.ones(dtype, Shape.of(dims)));
    }
}
