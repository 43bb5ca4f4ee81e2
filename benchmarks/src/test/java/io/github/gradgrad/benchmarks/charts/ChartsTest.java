package io.github.gradgrad.benchmarks.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChartsTest {
    @Test
    void aLongerBarCoversMoreOfTheChart() {
        long low = pixels(bars(10), Look.COLOURS[0].getRGB()), high = pixels(bars(90), Look.COLOURS[0].getRGB());
        assertTrue(low > 0 && high > 5 * low, low + " and " + high);
    }

    @Test
    void aCategoryThatASeriesLacksHasNoBar() {
        BarChart chart = new BarChart("speed", "GFLOP/s");
        chart.bar("small", "openblas", 10);
        chart.bar("large", "jblas", 20);
        assertNotEquals(0, pixels(chart.draw(), Look.COLOURS[1].getRGB()));
    }

    @Test
    void aChartWithoutBarsIsAnError() {
        assertThrows(IllegalStateException.class, () -> new BarChart("speed", "GFLOP/s").draw());
    }

    @Test
    void growthShowsTheMeasuredLineAndTheArithmetic() {
        BufferedImage chart = GrowthChart.of(
                "growth",
                "batch",
                "microseconds",
                List.of(16, 32, 64),
                Map.of("with penalty", List.of(10.0, 15.0, 25.0)),
                Map.of("with penalty", List.of(1.0, 2.0, 4.0)));
        assertNotEquals(0, pixels(chart, Look.COLOURS[0].getRGB()));
    }

    @Test
    void aLogarithmicAxisTellsOneTwoAndFive() {
        List<String> labels = DoubleStream.of(1, 2, 3, 5, 9, 10, 20, 40, 50, 1000, 5000, 6000)
                .mapToObj(GrowthChart::oneTwoFive)
                .toList();
        assertEquals(List.of("1", "2", "", "5", "", "10", "20", "", "50", "1,000", "5,000", ""), labels);
    }

    @Test
    void aLevelGoesAcrossTheWholeChart() {
        BufferedImage chart = bars(50);
        int width = chart.getWidth(), ink = Look.INK.getRGB();
        boolean across = IntStream.range(0, chart.getHeight())
                .anyMatch(y -> IntStream.range(0, 10).allMatch(tenth -> {
                    int from = width / 10 * tenth;
                    return IntStream.range(from, from + width / 10).anyMatch(x -> chart.getRGB(x, y) == ink);
                }));
        assertTrue(across);
    }

    private static BufferedImage bars(double height) {
        BarChart chart = new BarChart("speed", "GFLOP/s");
        chart.bar("small", "openblas", height);
        chart.level("peak", 100);
        return chart.draw();
    }

    private static long pixels(BufferedImage picture, int colour) {
        return IntStream.range(0, picture.getWidth() * picture.getHeight())
                .filter(i -> picture.getRGB(i % picture.getWidth(), i / picture.getWidth()) == colour)
                .count();
    }
}
