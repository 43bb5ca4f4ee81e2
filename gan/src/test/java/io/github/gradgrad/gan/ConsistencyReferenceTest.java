package io.github.gradgrad.gan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.autodiff.reference.ReferenceCase;
import io.github.gradgrad.autodiff.reference.ReferenceData;
import io.github.gradgrad.gan.FeatureCritic.Judgement;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Tensor;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The consistency term of CT-GAN against libtorch: FORMAT.md section 3.6. */
class ConsistencyReferenceTest {
    @TestFactory
    Stream<DynamicTest> agreesWithLibtorch() {
        List<ReferenceCase> cases = ReferenceData.nets("ct");
        if (ReferenceData.isEmbedded()) assertEquals(4, cases.size());
        return cases.stream().map(c -> dynamicTest(c.name(), () -> check(c)));
    }

    private static void check(ReferenceCase c) {
        ConsistencyTerm term =
                new ConsistencyTerm(1, c.index().real("margin"), c.index().real("feature_weight"));
        Tensor real = c.tensor("real");
        ReferenceNetwork steps = new ReferenceNetwork(c), critic = new ReferenceNetwork(c);
        Judgement first = steps.judge(Variable.constant(real)), second = steps.judge(Variable.constant(real));
        Variable ct = term.penalty(critic, real, real, RandomStream.of(1)).orElseThrow();

        Comparisons comparisons = new Comparisons(c);
        comparisons.add("d/0", first.scores().value());
        comparisons.add("d/1", second.scores().value());
        comparisons.add("features/0", first.features().value());
        comparisons.add("features/1", second.features().value());
        comparisons.add("dist", term.distances(first, second).value());
        comparisons.add("ct", ct.value());
        comparisons.addGradients("grad/", critic.gradients(ct));
        comparisons.check();
    }
}
