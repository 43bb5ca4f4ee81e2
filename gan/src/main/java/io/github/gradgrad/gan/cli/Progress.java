package io.github.gradgrad.gan.cli;

import io.github.gradgrad.gan.run.Metrics;
import io.github.gradgrad.gan.run.Training;
import java.io.PrintWriter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Shows how far training has got: a bar that is redrawn on a terminal, a line every few seconds elsewhere. */
final class Progress implements Training.Listener {
    private static final int WIDTH = 30;
    private static final long NANOS_BETWEEN_BARS = 200_000_000L;
    private static final long NANOS_BETWEEN_LINES = 5_000_000_000L;

    private final PrintWriter out;
    private final boolean terminal;
    private final long start = System.nanoTime();
    private long shown = start;
    private long first = -1;
    private @Nullable Metrics latest;

    private Progress(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** The launcher knows whether it is started on a terminal, and says so by a system property. */
    static Progress on(PrintWriter out) {
        return new Progress(out, Boolean.getBoolean("gradgrad.terminal"));
    }

    @Override
    public void logged(Metrics row) {
        latest = row;
    }

    @Override
    public void iteration(long done, long total) {
        if (first < 0) first = done - 1;
        long now = System.nanoTime();
        if (done < total && now - shown < (terminal ? NANOS_BETWEEN_BARS : NANOS_BETWEEN_LINES)) return;
        shown = now;
        double rate = (done - first) / ((now - start) * 1e-9);
        String line = String.format(
                Locale.ROOT,
                "%s%d/%d  %.0f iterations/s  %s left%s",
                terminal ? bar(done, total) + " " : "iteration ",
                done,
                total,
                rate,
                duration((long) ((total - done) / rate)),
                state());
        if (terminal) {
            // Back to the start of the line; the blanks cover what a longer line left there.
            out.print("\r" + line + "    " + (done == total ? "\n" : ""));
            out.flush();
        } else {
            out.println(line);
        }
    }

    private static String bar(long done, long total) {
        int filled = (int) (WIDTH * done / total);
        return "[" + "#".repeat(filled) + ".".repeat(WIDTH - filled) + "]";
    }

    private String state() {
        if (latest == null) return "";
        return String.format(
                Locale.ROOT, "  W %.3f  |grad| %.2f", latest.wassersteinEstimate(), latest.gradientNormMean());
    }

    private static String duration(long seconds) {
        return String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
    }
}
