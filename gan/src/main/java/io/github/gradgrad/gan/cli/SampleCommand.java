package io.github.gradgrad.gan.cli;

import io.github.gradgrad.gan.run.Checkpoint;
import io.github.gradgrad.gan.run.SampleFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "sample",
        description = "Draws images or points from the generator of a checkpoint.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class SampleCommand implements Callable<Integer> {
    private static final int MOST = 100_000;

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            required = true,
            description = "a run's checkpoint.safetensors")
    private @Nullable Path checkpoint;

    @Option(names = "--count", paramLabel = "N", description = "how many (default: ${DEFAULT-VALUE})")
    private int count = 64;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "equal seeds give equal samples (default: ${DEFAULT-VALUE})")
    private long seed = 1;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "a file ending in .png, .csv or .npy")
    private @Nullable Path out;

    @Mixin
    private ThreadsOption threads = new ThreadsOption();

    @Override
    public Integer call() throws IOException {
        threads.apply();
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException("--count: a whole number from 1 to " + MOST + " expected, got " + count);
        }
        SampleFile file = SampleFile.at(Objects.requireNonNull(out));
        file.write(Checkpoint.read(Objects.requireNonNull(checkpoint)).sample(count, seed));
        return 0;
    }
}
