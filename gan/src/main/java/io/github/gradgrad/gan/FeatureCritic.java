package io.github.gradgrad.gan;

import io.github.gradgrad.autodiff.Variable;

/** A critic that also shows the activations before its output layer, of which {@link ConsistencyTerm} is made. */
public interface FeatureCritic extends Critic {
    /**
     * What a critic makes of a batch.
     *
     * @param scores [N, 1]
     * @param features the input of the last layer, [N, features]
     */
    record Judgement(Variable scores, Variable features) {}

    /** Scores and features of a batch [N, ..]. */
    Judgement judge(Variable samples);

    @Override
    default Variable score(Variable samples) {
        return judge(samples).scores();
    }
}
