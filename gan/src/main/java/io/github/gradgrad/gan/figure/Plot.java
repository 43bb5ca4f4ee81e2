package io.github.gradgrad.gan.figure;

import io.github.gradgrad.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/** Curves, points and bars over a common pair of axes, with a legend below. Immutable: each method gives a new plot. */
public final class Plot implements Figure {
    private static final double WIDTH = 440;
    private static final double LEFT = 50;
    private static final double RIGHT = 12;
    private static final double TOP = 28;
    private static final double FONT = 13;
    private static final double ROW = 20;
    private static final double POINT = 3;

    private enum Kind {
        LINE,
        DASHED,
        POINTS,
        BARS,
        AREA
    }

    private static final class Series {
        final Kind kind;
        final int colour;
        final String name;
        final double[] x;
        final double[] y;

        Series(Kind kind, int colour, String name, double[] x, double[] y) {
            if (x.length != y.length) {
                throw new IllegalArgumentException(
                        "plot: " + name + " has " + x.length + " places and " + y.length + " values");
            }
            this.kind = kind;
            this.colour = colour;
            this.name = name;
            this.x = x.clone();
            this.y = y.clone();
        }
    }

    private final String across;
    private final String up;
    private final double plotHeight;
    private final double[] range;
    private final List<Series> series;

    private Plot(String across, String up, double plotHeight, double[] range, List<Series> series) {
        this.across = across;
        this.up = up;
        this.plotHeight = plotHeight;
        this.range = range;
        this.series = series;
    }

    /** An empty plot with the names of its axes. */
    public static Plot of(String across, String up) {
        return new Plot(across, up, 220, new double[] {Double.NaN, Double.NaN, Double.NaN, Double.NaN}, List.of());
    }

    /** With these limits in place of those of the data. */
    public Plot range(double left, double right, double bottom, double top) {
        return new Plot(across, up, plotHeight, new double[] {left, right, bottom, top}, series);
    }

    /** As high as wide. */
    public Plot square() {
        return new Plot(across, up, WIDTH - LEFT - RIGHT, range, series);
    }

    /** A curve; each colour from 1 to 6 is one of the figures' palette, 0 is grey. */
    public Plot line(String name, int colour, double[] x, double[] y) {
        return with(new Series(Kind.LINE, colour, name, x, y));
    }

    /** A dashed curve. */
    public Plot dashed(String name, int colour, double[] x, double[] y) {
        return with(new Series(Kind.DASHED, colour, name, x, y));
    }

    /** Points. */
    public Plot points(String name, int colour, double[] x, double[] y) {
        return with(new Series(Kind.POINTS, colour, name, x, y));
    }

