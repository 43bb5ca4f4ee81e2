package io.github.gradgrad.benchmarks.peers;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An engine, and how its program is started.
 *
 * @param name what its lines call it
 */
public record Engine(String name, Start timing, Start memory) {
    /** Makes the command line for one configuration. */
    @FunctionalInterface
    interface Start {
        ProcessBuilder command(String config, int threads, double seconds);
    }

    /** This library, with the flags and the class path of this process. */
    public static Engine gradgrad(Class<?> main) {
        return new Engine(
                "gradgrad",
                (config, threads, seconds) -> gradgrad(main, "critic-step", config, threads, "--seconds", "" + seconds),
                // Ten steps suffice for the peak: nothing lives longer than a step. More, so that collections have to
                // happen.
                (config, threads, seconds) -> gradgrad(main, "soak", config, threads, "--steps", "100"));
    }

    private static ProcessBuilder gradgrad(
            Class<?> main, String command, String config, int threads, String option, String value) {
        List<String> line = new ArrayList<>(List.of(java()));
        line.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        line.addAll(List.of("-classpath", System.getProperty("java.class.path"), main.getName(), command));
        line.addAll(List.of("--config", config, "--threads", "" + threads, option, value));
        return new ProcessBuilder(line);
    }

    /**
     * libtorch, through bytedeco's Java API.
     *
     * @param files what the Maven profile {@code peers} puts there: jars in {@code lib}, the official build's libraries in
     *     {@code native}
     * @param program its Java source
     * @throws IllegalStateException if the files are not there
     */
    public static Engine libtorch(Path files, Path program) {
        Path natives = files.resolve("native");
        if (!Files.exists(natives.resolve("libtorch_cpu.so"))) {
            throw new IllegalStateException("peers: no libtorch in " + files
                    + "; the Maven profile brings it: mvn -Ppeers -DskipTests -pl benchmarks -am package");
        }
        Start start = (config, threads, seconds) -> {
            ProcessBuilder process = new ProcessBuilder(
                    java(),
                    "--enable-native-access=ALL-UNNAMED",
                    // The official libraries with MKL and oneDNN, in place of those in bytedeco's own jar.
                    "-Dorg.bytedeco.javacpp.pathsFirst=true",
                    "-Djava.library.path=" + natives,
                    "-classpath",
                    files.resolve("lib") + File.separator + "*",
                    program.toString(),
                    config,
                    "" + threads,
                    "" + seconds);
            Map<String, String> environment = process.environment();
            environment.put("LD_LIBRARY_PATH", natives.toString());
            environment.put("OMP_NUM_THREADS", "" + threads);
            environment.put("MKL_NUM_THREADS", "" + threads);
            return process;
        };
        return new Engine("libtorch", start, start);
    }

    /** JAX, by a Python that has it. */
    public static Engine jax(String python, Path program) {
        Start start = (config, threads, seconds) ->
                new ProcessBuilder(python, program.toString(), config, "" + threads, "" + seconds);
        return new Engine("jax", start, start);
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
