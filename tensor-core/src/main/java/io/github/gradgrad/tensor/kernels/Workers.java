package io.github.gradgrad.tensor.kernels;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Threads that share the parts of a job, such as a kernel's. They stay awake while one is computed and for a moment after it, since
 * waking a thread takes longer than most kernels run, and then sleep.
 *
 * <p>Which thread computes a part is chance; what the part is must not depend on it, so that results do not either. The caller works
 * as well and takes every part that nobody has begun: a worker that sleeps, or whose core is taken, delays nothing.
 *
 * <p>A part may have a job of its own, whose parts its thread computes, and every thread that has nothing to do helps it. So where half of
 * a batch is a part, the thread that is done with its half takes kernels from the other.
 */
public final class Workers {
    /** How long a worker stays awake after a job: the steps of a training follow each other more closely. */
    private static final long AWAKE_NANOS = 200_000;
    /** How many looks for work lie between two looks at the clock. */
    private static final int LOOKS = 64;

    /** The job of which a thread computes a part. */
    private static final ThreadLocal<@Nullable Job> CURRENT = new ThreadLocal<>();

    private final int threads;
    private final List<Thread> workers = new CopyOnWriteArrayList<>();
    /** The jobs that are being computed; who finds no place here computes alone. */
    private final AtomicReferenceArray<@Nullable Job> open;

    private final AtomicInteger asleep = new AtomicInteger();

    /** Some parts, and how many of them have been begun and done. */
    private static final class Job {
        /** The job of which it is within a part. */
        private final @Nullable Job outer;

        private final int parts;
        private final IntConsumer part;
        private final AtomicInteger begun = new AtomicInteger();
        private final AtomicInteger done = new AtomicInteger();
        private volatile @Nullable Throwable failure;

        Job(@Nullable Job outer, int parts, IntConsumer part) {
            this.outer = outer;
            this.parts = parts;
            this.part = part;
        }

        boolean isBegun() {
            return begun.get() >= parts;
        }

        boolean isDone() {
            return done.get() >= parts;
        }

        /** How many of so many threads have nothing left to do in it. */
        int idle(int threads) {
            return isBegun() ? Math.max(0, threads - (parts - done.get())) : 0;
        }

        void work() {
            Job before = CURRENT.get();
            CURRENT.set(this);
            for (int i = begun.getAndIncrement(); i < parts; i = begun.getAndIncrement()) {
                try {
                    part.accept(i);
                } catch (Throwable e) {
                    failure = e;
                }
                done.getAndIncrement();
            }
            CURRENT.set(before);
        }
    }

    private Workers(int threads) {
        this.threads = threads;
        open = new AtomicReferenceArray<>(2 * threads);
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

    /** How many threads work on one job at the most. */
    public int threads() {
        return threads;
    }

    /**
     * For how many threads a kernel that the caller begins now is best cut: 1 within a part, whose thread is the only one that surely
     * computes it. It depends on the program alone and not on chance, so the cut may decide how a sum is rounded.
     */
    public int threadsHere() {
        return CURRENT.get() == null ? threads : 1;
    }

    /** The same with those that have nothing to do at the moment, which is chance: for cuts that do not change the result. */
    public int threadsNow() {
        Job job = CURRENT.get();
        return job == null ? threads : 1 + job.idle(threads);
    }

    /** Computes the parts 0 to parts - 1, in any order, and returns when all are done. */
    public void run(int parts, IntConsumer part) {
        if (parts <= 1 || threads == 1) {
            for (int i = 0; i < parts; i++) part.accept(i);
            return;
        }
        Job outer = CURRENT.get(), job = new Job(outer, parts, part);
        int place = place(job);
        if (place < 0) job.work();
        else share(job, place);
        Throwable failure = job.failure;
        if (failure instanceof RuntimeException exception) throw exception;
        if (failure != null) throw new IllegalStateException("a part of a kernel failed", failure);
    }

    private void share(Job job, int place) {
        try {
            wake();
            job.work();
            await(job);
        } finally {
            open.set(place, null);
        }
    }

    /** Shows a job to the others: where it is now, -1 if there was no place. */
    private int place(Job job) {
        for (int i = 0; i < open.length(); i++) if (open.get(i) == null && open.compareAndSet(i, null, job)) return i;
        return -1;
    }

    /**
     * Waits for the threads that still compute a part, and helps them if they have jobs within it. Others' jobs it must leave alone: the
     * caller may be in the middle of a kernel, with this thread's buffers in use.
     */
    private void await(Job job) {
        for (int looks = 1; !job.isDone(); looks++) {
            Job inner = find(job);
            if (inner != null) inner.work();
            else if (looks % LOOKS == 0) giveWay();
            else Thread.onSpinWait();
        }
    }

    /** A job with a part that nobody has begun, if there is one: within a part of {@code outer}, or any if that is null. */
    private @Nullable Job find(@Nullable Job outer) {
        for (int i = 0; i < open.length(); i++) {
            Job job = open.get(i);
            if (job != null && !job.isBegun() && (outer == null || outer.equals(job.outer))) return job;
        }
        return null;
    }

    private boolean isAnyOpen() {
        for (int i = 0; i < open.length(); i++) if (open.get(i) != null) return true;
        return false;
    }

    private void wake() {
        if (asleep.get() > 0) workers.forEach(LockSupport::unpark);
        else if (workers.size() < threads - 1) start();
    }

    private synchronized void start() {
        while (workers.size() < threads - 1) {
            Thread worker = new Thread(this::waitForWork, "gradgrad-worker-" + workers.size());
            worker.setDaemon(true);
            workers.add(worker);
            worker.start();
        }
    }

    private void waitForWork() {
        long asleepAt = System.nanoTime() + AWAKE_NANOS;
        for (int looks = 0; ; looks++) {
            Job job = find(null);
            if (job != null) {
                job.work();
                asleepAt = System.nanoTime() + AWAKE_NANOS;
            } else if (looks % LOOKS != 0) {
                Thread.onSpinWait();
            } else if (isAnyOpen() || System.nanoTime() - asleepAt < 0) {
                giveWay();
            } else {
                sleep();
                asleepAt = System.nanoTime() + AWAKE_NANOS;
            }
        }
    }

    private void sleep() {
        asleep.getAndIncrement();
        // A job that came before the increment was not announced to this worker.
        if (!isAnyOpen()) LockSupport.park(this);
        asleep.getAndDecrement();
    }

    /** To another process that wants this core; nothing depends on whether there is one. */
    @SuppressWarnings("ThreadPriorityCheck")
    private static void giveWay() {
        Thread.yield();
    }
}
