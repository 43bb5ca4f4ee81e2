package io.github.gradgrad.autodiff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LossesTest extends OpContractTest {
    private static final Reduction NONE = Reduction.NONE;
    private static final Tensor LABELS = Tensor.of(Shape.of(2, 3), 1.0, -1, 1, -1, -1, 1);

    @Override
    Stream<Example> examples() {
        Domain any = Domain.between(-2, 2), half = Domain.grid(-2, 2, 0.5, 0), quarter = Domain.grid(-2, 2, 0.5, 0.25);
        Domain probability = Domain.between(0.1, 0.9);
        return Stream.of(
                        losses("mse", (x, t) -> Losses.mse(x, t, NONE), (x, t) -> Math.pow(x - t, 2), any, any),
                        losses("l1", (x, t) -> Losses.l1(x, t, NONE), (x, t) -> Math.abs(x - t), half, quarter),
                        // Differences are odd quarters: none is 1, where the branches meet.
                        losses(
                                "huber",
                                (x, t) -> Losses.huber(x, t, 1, NONE),
                                (x, t) -> huber(x - t, 1),
                                half,
                                quarter),
                        losses(
                                "smoothL1",
                                (x, t) -> Losses.smoothL1(x, t, 0.5, NONE),
                                (x, t) -> huber(x - t, 0.5) / 0.5,
                                half,
                                quarter),
                        losses(
                                "smoothL1 with beta 0",
                                (x, t) -> Losses.smoothL1(x, t, 0, NONE),
                                (x, t) -> Math.abs(x - t),
                                half,
                                quarter),
                        losses(
                                "binaryCrossEntropy",
                                (x, t) -> Losses.binaryCrossEntropy(x, t, NONE),
                                LossesTest::crossEntropy,
                                Domain.between(0.25, 0.75),
                                probability),
                        losses(
                                "binaryCrossEntropyWithLogits",
                                (x, t) -> Losses.binaryCrossEntropyWithLogits(x, t, NONE),
                                (x, t) -> crossEntropy(1 / (1 + Math.exp(-x)), t),
                                any,
                                probability),
                        losses(
                                "klDivergence",
                                (x, t) -> Losses.klDivergence(x, t, NONE),
                                (x, t) -> t * (Math.log(t) - x),
                                any,
                                Domain.between(0.5, 1)),
                        losses(
                                "klDivergenceOfLogs",
                                (x, t) -> Losses.klDivergenceOfLogs(x, t, NONE),
                                (x, t) -> Math.exp(t) * (t - x),
                                any,
                                any),
                        reductions(),
                        Stream.of(
                                hinge(
                                        "hinge",
                                        x -> Losses.hinge(x, LABELS.cast(x.dtype()), NONE),
                                        (x, s) -> Math.max(0, 1 - s * x)),
                                hinge(
                                        "hingeEmbedding",
                                        x -> Losses.hingeEmbedding(x, LABELS.cast(x.dtype()), 1, NONE),
                                        (x, s) -> s > 0 ? x : Math.max(0, 1 - x)),
                                crossEntropy(Shape.of(3, 4), 0, 1, 3, 0),
                                crossEntropy(Shape.of(1, 1), 0.1, 0),
                                crossEntropy(Shape.of(2, 3, 2), 0.1, 1, 0, 2, 2)))
                .flatMap(examples -> examples);
    }

    private static Stream<Example> losses(
            String name, BinaryOperator<Variable> loss, DoubleBinaryOperator formula, Domain x, Domain t) {
        return UnaryContractTest.AWKWARD.stream()
                .map(shape -> new Example(
                        name + ", " + shape,
                        xs -> loss.apply(xs.get(0), xs.get(1)),
                        inputs -> Numbers.combine(formula, inputs.get(0), inputs.get(1)),
                        List.of(shape, shape),
                        List.of(x, t)));
    }

    private static double huber(double d, double delta) {
        return Math.abs(d) <= delta ? d * d / 2 : delta * (Math.abs(d) - delta / 2);
    }

    private static double crossEntropy(double x, double t) {
        return -t * Math.log(x) - (1 - t) * Math.log(1 - x);
    }

    private static Stream<Example> reductions() {
        return Stream.of(Reduction.MEAN, Reduction.SUM, Reduction.BATCH_MEAN)
                .map(reduction -> Example.of(
                        "mse, " + reduction,
                        xs -> Losses.mse(xs.get(0), xs.get(1), reduction),
                        inputs -> {
                            double sum = 0;
                            for (int i = 0; i < 6; i++)
                                sum += Math.pow(
                                        inputs.get(0).at(i) - inputs.get(1).at(i), 2);
                            double joined =
                                    reduction == Reduction.MEAN ? sum / 6 : reduction == Reduction.SUM ? sum : sum / 2;
                            return Numbers.generate(new int[0], i -> joined);
                        },
                        Shape.of(2, 3),
                        Shape.of(2, 3)));
    }

    private static Example hinge(String name, UnaryOperator<Variable> loss, DoubleBinaryOperator formula) {
        return new Example(
                name,
                xs -> loss.apply(xs.get(0)),
                inputs -> Numbers.combine(formula, inputs.get(0), Numbers.of(LABELS)),
                List.of(LABELS.shape()),
                List.of(Domain.between(-2, 2).awayFrom(1).awayFrom(-1)));
    }

    /** -(1 - e) log(exp(x_c) / sum) - e / C times the sum of log(exp(x_k) / sum) over all classes k. */
    private static Example crossEntropy(Shape x, double e, int... classes) {
        int[] rest = x.without(1).toArray();
        return Example.of(
                "crossEntropy, " + x + " smoothed by " + e,
                xs -> Losses.crossEntropy(xs.get(0), classes, e, NONE),
                inputs -> {
                    int[] next = {0};
                    Numbers scores = inputs.get(0);
                    return Numbers.generate(rest, i -> {
                        double sum = 0, all = 0;
                        for (int k = 0; k < x.dim(1); k++) sum += Math.exp(score(scores, i, k));
                        for (int k = 0; k < x.dim(1); k++) all += score(scores, i, k) - Math.log(sum);
                        double right = score(scores, i, classes[next[0]++]) - Math.log(sum);
                        return -(1 - e) * right - e / x.dim(1) * all;
                    });
                },
                x);
    }

    private static double score(Numbers x, int[] rest, int k) {
        int[] index = new int[rest.length + 1];
        index[0] = rest[0];
        index[1] = k;
        System.arraycopy(rest, 1, index, 2, rest.length - 1);
        return x.get(index);
    }

    @Override
    Stream<Refusal> refusals() {
        Variable x = Variable.of(Tensor.ones(DType.FLOAT64, Shape.of(2, 3))), row = x.slice(0, 0, 1);
        return Stream.of(
                Refusal.of(() -> Losses.mse(x, row, NONE), "mse", "x [2, 3]", "target [1, 3]"),
                Refusal.of(() -> Losses.l1(x, row, NONE), "l1", "x [2, 3]", "target [1, 3]"),
                Refusal.of(() -> Losses.huber(x, x, 0, NONE), "huber", "delta > 0", "0.0"),
                Refusal.of(() -> Losses.smoothL1(x, x, -1, NONE), "smoothL1", "beta > 0", "-1.0"),
                Refusal.of(() -> Losses.binaryCrossEntropy(x, row, NONE), "binaryCrossEntropy", "[1, 3]"),
                Refusal.of(() -> Losses.binaryCrossEntropyWithLogits(row, x, NONE), "WithLogits", "[1, 3]"),
                Refusal.of(() -> Losses.klDivergence(x, row, NONE), "klDivergence", "[1, 3]"),
                Refusal.of(() -> Losses.klDivergenceOfLogs(x, row, NONE), "klDivergenceOfLogs", "[1, 3]"),
                Refusal.of(() -> Losses.hinge(row, LABELS, NONE), "hinge", "x [1, 3]", "target [2, 3]"),
                Refusal.of(
                        () -> Losses.hinge(x, Tensor.zeros(DType.FLOAT64, x.shape()), NONE),
                        "hinge",
                        "1 and -1",
                        "0.0"),
                Refusal.of(() -> Losses.hingeEmbedding(row, LABELS, 1, NONE), "hingeEmbedding", "[1, 3]", "[2, 3]"),
                Refusal.of(() -> Losses.crossEntropy(x, new int[] {0}, 0, NONE), "crossEntropy", "[2, 3]", "1 classes"),
                Refusal.of(
                        () -> Losses.crossEntropy(x, new int[] {0, 3}, 0, NONE), "crossEntropy", "class 3", "[2, 3]"),
                Refusal.of(() -> Losses.crossEntropy(x, new int[] {-1, 0}, 0, NONE), "crossEntropy", "class -1"));
    }

    @Override
    double sumsUpTo() {
        return 64;
    }

    @Test
    void l1HasSlopeZeroWhereBothAreEqual() {
        assertArrayEquals(new double[] {0, 0, 0}, Derivatives.at(3, 2, x -> Losses.l1(x, x.number(3), NONE)));
    }

    @Test
    void huberIsSmoothToTheFirstOrderWhereItsBranchesMeet() {
        assertArrayEquals(new double[] {0.5, 1, 1}, Derivatives.at(3, 2, x -> Losses.huber(x, x.number(2), 1, NONE)));
    }

    @Test
    void theHingesHaveSlopeZeroAtTheHinge() {
        Tensor one = Tensor.scalar(DType.FLOAT64, 1), minusOne = Tensor.scalar(DType.FLOAT64, -1);
        assertArrayEquals(new double[] {0, 0, 0}, Derivatives.at(1, 2, x -> Losses.hinge(x, one, NONE)));
        assertArrayEquals(
                new double[] {0, 0, 0}, Derivatives.at(2, 2, x -> Losses.hingeEmbedding(x, minusOne, 2, NONE)));
    }

    @Test
    void binaryCrossEntropyOfACertaintyIsFinite() {
        for (double x : new double[] {0, 1}) {
            assertEquals(0, Derivatives.at(x, 0, p -> Losses.binaryCrossEntropy(p, p.number(x), NONE))[0]);
            assertEquals(100, Derivatives.at(x, 0, p -> Losses.binaryCrossEntropy(p, p.number(1 - x), NONE))[0]);
        }
    }

    /** Sure and right: the loss is exp(-40) - O(exp(-80)), and the slope -exp(-40), which 1 - sigmoid(40) has lost. */
    @Test
    void withLogitsKeepsItsDigitsWhereThePredictionIsSure() {
        double e = Math.exp(-40);
        assertArrayEquals(
                new double[] {e, -e, e},
                Derivatives.at(40, 2, x -> Losses.binaryCrossEntropyWithLogits(x, x.number(1), NONE)),
                1e-14 * e);
        assertArrayEquals(
                new double[] {e, e, e},
                Derivatives.at(-40, 2, x -> Losses.binaryCrossEntropyWithLogits(x, x.number(0), NONE)),
                1e-14 * e);
    }

    @Test
    void aTargetProbabilityOfZeroAddsNothingToTheDivergence() {
        assertArrayEquals(
                new double[] {0, 0, 0}, Derivatives.at(-3, 2, x -> Losses.klDivergence(x, x.number(0), NONE)));
        assertTrue(Double.isFinite(Derivatives.at(0, 1, t -> Losses.klDivergence(t.number(-3), t, NONE))[1]));
        assertEquals(Double.NaN, Derivatives.at(-1, 0, t -> Losses.klDivergence(t.number(-3), t, NONE))[0]);
    }

    @Test
    void anImpossibleClassThatIsNotTheRightOneIsAllowed() {
        Variable x = Variable.of(Tensor.of(Shape.of(1, 3), 0, 0, Double.NEGATIVE_INFINITY));
        Variable loss = Losses.crossEntropy(x, new int[] {1}, 0, Reduction.MEAN);
        assertEquals(Math.log(2), loss.item(), 1e-15);
        assertArrayEquals(new double[] {0.5, -0.5, 0}, loss.gradient(x).toDoubles(), 1e-15);
    }
}
