package io.github.gradgrad.gan;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.autodiff.reference.Deviation;
import io.github.gradgrad.autodiff.reference.ReferenceCase;
import io.github.gradgrad.autodiff.reference.ReferenceData;
import io.github.gradgrad.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

/** Critic losses with gradient penalties against libtorch: values and both gradients, as FORMAT.md section 3.2 says. */
class PenaltyReferenceTest {
    private static final double BOUND = 1e-10;

    @TestFactory
    Stream<DynamicTest> agreesWithLibtorch() {
        List<ReferenceCase> cases = ReferenceData.nets("penalty");
        List<ReferenceCase> covered = cases.stream()
                .filter(c -> ReferenceNetwork.missing(c).isEmpty())
                .toList();
        assertFalse(covered.isEmpty(), "none of the " + cases.size() + " penalty cases has only layers that exist");
        Set<String> missing = new TreeSet<>();
        for (ReferenceCase c : cases) missing.addAll(ReferenceNetwork.missing(c));
        System.out.println("Reference penalties: " + covered.size() + " of " + cases.size()
                + " cases run; layers still missing: " + String.join(", ", missing));
        return covered.stream().map(c -> dynamicTest(c.name(), () -> check(c)));
    }

    private static void check(ReferenceCase c) {
        ReferenceNetwork critic = new ReferenceNetwork(c);
        Tensor points = points(c);
        Variable norms = GradientPenalty.norms(critic, points);
        Variable weighted = weighted(c, norms);
        Variable real = critic.score(Variable.constant(c.tensor("real")));
        Variable fake = critic.score(Variable.constant(c.tensor("fake")));
        Variable base = switch (c.index().text("base")) {
            case "wasserstein" -> WassersteinLoss.critic(real, fake);
            case "logistic" -> fake.softplus().mean().add(real.neg().softplus().mean());
            default ->
                throw new IllegalArgumentException(c + ": base " + c.index().text("base"));
        };
        Variable loss = base.add(weighted);

        List<Executable> comparisons = new ArrayList<>();
        comparisons.add(() -> compare(c, "x_penalty", points));
        comparisons.add(() -> compare(c, "gx", slope(critic, points)));
        comparisons.add(() -> compare(c, "norms", norms.value()));
        comparisons.add(() -> compare(c, "d_real", real.value()));
        comparisons.add(() -> compare(c, "d_fake", fake.value()));
        comparisons.add(() -> compare(c, "base", base.value()));
        comparisons.add(() -> compare(c, "weighted_penalty", weighted.value()));
        comparisons.add(() -> compare(c, "loss", loss.value()));
        addGradients(comparisons, c, "grad/", critic.gradients(loss));
        addGradients(comparisons, c, "grad_penalty/", critic.gradients(weighted));
        assertAll(comparisons);
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

    /** The penalty itself where GradGrad has it, else its definition in norms. */
    private static Variable weighted(ReferenceCase c, Variable norms) {
        double weight = c.index().real("weight");
        return switch (c.index().text("penalty")) {
            case "two_sided", "dragan" -> new GradientPenalty(weight).of(norms);
            case "one_sided" -> norms.sub(1).relu().square().mean().mul(weight);
            case "r1" -> norms.square().mean().mul(weight);
            default -> throw unknown(c);
        };
    }

    private static Tensor slope(Critic critic, Tensor points) {
        Variable x = Variable.of(points);
        return critic.score(x).sum().gradient(x);
    }

    private static IllegalArgumentException unknown(ReferenceCase c) {
        return new IllegalArgumentException(c + ": penalty " + c.index().text("penalty"));
    }

    private static void addGradients(
            List<Executable> comparisons, ReferenceCase c, String prefix, List<Tensor> gradients) {
        for (int i = 0; i < gradients.size(); i++) {
            String key = prefix + c.params().get(i);
            Tensor gradient = gradients.get(i);
            comparisons.add(() -> compare(c, key, gradient));
        }
    }

    private static void compare(ReferenceCase c, String key, Tensor actual) {
        Tensor expected = c.tensor(key);
        double deviation = Deviation.of(actual, expected);
        assertTrue(deviation <= BOUND, () -> c + " " + key + ": deviation " + deviation + ", bound " + BOUND);
    }
}
