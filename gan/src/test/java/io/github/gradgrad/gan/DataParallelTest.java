package io.github.gradgrad.gan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.nn.Activation;
import io.github.gradgrad.nn.Dropout;
import io.github.gradgrad.nn.Initialisers;
import io.github.gradgrad.nn.Layer;
import io.github.gradgrad.nn.Linear;
import io.github.gradgrad.nn.Parameters;
import io.github.gradgrad.nn.Pass;
import io.github.gradgrad.nn.Sequential;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataParallelTest {
    private static final int SAMPLES = 10;
    private static final RandomStream RANDOM = RandomStream.of(1);
    private static final Tensor REAL = RANDOM.split(1).normal(DType.FLOAT64, Shape.of(SAMPLES, 3));
    private static final Tensor FAKE = RANDOM.split(2).normal(DType.FLOAT64, Shape.of(SAMPLES, 3));

    private final Layer network = Sequential.of(
            Linear.of(DType.FLOAT64, 3, 8, Initialisers.uniform(-1, 1), RANDOM.split(3)),
            Activation.tanh(),
            Dropout.of(0.5),
            Linear.of(DType.FLOAT64, 8, 1, Initialisers.uniform(-1, 1), RANDOM.split(4)));
    private final List<Variable> parameters = Parameters.variables(network.parameters());
    private final List<Variable> weight = parameters.subList(0, 1);

    /** With a penalty, whose points are drawn, and dropout: three parts of ten samples have 3, 3 and 4. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 10})
    void theGradientInPartsIsThatOfTheWholeBatch(int parts) {
        List<double[]> whole = gradients(1), divided = gradients(parts);

        for (int i = 0; i < whole.size(); i++) assertArrayEquals(whole.get(i), divided.get(i), 1e-12);
    }

    /** A sum's rule gives both of its operands the same cotangent. */
    @Test
    void gradientsThatAreOneTensorAreEachAddedUp() {
        Variable p = Variable.of(REAL), q = Variable.of(FAKE), r = Variable.of(FAKE);
        DataParallel.PartLoss loss = part -> p.add(q).mul(r).sum();
        List<Tensor> gradients = new DataParallel()
                .run(
                        SAMPLES,
                        2,
                        List.of(p, q, r),
                        loss,
                        descent ->
                                descent.gradients().stream().map(Tensor::keep).toList());

        // Each half has half of the samples, and a loss that does not depend on them.
        assertEquals(List.of(FAKE, FAKE), gradients.subList(0, 2));
        assertArrayEquals(p.add(q).value().toDoubles(), gradients.get(2).toDoubles(), 1e-15);
    }

    @Test
    void everySampleIsInOnePart() {
        AtomicIntegerArray seen = new AtomicIntegerArray(SAMPLES);

        new DataParallel()
                .run(
                        SAMPLES,
                        3,
                        weight,
                        part -> {
                            for (int i = part.from(); i < part.to(); i++) seen.incrementAndGet(i);
                            return weight.get(0).sum();
                        },
                        DataParallel.Descent::loss);

        for (int i = 0; i < SAMPLES; i++) assertEquals(1, seen.get(i));
    }

    @Test
    void aPartThatIsNotFiniteIsTold() {
        for (int bad = 0; bad < 2; bad++) {
            int number = bad;
            double found = new DataParallel()
                    .run(
                            SAMPLES,
                            2,
                            weight,
                            part -> weight.get(0).sum().mul(part.number() == number ? Double.NaN : 1),
                            descent -> {
                                assertFalse(descent.isFinite());
                                return descent.graphs().get(number).get().item();
                            });
            assertEquals(Double.NaN, found);
        }
        assertTrue(new DataParallel()
                .run(SAMPLES, 2, weight, part -> weight.get(0).sum(), DataParallel.Descent::isFinite));
    }

    private List<double[]> gradients(int parts) {
        LipschitzConstraint penalty = new GradientPenalty(10);
        return new DataParallel()
                .run(
                        SAMPLES,
                        parts,
                        parameters,
                        part -> {
                            Critic critic = samples ->
                                    network.forward(samples, Pass.training(part.of(RandomStream.of(7), SAMPLES)));
                            Tensor x = part.of(REAL), gz = part.of(FAKE);
                            return WassersteinLoss.critic(
                                            critic.score(Variable.constant(x)), critic.score(Variable.constant(gz)))
                                    .add(penalty.penalty(critic, x, gz, part.of(RandomStream.of(8), SAMPLES))
                                            .orElseThrow());
                        },
                        descent -> descent.gradients().stream()
                                .map(Tensor::toDoubles)
                                .toList());
    }
}
