package io.github.gradgrad.benchmarks.critic;

import io.github.gradgrad.tensor.Backend;
import io.github.gradgrad.tensor.DType;
import java.util.Locale;

/**
 * What the gradient penalty costs: a step with it beside a step with clipped weights, on identical networks and batches.
 *
 * @param config its name
 * @param clipped microseconds per step with clipping
 * @param penalised microseconds per step with the penalty
 * @param arithmetic how many times the floating-point operations of the one the other needs: {@link Arithmetic}
 */
public record PenaltyCost(String config, int threads, double clipped, double penalised, double arithmetic) {
    /** Times both, in turns, so that a clock that drifts hits both. */
    public static PenaltyCost of(CriticConfig config, double seconds) {
        CriticStep clipped = CriticStep.of(config, Constraint.CLIPPING, DType.FLOAT32);
        CriticStep penalised = CriticStep.of(config, Constraint.PENALTY, DType.FLOAT32);
        double[] microseconds = StepTimer.ofJvm().inTurns(seconds, clipped::run, penalised::run);
        double operations = Arithmetic.of(config, false).operations();
        return new PenaltyCost(
                config.name(),
                Backend.current().threads(),
                microseconds[0],
                microseconds[1],
                Arithmetic.of(config, true).operations() / operations);
    }

    public double ratio() {
        return penalised / clipped;
    }

    public String toJson() {
        return String.format(
                Locale.ROOT,
                "{\"engine\":\"gradgrad\",\"config\":\"%s\",\"threads\":%d,\"clipping_us\":%.1f,\"penalty_us\":%.1f,"
                        + "\"ratio\":%.2f,\"arithmetic_ratio\":%.2f}",
                config,
                threads,
                clipped,
                penalised,
                ratio(),
                arithmetic);
    }
}
