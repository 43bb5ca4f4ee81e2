package io.github.gradgrad.benchmarks.critic;

import io.github.gradgrad.tensor.Backend;
import io.github.gradgrad.tensor.DType;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/**
 * What one configuration took.
 *
 * @param config its name
 * @param penalty whether the step had the gradient penalty
 * @param microseconds per step
 * @param deviation of FLOAT32 from FLOAT64 over three steps: {@link Deviation}
 */
public record CriticTiming(String config, boolean penalty, int threads, double microseconds, double deviation) {
    /** Checks and then times a configuration, on the backend of this process. */
    public static CriticTiming of(CriticConfig config, boolean penalty, double seconds) {
        double deviation = Deviation.measure(config, penalty);
        CriticStep step = CriticStep.of(config, Constraint.of(penalty), DType.FLOAT32);
        double microseconds = StepTimer.microseconds(step::run, seconds);
        return new CriticTiming(config.name(), penalty, Backend.current().threads(), microseconds, deviation);
    }

    /** The line that the other engines' programs print, and the deviation at its end. */
    public String toJson() {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        symbols.setExponentSeparator("e");
        return String.format(
                Locale.ROOT,
                "{\"engine\":\"gradgrad\",\"config\":\"%s\",\"gp\":%b,\"threads\":%d,\"us\":%.1f,\"deviation\":%s}",
                config,
                penalty,
                threads,
                microseconds,
                new DecimalFormat("0.#E0", symbols).format(deviation));
    }
}
