package io.github.gradgrad.gan.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;

class TableTest {
    private final Table table = new Table("method", "seed", "share");

    TableTest() {
        table.add("a, \"b\"", 1, 0.5);
        table.add("c", 2, 123456.789);
    }

    @Test
    void csvKeepsEveryDigitAndQuotesCommas() {
        assertEquals("method,seed,share\n\"a, \"\"b\"\"\",1,0.5\nc,2,123456.789\n", table.toCsv());
    }

    @Test
    void jsonHoldsARowForEach() {
        assertEquals(
                JsonParser.parseString(
                        "[{'method':'a, \"b\"','seed':1,'share':0.5},{'method':'c','seed':2,'share':123456.789}]"),
                JsonParser.parseString(table.toJson()));
    }

    @Test
    void markdownRoundsToFourDigits() {
        assertEquals(
                "| method | seed | share |\n|---|---|---|\n| a, \"b\" | 1 | 0.5000 |\n| c | 2 | 1.235e+05 |\n",
                table.toMarkdown());
    }

    @Test
    void numbersAreChosenByTheFirstCells() {
        assertArrayEquals(new double[] {123456.789}, table.numbers("share", "c"));
        assertArrayEquals(new double[] {0.5, 123456.789}, table.numbers("share"));
    }

    @Test
    void aRowOfAnotherLengthIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> table.add("d", 1));
    }
}
