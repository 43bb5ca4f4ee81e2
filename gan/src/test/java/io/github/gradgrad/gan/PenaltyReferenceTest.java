package io.github.gradgrad.gan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.autodiff.reference.ReferenceCase;
import io.github.gradgrad.autodiff.reference.ReferenceData;
import io.github.gradgrad.tensor.Tensor;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Critic losses with gradient penalties against libtorch: values and both gradients, as FORMAT.md section 3.2 says. */
class PenaltyReferenceTest {
    @TestFactory
    Stream<DynamicTest> agreesWithLibtorch() {
        List<ReferenceCase> cases = ReferenceData.nets("penalty");
        if (ReferenceData.isEmbedded()) assertEquals(22, cases.size());
        return cases.stream().map(c -> dynamicTest(c.name(), () -> check(c)));
    }

    private static void check(ReferenceCase c) {
        ReferenceNetwork critic = new ReferenceNetwork(c);
        Tensor points = points(c);
        Variable gradients = GradientPenalty.gradients(critic, points);
        Variable norms = GradientPenalty.norms(critic, points);
        Variable weighted = weighted(c, gradients, norms);
        Variable real = critic.score(Variable.constant(c.tensor("real")));
        Variable fake = critic.score(Variable.constant(c.tensor("fake")));
        Variable base = loss(c).critic(real, fake);
        Variable loss = base.add(weighted);

        Comparisons comparisons = new Comparisons(c);
        comparisons.add("x_penalty", points);
        comparisons.add("gx", gradients.value().reshape(points.shape()));
        comparisons.add("norms", norms.value());
        comparisons.add("d_real", real.value());
        comparisons.add("d_fake", fake.value());
        comparisons.add("base", base.value());
        comparisons.add("weighted_penalty", weighted.value());
        comparisons.add("penalty", weighted.div(c.index().real("weight")).value());
        comparisons.add("loss", loss.value());
        comparisons.addGradients("grad/", critic.gradients(loss));
        comparisons.addGradients("grad_penalty/", critic.gradients(weighted));
        comparisons.check();
    }

    private static AdversarialLoss loss(ReferenceCase c) {
        return switch (c.index().text("base")) {
            case "wasserstein" -> AdversarialLoss.WASSERSTEIN;
            case "logistic" -> AdversarialLoss.NON_SATURATING;
            default ->
                throw new IllegalArgumentException(c + ": base " + c.index().text("base"));
        };
    }

    private static Tensor points(ReferenceCase c) {
        Tensor real = c.tensor("real");
        return switch (c.index().text("penalty")) {
            case "two_sided", "one_sided" -> {
                Tensor epsilon = c.tensor("eps").reshape(GradientPenalty.onePerSample(real));
                yield GradientPenalty.interpolate(real, c.tensor("fake"), epsilon);
            }
            case "r1" -> real;
            case "dragan" ->
                Variable.constant(real)
                        .add(Variable.constant(c.tensor("noise")))
                        .value();
            default -> throw unknown(c);
        };
    }

    private static Variable weighted(ReferenceCase c, Variable gradients, Variable norms) {
        double weight = c.index().real("weight");
        return switch (c.index().text("penalty")) {
            case "two_sided" -> new GradientPenalty(weight).of(norms);
            case "one_sided" -> new OneSidedPenalty(weight).of(norms);
            case "r1" -> ZeroCentredPenalty.r1(2 * weight).of(gradients);
            case "dragan" -> new DraganPenalty(weight, 0.5).of(norms);
            default -> throw unknown(c);
        };
    }

    private static IllegalArgumentException unknown(ReferenceCase c) {
        return new IllegalArgumentException(c + ": penalty " + c.index().text("penalty"));
    }
}
