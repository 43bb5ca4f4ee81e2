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
public record Engine(String name, Program program) {
    /** Makes the command line for one configuration; what the program then does, {@link EngineProcess} says. */
    @FunctionalInterface
    interface Program {
        ProcessBuilder command(String config, int threads);
    }

    /** This library, with the flags and the class path of this process. */
    public static Engine gradgrad(Class<?> main) {
        return new Engine("gradgrad", (config, threads) -> {
            List<String> line = new ArrayList<>(List.of(java()));
            line.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
            line.addAll(List.of("-classpath", System.getProperty("java.class.path"), main.getName()));
            line.addAll(List.of("critic-turns", "--config", config, "--threads", "" + threads));
            return new ProcessBuilder(line);
        });
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
        return new Engine("libtorch", (config, threads) -> {
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
                    "" + threads);
            Map<String, String> environment = process.environment();
            environment.put("LD_LIBRARY_PATH", natives.toString());
            environment.put("OMP_NUM_THREADS", "" + threads);
            environment.put("MKL_NUM_THREADS", "" + threads);
            return process;
        });
    }

    /** JAX, by a Python that has it. */
    public static Engine jax(String python, Path program) {
        return new Engine(
                "jax", (config, threads) -> new ProcessBuilder(python, program.toString(), config, "" + threads));
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
