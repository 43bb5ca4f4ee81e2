package io.github.gradgrad.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Bounds on statistics are five standard errors, or the quantile of chi-square that is exceeded once in 10,000 times; the
 * seeds are fixed, so that a pass stays a pass.
 */
class RandomStreamTest {
    private static final int MANY = 100_000;
    private static final double CHI_SQUARE_2 = 18.42, CHI_SQUARE_9 = 33.72, CHI_SQUARE_23 = 57.07;

    // The first block of seed 0 by the Random123 distribution: 6627e8d5 e169c58d bc57ac4c 9b00dbd8.

    @Test
    void aFloatIsTheHigh24BitsOfAWord() {
        Tensor u = RandomStream.of(0).uniform(DType.FLOAT32, Shape.of(4));
        assertArrayEquals(
                new double[] {0x6627e8 * 0x1p-24, 0xe169c5 * 0x1p-24, 0xbc57ac * 0x1p-24, 0x9b00db * 0x1p-24},
                u.toDoubles());
    }

    @Test
    void aDoubleIsTheHigh53BitsOfTwoWords() {
        Tensor u = RandomStream.of(0).uniform(DType.FLOAT64, Shape.of(2));
        assertArrayEquals(
                new double[] {(0x6627e8d5e169c58dL >>> 11) * 0x1p-53, (0xbc57ac4c9b00dbd8L >>> 11) * 0x1p-53},
                u.toDoubles());
    }

    @Test
    void normalNumbersAreTheQuantilesOfTheUniformOnes() {
        Tensor u = RandomStream.of(1).uniform(DType.FLOAT64, Shape.of(20));
        Tensor z = RandomStream.of(1).normal(DType.FLOAT64, Shape.of(20));
        for (int i = 0; i < 20; i++) {
            // Both come from the same 52 leading bits; a quantile changes by 1 / density times the difference.
            double density = Math.exp(-z.at(i) * z.at(i) / 2) / Math.sqrt(2 * Math.PI);
            assertEquals(NormalQuantile.of(u.at(i)), z.at(i), 0x1p-52 / density + 1e-14);
        }
    }

    @ParameterizedTest
    @EnumSource
    void uniformNumbersAreMultiplesOfTheUnitInTheHalfOpenInterval(DType dtype) {
        double unit = dtype == DType.FLOAT32 ? 0x1p-24 : 0x1p-53;
        Tensor u = RandomStream.of(2).uniform(dtype, Shape.of(MANY));
        for (double value : u.toDoubles()) {
            assertTrue(value >= 0 && value < 1, () -> value + " is outside [0, 1)");
            assertEquals(Math.rint(value / unit), value / unit);
        }
    }

    @ParameterizedTest
    @EnumSource
    void uniformNumbersHaveTheMomentsOfTheUniformDistribution(DType dtype) {
        double[] u = RandomStream.of(3).uniform(dtype, Shape.of(MANY)).toDoubles();
        assertEquals(1 / 2.0, moment(u, 0, 1), 5 * Math.sqrt(1 / 12.0 / MANY));
        // The square of u - 1/2 has the variance 1/80 - 1/144.
        assertEquals(1 / 12.0, moment(u, 0.5, 2), 5 * Math.sqrt((1 / 80.0 - 1 / 144.0) / MANY));
    }

    @ParameterizedTest
    @EnumSource
    void normalNumbersHaveTheMomentsOfTheNormalDistribution(DType dtype) {
        double[] z = RandomStream.of(4).normal(dtype, Shape.of(MANY)).toDoubles();
        // The moments of z: 0, 1, 0, 3, 0, 15, 0, 105.
        assertEquals(0, moment(z, 0, 1), 5 * Math.sqrt(1.0 / MANY));
        assertEquals(1, moment(z, 0, 2), 5 * Math.sqrt((3.0 - 1) / MANY));
        assertEquals(0, moment(z, 0, 3), 5 * Math.sqrt(15.0 / MANY));
        assertEquals(3, moment(z, 0, 4), 5 * Math.sqrt((105.0 - 9) / MANY));
    }

    @ParameterizedTest
    @EnumSource
    void normalNumbersFallEquallyOftenBetweenTheDecilesOfTheNormalDistribution(DType dtype) {
        double[] deciles = {-1.28155, -0.84162, -0.52440, -0.25335, 0, 0.25335, 0.52440, 0.84162, 1.28155};
        int[] counts = new int[10];
        for (double z : RandomStream.of(5).normal(dtype, Shape.of(MANY)).toDoubles()) {
            int place = Arrays.binarySearch(deciles, z);
            counts[place < 0 ? -place - 1 : place]++;
        }
        assertTrue(chiSquare(counts) < CHI_SQUARE_9, () -> Arrays.toString(counts));
    }

