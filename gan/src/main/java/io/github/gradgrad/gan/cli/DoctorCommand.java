package io.github.gradgrad.gan.cli;

import io.github.gradgrad.gan.DraganPenalty;
import io.github.gradgrad.gan.GradientPenalty;
import io.github.gradgrad.gan.LipschitzConstraint;
import io.github.gradgrad.gan.OneSidedPenalty;
import io.github.gradgrad.gan.ZeroCentredPenalty;
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
        description =
                "Checks our gradient penalties against closed forms: points, epsilon, value, gradient. A penalty of"
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
        boolean clean = examine(
                "gradient penalty " + lambda + " E[(||dC(x^)/dx^|| - 1)^2]",
                PenaltyDoctor.twoSided(lambda),
                new GradientPenalty(lambda));
        clean &= examine(
                "one-sided penalty " + lambda + " E[max(0, ||dC(x^)/dx^|| - 1)^2]",
                PenaltyDoctor.oneSided(lambda),
                new OneSidedPenalty(lambda));
        clean &= examine(
                "R1 " + lambda + "/2 E[||dC(x)/dx||^2] at the real samples",
                PenaltyDoctor.r1(lambda),
                ZeroCentredPenalty.r1(lambda));
        clean &= examine(
                "R2 " + lambda + "/2 E[||dC(x)/dx||^2] at the generated samples",
                PenaltyDoctor.r2(lambda),
                ZeroCentredPenalty.r2(lambda));
        double scale = DraganPenalty.PAPER.scale();
        clean &= examine(
                "DRAGAN " + lambda + " E[(||dC(x + d)/dx|| - 1)^2] around the real samples",
                PenaltyDoctor.dragan(lambda, scale),
                new DraganPenalty(lambda, scale));
        return clean ? 0 : ILL;
    }

    private boolean examine(String title, PenaltyDoctor doctor, LipschitzConstraint penalty) {
        RandomStream random = RandomStream.of(1);
        Diagnosis diagnosis = doctor.examine((critic, real, fake) ->
                penalty.penalty(critic, real, fake, random).orElseThrow());
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        out.println(title + ":");
        out.print(diagnosis);
        out.flush();
        return diagnosis.isClean();
    }
}
