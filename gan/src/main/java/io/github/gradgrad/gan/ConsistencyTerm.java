package io.github.gradgrad.gan;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.gan.FeatureCritic.Judgement;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Tensor;
import java.util.Optional;

/**
 * The consistency term of CT-GAN (Wei, Gong, Liu, Lu and Wang, "Improving the Improved Training of Wasserstein GANs: A
 * Consistency Term and Its Dual Effect", 2018, equations 4 and 5), which a critic with dropout needs: the same real samples
 * go through it twice, x' and x'' being what two draws of the dropout make of x,
 *
 * <pre>
 *   weight E[max(0, d(x', x'') - M')],
 *   d(x', x'') = (C(x') - C(x''))^2 + 0.1 mean((F(x') - F(x''))^2)
 * </pre>
 *
 * <p>where F are the activations before the output. It bounds the slope around real samples, which the points of {@link
 * GradientPenalty} seldom come near; the two belong together: {@code GradientPenalty.PAPER.and(ConsistencyTerm.PAPER)}.
 *
 * @param weight lambda2, 2 in the paper
 * @param margin M', 0 in the authors' program
 * @param featureWeight 0.1 in the paper
 */
public record ConsistencyTerm(double weight, double margin, double featureWeight) implements LipschitzConstraint {
    /** Weight 2, margin 0, feature weight 0.1. */
    public static final ConsistencyTerm PAPER = new ConsistencyTerm(2, 0, 0.1);

    public ConsistencyTerm {
        Weights.require("consistency term: weight", weight);
        Weights.require("consistency term: margin", margin);
        Weights.require("consistency term: feature weight", featureWeight);
    }

    /**
     * The term for the real samples.
     *
     * @throws IllegalArgumentException if the critic shows no features
     */
    @Override
    public Optional<Variable> penalty(Critic critic, Tensor real, Tensor fake, RandomStream random) {
        if (!(critic instanceof FeatureCritic judge)) {
            throw new IllegalArgumentException("consistency term: a critic expected that shows the activations before"
                    + " its output: a FeatureCritic, or a Sequential of at least two layers");
        }
        Variable x = Variable.constant(real);
        return Optional.of(of(distances(judge.judge(x), judge.judge(x))));
    }

    @Override
    public boolean isMeanOverSamples() {
        return true;
    }

    /** d(x', x'') for each sample, [N]. */
    public Variable distances(Judgement first, Judgement second) {
        Variable scores = first.scores().sub(second.scores()).square().sum(1);
        Variable features = first.features().sub(second.features()).square().mean(1);
        return scores.add(features.mul(featureWeight));
    }

    /** weight times the mean of max(0, distance - margin). */
    public Variable of(Variable distances) {
        return distances.sub(margin).relu().mean().mul(weight);
    }
}
