package io.github.gradgrad.autodiff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SafeNormOpTest extends OpContractTest {
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
                xs -> xs.get(0).safeNorm(axes),
                inputs -> norm(inputs.get(0), x.reduced(axes), y),
                List.of(x),
                List.of(Domain.between(-2, 2).awayFrom(0).awayFrom(0.125).awayFrom(-0.125)));
    }

    /** Each element is added to the sum that it would come from, were the sums stretched to x. */
    private static Numbers norm(Numbers x, Shape reduced, Shape y) {
        double[] sums = new double[reduced.size()];
        int[] next = {0};
        Numbers origin = Numbers.generate(reduced.toArray(), i -> next[0]++);
        Numbers.generate(x.dims(), i -> sums[(int) origin.stretched(i)] += x.get(i) * x.get(i));
        int[] last = {0};
        return Numbers.generate(y.toArray(), i -> Math.sqrt(sums[last[0]++]));
    }

    @Override
    Stream<Refusal> refusals() {
        Variable x = Variable.of(Tensor.zeros(DType.FLOAT64, Shape.of(2, 3)));
        return Stream.of(
                Refusal.of(() -> x.safeNorm(2), "safeNorm: dim 2", "[2, 3]"),
                Refusal.of(() -> new SafeNormOp(Shape.of(3, 3)).apply(x), "[2, 3]", "[3, 3]"));
    }

    @Test
    void isZeroAtTheOriginWithAllItsDerivatives() {
        assertArrayEquals(new double[] {0, 0, 0, 0}, Derivatives.at(0, 3, x -> x.safeNorm()));
    }

    /** One row of zeros among others: a penalty has such a row where the critic is flat. */
    @Test
    void keepsZeroRowsApartFromOthers() {
        Variable x = Variable.of(Tensor.of(Shape.of(2, 2), 0.0, 0, 3, 4));
        Variable v = Variable.of(Tensor.of(Shape.of(2), 1.0, 1));
        Variable g =
                x.safeNorm(1).pullback(v).differentiableGradients(List.of(x)).get(0);
        assertArrayEquals(new double[] {0, 0, 0.6, 0.8}, g.value().toDoubles(), 1e-15);

        // The Hessian of |x| is (1 - n n^T) / |x| with n = x / |x|; here along u = (1, 0): ((1 - 0.36), -0.48) / 5.
        Variable u = Variable.constant(Tensor.of(Shape.of(2, 2), 1.0, 0, 1, 0));
        Tensor h = g.mul(u).sum().gradient(x);
        assertArrayEquals(new double[] {0, 0, 0.128, -0.096}, h.toDoubles(), 1e-15);
    }

    /** The gradient penalty's (|g| - 1)^2 at g = 0: the slope of the norm is 0 there, so nothing moves. */
    @Test
    void aPenaltyOnItIsFiniteAtTheOrigin() {
        assertArrayEquals(
                new double[] {1, 0, 0},
                Derivatives.at(0, 2, x -> x.safeNorm().sub(1).square()));
    }
}
