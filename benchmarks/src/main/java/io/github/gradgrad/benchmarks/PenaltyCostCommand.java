package io.github.gradgrad.benchmarks;

import io.github.gradgrad.benchmarks.critic.CriticConfig;
import io.github.gradgrad.benchmarks.critic.PenaltyCost;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "penalty-cost",
        description = "Times a step with the gradient penalty beside one with clipped weights, in turns, on identical"
                + " networks and batches: one JSON line for each configuration.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class PenaltyCostCommand extends MeasuringCommand {
    @Mixin
    private StepOptions steps = new StepOptions();

    @Override
    void measure(PrintWriter out) {
        List<CriticConfig> configs = steps.configs();
        double seconds = steps.seconds();
        begin();
        for (CriticConfig config : configs)
            out.println(PenaltyCost.of(config, seconds).toJson());
    }
}
