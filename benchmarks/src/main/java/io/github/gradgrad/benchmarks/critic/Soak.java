package io.github.gradgrad.benchmarks.critic;

import com.sun.management.ThreadMXBean;
import io.github.gradgrad.tensor.DType;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.Locale;
import java.util.function.Consumer;

/** Many steps of one critic, and the memory that they take. */
public final class Soak {
    private static final int PARTS = 10;
    private static final MemoryMXBean MEMORY = ManagementFactory.getMemoryMXBean();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Soak() {}

    /**
     * What a tenth of the steps left behind.
     *
     * @param steps from the beginning
     * @param heap bytes of the heap that are in use after a full collection
     * @param allocated bytes that each step allocated, in all threads
     * @param results bytes of the results of a step's products alone; the arrays that it fills are more: {@link Arithmetic}
     * @param resident the most bytes of memory that the process has had so far; 0 where the system does not tell
     */
    public record Part(
            String config, boolean penalty, long steps, long heap, long allocated, long results, long resident) {
        public String toJson() {
            return String.format(
                    Locale.ROOT,
                    "{\"config\":\"%s\",\"gp\":%b,\"steps\":%d,\"heap\":%d,\"allocated_per_step\":%d,"
                            + "\"product_results_per_step\":%d,\"peak_resident\":%d}",
                    config,
                    penalty,
                    steps,
                    heap,
                    allocated,
                    results,
                    resident);
        }
    }

    /** Makes the steps in ten parts, and reports after each. */
    public static void run(CriticConfig config, boolean penalty, long steps, Consumer<Part> report) {
        CriticStep step = CriticStep.of(config, Constraint.of(penalty), DType.FLOAT32);
        long results = Arithmetic.of(config, penalty).bytes();
        for (long part = 1, from = 0; part <= PARTS; part++) {
            long to = steps * part / PARTS, before = THREADS.getTotalThreadAllocatedBytes();
            for (long i = from; i < to; i++) step.run();
            long allocated = (THREADS.getTotalThreadAllocatedBytes() - before) / Math.max(1, to - from);
            long resident = PeakMemory.ofThisProcess();
            report.accept(new Part(config.name(), penalty, to, heapInUse(), allocated, results, resident));
            from = to;
        }
    }

    private static long heapInUse() {
        System.gc();
        return MEMORY.getHeapMemoryUsage().getUsed();
    }
}
