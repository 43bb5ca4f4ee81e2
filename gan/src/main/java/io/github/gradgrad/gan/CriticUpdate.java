package io.github.gradgrad.gan;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.nn.Parameters;
import io.github.gradgrad.nn.Pass;
import io.github.gradgrad.tensor.Backend;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Tensor;
import io.github.gradgrad.tensor.Workspace;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * One update of a critic: forward on real and generated samples, the constraint's penalty, backward through all of it, the
 * optimiser (Gulrajani et al., 2017, algorithm 1, lines 4 to 9).
 *
 * <p>Where a score depends on no other sample, and loss and penalty are means over the samples, each of the {@link Backend}'s threads
 * computes the gradient for a part of the batch, with a graph of its own: layers are then called by several threads at once. The
 * number of threads changes the loss by rounding only, unless layers draw random numbers: samples then trade theirs with one another.
 */
public final class CriticUpdate {
    private final Player critic;
    private final AdversarialLoss loss;
    private final LipschitzConstraint constraint;
    private final Workspace workspace = new Workspace();
    private final DataParallel parallel = new DataParallel();
    private Optional<SampleIndependence.Dependence> dependence = Optional.empty();
    private boolean tested;

    /** An update with the Wasserstein loss. */
    public CriticUpdate(Player critic, LipschitzConstraint constraint) {
        this(critic, AdversarialLoss.WASSERSTEIN, constraint);
    }

    public CriticUpdate(Player critic, AdversarialLoss loss, LipschitzConstraint constraint) {
        this.critic = critic;
        this.loss = loss;
        this.constraint = constraint;
    }

    /**
     * What an update found before it changed the critic.
     *
     * @param loss with the penalty
     * @param wassersteinEstimate mean C(x) - mean C(G(z)), without the penalty
     */
    public record Result(double loss, double wassersteinEstimate) {}

    /** Updates the critic as {@link #apply(Tensor, Tensor, RandomStream, Condition)} does, without classes. */
    public Result apply(Tensor real, Tensor fake, RandomStream random) {
        return apply(real, fake, random, Condition.none());
    }

    /**
     * Updates the critic on as many real as generated samples [N, ..].
     *
     * @param random for the points of the penalty, and for layers that need random numbers
     * @param condition the classes, sample i of both batches having the same
     * @throws IllegalArgumentException if the two batches differ in shape, or a penalty is to be taken of a critic whose
     *     score of one sample depends on others
     * @throws NonFiniteException if a sample, the loss or its gradient is NaN or infinite; nothing has been changed then
     */
    public Result apply(Tensor real, Tensor fake, RandomStream random, Condition condition) {
        if (!real.shape().equals(fake.shape())) {
            throw new IllegalArgumentException(
                    "critic update: as many real as generated samples of one shape expected, got " + real.shape()
                            + " and " + fake.shape());
        }
        NonFiniteException.requireFinite("the real samples", Variable.constant(real));
        return workspace.run(() -> step(real, fake, random, condition));
    }

    private Result step(Tensor real, Tensor fake, RandomStream random, Condition condition) {
        int n = real.shape().dim(0);
        Optional<SampleIndependence.Dependence> mixing = dependence(real, random, condition);
        boolean divisible = mixing.isEmpty() && loss.isMeanOverSamples() && constraint.isMeanOverSamples();
        List<Variable> parameters = Parameters.variables(critic.parameters());
        double[] estimates = new double[divisible ? DataParallel.parts(n, parameters) : 1];
        DataParallel.PartLoss mean = part -> {
            Critic score = critic.asCritic(Pass.training(part.of(random.split(0), n)), part.of(condition));
            Tensor x = part.of(real), gz = part.of(fake);
            Variable both = scores(score, x, gz, mixing.isPresent());
            Variable realScores = both.slice(0, 0, part.size()),
                    fakeScores = both.slice(0, part.size(), 2 * part.size());
            Variable base = loss.critic(realScores, fakeScores);
            Variable wasserstein = loss.equals(AdversarialLoss.WASSERSTEIN)
                    ? base
                    : WassersteinLoss.critic(realScores.detach(), fakeScores.detach());
            estimates[part.number()] = -wasserstein.item() * part.size() / n;
            Optional<Variable> penalty = constraint.penalty(score, x, gz, part.of(random.split(1), n));
            if (mixing.isPresent() && penalty.isPresent()) throw refused(mixing.get());
            return penalty.map(base::add).orElse(base);
        };
        double total = parallel.run(
                n, estimates.length, parameters, mean, descent -> critic.descend("the critic's loss", descent));
        constraint.afterUpdate(critic.parameters());
        return new Result(total, DoubleStream.of(estimates).sum());
    }

    /** Real and generated samples share a batch, one larger product in place of two, unless that would change their scores. */
    private static Variable scores(Critic critic, Tensor real, Tensor fake, boolean mixing) {
        Variable x = Variable.constant(real), gz = Variable.constant(fake);
        return mixing ? Variable.concat(0, critic.score(x), critic.score(gz)) : critic.score(Variable.concat(0, x, gz));
    }

    /** How a score depends on other samples, if it does: found out at the first update with more than one sample. */
    private Optional<SampleIndependence.Dependence> dependence(Tensor real, RandomStream random, Condition condition) {
        if (!tested && real.shape().dim(0) > 1) {
            Critic asked = critic.asCritic(Pass.training(random.split(2)), condition);
            // In a workspace of its own: this step's keeps its arrays for the next one, which has no use for these.
            dependence = new Workspace().run(() -> SampleIndependence.violation(asked, real));
            tested = true;
        }
        return dependence;
    }

    private IllegalArgumentException refused(SampleIndependence.Dependence found) {
        return new IllegalArgumentException("critic update: the score that " + critic.network()
                + " gives to one sample depends on the other samples of the batch, as with batch normalisation ("
                + found
                + "), so there is no gradient of one sample to penalise (Gulrajani et al., 2017, section 4); LayerNorm"
                + " normalises each sample on its own");
    }
}
