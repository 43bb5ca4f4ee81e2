package io.github.gradgrad.benchmarks.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With engines whose programs are a line of Java each. */
class TournamentTest {
    @TempDir
    private Path folder;

    @Test
    void enginesTakeTurnsInEveryRound() throws Exception {
        List<Engine> engines = List.of(engine("gradgrad", 10), engine("peer", 20));
        List<String> lines = new ArrayList<>();
        List<Comparison> comparisons = new Tournament(engines, 2, List.of(1), 0.5).run("mlp-small", lines::add);
        assertEquals(
                List.of("gradgrad", "peer", "gradgrad", "peer"),
                lines.stream().map(line -> Timing.parse(line).engine()).toList());
        assertEquals(
                List.of(new Comparison.Ratio("peer", 1, 20, 2, 2, 2)),
                comparisons.get(0).ratios());
    }

    @Test
    void aProgramThatFailsIsNamed() throws IOException {
        Engine broken = engine("broken", "System.exit(3);");
        assertEquals(
                "peers: broken ended with status 3",
                assertThrows(
                                IllegalStateException.class,
                                () -> new Tournament(List.of(broken), 1, List.of(1), 1).run("mlp-small", line -> {}))
                        .getMessage());
    }

    @Test
    void withoutLibtorchTheMessageSaysWhatBringsIt() {
        String message = assertThrows(
                        IllegalStateException.class, () -> Engine.libtorch(folder, folder.resolve("LibtorchStep.java")))
                .getMessage();
        assertEquals(
                "peers: no libtorch in " + folder
                        + "; the Maven profile brings it: mvn -Ppeers -DskipTests -pl benchmarks -am package",
                message);
    }

    private Engine engine(String name, int us) throws IOException {
        String line = "{\\\"engine\\\":\\\"" + name
                + "\\\",\\\"config\\\":\\\"mlp-small\\\",\\\"gp\\\":true,\\\"threads\\\":1,\\\"us\\\":" + us + "}";
        return engine(name, "System.out.println(\"" + line + "\");");
    }

    private Engine engine(String name, String statement) throws IOException {
        Path program = folder.resolve(name + ".java");
        Files.writeString(
                program, "class Program { public static void main(String[] arguments) { " + statement + " } }");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Engine.Start start = (config, threads, seconds) -> new ProcessBuilder(java, program.toString());
        return new Engine(name, start, start);
    }
}
