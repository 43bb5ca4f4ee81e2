package io.github.gradgrad.gan.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The folder of one run, and the names of the files in it. */
public final class RunFolder {
    private static final List<String> FILES = List.of(
            "checkpoint.safetensors", "metrics.csv", "samples.png", "curves.png", "training.gif", "summary.json");

    private final Path path;

    private RunFolder(Path path) {
        this.path = path;
    }

    /** The folder that a run gets unless told otherwise: {@code runs/METHOD-DATA-SEED}. */
    public static Path defaultPath(Settings settings) {
        String data = Path.of(settings.data()).normalize().toString().replaceAll("[^A-Za-z0-9._-]+", "-");
        return Path.of("runs", settings.method() + "-" + data + "-" + settings.seed());
    }

    /**
     * A folder for a new run, created if need be.
     *
     * @throws IOException if it cannot be created or written to, or holds a run already; the message says which
     */
    public static RunFolder create(Path path) throws IOException {
        for (String file : FILES) {
            if (Files.exists(path.resolve(file))) {
                throw new IOException(path + ": holds a run already (" + file
                        + "); continue it with --resume, or give another folder with --out");
            }
        }
        return new RunFolder(OutputFolder.create(path));
    }

    /**
     * The folder of a run that is to go on.
     *
     * @throws IOException if there is none; the message says what was expected
     */
    public static RunFolder open(Path path) throws IOException {
        RunFolder folder = new RunFolder(path);
        if (!Files.isRegularFile(folder.checkpoint())) {
            throw new IOException(path + ": nothing to resume: " + folder.checkpoint() + " expected");
        }
        if (!Files.isWritable(path)) throw new IOException(path + ": this folder cannot be written to");
        return folder;
    }

    /** Whether this is a folder in which a run was broken off before it wrote anything. */
    public static boolean isBarelyBegun(Path path) throws IOException {
        if (!Files.isDirectory(path)) return false;
        try (Stream<Path> files = Files.list(path)) {
            return files.allMatch(file -> file.getFileName().toString().startsWith("."));
        }
    }

    /** Renames the folder of an earlier run to the first free of {@code NAME.1}, {@code NAME.2}, ..; returns the new name. */
    public static Path setAside(Path path) throws IOException {
        int number = 1;
        while (Files.exists(numbered(path, number))) number++;
        return Files.move(path, numbered(path, number));
    }

    private static Path numbered(Path path, int number) {
        return path.resolveSibling(path.getFileName() + "." + number);
    }

    public Path path() {
        return path;
    }

    /** Everything needed to go on: {@link Checkpoint}. */
    public Path checkpoint() {
        return path.resolve("checkpoint.safetensors");
    }

    /** One row per logged iteration: {@link Metrics}. */
    public Path metrics() {
        return path.resolve("metrics.csv");
    }

    /** Real samples above generated ones. */
    public Path samples() {
        return path.resolve("samples.png");
    }

    /** The metrics as curves. */
    public Path curves() {
        return path.resolve("curves.png");
    }

    /** How samples of the same noise changed during training. */
    public Path animation() {
        return path.resolve("training.gif");
    }

    /** Settings, versions, kernels, final metrics and timings. */
    public Path summary() {
        return path.resolve("summary.json");
    }
}
