package io.github.gradgrad.tensor.panama;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.tensor.Backend;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A Java started without {@code --add-modules jdk.incubator.vector}: OpenBLAS is used all the same, and each provider says what is true. */
class WithoutVectorApiTest {
    private static final String REASON = "start Java with --add-modules jdk.incubator.vector";

    @Test
    void usesOpenBlasAndSaysWhatTheFlagWouldBring() throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process process = new ProcessBuilder(
                        java.toString(), "-cp", System.getProperty("java.class.path"), Report.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertEquals(0, process.waitFor(), lines.toString());
        assertEquals("kernels panama false " + REASON, lines.get(0));
        assertTrue(lines.get(1).startsWith("kernels loops true "), lines.toString());
        assertTrue(
                lines.stream().anyMatch(line -> line.startsWith("products openblas true OpenBLAS")), lines.toString());
        assertTrue(lines.contains("products java false " + REASON), lines.toString());
        assertTrue(lines.contains("products plain false slower than openblas"), lines.toString());
    }

    /** The program that is started. */
    static final class Report {
        public static void main(String[] arguments) {
            Backend.current()
                    .providers()
                    .forEach(status -> System.out.println(
                            status.role() + " " + status.name() + " " + status.inUse() + " " + status.note()));
        }
    }
}
