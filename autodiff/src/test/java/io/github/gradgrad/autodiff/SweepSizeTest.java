package io.github.gradgrad.autodiff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Deep graphs, wide ones, and many at a time. The work is counted, not timed. */
class SweepSizeTest {
    private final AtomicInteger calls = new AtomicInteger();
    private final Variable x = Variable.of("x", Tensor.scalar(DType.FLOAT64, 1.5));

    /** 2 v, whose rule is counted. */
    private Variable doubled(Variable v) {
        return PlantedOps.add(v, v, (i, g, a, b) -> {
            calls.incrementAndGet();
            return g;
        });
    }

    @Test
    void aChainOf100000OpsDifferentiatesTwice() {
        Variable y = x.mul(x);
        for (int i = 0; i < 50_000; i++) y = y.neg().add(x);
        // y = x^2 after an even number of steps, each pair of which cancels: -( -y + x) + x = y
        Variable first = y.differentiableGradient(x);
        assertEquals(2.25, y.item());
        assertEquals(3, first.item());
        assertEquals(2, first.gradient(x).item());
    }

    @Test
    void aVariableUsed10000TimesGetsEveryShare() {
        Variable square = x.square(), y = square.mul(0);
        for (int i = 1; i <= 10_000; i++) y = y.add(square.mul(i));
        // y = 10000 * 10001 / 2 x^2
        double factor = 10_000 * 10_001 / 2.0;
        Variable first = y.differentiableGradient(x);
        assertEquals(factor * 2 * 1.5, first.item());
        assertEquals(factor * 2, first.gradient(x).item());
    }

    /** 2^60 ways lead from the end to x. */
    @Test
    void eachRuleIsCalledOnceForEachInputHoweverManyWaysLeadThere() {
        Variable y = x;
        for (int i = 0; i < 60; i++) y = doubled(y);
        assertEquals(0x1p60, y.gradient(x).item());
        assertEquals(120, calls.get());
    }

    @Test
    void workIsLinearInTheLengthOfAChain() {
        assertEquals(10 * rulesCalled(1_000), rulesCalled(10_000));
        // As many more for the third thousand steps as for the second: so many a step, and some at the ends.
        assertEquals(
                variablesOfSecondOrder(3_000) - variablesOfSecondOrder(2_000),
                variablesOfSecondOrder(2_000) - variablesOfSecondOrder(1_000));
    }

    private int rulesCalled(int steps) {
        calls.set(0);
        Variable y = x;
        for (int i = 0; i < steps; i++) y = doubled(y).mul(0.5);
        y.gradient(x);
        return calls.get();
    }

    private int variablesOfSecondOrder(int steps) {
        Variable y = x.square();
        for (int i = 0; i < steps; i++) y = y.add(x.square());
        Variable first = y.differentiableGradient(x), second = first.differentiableGradient(x);
        return Graph.of(y, first, second).nodes().size();
    }

    @Test
    void onlyWhatLiesBetweenTheXsAndTheOutputIsVisited() {
        Variable old = x;
        for (int i = 0; i < 100; i++) old = doubled(old);
        Variable late = Variable.of("late", Tensor.scalar(DType.FLOAT64, 2));
        assertEquals(old.item(), doubled(old.mul(late)).gradient(late).item() / 2);
        assertEquals(2, calls.get());
    }

    /** Nor is what was made after the xs, but of something else. */
    @Test
    void aBranchThatNoXLeadsToIsNotVisited() {
        Variable late = Variable.of("late", Tensor.scalar(DType.FLOAT64, 2)), side = x;
        for (int i = 0; i < 100; i++) side = doubled(side);
        assertEquals(side.item(), doubled(side.mul(late)).gradient(late).item() / 2);
        assertEquals(2, calls.get());
    }

    @Test
    void independentGraphsInEightThreadsGiveTheResultsOfOneThreadBitForBit()
            throws InterruptedException, ExecutionException {
        List<List<Tensor>> expected = new ArrayList<>();
        for (int seed = 0; seed < 32; seed++) expected.add(penaltyGradients(seed));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<List<Tensor>>> running = new ArrayList<>();
            for (int seed = 0; seed < 32; seed++) {
                int own = seed;
                running.add(threads.submit(() -> penaltyGradients(own)));
            }
            List<List<Tensor>> actual = new ArrayList<>();
            for (Future<List<Tensor>> one : running) actual.add(one.get());
            assertEquals(expected, actual);
        } finally {
            threads.shutdownNow();
        }
    }

    /** The gradient of a gradient penalty, part of it recomputed. */
    private static List<Tensor> penaltyGradients(int seed) {
        RandomStream random = RandomStream.of(seed);
        Variable in = Variable.of(random.normal(DType.FLOAT64, Shape.of(8, 5)));
        Variable v = Variable.of(random.normal(DType.FLOAT64, Shape.of(5, 16))),
                w = Variable.of(random.normal(DType.FLOAT64, Shape.of(16, 1)));
        Variable out = Recompute.of(h -> h.matmul(v).tanh(), in).matmul(w).sum();
        Variable penalty =
                out.differentiableGradient(in).safeNorm(1).sub(1).square().mean();
        return penalty.gradients(List.of(v, w));
    }
}
