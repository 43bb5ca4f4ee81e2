package io.github.gradgrad.gan.experiment;

import java.util.function.Consumer;
import java.util.stream.LongStream;

/**
 * How large an experiment shall be.
 *
 * @param seed the first seed
 * @param seeds how many seeds, one after the other; 0 for as many as the experiment thinks right
 * @param progress told a line now and then
 */
public record Plan(Size size, long seed, int seeds, Consumer<String> progress) {
    /** How long it may take. */
    public enum Size {
        /** Seconds: what a test runs, which shows nothing. */
        TINY,
        /** At most 10 minutes on two cores. */
        USUAL,
        /** The published size. */
        FULL
    }

    public Plan {
        if (seeds < 0 || seeds > 1_000) {
            throw new IllegalArgumentException("--seeds: a whole number from 1 to 1000 expected, got " + seeds);
        }
    }

    /** A number by size. */
    int pick(int tiny, int usual, int full) {
        return switch (size) {
            case TINY -> tiny;
            case USUAL -> usual;
            case FULL -> full;
        };
    }

    /** The seeds to use: those asked for, or as many as given by size. */
    long[] seeds(int tiny, int usual, int full) {
        int count = seeds == 0 ? pick(tiny, usual, full) : seeds;
        return LongStream.range(seed, seed + count).toArray();
    }
}
