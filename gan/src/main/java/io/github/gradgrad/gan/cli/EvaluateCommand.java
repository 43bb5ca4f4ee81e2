package io.github.gradgrad.gan.cli;

import com.google.gson.GsonBuilder;
import io.github.gradgrad.gan.data.DataSet;
import io.github.gradgrad.gan.data.DataSets;
import io.github.gradgrad.gan.run.Checkpoint;
import io.github.gradgrad.gan.run.Comparison;
import io.github.gradgrad.gan.run.Quality;
import io.github.gradgrad.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "evaluate",
        description = "Measures the samples of a checkpoint against its data, and prints the result as JSON.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class EvaluateCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            required = true,
            description = "a run's checkpoint.safetensors")
    private @Nullable Path checkpoint;

    @Option(names = "--seed", paramLabel = "N", description = "of the samples (default: ${DEFAULT-VALUE})")
    private long seed = 1;

    @Mixin
    private ThreadsOption threads = new ThreadsOption();

    @Override
    public Integer call() throws IOException {
        threads.apply();
        Checkpoint read = Checkpoint.read(Objects.requireNonNull(checkpoint));
        DataSet data = DataSets.open(read.settings().data());
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("settings", read.settings().toMap());
        result.put("iteration", read.iteration());
        Tensor generated = read.sample(Quality.samples(data), seed);
        result.put("quality", Quality.of(data, generated));
        result.put("distances", Comparison.of(data, generated, seed));
        Objects.requireNonNull(spec)
                .commandLine()
                .getOut()
                .println(new GsonBuilder().setPrettyPrinting().create().toJson(result));
        return 0;
    }
}