    /** Points in the plane [n, 2]. */
    public Plot points(String name, int colour, Tensor points) {
        int n = points.shape().dim(0);
        double[] x = new double[n], y = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = points.get(i, 0);
            y[i] = points.get(i, 1);
        }
        return points(name, colour, x, y);
    }

    /** Bars from 0; several series stand beside each other. */
    public Plot bars(String name, int colour, double[] x, double[] heights) {
        return with(new Series(Kind.BARS, colour, name, x, heights));
    }

    /** The area within a closed polygon. */
    public Plot area(String name, int colour, double[] x, double[] y) {
        return with(new Series(Kind.AREA, colour, name, x, y));
    }

    private Plot with(Series one) {
        List<Series> more = new ArrayList<>(series);
        more.add(one);
        return new Plot(across, up, plotHeight, range, List.copyOf(more));
    }

    @Override
    public Drawing draw() {
        List<List<Series>> legend = legendRows();
        double bottom = TOP + plotHeight;
        Drawing drawing = new Drawing(WIDTH, bottom + 44 + legend.size() * ROW);
        double margin = series.stream().anyMatch(s -> s.kind == Kind.BARS) ? barStep() : 0;
        Axis x = axis(series.stream().flatMapToDouble(s -> Arrays.stream(s.x)), 0, margin, LEFT, WIDTH - RIGHT);
        Axis y = axis(series.stream().flatMapToDouble(this::heights), 2, 0, bottom, TOP);
        grid(drawing, x, y, bottom);
        Drawing data = new Drawing(WIDTH, bottom);
        for (Series one : series) draw(data, one, x, y);
        drawing.window(LEFT - 4, TOP - 4, WIDTH - LEFT - RIGHT + 8, plotHeight + 8, data);
        for (int row = 0; row < legend.size(); row++) drawRow(drawing, legend.get(row), bottom + 44 + row * ROW + 10);
        return drawing;
    }

    private DoubleStream heights(Series s) {
        return s.kind == Kind.BARS ? DoubleStream.concat(DoubleStream.of(0), Arrays.stream(s.y)) : Arrays.stream(s.y);
    }

    private Axis axis(DoubleStream values, int limit, double margin, double from, double to) {
        double[] all = values.filter(Double::isFinite).toArray();
        double low = Arrays.stream(all).min().orElse(0) - margin,
                high = Arrays.stream(all).max().orElse(1) + margin;
        if (!Double.isNaN(range[limit])) low = range[limit];
        if (!Double.isNaN(range[limit + 1])) high = range[limit + 1];
        if (high <= low) high = low + 1;
        double room = limit == 2 && Double.isNaN(range[2]) ? 0.04 * (high - low) : 0;
        return new Axis(low - (low == 0 ? 0 : room), high + room, from, to);
    }

    private void grid(Drawing drawing, Axis x, Axis y, double bottom) {
        for (double tick : y.ticks(5)) {
            drawing.line("grid", LEFT, y.place(tick), WIDTH - RIGHT, y.place(tick));
            drawing.text("muted end", LEFT - 6, y.place(tick) + 4, Numbers.text(tick));
        }
        for (double tick : x.ticks(6)) {
            drawing.line("grid", x.place(tick), bottom, x.place(tick), bottom + 4);
            drawing.text("muted middle", x.place(tick), bottom + 17, Numbers.text(tick));
        }
        drawing.text("ink end", WIDTH - RIGHT, bottom + 34, across);
        drawing.text("ink", 4, 14, up.isEmpty() ? "" : "↑ " + up);
    }

    private void draw(Drawing drawing, Series s, Axis x, Axis y) {
        switch (s.kind) {
            case LINE -> drawing.path("stroke c" + s.colour, curve(s, x, y));
            case DASHED -> drawing.path("stroke dashed c" + s.colour, curve(s, x, y));
            case AREA -> drawing.path("area c" + s.colour, curve(s, x, y) + "Z");
            case POINTS -> {
                for (int i = 0; i < s.x.length; i++) {
                    drawing.circle("point c" + s.colour, x.place(s.x[i]), y.place(s.y[i]), POINT);
                }
            }
            case BARS -> {
                List<Series> bars =
                        series.stream().filter(b -> b.kind == Kind.BARS).toList();
                double slot = 0.8 * barStep() / (x.high() - x.low()) * (WIDTH - LEFT - RIGHT), w = slot / bars.size();
                for (int i = 0; i < s.x.length; i++) {
                    double left = x.place(s.x[i]) - slot / 2 + bars.indexOf(s) * w, top = y.place(Math.max(0, s.y[i]));
                    drawing.rect("fill c" + s.colour, left, top, w, y.place(Math.min(0, s.y[i])) - top, 0.85);
                }
            }
        }
    }

    private double barStep() {
        double[] x =
                series.stream().filter(s -> s.kind == Kind.BARS).findFirst().orElseThrow().x;
        return x.length < 2 ? 1 : x[1] - x[0];
    }

    private static String curve(Series s, Axis x, Axis y) {
        StringBuilder path = new StringBuilder();
        boolean down = false;
        for (int i = 0; i < s.x.length; i++) {
            boolean seen = Double.isFinite(s.y[i]);
            if (seen) path.append(down ? 'L' : 'M').append(Drawing.coordinate(x.place(s.x[i])));
            if (seen) path.append(' ').append(Drawing.coordinate(y.place(s.y[i])));
            down = seen;
        }
        return path.toString();
    }

    private List<List<Series>> legendRows() {
        List<List<Series>> rows = new ArrayList<>();
        double used = WIDTH;
        for (Series s : series) {
            if (s.name.isEmpty()) continue;
            if (used + entryWidth(s) > WIDTH - LEFT) {
                rows.add(new ArrayList<>());
                used = 0;
            }
            rows.get(rows.size() - 1).add(s);
            used += entryWidth(s);
        }
        return rows;
    }

    private static double entryWidth(Series s) {
        return 38 + Drawing.textWidth(s.name, FONT);
    }

    private static void drawRow(Drawing drawing, List<Series> row, double y) {
        double at = LEFT;
        for (Series s : row) {
            switch (s.kind) {
                case LINE -> drawing.line("stroke c" + s.colour, at, y - 4, at + 18, y - 4);
                case DASHED -> drawing.line("stroke dashed c" + s.colour, at, y - 4, at + 18, y - 4);
                case POINTS -> drawing.circle("point c" + s.colour, at + 9, y - 4, 4);
                case BARS -> drawing.rect("fill c" + s.colour, at + 3, y - 10, 12, 12, 0.85);
                case AREA -> drawing.path("area c" + s.colour, "M" + at + " " + (y - 10) + "h18v12h-18Z");
            }
            drawing.text("ink", at + 24, y, s.name);
            at += entryWidth(s);
        }
    }
}
