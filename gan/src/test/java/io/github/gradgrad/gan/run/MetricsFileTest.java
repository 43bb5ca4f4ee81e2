package io.github.gradgrad.gan.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsFileTest {
    private static final String HEADER = "iteration,seconds,critic_loss,generator_loss,wasserstein_estimate,"
            + "gradient_norm_mean,gradient_norm_max\n";
    private static final String FIRST = "10,0.500,-1.5,0.25,1.75,1.0,1.25\n";
    private static final String SECOND = "20,1.000,-2.5,0.5,2.75,1.125,1.375\n";
    private static final String THIRD = "30,1.500,-3.5,NaN,1.0E-7,1.0,Infinity\n";

    @TempDir
    Path folder;

    private Path path;

    @BeforeEach
    void inAFolder() {
        path = folder.resolve("metrics.csv");
    }

    @Test
    void everyRowIsInTheFileAtOnce() throws IOException {
        MetricsFile file = MetricsFile.create(path);
        assertEquals(HEADER, Files.readString(path));

        file.append(row(10, 0.5, -1.5, 0.25, 1.75, 1, 1.25));
        assertEquals(HEADER + FIRST, Files.readString(path));

        file.append(row(20, 1, -2.5, 0.5, 2.75, 1.125, 1.375));
        assertEquals(HEADER + FIRST + SECOND, Files.readString(path));
    }

    @Test
    void rowsAfterTheCheckpointAreCutAway() throws IOException {
        Files.writeString(path, HEADER + FIRST + SECOND + THIRD);

        MetricsFile file = MetricsFile.resume(path, 29);

        assertEquals(HEADER + FIRST + SECOND, Files.readString(path));
        assertEquals(
                List.of(row(10, 0.5, -1.5, 0.25, 1.75, 1, 1.25), row(20, 1, -2.5, 0.5, 2.75, 1.125, 1.375)),
                file.rows());
    }

    @Test
    void whatIsNotFiniteIsKeptAsItWas() throws IOException {
        Files.writeString(path, HEADER + FIRST + SECOND + THIRD);

        MetricsFile.resume(path, 30);

        assertEquals(HEADER + FIRST + SECOND + THIRD, Files.readString(path));
    }

    /** Wherever the line was cut: even its last number without its last digits is one. */
    @Test
    void aRowThatWasHalfWrittenIsRemoved() throws IOException {
        for (int length = 1; length < SECOND.length(); length++) {
            Files.writeString(path, HEADER + FIRST + SECOND.substring(0, length));

            assertEquals(1, MetricsFile.resume(path, 30).rows().size());
            assertEquals(HEADER + FIRST, Files.readString(path));
        }
    }

    @Test
    void aRunThatGoesOnAppends() throws IOException {
        Files.writeString(path, HEADER + FIRST + THIRD);

        MetricsFile.resume(path, 10).append(row(20, 1, -2.5, 0.5, 2.75, 1.125, 1.375));

        assertEquals(HEADER + FIRST + SECOND, Files.readString(path));
    }

    @Test
    void withoutAFileARunAtItsStartBeginsOne() throws IOException {
        assertEquals(List.of(), MetricsFile.resume(path, 0).rows());
        assertEquals(HEADER, Files.readString(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\u0000\u0001 no table", HEADER, HEADER + "x,y\n", HEADER + THIRD})
    void aFileWithoutTheRowsOfARunUnderWayIsRefusedAndStays(String content) throws IOException {
        Files.writeString(path, content);

        IOException e = assertThrows(IOException.class, () -> MetricsFile.resume(path, 20));

        assertEquals(
                path + ": rows up to iteration 20 expected, where the checkpoint stands, found none", e.getMessage());
        assertEquals(content, Files.readString(path));
    }

    private static Metrics row(
            long iteration, double seconds, double critic, double generator, double estimate, double mean, double max) {
        return new Metrics(iteration, seconds, critic, generator, estimate, mean, max);
    }
}
