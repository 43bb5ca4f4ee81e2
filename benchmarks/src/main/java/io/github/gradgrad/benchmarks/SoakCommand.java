package io.github.gradgrad.benchmarks;

import io.github.gradgrad.benchmarks.critic.CriticConfig;
import io.github.gradgrad.benchmarks.critic.Soak;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "soak",
        description =
                "Makes many steps of one critic with the gradient penalty, and tells after each tenth of them what they"
                        + " leave in the heap, what a step allocates, and the peak of the process's memory: ten JSON lines.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class SoakCommand extends MeasuringCommand {
    private static final int FEWEST = 10;

    @Option(
            names = "--config",
            paramLabel = "NAME",
            completionCandidates = StepOptions.Names.class,
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private String name = "mlp-small";

    @Option(names = "--steps", paramLabel = "N", description = "how many, from 10 on (default: ${DEFAULT-VALUE})")
    private Integer steps = 100_000;

    @Option(names = "--no-penalty", description = "steps without the gradient penalty")
    private boolean plain;

    @Option(
            names = "--fresh",
            description =
                    "a new array for each result: what a step then allocates are the arrays that it fills, and its objects")
    private boolean fresh;

    @Override
    void measure(PrintWriter out) {
        CriticConfig config = StepOptions.config(name);
        if (steps < FEWEST) throw new IllegalArgumentException("--steps: 10 or more expected, got " + steps);
        // Read once, by the first workspace.
        if (fresh) System.setProperty("gradgrad.workspace", "false");
        begin();
        Soak.run(config, !plain, steps, part -> out.println(part.toJson()));
    }
}
