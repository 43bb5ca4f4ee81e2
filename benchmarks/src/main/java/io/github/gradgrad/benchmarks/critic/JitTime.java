package io.github.gradgrad.benchmarks.critic;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;

/** How long the JIT of this process has compiled: while it does, what is measured is not yet what a long run would be. */
public final class JitTime {
    /** A JIT that takes more than this part of a time is at work. */
    private static final double MUCH = 0.05;

    private JitTime() {}

    /** Nanoseconds so far; 0 where the JVM does not tell. */
    public static long nanos() {
        CompilationMXBean jit = ManagementFactory.getCompilationMXBean();
        boolean tells = jit != null && jit.isCompilationTimeMonitoringSupported();
        return tells ? jit.getTotalCompilationTime() * 1_000_000 : 0;
    }

    /** Whether that is much of so many nanoseconds. */
    public static boolean isMuch(long compiled, long nanos) {
        return compiled > MUCH * nanos;
    }
}