    @Test
    void theTwoNormalNumbersOfABlockAreUncorrelated() {
        double[] z = RandomStream.of(6).normal(DType.FLOAT64, Shape.of(MANY)).toDoubles();
        double sum = 0;
        for (int i = 0; i < MANY; i += 2) sum += z[i] * z[i + 1];
        assertEquals(0, sum / (MANY / 2), 5 / Math.sqrt(MANY / 2));
    }

    @ParameterizedTest
    @EnumSource
    void aRangeIsStretchedFromTheUnitInterval(DType dtype) {
        Tensor u = RandomStream.of(7).uniform(dtype, Shape.of(99));
        Tensor x = RandomStream.of(7).uniform(dtype, Shape.of(99), -3, 5);
        assertEquals(Tensor.generate(dtype, u.shape(), i -> -3 + 8 * u.at(i)), x);
    }

    @Test
    void aNumberOfElementsThatIsNoMultipleOfABlockIsFilledToo() {
        for (int n = 1; n <= 9; n++) {
            for (DType dtype : DType.values()) {
                Tensor longer = RandomStream.of(8).uniform(dtype, Shape.of(12));
                Tensor z = RandomStream.of(8).normal(dtype, Shape.of(12));
                assertEquals(
                        Layouts.slice(longer, 0, 0, n, 1), RandomStream.of(8).uniform(dtype, Shape.of(n)));
                assertEquals(Layouts.slice(z, 0, 0, n, 1), RandomStream.of(8).normal(dtype, Shape.of(n)));
            }
        }
    }

    @Test
    void oneSeedGivesOneStream() {
        assertEquals(draw(RandomStream.of(9)), draw(RandomStream.of(9)));
        assertNotEquals(draw(RandomStream.of(9)), draw(RandomStream.of(10)));
        assertNotEquals(draw(RandomStream.of(9)), draw(RandomStream.of(9L << 32)));
    }

    @Test
    void aStreamGoesOnAndDoesNotRepeat() {
        RandomStream stream = RandomStream.of(9);
        assertNotEquals(draw(stream), draw(stream));
    }

    @Test
    void aStreamResumesWhereItsKeyAndPositionStood() {
        RandomStream stream = RandomStream.of(11).split(3);
        draw(stream);
        stream.nextInt(7);
        stream.normal(DType.FLOAT64, Shape.of(5));
        RandomStream resumed = RandomStream.resume(stream.key(), stream.position());
        assertEquals(draw(stream), draw(resumed));
        assertEquals(stream.position(), resumed.position());
        assertEquals(draw(stream.split(1)), draw(resumed.split(1)));
    }

    @Test
    void theBlocksOfAStreamAreCountedPastTheLowerWord() {
        long late = (1L << 32) - 1;
        RandomStream stream = RandomStream.resume(12, late);
        Tensor two = stream.uniform(DType.FLOAT64, Shape.of(4));
        assertEquals(late + 2, stream.position());
        assertNotEquals(Layouts.slice(two, 0, 2, 4, 1), RandomStream.of(12).uniform(DType.FLOAT64, Shape.of(2)));
    }

    @ParameterizedTest
    @EnumSource(DType.class)
    void rowsAreThoseOfTheWholeBatch(DType dtype) {
        RandomStream whole = RandomStream.of(9), part = RandomStream.of(9).rows(2, 3, 7);
        for (int draw = 0; draw < 2; draw++) {
            double[] all = whole.normal(dtype, Shape.of(7, 5)).toDoubles();
            double[] some = part.normal(dtype, Shape.of(3, 5)).toDoubles();

            assertArrayEquals(Arrays.copyOfRange(all, 10, 25), some);
        }
        assertArrayEquals(
                Arrays.copyOfRange(whole.uniform(dtype, Shape.of(14, 1)).toDoubles(), 4, 10),
                part.uniform(dtype, Shape.of(6, 1)).toDoubles());
        assertArrayEquals(
                Arrays.copyOfRange(whole.split(3).uniform(dtype, Shape.of(7)).toDoubles(), 2, 5),
                part.split(3).uniform(dtype, Shape.of(3)).toDoubles());
    }

    @Test
    void rowsThatAreNotThereAreRefused() {
        RandomStream stream = RandomStream.of(1);

        assertThrows(IllegalArgumentException.class, () -> stream.rows(5, 3, 7));
        assertThrows(IllegalArgumentException.class, () -> stream.rows(0, 0, 7));
        assertThrows(IllegalArgumentException.class, () -> stream.rows(0, 3, 7).uniform(DType.FLOAT32, Shape.of(4)));
    }

    @Test
    void aNegativePositionIsRefused() {
        Exception e = assertThrows(IllegalArgumentException.class, () -> RandomStream.resume(1, -1));
        assertEquals("random stream: position -1 is negative", e.getMessage());
    }

