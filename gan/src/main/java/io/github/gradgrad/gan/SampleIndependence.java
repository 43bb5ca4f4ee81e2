package io.github.gradgrad.gan;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.tensor.Tensor;
import io.github.gradgrad.tensor.Workspace;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Whether a critic scores each sample on its own, found by experiment and not by the names of its layers.
 *
 * <p>A gradient penalty needs dC(x_i)/dx_i of every sample, and takes it from one backward pass through the sum of the
 * scores: d(sum_j C(x_j))/dx_i. The two are the same only if no score depends on another sample. Batch normalisation breaks
 * this (Gulrajani et al., 2017, section 4, "No critic batch normalization"), and so do minibatch statistics and packing.
 *
 * <p>Two questions are asked of the first four scores. Does the derivative of score i with respect to sample j vanish? That is exact, and holds under
 * dropout too. And does score i stay when all other samples change? That also finds statistics that are detached from the
 * graph; it is asked only if the critic gives the same scores twice.
 */
public final class SampleIndependence {
    /** Relative to the largest score: rounding, as the order of a sum may depend on where a row lies. */
    private static final double ROUNDING = 1e-4;

    /** Each is a sweep through the critic, and what mixes samples mixes those of the first scores. */
    private static final int SCORES_ASKED = 4;

    /**
     * A score that depends on another sample.
     *
     * @param score the number of the sample whose score it is
     * @param sample the number of a sample that it depends on; -1 if only a change of all others was seen
     * @param change the largest derivative, or the change of the score
     */
    public record Dependence(int score, int sample, double change) {
        @Override
        public String toString() {
            return sample < 0
                    ? "the score of sample " + score + " changed by " + change + " when only other samples did"
                    : "the score of sample " + score + " has the derivative " + change + " with respect to sample "
                            + sample;
        }
    }

    private SampleIndependence() {}

    /**
     * The first dependence found.
     *
     * @param critic in the pass in which it is trained: batch normalisation is harmless in evaluation
     * @param samples [N, ..] with N of 2 or more, all different; 8 are enough
     * @throws IllegalArgumentException if there are fewer than 2 samples, or not one score for each
     */
    public static Optional<Dependence> violation(Critic critic, Tensor samples) {
        if (samples.shape().rank() == 0 || samples.shape().dim(0) < 2) {
            throw new IllegalArgumentException(
                    "sample independence: 2 or more samples [N, ..] expected, got " + samples.shape());
        }
        return byDerivative(critic, samples).or(() -> byValue(critic, samples));
    }

    /**
     * Stops at a critic that a gradient penalty cannot be used with.
     *
     * @throws IllegalArgumentException if a score depends on another sample; the message says which and what to do
     */
    public static void require(Critic critic, Tensor samples) {
        violation(critic, samples).ifPresent(found -> {
            throw new IllegalArgumentException("the critic does not score each sample on its own: " + found
                    + "; a gradient penalty needs that (batch normalisation breaks it, layer normalisation does not)");
        });
    }

    private static Optional<Dependence> byDerivative(Critic critic, Tensor samples) {
        int n = samples.shape().dim(0), length = samples.size() / n;
        Variable x = Variable.of("samples", samples);
        Variable scores = critic.score(x);
        if (scores.shape().size() != n) {
            throw new IllegalArgumentException("sample independence: one score for each of " + samples.shape()
                    + " expected, got " + scores.shape());
        }
        Workspace sweeps = new Workspace();
        for (int i = 0; i < Math.min(n, SCORES_ASKED) && scores.isDifferentiable(); i++) {
            int row = i;
            Optional<Dependence> found = sweeps.run(() -> largestDerivative(scores, row, x, length));
            if (found.isPresent()) return found;
        }
        return Optional.empty();
    }

    /** That of a score with respect to the other samples, unless all are 0. */
    private static Optional<Dependence> largestDerivative(Variable scores, int row, Variable x, int length) {
        Tensor one = Tensor.generate(scores.dtype(), scores.shape(), k -> k == row ? 1 : 0);
        Tensor g = scores.pullback(Variable.constant(one))
                .zerosForUnused()
                .gradients(List.of(x))
                .get(0);
        int at = -1;
        for (int k = 0; k < g.size(); k++) {
            // A NaN, as from an infinite weight times 0, says nothing.
            if (k / length != row && Math.abs(g.at(k)) > (at < 0 ? 0 : Math.abs(g.at(at)))) at = k;
        }
        return at < 0 ? Optional.empty() : Optional.of(new Dependence(row, at / length, g.at(at)));
    }

    private static Optional<Dependence> byValue(Critic critic, Tensor samples) {
        Workspace passes = new Workspace();
        double[] before = scores(passes, critic, samples);
        if (!Arrays.equals(before, scores(passes, critic, samples))) return Optional.empty();
        double scale = 1e-30;
        for (double score : before) scale = Math.max(scale, Math.abs(score));
        int length = samples.size() / before.length;
        for (int i = 0; i < Math.min(before.length, SCORES_ASKED); i++) {
            int kept = i;
            Tensor changed = Tensor.generate(
                    samples.dtype(), samples.shape(), k -> k / length == kept ? samples.at(k) : 2 * samples.at(k) + 1);
            double change = scores(passes, critic, changed)[i] - before[i];
            if (Math.abs(change) > ROUNDING * scale) return Optional.of(new Dependence(i, -1, change));
        }
        return Optional.empty();
    }

    private static double[] scores(Workspace passes, Critic critic, Tensor samples) {
        return passes.run(() -> critic.score(Variable.constant(samples)).value().toDoubles());
    }
}
