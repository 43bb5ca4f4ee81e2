package io.github.gradgrad.gan.cli;

import io.github.gradgrad.gan.experiment.Experiment;
import io.github.gradgrad.gan.experiment.Experiments;
import io.github.gradgrad.gan.experiment.Plan;
import io.github.gradgrad.gan.experiment.Report;
import io.github.gradgrad.gan.run.OutputFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "experiment",
        description = "Makes a published experiment again, and puts its result beside the published one. Without NAME:"
                + " lists them.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ExperimentCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "which one")
    private @Nullable String name;

    @Option(names = "--full", description = "the published size: hours; the default takes minutes")
    private boolean full;

    @Option(names = "--tiny", hidden = true, description = "seconds, to see that it runs; the result means nothing")
    private boolean tiny;

    @Option(names = "--seed", paramLabel = "N", description = "the first seed (default: ${DEFAULT-VALUE})")
    private long seed = 1;

    @Option(names = "--seeds", paramLabel = "N", description = "how many seeds (default: the experiment's choice)")
    private @Nullable Integer seeds;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "the folder for figures, tables and page.md (default: runs/experiment-NAME)")
    private @Nullable Path out;

    @Mixin
    private ThreadsOption threads = new ThreadsOption();

    @Override
    public Integer call() throws IOException {
        CommandLine command = Objects.requireNonNull(spec).commandLine();
        PrintWriter console = command.getOut();
        if (name == null) {
            if (full || tiny || seeds != null || out != null) {
                throw new ParameterException(command, "the name of an experiment expected with these options");
            }
            for (Experiment e : Experiments.ALL) console.printf(Locale.ROOT, "%-20s %s%n", e.name(), e.sentence());
            console.flush();
            return 0;
        }
        threads.apply();
        Experiment experiment = Experiments.of(name);
        if (seeds != null && seeds < 1) {
            throw new IllegalArgumentException("--seeds: a whole number from 1 to 1000 expected, got " + seeds);
        }
        Plan.Size size = tiny ? Plan.Size.TINY : full ? Plan.Size.FULL : Plan.Size.USUAL;
        long start = System.nanoTime();
        Plan plan = new Plan(size, seed, seeds == null ? 0 : seeds, line -> {
            console.printf(Locale.ROOT, "%6.0f s  %s%n", (System.nanoTime() - start) * 1e-9, line);
            console.flush();
        });
        Path folder = out != null ? out : Path.of("runs", "experiment-" + experiment.name());
        OutputFolder.create(folder);
        Report report = experiment.run(plan);
        report.write(folder);
        console.println("see " + folder.resolve("page.md"));
        return 0;
    }
}
