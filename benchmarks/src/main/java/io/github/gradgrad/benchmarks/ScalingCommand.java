package io.github.gradgrad.benchmarks;

import io.github.gradgrad.benchmarks.charts.GrowthChart;
import io.github.gradgrad.benchmarks.critic.Axis;
import io.github.gradgrad.benchmarks.critic.Scaling;
import io.github.gradgrad.gan.picture.Pictures;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "scaling",
        description =
                "Times steps of growing critics beside the arithmetic that they need: one JSON line for each size,"
                        + " and a chart scaling-AXIS.png for each axis.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ScalingCommand extends MeasuringCommand {
    /** How much longer an axis is warmed up than each of its sizes. */
    private static final int WARM_UP = 4;

    @Option(
            names = "--axis",
            paramLabel = "AXIS",
            description = "${COMPLETION-CANDIDATES} (default: all); may be given several times")
    private List<Axis> axes = List.of(Axis.values());

    @Option(names = "--seconds", paramLabel = "X", description = "warm-up for each step (default: ${DEFAULT-VALUE})")
    private double seconds = 1;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "how often all sizes are timed in turns; the best counts (default: ${DEFAULT-VALUE})")
    private int rounds = 3;

    @Option(names = "--out", paramLabel = "DIR", description = "folder of the charts (default: ${DEFAULT-VALUE})")
    private Path out = Path.of("runs", "bench");

    @Override
    void measure(PrintWriter lines) throws IOException {
        if (!(seconds > 0)) throw new IllegalArgumentException("--seconds: a positive number expected, got " + seconds);
        if (rounds < 1) throw new IllegalArgumentException("--rounds: 1 or more expected, got " + rounds);
        Files.createDirectories(out);
        begin();
        for (Axis axis : axes) {
            warmUp(axis);
            SortedMap<Integer, Scaling> bestPlain = new TreeMap<>(), bestPenalised = new TreeMap<>();
            for (int round = 0; round < rounds; round++) {
                for (int size : axis.sizes()) {
                    bestPenalised.merge(size, Scaling.of(axis, size, true, seconds), Scaling::faster);
                    bestPlain.merge(size, Scaling.of(axis, size, false, seconds), Scaling::faster);
                }
            }
            List<Scaling> plain = List.copyOf(bestPlain.values()), penalised = List.copyOf(bestPenalised.values());
            for (int i = 0; i < plain.size(); i++) {
                lines.println(penalised.get(i).toJson());
                lines.println(plain.get(i).toJson());
            }
            draw(axis, penalised, plain);
            lines.println(Scaling.summary(penalised));
            lines.println(Scaling.summary(plain));
        }
    }

    /** The first size must not pay for what the JIT does for all: the next ones would seem to grow too little beside it. */
    private void warmUp(Axis axis) {
        int first = axis.sizes().get(0);
        for (boolean penalty : new boolean[] {true, false}) Scaling.of(axis, first, penalty, WARM_UP * seconds);
    }

    private void draw(Axis axis, List<Scaling> penalised, List<Scaling> plain) throws IOException {
        Map<String, List<Scaling>> measured = new LinkedHashMap<>();
        measured.put("with penalty", penalised);
        measured.put("without", plain);
        Map<String, List<Double>> times = new LinkedHashMap<>(), operations = new LinkedHashMap<>();
        measured.forEach((name, points) -> {
            times.put(name, points.stream().map(Scaling::microseconds).toList());
            operations.put(
                    name,
                    points.stream().map(point -> (double) point.operations()).toList());
        });
        String name = axis.name().toLowerCase(Locale.ROOT);
        Pictures.writePng(
                GrowthChart.of("One step, by " + name, name, "microseconds per step", axis.sizes(), times, operations),
                out.resolve("scaling-" + name + ".png"));
    }
}
