package io.github.gradgrad.tensor.kernels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkersTest {
    @Test
    void computesEveryPartOnce() {
        Workers workers = Workers.of(3);
        for (int parts = 0; parts < 200; parts++) {
            int[] times = new int[parts];
            workers.run(parts, i -> times[i]++);
            int[] once = new int[parts];
            Arrays.fill(once, 1);
            assertArrayEquals(once, times);
        }
    }

    @Test
    void whatWorkersWroteIsSeenByTheCaller() {
        Workers workers = Workers.of(2);
        int[] sum = new int[8];
        for (int round = 0; round < 10_000; round++) workers.run(sum.length, i -> sum[i] += i);
        assertArrayEquals(IntStream.range(0, 8).map(i -> 10_000 * i).toArray(), sum);
    }

    @Test
    void aPartMayRunWorkersItself() {
        Workers workers = Workers.of(2);
        int[][] times = new int[4][4];
        workers.run(4, i -> workers.run(4, j -> times[i][j]++));
        for (int[] row : times) assertArrayEquals(new int[] {1, 1, 1, 1}, row);
    }

    @Test
    void aKernelWithinAPartIsForOneThread() {
        Workers workers = Workers.of(2);
        int[] threads = new int[4];
        workers.run(4, i -> threads[i] = workers.threadsHere());
        assertArrayEquals(new int[] {1, 1, 1, 1}, threads);
        assertEquals(2, workers.threadsHere());
        workers.run(1, i -> threads[i] = workers.threadsHere());
        assertEquals(2, threads[0], "one part alone has all threads");
    }

    /** Both parts of the inner kernel meet: two threads compute them at the same time, or this ends with a timeout. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void aThreadThatIsDoneWithItsPartHelpsWithAnother(int longPart) {
        Workers workers = Workers.of(2);
        CyclicBarrier meeting = new CyclicBarrier(2);
        int[] met = new int[2];
        workers.run(2, i -> {
            if (i != longPart) return;
            workers.run(2, j -> {
                await(meeting);
                met[j]++;
            });
        });
        assertArrayEquals(new int[] {1, 1}, met);
    }

    @Test
    @Timeout(60)
    void withinAPartThereAreAsManyThreadsAsHaveNothingElseToDo() {
        Workers workers = Workers.of(2);
        assertEquals(2, workers.threadsNow());
        CyclicBarrier meeting = new CyclicBarrier(2);
        int[] busy = new int[2];
        workers.run(2, i -> {
            await(meeting);
            busy[i] = workers.threadsNow();
            await(meeting);
            if (i == 0) while (workers.threadsNow() < 2) Thread.onSpinWait();
        });
        assertArrayEquals(new int[] {1, 1}, busy);
    }

    private static void await(CyclicBarrier meeting) {
        try {
            meeting.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    /** It may be in the middle of a kernel. */
    @Test
    @Timeout(60)
    void aCallerThatWaitsLeavesJobsOfOthersAlone() throws Exception {
        Workers workers = Workers.of(2);
        CyclicBarrier bothBegun = new CyclicBarrier(2);
        CountDownLatch end = new CountDownLatch(1), callerIsDone = new CountDownLatch(1);
        Thread caller = new Thread(() -> workers.run(2, i -> {
            await(bothBegun);
            if (Thread.currentThread().getName().equals("caller")) callerIsDone.countDown();
            else awaitUnchecked(end);
        }));
        caller.setName("caller");
        caller.start();
        callerIsDone.await();
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        workers.run(300_000, i -> {
            threads.add(Thread.currentThread());
            Thread.onSpinWait();
        });
        end.countDown();
        caller.join();
        assertEquals(Set.of(Thread.currentThread()), threads);
    }

    private static void awaitUnchecked(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aFailureWithinAPartReachesItsCaller() {
        Workers workers = Workers.of(2);
        IllegalStateException failure = assertThrows(
                IllegalStateException.class,
                () -> workers.run(
                        2,
                        i -> workers.run(2, j -> {
                            if (i + j == 2) throw new IllegalStateException("part 1 of part 1");
                        })));
        assertEquals("part 1 of part 1", failure.getMessage());
        assertEquals(2, workers.threadsHere());
    }

    @Test
    void aPartThatFailsLeavesItsThreadAsItWas() {
        Workers workers = Workers.of(2);
        assertThrows(
                IllegalStateException.class,
                () -> workers.run(2, i -> {
                    throw new IllegalStateException("part " + i);
                }));
        assertEquals(2, workers.threadsHere());
    }

    @Test
    void callersFromSeveralThreadsDoNotDisturbEachOther() throws Exception {
        Workers workers = Workers.of(2);
        ExecutorService callers = Executors.newFixedThreadPool(4);
        try {
            List<Future<Long>> sums = IntStream.range(0, 4)
                    .mapToObj(caller -> callers.submit(() -> {
                        long[] sums4 = new long[4];
                        for (int round = 0; round < 2_000; round++) workers.run(4, i -> sums4[i] += i + 1);
                        return Arrays.stream(sums4).sum();
                    }))
                    .toList();
            for (Future<Long> sum : sums) assertEquals(2_000 * 10, sum.get());
        } finally {
            callers.shutdown();
        }
    }

    @Test
    void aFailureOfAPartReachesTheCallerAndTheNextKernelRuns() {
        Workers workers = Workers.of(2);
        for (int failing = 0; failing < 4; failing++) {
            int broken = failing;
            IllegalStateException failure = assertThrows(
                    IllegalStateException.class,
                    () -> workers.run(4, i -> {
                        if (i == broken) throw new IllegalStateException("part " + i);
                    }));
            assertEquals("part " + failing, failure.getMessage());
        }
        int[] done = new int[2];
        workers.run(2, i -> done[i] = 1);
        assertArrayEquals(new int[] {1, 1}, done);
    }

    @Test
    void needsAThread() {
        assertThrows(IllegalArgumentException.class, () -> Workers.of(0));
    }
}
