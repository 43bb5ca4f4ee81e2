package io.github.gradgrad.benchmarks.peers;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Engines that take turns: a process for each configuration, round, number of threads and engine, in this order, so that what
 * is compared was measured seconds apart.
 */
public record Tournament(List<Engine> engines, int rounds, List<Integer> threads, double seconds) {
    /**
     * Times a configuration.
     *
     * @param line gets each line of each program as soon as the program has ended
     * @return with the penalty, then without
     */
    public List<Comparison> run(String config, Consumer<String> line) throws IOException, InterruptedException {
        Comparison penalised = new Comparison(config, true), plain = new Comparison(config, false);
        for (int round = 0; round < rounds; round++) {
            for (int number : threads) {
                for (Engine engine : engines) {
                    ProcessBuilder command = engine.timing().command(config, number, seconds);
                    for (String printed :
                            EngineProcess.run(engine.name(), command).lines()) {
                        Timing timing = Timing.parse(printed);
                        (timing.gp() ? penalised : plain).add(timing);
                        line.accept(printed);
                    }
                }
            }
        }
        return List.of(penalised, plain);
    }

    /** The smallest peak of memory in bytes that each engine needed for a configuration, at the last number of threads. */
    public Map<String, Long> memory(String config) throws IOException, InterruptedException {
        Map<String, Long> peaks = new TreeMap<>();
        int number = threads.get(threads.size() - 1);
        for (int round = 0; round < rounds; round++) {
            for (Engine engine : engines) {
                long peak = EngineProcess.run(engine.name(), engine.memory().command(config, number, seconds))
                        .peak();
                peaks.merge(engine.name(), peak, Math::min);
            }
        }
        return peaks;
    }
}
