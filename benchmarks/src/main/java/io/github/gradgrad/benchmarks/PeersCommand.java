package io.github.gradgrad.benchmarks;

import io.github.gradgrad.benchmarks.charts.BarChart;
import io.github.gradgrad.benchmarks.critic.CriticConfig;
import io.github.gradgrad.benchmarks.peers.Comparison;
import io.github.gradgrad.benchmarks.peers.Engine;
import io.github.gradgrad.benchmarks.peers.Tournament;
import io.github.gradgrad.gan.picture.Pictures;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "peers",
        description =
                "Times the critic step beside libtorch, and JAX if a Python is given, in turns of a quarter of a second,"
                        + " and prints the ratios. Writes every turn to peers.jsonl and draws peers.png.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class PeersCommand implements Callable<Integer> {
    /** Where this module's folder is; the launcher and the Maven profile say it. */
    private static final String FOLDER = "gradgrad.benchmarks";

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private StepOptions steps = new StepOptions();

    @Option(
            names = "--threads",
            paramLabel = "N",
            split = ",",
            description = "numbers to try (default: 1 and one per core); each engine counts with its best")
    private List<Integer> threads = defaultThreads();

    @Option(names = "--rounds", paramLabel = "N", description = "with new processes (default: ${DEFAULT-VALUE})")
    private Integer rounds = 3;

    @Option(names = "--turns", paramLabel = "N", description = "of each process in a round (default: ${DEFAULT-VALUE})")
    private Integer turns = 40;

    @Option(
            names = "--libtorch",
            paramLabel = "DIR",
            description = "what the Maven profile peers has prepared (default: target/peers in the benchmarks' folder)")
    private @Nullable Path libtorch;

    @Option(names = "--python", paramLabel = "COMMAND", description = "a Python with JAX, to time JAX as well")
    private @Nullable String python;

    @Option(names = "--memory", description = "compares peaks of resident memory instead of times")
    private boolean memory;

    @Option(names = "--out", paramLabel = "DIR", description = "folder of the results (default: ${DEFAULT-VALUE})")
    private Path out = Path.of("runs", "bench");

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<CriticConfig> configs = steps.configs();
        threads.forEach(ThreadsOption::requireValid);
        if (rounds < 1) throw new IllegalArgumentException("--rounds: 1 or more expected, got " + rounds);
        if (turns < 1) throw new IllegalArgumentException("--turns: 1 or more expected, got " + turns);
        Tournament tournament = new Tournament(engines(), threads, rounds, steps.seconds(), turns);
        PrintWriter lines =
                new PrintWriter(Objects.requireNonNull(spec).commandLine().getOut(), true);
        if (memory) compareMemory(tournament, configs, lines);
        else compareTimes(tournament, configs, lines);
        return CommandLine.ExitCode.OK;
    }

    private List<Engine> engines() {
        Path folder = Path.of(System.getProperty(FOLDER, "benchmarks")), programs = folder.resolve("src/peers");
        Path files = libtorch != null ? libtorch : folder.resolve("target/peers");
        List<Engine> engines = new ArrayList<>();
        engines.add(Engine.gradgrad(Main.class));
        engines.add(Engine.libtorch(files, programs.resolve("java/LibtorchStep.java")));
        if (python != null) engines.add(Engine.jax(python, programs.resolve("python/jax_step.py")));
        return engines;
    }

    private void compareTimes(Tournament tournament, List<CriticConfig> configs, PrintWriter lines)
            throws IOException, InterruptedException {
        Files.createDirectories(out);
        List<Comparison> comparisons = new ArrayList<>();
        try (PrintWriter file = new PrintWriter(Files.newBufferedWriter(out.resolve("peers.jsonl")), true)) {
            for (CriticConfig config : configs) {
                List<Comparison> both = tournament.run(config.name(), file::println);
                both.forEach(comparison -> lines.print(comparison.toTable()));
                lines.flush();
                comparisons.addAll(both);
            }
        }
        draw(comparisons);
    }

    /** Each engine's speed relative to ours, since the times of the configurations lie decades apart. */
    private void draw(List<Comparison> comparisons) throws IOException {
        BarChart chart = new BarChart(
                "Critic step beside the peers, median of " + rounds * turns + " turns, each engine's best threads",
                "time of the engine / time of GradGrad");
        for (Comparison comparison : comparisons) {
            String group = comparison.config() + (comparison.penalty() ? ", penalty" : "");
            comparison.ratios().forEach(ratio -> chart.bar(group, ratio.engine(), ratio.ratio()));
        }
        chart.level("GradGrad", 1);
        Pictures.writePng(chart.draw(), out.resolve("peers.png"));
    }

    private static void compareMemory(Tournament tournament, List<CriticConfig> configs, PrintWriter lines)
            throws IOException, InterruptedException {
        for (CriticConfig config : configs) {
            for (Map.Entry<String, Long> peak : tournament.memory(config.name()).entrySet()) {
                lines.printf(
                        Locale.ROOT,
                        "{\"engine\":\"%s\",\"config\":\"%s\",\"peak_resident_mb\":%.0f}%n",
                        peak.getKey(),
                        config.name(),
                        peak.getValue() * 1e-6);
            }
        }
    }

    private static List<Integer> defaultThreads() {
        return Stream.of(1, Runtime.getRuntime().availableProcessors())
                .distinct()
                .toList();
    }
}