    @Test
    void aSplitDoesNotDependOnWhatWasDrawn() {
        RandomStream stream = RandomStream.of(13);
        Tensor before = draw(stream.split(5));
        draw(stream);
        assertEquals(before, draw(stream.split(5)));
        assertEquals(draw(RandomStream.of(13)), draw(RandomStream.resume(stream.key(), 0)));
    }

    @Test
    void splitsOfDifferentLabelsOrParentsDiffer() {
        RandomStream stream = RandomStream.of(14);
        assertNotEquals(draw(stream.split(0)), draw(stream.split(1)));
        assertNotEquals(draw(stream.split(0)), draw(stream.split(1L << 32)));
        assertNotEquals(draw(stream.split(0)), draw(stream));
        assertNotEquals(draw(stream.split(0)), draw(RandomStream.of(15).split(0)));
        assertNotEquals(draw(stream.split(0).split(1)), draw(stream.split(1).split(0)));
    }

    @Test
    void aThousandSplitsHaveAThousandKeys() {
        RandomStream stream = RandomStream.of(16);
        Map<Long, Long> labels = new HashMap<>();
        for (long label = -500; label < 500; label++)
            labels.put(stream.split(label).key(), label);
        assertEquals(1000, labels.size());
    }

    @Test
    void parentAndSplitsAreUncorrelated() {
        RandomStream stream = RandomStream.of(17);
        double[] parent = stream.normal(DType.FLOAT64, Shape.of(MANY)).toDoubles();
        double[] one = stream.split(1).normal(DType.FLOAT64, Shape.of(MANY)).toDoubles();
        double[] two = stream.split(2).normal(DType.FLOAT64, Shape.of(MANY)).toDoubles();
        double bound = 5 / Math.sqrt(MANY);
        assertEquals(0, meanProduct(parent, one), bound);
        assertEquals(0, meanProduct(parent, two), bound);
        assertEquals(0, meanProduct(one, two), bound);
    }

    @Test
    void nextIntIsFairWhereARemainderWouldNotBe() {
        // The remainder of 32 bits by 3 * 2^29 would fall into the last third a quarter of the time.
        int third = 1 << 29;
        RandomStream stream = RandomStream.of(18);
        int[] counts = new int[3];
        for (int i = 0; i < 3000; i++) counts[stream.nextInt(3 * third) / third]++;
        assertTrue(chiSquare(counts) < CHI_SQUARE_2, () -> Arrays.toString(counts));
    }

    @Test
    void nextIntReachesEveryNumberBelowTheBoundEquallyOften() {
        RandomStream stream = RandomStream.of(19);
        int[] counts = new int[10];
        for (int i = 0; i < 10_000; i++) counts[stream.nextInt(10)]++;
        assertTrue(chiSquare(counts) < CHI_SQUARE_9, () -> Arrays.toString(counts));
        assertEquals(0, stream.nextInt(1));
        assertTrue(stream.nextInt(Integer.MAX_VALUE) >= 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void aBoundBelowOneIsRefused(int bound) {
        RandomStream stream = RandomStream.of(20);
        Exception e = assertThrows(IllegalArgumentException.class, () -> stream.nextInt(bound));
        assertEquals("nextInt: bound " + bound + " is below 1", e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 100, 1000})
    void aPermutationHoldsEachNumberOnce(int n) {
        int[] order = RandomStream.of(21).permutation(n);
        Arrays.sort(order);
        int[] sorted = new int[n];
        for (int i = 0; i < n; i++) sorted[i] = i;
        assertArrayEquals(sorted, order);
    }

    @Test
    void thePermutationsOfFourAreEquallyLikely() {
        RandomStream stream = RandomStream.of(22);
        Map<String, Integer> counts = new HashMap<>();
        for (int i = 0; i < 24_000; i++) counts.merge(Arrays.toString(stream.permutation(4)), 1, Integer::sum);
        int[] seen = counts.values().stream().mapToInt(Integer::intValue).toArray();
        assertEquals(24, seen.length);
        assertTrue(chiSquare(seen) < CHI_SQUARE_23, counts::toString);
    }

    private static Tensor draw(RandomStream stream) {
        return stream.uniform(DType.FLOAT64, Shape.of(7));
    }

    /** The mean of (x - centre)^power. */
    private static double moment(double[] x, double centre, int power) {
        return Arrays.stream(x).map(value -> Math.pow(value - centre, power)).sum() / x.length;
    }

    private static double meanProduct(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) sum += x[i] * y[i];
        return sum / x.length;
    }

    /** Pearson's statistic against equal frequencies. */
    private static double chiSquare(int[] counts) {
        double expected = (double) Arrays.stream(counts).sum() / counts.length;
        return Arrays.stream(counts)
                .mapToDouble(n -> (n - expected) * (n - expected) / expected)
                .sum();
    }
}
