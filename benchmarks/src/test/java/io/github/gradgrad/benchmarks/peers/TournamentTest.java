package io.github.gradgrad.benchmarks.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With engines whose programs are a few lines of Java each. */
class TournamentTest {
    @TempDir
    private Path folder;

    @Test
    void enginesTakeTurnsWithAndThenWithoutThePenalty() throws Exception {
        List<Engine> engines = List.of(engine("gradgrad", "", 10, 0), engine("peer", "", 20, 0));
        List<String> lines = new ArrayList<>();
        List<Comparison> comparisons = new Tournament(engines, List.of(1, 2), 2, 0, 3).run("mlp-small", lines::add);
        List<String> turns = List.of("gradgrad 1", "peer 1", "gradgrad 2", "peer 2");
        List<String> expected = Stream.of(true, false, true, false)
                .flatMap(penalty -> Collections.nCopies(3, turns).stream()
                        .flatMap(List::stream)
                        .map(turn -> turn + " " + penalty))
                .toList();
        assertEquals(
                expected,
                lines.stream()
                        .map(Timing::parse)
                        .map(timing -> timing.engine() + " " + timing.threads() + " " + timing.gp())
                        .toList());
        for (Comparison comparison : comparisons) {
            assertEquals(List.of(new Comparison.Ratio("peer", 1, 20, 2, 2, 2)), comparison.ratios());
        }
    }

    @Test
    void aTurnHasTheStepsOfAQuarterOfASecond() throws Exception {
        new Tournament(List.of(engine("gradgrad", "", 10_000, 0)), List.of(1), 1, 0, 2).run("mlp-small", line -> {});
        // A warm-up of no time is one turn, of which nobody knows yet how long a step takes.
        assertEquals(List.of("true 1", "true 25", "true 25", "false 1", "false 25", "false 25"), requests("gradgrad"));
    }

    @Test
    void theWarmUpGoesOnWhileTheEngineCompiles() throws Exception {
        new Tournament(List.of(engine("gradgrad", "", 250_000, 3)), List.of(1), 1, 0, 1).run("mlp-small", line -> {});
        // Four warm-ups with the penalty, in the fourth nothing was compiled; one without.
        assertEquals(
                List.of("true 1", "true 1", "true 1", "true 1", "true 1", "false 1", "false 1"), requests("gradgrad"));
    }

    @Test
    void anEngineThatCompilesForEverIsTimedAfterTenWarmUps() throws Exception {
        new Tournament(List.of(engine("gradgrad", "", 250_000, 99)), List.of(1), 1, 0, 1).run("mlp-small", line -> {});
        assertEquals(2 * (10 + 1), requests("gradgrad").size());
    }

    @Test
    void aProgramThatFailsIsNamed() throws IOException {
        Engine broken = engine("broken", "System.exit(3);", 1, 0);
        assertEquals(
                "peers: broken ended with status 3",
                assertThrows(
                                IllegalStateException.class,
                                () -> new Tournament(List.of(broken), List.of(1), 1, 0, 1).run("mlp-small", line -> {}))
                        .getMessage());
    }

    @Test
    void aProgramThatDoesNotExistIsNamed() {
        Engine missing = new Engine("missing", (config, threads) -> new ProcessBuilder("no-such-program"));
        String message = assertThrows(
                        IllegalStateException.class,
                        () -> new Tournament(List.of(missing), List.of(1), 1, 0, 1).run("mlp-small", line -> {}))
                .getMessage();
        assertTrue(message.startsWith("peers: missing cannot be started: "), message);
        assertTrue(message.contains("no-such-program"), message);
    }

    @Test
    void memoryTakesAHundredStepsAtTheLastNumberOfThreads() throws Exception {
        List<Engine> engines = List.of(engine("gradgrad", "", 10, 0), engine("peer", "", 20, 0));
        Map<String, Long> peaks = new Tournament(engines, List.of(1, 2), 1, 0, 1).memory("mlp-small");
        assertEquals(Set.of("gradgrad", "peer"), peaks.keySet());
        assertEquals(List.of("true 100"), requests("gradgrad"));
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

    private List<String> requests(String engine) throws IOException {
        return Files.readAllLines(log(engine));
    }

    private Path log(String engine) {
        return folder.resolve(engine + ".txt");
    }

    /** One whose steps take so long, and which compiles in its first turns; JSON is read with such quotes, too. */
    private Engine engine(String name, String statement, int us, int compiling) throws IOException {
        Path classes = Files.createDirectory(folder.resolve(name)), program = classes.resolve("Program.java");
        Files.writeString(program, """
            import java.nio.file.*;
            import java.util.*;

            class Program {
                public static void main(String[] arguments) throws Exception {
                    List<String> requests = new ArrayList<>();
                    Scanner in = new Scanner(System.in);
                    while (in.hasNextLine()) {
                        requests.add(in.nextLine());
                        Files.write(Path.of(arguments[1]), requests);
                        %s
                        boolean penalty = requests.get(requests.size() - 1).startsWith("true");
                        System.out.printf(
                                "{'engine':'%s','config':'mlp-small','gp':%%b,'threads':%%s,'us':%d,'compiling':%%b}%%n",
                                penalty, arguments[0], requests.size() <= %d);
                    }
                }
            }
            """.formatted(statement, name, us, compiling));
        assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, program.toString()));
        List<String> line = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-classpath",
                classes.toString(),
                "Program");
        return new Engine(name, (config, threads) -> {
            List<String> arguments = List.of("" + threads, log(name).toString());
            return new ProcessBuilder(
                    Stream.of(line, arguments).flatMap(List::stream).toList());
        });
    }
}
