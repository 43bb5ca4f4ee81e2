package io.github.gradgrad.gan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class WassersteinLossTest {
    @Test
    void aRealScoreOf2Point7AndAFakeOneOfMinus3Point1GiveMinus5Point8() {
        assertEquals(-5.8, WassersteinLoss.critic(scores(2.7), scores(-3.1)).item(), 1e-12);
    }

    @Test
    void exchangedScoresGiveTheOppositeLoss() {
        assertEquals(5.8, WassersteinLoss.critic(scores(-3.1), scores(2.7)).item(), 1e-12);
    }

    @Test
    void equalScoresGiveZero() {
        assertEquals(0, WassersteinLoss.critic(scores(1.5, -2), scores(1.5, -2)).item());
    }

    /** Scores have no bounds, so only their difference may count. */
    @Test
    void aConstantAddedToAllScoresChangesNothing() {
        assertEquals(-5.8, WassersteinLoss.critic(scores(102.7), scores(96.9)).item(), 1e-12);
    }

    @Test
    void theCriticComparesTheMeansOfTheBatches() {
        assertEquals(
                2.5 - 2, WassersteinLoss.critic(scores(1, 2, 3), scores(1, 4)).item(), 1e-12);
    }

    @Test
    void theGeneratorWantsHighScores() {
        assertEquals(3.1, WassersteinLoss.generator(scores(-3.1)).item(), 1e-12);
        assertEquals(-2, WassersteinLoss.generator(scores(1, 2, 3)).item(), 1e-12);
    }

    @Test
    void theLabelledFormSummedOverBothBatchesIsTheCriticsLoss() {
        Variable real = scores(2.7, 0.5, -1), fake = scores(-3.1, 4, 0.25);

        double labelled = WassersteinLoss.labelled(real, 1).item()
                + WassersteinLoss.labelled(fake, -1).item();

        // -(2.7 + 0.5 - 1) / 3 + (-3.1 + 4 + 0.25) / 3
        assertEquals(-1.05 / 3, labelled, 1e-12);
        assertEquals(WassersteinLoss.critic(real, fake).item(), labelled, 1e-12);
    }

    @Test
    void theFlippedFormIsTheLabelledOneWithTheOppositeSignOrTheOppositeLabels() {
        Variable scores = scores(2.7, 0.5, -1);

        for (double label : new double[] {1, -1}) {
            double flipped = WassersteinLoss.signFlipped(scores, label).item();
            assertEquals(label * 2.2 / 3, flipped, 1e-12);
            assertEquals(-WassersteinLoss.labelled(scores, label).item(), flipped, 1e-12);
            assertEquals(WassersteinLoss.labelled(scores, -label).item(), flipped, 1e-12);
        }
    }

    /** One step against the gradient raises the real scores, or, in the flipped form, lowers them. */
    @Test
    void gradientsPullRealScoresUpAndFakeOnesDown() {
        Variable real = Variable.of(column(2.7, 0)), fake = Variable.of(column(-3.1, 0));

        List<Tensor> critic = WassersteinLoss.critic(real, fake).gradients(List.of(real, fake));

        assertEquals(column(-0.5, -0.5), critic.get(0));
        assertEquals(column(0.5, 0.5), critic.get(1));
        assertEquals(column(0.5, 0.5), WassersteinLoss.signFlipped(real, 1).gradient(real));
        assertEquals(column(-0.5, -0.5), WassersteinLoss.generator(fake).gradient(fake));
    }

    private static Variable scores(double... scores) {
        return Variable.constant(column(scores));
    }

    private static Tensor column(double... values) {
        return Tensor.of(Shape.of(values.length, 1), values);
    }
}
