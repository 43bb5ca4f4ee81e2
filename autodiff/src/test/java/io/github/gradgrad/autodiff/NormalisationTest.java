package io.github.gradgrad.autodiff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.gradgrad.autodiff.reference.Deviation;
import io.github.gradgrad.autodiff.reference.ReferenceCase;
import io.github.gradgrad.autodiff.reference.ReferenceData;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class NormalisationTest extends OpContractTest {
    private static final double EPSILON = 1e-2;
    private static final RunningStatistics STATISTICS =
            new RunningStatistics(Tensor.of(Shape.of(3), 0.5, -1, 0), Tensor.of(Shape.of(3), 1, 0.25, 4.0));

    @Override
    Stream<Example> examples() {
        UnaryOperator<Variable> batchNorm = x -> Normalisation.batchNorm(x, EPSILON);
        return Stream.of(
                example("batchNorm", batchNorm, Shape.of(5, 3), Shape.of(1, 3)),
                example("batchNorm", batchNorm, Shape.of(2, 3, 2, 2), Shape.of(1, 3, 1, 1)),
                example("batchNorm", batchNorm, Shape.of(3, 1, 2, 1, 2), Shape.of(1, 1, 1, 1, 1)),
                example(
                        "batchNorm with running statistics",
                        NormalisationTest::moving,
                        Shape.of(2, 3, 4),
                        Shape.of(1, 3, 1)),
                example("layerNorm", x -> Normalisation.layerNorm(x, 1, EPSILON), Shape.of(3, 5), Shape.of(3, 1)),
                example("layerNorm", x -> Normalisation.layerNorm(x, 2, EPSILON), Shape.of(2, 3, 2), Shape.of(2, 1, 1)),
                example("layerNorm", x -> Normalisation.layerNorm(x, 1, EPSILON), Shape.of(7), Shape.of(1)),
                example(
                        "instanceNorm",
                        x -> Normalisation.instanceNorm(x, EPSILON),
                        Shape.of(2, 3, 4),
                        Shape.of(2, 3, 1)),
                example("groupNorm", x -> Normalisation.groupNorm(x, 3, EPSILON), Shape.of(2, 3, 4), Shape.of(2, 3, 1)),
                example("groupNorm", x -> Normalisation.groupNorm(x, 1, EPSILON), Shape.of(2, 3, 2), Shape.of(2, 1, 1)),
                Example.of(
                        "batchNorm in evaluation",
                        xs -> evaluated(xs.get(0)),
                        inputs -> Numbers.generate(
                                new int[] {2, 3, 2},
                                i -> (inputs.get(0).get(i) - STATISTICS.mean().at(i[1]))
                                        / Math.sqrt(STATISTICS.variance().at(i[1]) + EPSILON)),
                        Shape.of(2, 3, 2)),
                Example.of(
                        "scaleAndShift",
                        xs -> Normalisation.scaleAndShift(xs.get(0), xs.get(1), xs.get(2)),
                        inputs -> Numbers.generate(
                                new int[] {2, 3, 2},
                                i -> inputs.get(0).get(i) * inputs.get(1).get(i[1])
                                        + inputs.get(2).get(i[1])),
                        Shape.of(2, 3, 2),
                        Shape.of(3),
                        Shape.of(3)));
    }

    private static Variable evaluated(Variable x) {
        RunningStatistics statistics = new RunningStatistics(
                STATISTICS.mean().cast(x.dtype()), STATISTICS.variance().cast(x.dtype()));
        return Normalisation.batchNorm(x, statistics, EPSILON);
    }

    private static Variable moving(Variable x) {
        return Normalisation.batchNorm(x, RunningStatistics.initial(x.dtype(), 3), 0.1, EPSILON)
                .y();
    }

    private static Example example(String name, UnaryOperator<Variable> f, Shape x, Shape statistics) {
        return new Example(
                name + ", " + x,
                xs -> f.apply(xs.get(0)),
                inputs -> normalised(inputs.get(0), Groups.of(inputs.get(0), statistics)),
                List.of(x),
                List.of(Domain.distinct(-2, 2)));
    }

    private static Numbers normalised(Numbers x, Groups groups) {
        return Numbers.generate(
                x.dims(),
                i -> (x.get(i) - groups.at(i, NormalisationTest::mean))
                        / Math.sqrt(groups.at(i, NormalisationTest::variance) + EPSILON));
    }

    private static double mean(double[] v) {
        return Arrays.stream(v).average().orElseThrow();
    }

    private static double variance(double[] v) {
        return Arrays.stream(v)
                .map(x -> (x - mean(v)) * (x - mean(v)))
                .average()
                .orElseThrow();
    }

    @Override
    Stream<Refusal> refusals() {
        Variable vector = ones(3), matrix = ones(2, 3), other = ones(2, 4, 2);
        return Stream.of(
                Refusal.of(() -> Normalisation.batchNorm(vector, EPSILON), "batchNorm", "[3]"),
                Refusal.of(() -> Normalisation.batchNorm(other, STATISTICS, EPSILON), "[4]", "[2, 4, 2]", "[3]"),
                Refusal.of(
                        () -> Normalisation.batchNorm(other, STATISTICS, 0.1, EPSILON)
                                .y(),
                        "batchNorm",
                        "[3]",
                        "[2, 4, 2]"),
                Refusal.of(() -> Normalisation.layerNorm(matrix, 3, EPSILON), "layerNorm", "last 3", "[2, 3]"),
                Refusal.of(() -> Normalisation.layerNorm(matrix, 0, EPSILON), "layerNorm", "last 0", "[2, 3]"),
                Refusal.of(() -> Normalisation.instanceNorm(matrix, EPSILON), "instanceNorm", "[2, 3]"),
                Refusal.of(() -> Normalisation.groupNorm(matrix, 2, EPSILON), "groupNorm", "2 groups", "[2, 3]"),
                Refusal.of(() -> Normalisation.groupNorm(vector, 1, EPSILON), "groupNorm", "[3]"),
                Refusal.of(() -> Normalisation.scaleAndShift(matrix, vector, ones(1)), "[3]", "[2, 3]", "[1]"));
    }

    private static Variable ones(int... dims) {
        return Variable.of(Tensor.ones(DType.FLOAT64, Shape.of(dims)));
    }

    @Override
    double sumsUpTo() {
        return 16;
    }

    /** The running statistics after each call that moves them. */
    @TestFactory
    Stream<DynamicTest> runningStatisticsAgreeWithLibtorch() {
        List<ReferenceCase> cases = ReferenceData.ops().stream()
                .filter(c -> c.op().equals("batch_norm") && c.attrs().flag("training") && c.has("c0_after"))
                .toList();
        assertTrue(!cases.isEmpty());
        return cases.stream()
                .map(c -> dynamicTest(c.name(), () -> {
                    RunningStatistics after = ReferenceOps.before(c)
                            .moved(c.tensor("x0"), c.attrs().real("momentum"));
                    assertTrue(Deviation.of(after.mean(), c.tensor("c0_after")) <= 1e-14);
                    assertTrue(Deviation.of(after.variance(), c.tensor("c1_after")) <= 1e-14);
                }));
    }

    @Test
    void theCallGivesTheStatisticsThatFollowAndLeavesThoseBefore() {
        Variable x = Variable.of(Tensor.of(Shape.of(2, 1), 1.0, 3)); // mean 2, unbiased variance 2
        RunningStatistics before = RunningStatistics.initial(DType.FLOAT64, 1);
        RunningStatistics after =
                Normalisation.batchNorm(x, before, 0.25, EPSILON).after();
        assertEquals(new RunningStatistics(Tensor.of(Shape.of(1), 0.5), Tensor.of(Shape.of(1), 1.25)), after);
        assertEquals(RunningStatistics.initial(DType.FLOAT64, 1), before);
    }

    @Test
    void statisticsOfDifferentLengthsAreRefused() {
        Tensor two = Tensor.ones(DType.FLOAT64, Shape.of(2)), three = Tensor.ones(DType.FLOAT64, Shape.of(3));
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> new RunningStatistics(two, three));
        assertTrue(e.getMessage().contains("mean [2], variance [3]"), e.getMessage());
    }
}
