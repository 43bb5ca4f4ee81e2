package io.github.gradgrad.gan.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.tensor.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DigitsTest {
    private final FiniteDataSet digits = Digits.load();

    @Test
    void thereAreAsManyOfEachClassAsItsAuthorsCounted() {
        int[] counts = new int[digits.classes()];
        for (int i = 0; i < digits.size(); i++) counts[digits.label(i)]++;

        // The table of class sizes of the test part in the documentation of the data set.
        assertArrayEquals(new int[] {178, 182, 177, 183, 181, 182, 181, 179, 174, 180}, counts);
    }

    @Test
    void pixelsAreSeventeenLevelsFromMinusOneToOne() {
        double[] levels =
                Arrays.stream(digits.all().toDoubles()).distinct().sorted().toArray();

        double[] expected = new double[17];
        for (int level = 0; level <= 16; level++) expected[level] = level / 8.0 - 1;
        assertArrayEquals(expected, levels);
        assertEquals(Shape.of(1797, 1, 8, 8), digits.all().shape());
        assertTrue(digits.hasImages());
    }

    @Test
    void pixelsStandRowByRow() {
        // A 1 is ink in the middle columns of every row, and paper at both edges.
        double middle = 0, edge = 0;
        for (int i = 0; i < digits.size(); i++) {
            if (digits.label(i) != 1) continue;
            for (int row = 0; row < 8; row++) {
                middle += digits.pick(i).get(0, 0, row, 3) + digits.pick(i).get(0, 0, row, 4);
                edge += digits.pick(i).get(0, 0, row, 0) + digits.pick(i).get(0, 0, row, 7);
            }
        }
        assertTrue(middle / (182 * 16) > 0, "mean of the middle columns " + middle / (182 * 16));
        assertTrue(edge / (182 * 16) < -0.8, "mean of the outer columns " + edge / (182 * 16));
    }

    @Test
    void theLicenceTravelsWithTheData() throws IOException {
        try (InputStream in = Digits.class.getResourceAsStream("digits.LICENCE.txt")) {
            assertNotNull(in);
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(text.contains("Alpaydin") && text.contains("CC BY 4.0") && text.contains("10.24432/C50P49"));
        }
    }
}
