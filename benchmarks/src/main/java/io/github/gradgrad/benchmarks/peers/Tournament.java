package io.github.gradgrad.benchmarks.peers;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Engines that take turns of a quarter of a second, so that what is compared was measured within seconds: the speed of a shared machine
 * changes by a third within minutes. Each engine has a process for each number of threads,
 * all of them alive at once; those that wait take no time. A round begins with new processes, as JITs do not always compile alike.
 *
 * @param warmUp for how many seconds each engine makes steps before its turns are counted
 * @param turns of each process in a round
 */
public record Tournament(List<Engine> engines, List<Integer> threads, int rounds, double warmUp, int turns) {
    /** As many steps as show an engine's peak of memory: with a collector, nothing lives longer than a few. */
    private static final int MEMORY_STEPS = 100;
    /** How long nobody computes between two turns: OpenMP's threads look for more work for some ten milliseconds. */
    private static final long PAUSE_MILLIS = 20;

    /**
     * Times a configuration.
     *
     * @param line gets what each turn took, as a line of JSON
     * @return with the penalty, then without
     * @throws IllegalStateException if a program fails
     */
    public List<Comparison> run(String config, Consumer<String> line) throws IOException, InterruptedException {
        Comparison penalised = new Comparison(config, true), plain = new Comparison(config, false);
        for (int round = 0; round < rounds; round++) {
            Deque<Contestant> contestants = new ArrayDeque<>();
            try {
                for (int number : threads)
                    for (Engine engine : engines) contestants.add(new Contestant(start(engine, config, number)));
                for (Comparison comparison : List.of(penalised, plain)) play(contestants, comparison, line);
            } finally {
                contestants.forEach(Contestant::close);
            }
        }
        return List.of(penalised, plain);
    }

    private void play(Iterable<Contestant> contestants, Comparison comparison, Consumer<String> line)
            throws InterruptedException {
        for (Contestant contestant : contestants) contestant.warmUp(comparison.penalty(), warmUp);
        for (int turn = 0; turn < turns; turn++) {
            for (Contestant contestant : contestants) {
                Timing timing = contestant.turn(comparison.penalty());
                comparison.add(timing);
                line.accept(timing.toJson());
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }

    /** The smallest peak of memory in bytes that each engine needed for a configuration, at the last number of threads. */
    public Map<String, Long> memory(String config) throws IOException, InterruptedException {
        Map<String, Long> peaks = new TreeMap<>();
        int number = threads.get(threads.size() - 1);
        for (int round = 0; round < rounds; round++) {
            for (Engine engine : engines) {
                try (EngineProcess process = start(engine, config, number)) {
                    process.run(true, MEMORY_STEPS);
                    peaks.merge(engine.name(), process.peakMemory(), Math::min);
                }
            }
        }
        return peaks;
    }

    private static EngineProcess start(Engine engine, String config, int threads) throws IOException {
        return EngineProcess.start(engine.name(), engine.program().command(config, threads));
    }
}
