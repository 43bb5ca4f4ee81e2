package io.github.gradgrad.gan.measure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.gan.data.CsvPoints;
import io.github.gradgrad.gan.data.Digits;
import io.github.gradgrad.gan.data.FiniteDataSet;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NearestRealTest {
    @TempDir
    Path folder;

    @Test
    void distancesAreEuclideanToTheNearest() throws IOException {
        // Nearest other ones: 5 (3-4-5), 5, 10 away.
        FiniteDataSet real = points("0,0\n3,4\n3,14\n");
        NearestReal nearest = NearestReal.of(real, Tensor.of(Shape.of(4, 2), 0f, 1f, 3f, 12f, 3f, 4f, -6f, -8f));

        assertArrayEquals(
                new int[] {0, 2, 1, 0},
                IntStream.range(0, 4).map(nearest::nearest).toArray());
        assertEquals((1 + 2 + 0 + 10) / 4.0, nearest.generated().mean(), 1e-12);
        assertEquals(1.5, nearest.generated().median(), 1e-12);
        assertEquals(20 / 3.0, nearest.real().mean(), 1e-12);
        assertEquals(5, nearest.real().median(), 1e-12);
        assertEquals(0, nearest.classCounts().length);
        assertEquals(0, nearest.classesFound());
    }

    @Test
    void copiesOfRealDigitsFindThemselvesAndTheirClasses() {
        FiniteDataSet digits = Digits.load();
        int[] which = IntStream.range(0, 200).toArray();
        int[] expected = new int[10];
        for (int i : which) expected[digits.label(i)]++;
        NearestReal nearest = NearestReal.of(digits, digits.pick(which));

        assertArrayEquals(expected, nearest.classCounts());
        assertEquals(10, nearest.classesFound());
        assertEquals(new NearestReal.Distances(0, 0), nearest.generated());
        for (int i : which) assertEquals(i, nearest.nearest(i));
    }

    @Test
    void noiseIsFartherFromTheDigitsThanTheyAreFromEachOther() {
        Tensor noise = RandomStream.of(1).uniform(DType.FLOAT32, Shape.of(50, 1, 8, 8), -1, 1);
        NearestReal nearest = NearestReal.of(Digits.load(), noise);

        assertTrue(nearest.real().mean() > 0);
        assertTrue(nearest.generated().mean() > 2 * nearest.real().mean(), nearest.generated() + " " + nearest.real());
    }

    @Test
    void ofManyRealSamplesSomeAreProbed() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 4000; i++) text.append(i).append(",0\n");
        NearestReal nearest = NearestReal.of(points(text.toString()), Tensor.of(Shape.of(1, 2), 1.25f, 0f));

        assertEquals(new NearestReal.Distances(1, 1), nearest.real());
        assertEquals(new NearestReal.Distances(0.25, 0.25), nearest.generated());
    }

    /** Squares of 10^8 have floats 8 apart: products in FLOAT32 cannot tell such points apart, and must not pass over one. */
    @Test
    void theNearestIsFoundWhereSquaresAreLargeBesideDistances() throws IOException {
        RandomStream random = RandomStream.of(6);
        double[] x =
                random.uniform(DType.FLOAT32, Shape.of(700, 2), 10_000, 10_010).toDoubles();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 700; i++) text.append(x[2 * i] + "," + x[2 * i + 1] + "\n");
        Tensor samples = random.uniform(DType.FLOAT32, Shape.of(50, 2), 10_000, 10_010);
        NearestReal nearest = NearestReal.of(points(text.toString()), samples);

        for (int i = 0; i < 50; i++) {
            double a = samples.get(i, 0), b = samples.get(i, 1);
            int found = nearest.nearest(i);
            double least = IntStream.range(0, 700)
                    .mapToDouble(j -> Math.hypot(a - x[2 * j], b - x[2 * j + 1]))
                    .min()
                    .orElseThrow();
            assertEquals(least, Math.hypot(a - x[2 * found], b - x[2 * found + 1]), 1e-9);
        }
    }

    @Test
    void wrongSamplesAreRefused() throws IOException {
        FiniteDataSet two = points("0,0\n1,1\n"), one = points("0,0\n");
        Tensor fine = Tensor.of(Shape.of(1, 2), 0f, 0f);

        assertThrows(IllegalArgumentException.class, () -> NearestReal.of(one, fine));
        assertThrows(IllegalArgumentException.class, () -> NearestReal.of(two, fine.reshape(Shape.of(2, 1))));
        assertThrows(IllegalArgumentException.class, () -> NearestReal.of(two, Tensor.scalar(DType.FLOAT32, 1)));
        assertThrows(
                IllegalArgumentException.class,
                () -> NearestReal.of(two, Tensor.of(Shape.of(1, 2), 0f, Float.POSITIVE_INFINITY)));
    }

    private FiniteDataSet points(String csv) throws IOException {
        return CsvPoints.read(Files.writeString(folder.resolve("points.csv"), csv));
    }
}
