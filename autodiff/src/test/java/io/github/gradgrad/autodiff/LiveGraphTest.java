package io.github.gradgrad.autodiff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.util.List;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

/** When a step is over nothing of its graph is reachable: counted in the heap by the JVM, after a full collection. */
class LiveGraphTest {
    private final RandomStream random = RandomStream.of(2);
    private final Variable x = Variable.of("x", random.normal(DType.FLOAT32, Shape.of(4, 3)));
    private final Variable w = Variable.of("w", random.normal(DType.FLOAT32, Shape.of(3, 3)));

    @Test
    void aGraphThatIsHeldIsCounted() throws JMException {
        long before = liveBeside(List.of());
        assertEquals(before + 2, liveBeside(x.exp().log()));
    }

    @Test
    void gradientsHoldNothingOfTheGraphTheyCameFrom() throws JMException {
        long before = liveBeside(List.of());
        assertEquals(before, liveBeside(penalty(x).gradients(List.of(w))));
    }

    @Test
    void theProductsOfHigherOrderHoldNothingEither() throws JMException {
        long before = liveBeside(List.of());
        List<Tensor> product = Hessian.of(penalty(x), List.of(w)).times(List.of(w.value()));
        Tensor moved = Jacobian.of(x.matmul(w).tanh(), List.of(x)).times(List.of(x.value()));
        List<Tensor> rows = PerSample.of(one -> penalty(one.get(0)), x).gradients(List.of(w));
        assertEquals(before, liveBeside(List.of(product, moved, rows)));
    }

    /** The leaves that recomputing makes for a block's inputs go with the rest. */
    @Test
    void recomputedBlocksHoldNothingEither() throws JMException {
        long before = liveBeside(List.of());
        Variable y = Recompute.of(in -> in.matmul(w).tanh().matmul(w).tanh(), x);
        assertEquals(before + 1, liveBeside(y));
        List<Tensor> gradients =
                y.sum().differentiableGradient(x).square().sum().gradients(List.of(w, x));
        assertEquals(before + 1, liveBeside(List.of(y, gradients)));
    }

    private Variable penalty(Variable in) {
        Variable out = in.matmul(w).tanh().matmul(w).sum();
        return out.differentiableGradient(in).safeNorm(1).sub(1).square().mean();
    }

    /** How many variables are alive while {@code held} is held. */
    private static long liveBeside(Object held) throws JMException {
        try {
            return liveVariables();
        } finally {
            Reference.reachabilityFence(held);
        }
    }

    private static long liveVariables() throws JMException {
        String histogram = (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()});
        return histogram
                .lines()
                .map(line -> line.trim().split("\\s+"))
                .filter(cells -> cells.length >= 4 && cells[3].equals(Variable.class.getName()))
                .mapToLong(cells -> Long.parseLong(cells[1]))
                .sum();
    }
}
