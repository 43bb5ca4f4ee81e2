package io.github.gradgrad.gan.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FiniteDataSetTest {
    private static final int SIZE = 7;
    private final RandomStream key = RandomStream.of(3);
    private final FiniteDataSet data = numbered(Labels.NONE);

    @Test
    void anEpochHoldsEverySampleOnce() {
        Tensor epoch = data.batch(key, 0, SIZE);

        int[] sorted = firstCoordinates(epoch);
        Arrays.sort(sorted);
        assertArrayEquals(IntStream.range(0, SIZE).toArray(), sorted);
    }

    @Test
    void theOrderOfAnEpochIsThePermutationOfItsOwnStream() {
        for (long epoch = 0; epoch < 4; epoch++) {
            assertArrayEquals(
                    RandomStream.of(3).split(epoch).permutation(SIZE), firstCoordinates(data.batch(key, epoch, SIZE)));
        }
    }

    @Test
    void batchesThatCrossEpochsContinueTheSequence() {
        int[] sequence = IntStream.range(0, 3)
                .flatMap(epoch -> Arrays.stream(key.split(epoch).permutation(SIZE)))
                .toArray();

        for (int size = 1; size <= 10; size++) {
            for (int index = 0; (index + 1) * size <= sequence.length; index++) {
                assertArrayEquals(
                        Arrays.copyOfRange(sequence, index * size, (index + 1) * size),
                        firstCoordinates(data.batch(key, index, size)),
                        "batch " + index + " of " + size);
            }
        }
    }

    @Test
    void aBatchDependsOnKeyAndIndexAlone() {
        Tensor fifth = data.batch(key, 5, 3);
        data.batch(key, 900, 3);
        data.batch(RandomStream.of(4), 5, 3);
        key.nextInt(10);

        assertEquals(fifth, data.batch(key, 5, 3));
        assertEquals(fifth, numbered(Labels.NONE).batch(RandomStream.of(3), 5, 3));
        assertNotEquals(data.batch(key, 0, SIZE), data.batch(RandomStream.of(4), 0, SIZE));
    }

    @Test
    void samplesComeWhole() {
        assertEquals(Tensor.of(Shape.of(2, 2), 6f, 60f, 1f, 10f), data.pick(6, 1));
        assertEquals(Shape.of(SIZE, 2), data.all().shape());
        assertEquals(50, data.all().get(5, 1));
    }

    @Test
    void aSubsetHoldsTheChosenSamplesWithTheirLabels() {
        FiniteDataSet labelled = numbered(new Labels(new byte[] {0, 1, 2, 0, 1, 2, (byte) 200}));

        FiniteDataSet subset = labelled.subset(6, 1);

        assertEquals(Tensor.of(Shape.of(2, 2), 6f, 60f, 1f, 10f), subset.all());
        assertEquals(200, subset.label(0));
        assertEquals(1, subset.label(1));
        assertEquals(0, data.subset(3).classes());
        assertThrows(IndexOutOfBoundsException.class, () -> data.subset(0, SIZE));
    }

    @Test
    void labelsNumberTheClasses() {
        FiniteDataSet labelled = numbered(new Labels(new byte[] {0, 1, 2, 0, 1, 2, (byte) 200}));

        assertEquals(201, labelled.classes());
        assertEquals(2, labelled.label(5));
        assertEquals(200, labelled.label(6));
        assertEquals(0, data.classes());
        assertThrows(IllegalStateException.class, () -> data.label(0));
    }

    @Test
    void wrongArgumentsAreNamed() {
        assertThrows(IllegalArgumentException.class, () -> data.batch(key, -1, 3));
        assertThrows(IllegalArgumentException.class, () -> data.batch(key, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> data.batch(key, 0, -2));
        assertThrows(IndexOutOfBoundsException.class, () -> data.pick(SIZE));
        assertThrows(IllegalArgumentException.class, () -> numbered(new Labels(new byte[3])));
    }

    @Test
    void bytesBecomeTheRangeOfTanh() {
        byte[] pixels = {0, (byte) 255, 51, (byte) 204};
        FiniteDataSet images =
                new FiniteDataSet("bytes", Shape.of(1, 1, 2), SampleStore.ofBytes(pixels, 2), Labels.NONE);

        assertArrayEquals(new double[] {-1, 1, -0.6, 0.6}, images.all().toDoubles(), 1e-6);
    }

    /** Sample i is the point (i, 10 i). */
    private static FiniteDataSet numbered(Labels labels) {
        float[] values = new float[2 * SIZE];
        for (int i = 0; i < SIZE; i++) {
            values[2 * i] = i;
            values[2 * i + 1] = 10 * i;
        }
        return new FiniteDataSet("numbered", Shape.of(2), SampleStore.ofFloats(values, 2), labels);
    }

    private static int[] firstCoordinates(Tensor points) {
        return IntStream.range(0, points.shape().dim(0))
                .map(i -> (int) points.get(i, 0))
                .toArray();
    }
}
