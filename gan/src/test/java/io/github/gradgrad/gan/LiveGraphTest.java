package io.github.gradgrad.gan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Tensor;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

/** The heap of training does not grow: what a step built is garbage when it is over. */
class LiveGraphTest {
    @Test
    void asManyGraphNodesAreAliveAfterEachStepAsAfterTheFirst() throws JMException {
        WassersteinTrainer trainer = TinyPlayers.of(1).trainer(GradientPenalty.PAPER, 9);
        List<Long> live = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            trainer.criticStep(TinyPlayers.real(i));
            trainer.generatorStep(6);
            live.add(liveVariables());
        }
        assertEquals(Collections.nCopies(5, live.get(0)), live);
        // Parameters keep their leaves alive, so that this also shows that something is counted.
        assertTrue(live.get(0) >= 8, () -> "live variables: " + live);
        assertEquals(5, trainer.generatorSteps());
    }

    @Test
    void aGraphThatIsHeldIsCounted() throws JMException {
        long before = liveVariables();
        Variable held = Variable.of(Tensor.scalar(DType.FLOAT64, 3)).square().square();
        assertTrue(liveVariables() >= before + 3);
        assertEquals(81, held.item());
    }

    /** What the JVM counts in its heap after a full collection. */
    private static long liveVariables() throws JMException {
        String histogram = (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()});
        return histogram
                .lines()
                .map(line -> line.trim().split("\\s+", -1))
                .filter(cells -> cells.length >= 4 && cells[3].equals(Variable.class.getName()))
                .mapToLong(cells -> Long.parseLong(cells[1]))
                .sum();
    }
}
