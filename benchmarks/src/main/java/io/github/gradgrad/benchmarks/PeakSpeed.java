package io.github.gradgrad.benchmarks;

import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The arithmetic that this machine can do at the most: fused multiply-adds of FLOAT32 vectors that never leave their registers,
 * twelve independent chains, more than any core needs to keep its units busy. Each chain is a sum of products, as in a matrix product: its
 * register is added to, and no number has to be moved.
 */
final class PeakSpeed {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int CHAINS = 12;
    private static final int LENGTH = 2_000_000;
    private static final int ROUNDS = 12;
    private static final float FACTOR = 0.999f;

    private PeakSpeed() {}

    /** Billions of floating-point operations per second that all threads do together: the best of a few rounds. */
    static double gigaflops(int threads) {
        double best = 0;
        for (int round = 0; round < ROUNDS; round++) {
            AtomicLong sink = new AtomicLong();
            long start = System.nanoTime();
            Thread[] others = IntStream.range(1, threads)
                    .mapToObj(i -> Thread.ofPlatform().start(() -> sink.addAndGet((long) chains())))
                    .toArray(Thread[]::new);
            sink.addAndGet((long) chains());
            for (Thread other : others) join(other);
            long nanos = System.nanoTime() - start;
            // The sum is read so that no compiler leaves the work out.
            if (sink.get() == Long.MIN_VALUE) throw new AssertionError();
            best = Math.max(best, 2.0 * CHAINS * LENGTH * SPECIES.length() * threads / nanos);
        }
        return best;
    }

    private static float chains() {
        FloatVector x = FloatVector.broadcast(SPECIES, FACTOR), one = FloatVector.broadcast(SPECIES, 1);
        FloatVector a = one, b = one, c = one, d = one, e = one, f = one;
        FloatVector g = one, h = one, i = one, j = one, k = one, l = one;
        for (int n = 0; n < LENGTH; n++) {
            a = x.fma(x, a);
            b = x.fma(x, b);
            c = x.fma(x, c);
            d = x.fma(x, d);
            e = x.fma(x, e);
            f = x.fma(x, f);
            g = x.fma(x, g);
            h = x.fma(x, h);
            i = x.fma(x, i);
            j = x.fma(x, j);
            k = x.fma(x, k);
            l = x.fma(x, l);
        }
        FloatVector sum = a.add(b)
                .add(c)
                .add(d)
                .add(e)
                .add(f)
                .add(g)
                .add(h)
                .add(i)
                .add(j)
                .add(k)
                .add(l);
        return sum.lane(0);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while measuring", e);
        }
    }
}
