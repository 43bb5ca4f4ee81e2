package io.github.gradgrad.gan.cli;

import io.github.gradgrad.gan.run.Summary;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/** What a person is told at the end of a run. */
final class Report {
    private Report() {}

    static void print(PrintWriter out, Path folder, Summary summary) {
        summary.quality().forEach((name, value) -> out.println(name.replace('_', ' ') + ": " + format(value)));
        out.println("look at " + folder.resolve("samples.png") + ", curves.png and training.gif beside it");
    }

    static String format(Object value) {
        if (value instanceof Double number) return String.format(Locale.ROOT, "%.4f", number);
        if (value instanceof int[] numbers) return Arrays.toString(numbers);
        if (value instanceof Map<?, ?> map) return map.toString();
        return value.toString();
    }
}
