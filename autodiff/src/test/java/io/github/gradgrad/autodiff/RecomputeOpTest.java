package io.github.gradgrad.autodiff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RecomputeOpTest extends OpContractTest {
    @Override
    Stream<Example> examples() {
        return Stream.concat(
                Stream.of(
                        Example.of(
                                "one input",
                                xs -> Recompute.of(x -> x.square().tanh(), xs.get(0)),
                                inputs -> inputs.get(0).map(x -> Math.tanh(x * x)),
                                Shape.of(2, 3)),
                        Example.of(
                                "three inputs that broadcast",
                                xs -> Recompute.of(
                                        in -> in.get(0)
                                                .mul(in.get(1))
                                                .add(in.get(2).exp()),
                                        xs),
                                inputs -> Numbers.combine(
                                        Double::sum,
                                        Numbers.combine((x, y) -> x * y, inputs.get(0), inputs.get(1)),
                                        inputs.get(2).map(Math::exp)),
                                Shape.of(2, 1, 3),
                                Shape.of(4, 1),
                                Shape.of()),
                        Example.of(
                                "an input that the block uses by itself",
                                xs -> Recompute.of(x -> x.mul(xs.get(1)).tanh(), xs.get(0)),
                                inputs -> Numbers.combine((x, y) -> Math.tanh(x * y), inputs.get(0), inputs.get(1)),
                                Shape.of(3),
                                Shape.of(3)),
                        Example.of(
                                "one in another",
                                xs -> Recompute.of(
                                        x -> Recompute.of(y -> y.square().mul(xs.get(1)), x.tanh())
                                                .add(x),
                                        xs.get(0)),
                                inputs -> Numbers.combine(
                                        (x, y) -> Math.tanh(x) * Math.tanh(x) * y + x, inputs.get(0), inputs.get(1)),
                                Shape.of(2, 2),
                                Shape.of(2)),
                        Example.of(
                                "one after another, the inputs used again",
                                xs -> {
                                    Variable first =
                                            Recompute.of(in -> in.get(0).mul(in.get(1)), xs);
                                    return Recompute.of(
                                            in -> in.get(0).mul(in.get(1)).tanh(), List.of(first, xs.get(0)));
                                },
                                inputs -> Numbers.combine((x, y) -> Math.tanh(x * x * y), inputs.get(0), inputs.get(1)),
                                Shape.of(4),
                                Shape.of(4))),
                RandomShapes.draw(random -> {
                    Shape y = random.ofRank(5), a = random.stretchingTo(y), b = y;
                    return Example.of(
                            a + " times " + b,
                            xs -> Recompute.of(in -> in.get(0).mul(in.get(1)).tanh(), xs),
                            inputs -> Numbers.combine((p, q) -> Math.tanh(p * q), inputs.get(0), inputs.get(1)),
                            a,
                            b);
                }));
    }

    /** A sweep asks for all gradients at once; whoever asks for one gets the same. */
    @Test
    void eachGradientByItselfIsThatOfTheSweep() {
        Variable a = Variable.of(Tensor.scalar(DType.FLOAT64, 3)), b = Variable.of(Tensor.scalar(DType.FLOAT64, 5));
        Variable y = Recompute.of(in -> in.get(0).mul(in.get(1)), List.of(a, b));
        Variable v = Variable.constant(Tensor.scalar(DType.FLOAT64, 10));
        Op op = y.op();
        assertEquals(50, op.gradient(0, v, y.inputs(), y).item());
        assertEquals(30, op.gradient(1, v, y.inputs(), y).item());
    }

    /** x y + exp(z) for numbers up to 2. */
    @Override
    double sumsUpTo() {
        return 12;
    }

    @Override
    Stream<Refusal> refusals() {
        Variable x = Variable.of(Tensor.ones(DType.FLOAT64, Shape.of(2, 3)));
        Variable outside = x.exp();
        return Stream.of(
                Refusal.of(() -> Recompute.of(in -> in.mul(outside), x), "recompute", "exp [2, 3]"),
                Refusal.of(() -> Recompute.of(in -> outside, x), "recompute", "exp [2, 3]"),
                Refusal.of(() -> Recompute.of(in -> x, List.of()), "recompute", "at least one input"));
    }
}
