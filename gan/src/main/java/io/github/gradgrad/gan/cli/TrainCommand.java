package io.github.gradgrad.gan.cli;

import io.github.gradgrad.gan.data.DataSet;
import io.github.gradgrad.gan.data.DataSets;
import io.github.gradgrad.gan.run.Checkpoint;
import io.github.gradgrad.gan.run.RunFolder;
import io.github.gradgrad.gan.run.Settings;
import io.github.gradgrad.gan.run.Summary;
import io.github.gradgrad.gan.run.Training;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "train",
        description = "Trains a critic and a generator, and fills a folder with what came of it.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class TrainCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Mixin
    private ThreadsOption threads = new ThreadsOption();

    @Option(names = "--out", paramLabel = "DIR", description = "the run's folder (default: runs/METHOD-DATA-SEED)")
    private @Nullable Path out;

    @Option(names = "--resume", description = "continue the run in the folder from its last checkpoint")
    private boolean resume;

    @Option(names = "--quiet", description = "print nothing but errors")
    private boolean quiet;

    @Override
    public Integer call() throws IOException {
        threads.apply();
        if (out != null && out.toString().isBlank())
            throw new IllegalArgumentException("--out: a folder expected, got ''");
        Settings settings = options.settings();
        Path path = out != null ? out : RunFolder.defaultPath(settings);
        PrintWriter console = Objects.requireNonNull(spec).commandLine().getOut();
        Training training = resume && !RunFolder.isBarelyBegun(path) ? resumed(path) : started(settings, path, console);
        Summary summary = training.run(quiet ? (done, total) -> {} : Progress.on(console));
        if (!quiet) Report.print(console, path, summary);
        return 0;
    }

    private Training started(Settings settings, Path path, PrintWriter console) throws IOException {
        DataSet data = DataSets.open(settings.data());
        Training.requireSuitable(settings, data);
        if (out == null && Files.isDirectory(path) && !RunFolder.isBarelyBegun(path)) {
            Path aside = RunFolder.setAside(path);
            if (!quiet) console.println("the earlier run in " + path + " is now in " + aside);
        }
        return Training.start(settings, data, RunFolder.create(path));
    }

    private Training resumed(Path path) throws IOException {
        RunFolder folder = RunFolder.open(path);
        Checkpoint checkpoint = Checkpoint.read(folder.checkpoint());
        Settings settings = options.continuing(checkpoint);
        return Training.resume(settings, DataSets.open(settings.data()), folder, checkpoint);
    }
}
