package io.github.gradgrad.benchmarks;

import io.github.gradgrad.benchmarks.critic.CriticConfig;
import io.github.gradgrad.benchmarks.critic.CriticTiming;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "critic-step",
        description = "Times one update of a critic, as the other engines' programs do: one JSON line for each"
                + " configuration, all of them with the gradient penalty, then all without.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class CriticStepCommand extends MeasuringCommand {
    @Mixin
    private StepOptions steps = new StepOptions();

    @Override
    void measure(PrintWriter out) {
        List<CriticConfig> configs = steps.configs();
        double seconds = steps.seconds();
        begin();
        for (boolean penalty : new boolean[] {true, false}) {
            for (CriticConfig config : configs)
                out.println(CriticTiming.of(config, penalty, seconds).toJson());
        }
    }
}
