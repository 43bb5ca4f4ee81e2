package io.github.gradgrad.gan;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.nn.Pass;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Tensor;
import io.github.gradgrad.tensor.Workspace;
import java.util.Optional;

/**
 * One update of a critic: forward on real and generated samples, the constraint's penalty, backward through all of it, the
 * optimiser (Gulrajani et al., 2017, algorithm 1, lines 4 to 9).
 */
public final class CriticUpdate {
    private final Player critic;
    private final LipschitzConstraint constraint;
    private final Workspace workspace = new Workspace();

    public CriticUpdate(Player critic, LipschitzConstraint constraint) {
        this.critic = critic;
        this.constraint = constraint;
    }

    /**
     * What an update found before it changed the critic.
     *
     * @param loss with the penalty
     * @param wassersteinEstimate mean C(x) - mean C(G(z)), without the penalty
     */
    public record Result(double loss, double wassersteinEstimate) {}

    /**
     * Updates the critic on as many real as generated samples [N, ..].
     *
     * @param random for the points of the penalty, and for layers that need random numbers
     * @throws IllegalArgumentException if the two batches differ in shape
     * @throws NonFiniteException if a sample, the loss or its gradient is NaN or infinite; nothing has been changed then
     */
    public Result apply(Tensor real, Tensor fake, RandomStream random) {
        if (!real.shape().equals(fake.shape())) {
            throw new IllegalArgumentException(
                    "critic update: as many real as generated samples of one shape expected, got " + real.shape()
                            + " and " + fake.shape());
        }
        NonFiniteException.requireFinite("the real samples", Variable.constant(real));
        return workspace.run(() -> step(real, fake, random));
    }

    private Result step(Tensor real, Tensor fake, RandomStream random) {
        int n = real.shape().dim(0);
        Critic score = critic.asCritic(Pass.training(random.split(0)));
        // Real and generated samples share a batch: one larger product in place of two.
        Variable scores = score.score(Variable.concat(0, Variable.constant(real), Variable.constant(fake)));
        Variable base = WassersteinLoss.critic(scores.slice(0, 0, n), scores.slice(0, n, 2 * n));
        Optional<Variable> penalty = constraint.penalty(score, real, fake, random.split(1));
        Variable loss = penalty.map(base::add).orElse(base);
        critic.descend("the critic's loss", loss);
        constraint.afterUpdate(critic.parameters());
        return new Result(loss.item(), -base.item());
    }
}
