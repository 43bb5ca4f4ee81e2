package io.github.gradgrad.gan.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PrefetchTest {
    private static final RandomStream KEY = RandomStream.of(4);

    /** In order, the same again, with gaps and backwards. */
    @Test
    void theBatchesAreThoseOfTheDataSetInWhateverOrder() {
        DataSet digits = Digits.load();
        try (Prefetch batches = Prefetch.of(digits, KEY, 16)) {
            for (long index : new long[] {0, 1, 2, 2, 3, 10, 300, 4, 5}) {
                Batch batch = batches.get(index);
                assertEquals(digits.batch(KEY, index, 16), batch.samples(), "batch " + index);
                assertArrayEquals(digits.labels(KEY, index, 16), batch.labels(), "batch " + index);
            }
        }
    }

    @Test
    void theyAreMadeOnAnotherThread() {
        Set<String> makers = ConcurrentHashMap.newKeySet();
        try (Prefetch batches = Prefetch.of(watched(makers), KEY, 4)) {
            batches.get(0);
        }
        assertEquals(Set.of("gradgrad-batches"), makers);
        assertNotEquals("gradgrad-batches", Thread.currentThread().getName());
    }

    @Test
    void anErrorOfTheDataSetArrivesWhereTheBatchIsAskedFor() {
        try (Prefetch batches = Prefetch.of(Gaussians.ring8(), KEY, 0)) {
            IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> batches.get(0));
            assertEquals("gaussians8: a batch of 0 samples; expected 1 or more", e.getMessage());
        }
    }

    @Test
    void labelsBelongToTheSamplesOfTheirBatch() {
        FiniteDataSet digits = Digits.load();
        Tensor batch = digits.batch(KEY, 7, 5);
        int[] labels = digits.labels(KEY, 7, 5);

        for (int i = 0; i < 5; i++) {
            int number = i;
            boolean found = IntStream.range(0, digits.size())
                    .filter(j -> digits.label(j) == labels[number])
                    .anyMatch(j -> same(digits.pick(j), batch, number));
            assertEquals(true, found, "sample " + i);
        }
        assertEquals(0, Gaussians.ring8().labels(KEY, 7, 5).length);
    }

    private static boolean same(Tensor one, Tensor batch, int row) {
        for (int p = 0; p < one.size(); p++) if (one.at(p) != batch.at(row * one.size() + p)) return false;
        return true;
    }

    private static DataSet watched(Set<String> makers) {
        DataSet points = Gaussians.ring8();
        return new DataSet() {
            @Override
            public String name() {
                return points.name();
            }

            @Override
            public Shape sampleShape() {
                return points.sampleShape();
            }

            @Override
            public Tensor batch(RandomStream key, long index, int size) {
                makers.add(Thread.currentThread().getName());
                return points.batch(key, index, size);
            }
        };
    }
}
