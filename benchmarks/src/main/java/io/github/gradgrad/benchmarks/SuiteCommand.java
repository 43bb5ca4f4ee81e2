package io.github.gradgrad.benchmarks;

import io.github.gradgrad.benchmarks.charts.BarChart;
import io.github.gradgrad.benchmarks.suites.Score;
import io.github.gradgrad.benchmarks.suites.Suite;
import io.github.gradgrad.benchmarks.suites.SuiteRun;
import io.github.gradgrad.gan.picture.Pictures;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A suite by its name: runs it under JMH, writes SUITE.json, and draws SUITE.png. */
@Command(sortOptions = false, mixinStandardHelpOptions = true)
final class SuiteCommand implements Callable<Integer> {
    private final Suite suite;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private ThreadsOption threads = new ThreadsOption();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "folder of the JSON and the chart (default: ${DEFAULT-VALUE})")
    private Path out = Path.of("runs", "bench");

    @Parameters(arity = "0..*", paramLabel = "ARGUMENT", description = "of JMH, such as -f 5 or -p size=64")
    private List<String> arguments = List.of();

    private SuiteCommand(Suite suite) {
        this.suite = suite;
    }

    /** A command line that hands what it does not know to JMH. */
    static CommandLine line(Suite suite) {
        CommandLine line = new CommandLine(new SuiteCommand(suite))
                .setUnmatchedOptionsArePositionalParams(true)
                .setExpandAtFiles(false);
        line.getCommandSpec()
                .name(suite.label())
                .usageMessage()
                .description(suite.description() + ": under JMH," + " writes " + suite.label() + ".json and draws "
                        + suite.label() + ".png.");
        return line;
    }

    @Override
    public Integer call() throws IOException, RunnerException {
        Files.createDirectories(out);
        List<Score> scores = SuiteRun.of(suite, arguments, threads.given(), out.resolve(suite.label() + ".json"));
        PrintWriter lines = Objects.requireNonNull(spec).commandLine().getOut();
        lines.printf(Locale.ROOT, "%n%s: time, %s and bytes allocated per call%n", suite.label(), suite.rate());
        scores.forEach(score -> lines.println(score.toLine()));
        lines.flush();
        Path chart = out.resolve(suite.label() + ".png");
        draw(scores, chart);
        lines.println(chart);
        return CommandLine.ExitCode.OK;
    }

    private void draw(List<Score> scores, Path file) throws IOException {
        BarChart chart = new BarChart(suite.description(), suite.rate().toString());
        scores.forEach(score -> chart.bar(score.category(), score.series(), score.rate()));
        if (suite.rate() == Suite.Rate.FLOPS) {
            int used = threads.given().orElse(Runtime.getRuntime().availableProcessors());
            double peak = PeakSpeed.gigaflops(used);
            chart.level(
                    String.format(Locale.ROOT, "peak of %d thread%s, measured: %.0f", used, used == 1 ? "" : "s", peak),
                    peak);
        }
        Pictures.writePng(chart.draw(), file);
    }
}
