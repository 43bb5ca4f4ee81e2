package io.github.gradgrad.gan.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.gan.WassersteinTrainer;
import io.github.gradgrad.gan.data.DataSet;
import io.github.gradgrad.gan.data.DataSets;
import io.github.gradgrad.tensor.RandomStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** Long runs in a small heap: {@code mvn test -Psoak}, which gives the JVM 256 MiB. */
@Tag("soak")
class SoakTest {
    @Test
    void tenThousandCriticStepsOfTheDefaultModelLeaveNothingBehind() throws IOException {
        Settings settings = Defaults.of(Method.WGAN_GP, "digits");
        DataSet data = DataSets.open("digits");
        WassersteinTrainer trainer =
                Recipe.of(settings, data.sampleShape(), data.classes()).trainer();
        RandomStream key = RandomStream.of(1);
        List<Long> heaps = new ArrayList<>();
        List<Long> nodes = new ArrayList<>();
        while (trainer.criticSteps() < 10_000) {
            for (int i = 0; i < settings.criticSteps(); i++) {
                trainer.criticStep(data.batch(key, trainer.criticSteps(), settings.batch()));
            }
            trainer.generatorStep(settings.batch());
            if (trainer.criticSteps() % 1_000 == 0) {
                nodes.add(liveVariables());
                heaps.add(
                        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
            }
        }
        assertEquals(1, new HashSet<>(nodes).size(), "live variables: " + nodes);
        long first = heaps.get(1), last = heaps.get(heaps.size() - 1);
        assertTrue(last < first + 1_000_000, "bytes of heap in use after a collection: " + heaps);
    }

    /**
     * A whole run, with its rows, frames, pictures and checkpoints. What it rightly keeps are its packed frames, about as
     * many bytes as the animation's file, and 400 rows of less than 100 bytes; a leak of a byte for each step would show.
     */
    @Test
    void aRunOfTwoHundredThousandGeneratorStepsKeepsAFlatHeap(@TempDir Path folder, TestReporter reporter)
            throws IOException {
        Settings settings = Defaults.of(Method.WGAN_GP, "gaussians8")
                .with(Map.of("iterations", 200_000, "width", 16, "batch", 16, "critic-steps", 2, "averaging", 0.999));
        List<Long> heaps = new ArrayList<>();
        List<Long> nodes = new ArrayList<>();
        SmallRuns.start(settings, folder, (done, total) -> {
            if (done % (total / 10) != 0) return;
            nodes.add(liveVariables());
            heaps.add(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        });
        long frames = Files.size(folder.resolve("training.gif")), rows = 400 * 100;
        reporter.publishEntry("heap in use after each tenth of the steps", heaps + ", animation " + frames);
        assertEquals(10, heaps.size());
        assertEquals(1, new HashSet<>(nodes).size(), "live variables: " + nodes);
        long growth = heaps.get(9) - heaps.get(0);
        assertTrue(growth < frames + rows + 100_000, "heap " + heaps + ", frames " + frames + ", rows " + rows);
    }

    /** Counted in the JVM's own heap histogram, which collects garbage first. */
    private static long liveVariables() {
        return histogram()
                .lines()
                .map(line -> line.strip().split("\\s+", -1))
                .filter(columns -> columns.length > 3 && columns[3].equals("io.github.gradgrad.autodiff.Variable"))
                .mapToLong(columns -> Long.parseLong(columns[1]))
                .findFirst()
                .orElse(0);
    }

    private static String histogram() {
        try {
            return ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "gcClassHistogram",
                            new Object[] {new String[0]},
                            new String[] {String[].class.getName()})
                    .toString();
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }
}
