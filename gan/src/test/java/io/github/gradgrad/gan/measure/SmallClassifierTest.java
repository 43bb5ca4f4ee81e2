package io.github.gradgrad.gan.measure;

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
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmallClassifierTest {
    private static final FiniteDataSet DIGITS = Digits.load();
    private static final SmallClassifier CLASSIFIER = SmallClassifier.train(DIGITS, 1);

    @TempDir
    Path folder;

    /** A nearest neighbour finds 98 % of these digits; a network of this size should not be far from it. */
    @Test
    void itReadsDigitsThatItWasNotTrainedOn() {
        assertTrue(CLASSIFIER.heldOutAccuracy() > 0.94, "accuracy " + CLASSIFIER.heldOutAccuracy());
    }

    @Test
    void classCountsAreNearThoseOfTheLabels() {
        int[] which = IntStream.range(0, 500).toArray(), expected = new int[10];
        for (int i : which) expected[DIGITS.label(i)]++;

        int[] counts = CLASSIFIER.classCounts(DIGITS.pick(which));

        assertEquals(500, Arrays.stream(counts).sum());
        for (int c = 0; c < 10; c++) assertEquals(expected[c], counts[c], 6, "class " + c);
    }

    @Test
    void inItsFeaturesNoiseIsFartherFromDigitsThanOtherDigitsAre() {
        Tensor some = CLASSIFIER.features(DIGITS.pick(IntStream.range(0, 400).toArray()));
        Tensor others =
                CLASSIFIER.features(DIGITS.pick(IntStream.range(400, 800).toArray()));
        Tensor noise = CLASSIFIER.features(RandomStream.of(2).uniform(DType.FLOAT32, Shape.of(400, 1, 8, 8), -1, 1));

        assertEquals(Shape.of(400, 64), some.shape());
        double near = FrechetDistance.of(some, others), far = FrechetDistance.of(some, noise);
        assertTrue(far > 3 * near, near + " " + far);
    }

    @Test
    void dataWithoutClassesIsRefused() throws IOException {
        FiniteDataSet points = CsvPoints.read(Files.writeString(folder.resolve("points.csv"), "1,2\n".repeat(20)));

        assertThrows(IllegalArgumentException.class, () -> SmallClassifier.train(points, 1));
    }
}
