package io.github.gradgrad.benchmarks.peers;

/** An engine with a number of threads in a {@link Tournament}: it makes as many steps in a turn as fit, by the turn before. */
final class Contestant implements AutoCloseable {
    private static final double TURN_SECONDS = 0.25;
    /** A warm-up in which an engine still compiled is followed by another; how many at the most. */
    private static final int WARM_UPS = 10;

    private final EngineProcess process;
    private long steps = 1;

    Contestant(EngineProcess process) {
        this.process = process;
    }

    /** Lets it make steps for so long, and on while it compiles in most of its turns. */
    void warmUp(boolean penalty, double seconds) throws InterruptedException {
        steps = 1;
        for (int i = 0; i < WARM_UPS; i++) {
            int turns = 0, compiling = 0;
            long end = System.nanoTime() + (long) (seconds * 1e9);
            do {
                turns++;
                if (turn(penalty).compiling()) compiling++;
            } while (System.nanoTime() - end < 0);
            if (2 * compiling < turns) return;
        }
    }

    Timing turn(boolean penalty) throws InterruptedException {
        Timing timing = process.run(penalty, steps);
        steps = Math.max(1, Math.round(TURN_SECONDS * 1e6 / timing.us()));
        return timing;
    }

    @Override
    public void close() {
        process.close();
    }
}
