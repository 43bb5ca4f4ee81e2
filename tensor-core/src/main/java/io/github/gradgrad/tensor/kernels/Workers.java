package io.github.gradgrad.tensor.kernels;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Threads that share the parts of one kernel. They wait for the next kernel awake for a moment, since waking a thread takes longer
 * than most kernels run, and then sleep.
 *
 * <p>Which thread computes a part is chance; what the part is must not depend on it, so that results do not either. The caller works
 * as well and takes every part that nobody has begun: a worker that sleeps, or whose core is taken, delays nothing.
 */
public final class Workers {
    /** How long a worker stays awake: the steps of a training follow each other more closely. */
    private static final long AWAKE_NANOS = 200_000;
    /** How many looks for work, or for the end of a part, lie between two looks at the clock. */
    private static final int LOOKS = 64;

    /** True on a thread that computes a part of several. */
    private static final ThreadLocal<Boolean> WITHIN_PART = ThreadLocal.withInitial(() -> false);

    private final int threads;
    private final List<Thread> workers = new ArrayList<>();
    private final AtomicBoolean busy = new AtomicBoolean();
    private final AtomicInteger asleep = new AtomicInteger();
    private volatile @Nullable Job latest;

    /** The parts of one kernel, and how many of them have been begun and done. */
    private static final class Job {
        private final int parts;
        private final IntConsumer part;
        private final AtomicInteger begun = new AtomicInteger();
        private final AtomicInteger done = new AtomicInteger();
        private volatile @Nullable Throwable failure;

        Job(int parts, IntConsumer part) {
            this.parts = parts;
            this.part = part;
        }

        void work() {
            Boolean outer = WITHIN_PART.get();
            WITHIN_PART.set(true);
            for (int i = begun.getAndIncrement(); i < parts; i = begun.getAndIncrement()) {
                try {
                    part.accept(i);
                } catch (Throwable e) {
                    failure = e;
                }
                done.getAndIncrement();
            }
            WITHIN_PART.set(outer);
        }
    }

    private Workers(int threads) {
        this.threads = threads;
    }

    /**
     * The caller and {@code threads - 1} daemon threads beside it, which start when there is work for them.
     *
     * @throws IllegalArgumentException if {@code threads} is below 1
     */
    public static Workers of(int threads) {
        if (threads < 1) throw new IllegalArgumentException("workers: 1 thread or more expected, got " + threads);
        return new Workers(threads);
    }

    /** How many threads work on one kernel at the most. */
    public int threads() {
        return threads;
    }

    /**
     * For how many threads a kernel that the caller begins now is best cut: 1 within a part, which is computed by one. It depends on the
     * program alone and not on chance, so the cut may decide how a sum is rounded.
     */
    public int threadsHere() {
        return WITHIN_PART.get() ? 1 : threads;
    }

    /**
     * Computes the parts 0 to parts - 1, in any order, and returns when all are done. While another caller has the workers, and
     * within a part, the caller computes all of them alone.
     */
    public void run(int parts, IntConsumer part) {
        if (parts <= 1 || threads == 1) {
            for (int i = 0; i < parts; i++) part.accept(i);
            return;
        }
        Job job = new Job(parts, part);
        if (WITHIN_PART.get() || !busy.compareAndSet(false, true)) job.work();
        else share(job);
        Throwable failure = job.failure;
        if (failure instanceof RuntimeException exception) throw exception;
        if (failure != null) throw new IllegalStateException("a part of a kernel failed", failure);
    }

    private void share(Job job) {
        try {
            latest = job;
            wake();
            job.work();
            for (int looks = 1; job.done.get() < job.parts; looks++) {
                if (looks % LOOKS == 0) giveWay();
                else Thread.onSpinWait();
            }
        } finally {
            latest = null;
            busy.set(false);
        }
    }

    private void wake() {
        while (workers.size() < threads - 1) {
            Thread worker = new Thread(this::waitForWork, "gradgrad-worker-" + workers.size());
            worker.setDaemon(true);
            workers.add(worker);
            worker.start();
        }
        if (asleep.get() > 0) workers.forEach(LockSupport::unpark);
    }

    private void waitForWork() {
        long asleepAt = System.nanoTime() + AWAKE_NANOS;
        for (int looks = 0; ; looks++) {
            Job job = latest;
            if (job != null && job.begun.get() < job.parts) {
                job.work();
                asleepAt = System.nanoTime() + AWAKE_NANOS;
            } else if (looks % LOOKS != 0) {
                Thread.onSpinWait();
            } else if (System.nanoTime() - asleepAt < 0) {
                giveWay();
            } else {
                asleep.getAndIncrement();
                // A job that came before the increment was not announced to this worker.
                if (latest == null) LockSupport.park(this);
                asleep.getAndDecrement();
                asleepAt = System.nanoTime() + AWAKE_NANOS;
            }
        }
    }

    /** To another process that wants this core; nothing depends on whether there is one. */
    @SuppressWarnings("ThreadPriorityCheck")
    private static void giveWay() {
        Thread.yield();
    }
}
