package io.github.gradgrad.gan.figure;

import java.util.ArrayList;
import java.util.List;

/** Where the numbers from {@code low} to {@code high} lie between two places of a drawing. */
record Axis(double low, double high, double from, double to) {
    double place(double value) {
        return from + (value - low) / (high - low) * (to - from);
    }

    /** Round numbers, about as many as asked for. */
    List<Double> ticks(int about) {
        double raw = (high - low) / about, power = Math.pow(10, Math.floor(Math.log10(raw))), part = raw / power;
        double step = power * (part < 1.5 ? 1 : part < 3.5 ? 2 : part < 7.5 ? 5 : 10);
        List<Double> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil(low / step - 1e-9); i * step <= high + 1e-9 * step; i++) ticks.add(i * step);
        return ticks;
    }
}
