package io.github.gradgrad.gan.cli;

import io.github.gradgrad.gan.GradientPenalty;
import io.github.gradgrad.gan.doctor.Diagnosis;
import io.github.gradgrad.gan.doctor.PenaltyDoctor;
import io.github.gradgrad.tensor.RandomStream;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "doctor",
        description = "Checks the gradient penalty against closed forms: points, epsilon, value, gradient. A penalty of"
                + " your own: the class PenaltyDoctor.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class DoctorCommand implements Callable<Integer> {
    /** Something is wrong with the penalty. */
    private static final int ILL = 1;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--lambda", paramLabel = "X", description = "the weight of the penalty (default: ${DEFAULT-VALUE})")
    private double lambda = GradientPenalty.PAPER.lambda();

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        GradientPenalty penalty = new GradientPenalty(lambda);
        RandomStream random = RandomStream.of(1);
        Diagnosis diagnosis = PenaltyDoctor.twoSided(lambda)
                .examine((critic, real, fake) ->
                        penalty.penalty(critic, real, fake, random).orElseThrow());
        out.println("gradient penalty " + lambda + " E[(||dC(x^)/dx^|| - 1)^2]:");
        out.print(diagnosis);
        out.flush();
        return diagnosis.isClean() ? 0 : ILL;
    }
}
