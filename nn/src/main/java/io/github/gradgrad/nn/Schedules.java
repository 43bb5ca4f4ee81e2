package io.github.gradgrad.nn;

/** What the schedules share. */
final class Schedules {
    private Schedules() {}

    /** How much of {@code steps} is done: at most 1. */
    static double fraction(long step, long steps) {
        return (double) Math.min(step, steps) / (double) steps;
    }

    static void requirePositive(String what, long number) {
        if (number < 1) throw new IllegalArgumentException(what + ": at least 1 expected, got " + number);
    }
}
