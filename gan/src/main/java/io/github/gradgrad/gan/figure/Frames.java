package io.github.gradgrad.gan.figure;

import java.util.List;
import java.util.Locale;

/** Figures of one size that follow each other and start again; where motion is not wanted, the last one stays. */
public final class Frames implements Figure {
    private final List<? extends Figure> figures;
    private final double seconds;

    private Frames(List<? extends Figure> figures, double seconds) {
        this.figures = figures;
        this.seconds = seconds;
    }

    /** An animation that shows each figure for so many seconds. */
    public static Frames of(double seconds, List<? extends Figure> figures) {
        if (figures.isEmpty()) throw new IllegalArgumentException("frames: at least one figure expected");
        return new Frames(List.copyOf(figures), seconds);
    }

    @Override
    public Drawing draw() {
        List<Drawing> drawings = figures.stream().map(Figure::draw).toList();
        double width = drawings.stream().mapToDouble(Drawing::width).max().orElse(0);
        double height = drawings.stream().mapToDouble(Drawing::height).max().orElse(0);
        Drawing all = new Drawing(width, height);
        int n = drawings.size();
        for (int i = 0; i < n; i++) {
            all.frame(i == n - 1 ? "frame last" : "frame", drawings.get(i), timing(i, n));
        }
        return all;
    }

    /** Visible from i/n to (i + 1)/n of each turn. */
    private String timing(int i, int n) {
        String start = part(i, n), end = part(i + 1, n);
        String times = i == 0 ? "0;" + end : "0;" + start + (i == n - 1 ? "" : ";" + end);
        String values = i == 0 ? "visible;hidden" : "hidden;visible" + (i == n - 1 ? "" : ";hidden");
        if (n == 1) {
            times = "0";
            values = "visible";
        }
        return "<animate attributeName=\"visibility\" calcMode=\"discrete\" repeatCount=\"indefinite\" dur=\""
                + Drawing.coordinate(n * seconds) + "s\" values=\"" + values + "\" keyTimes=\"" + times + "\"/>";
    }

    private static String part(int i, int n) {
        return String.format(Locale.ROOT, "%.4f", i / (double) n);
    }
}
