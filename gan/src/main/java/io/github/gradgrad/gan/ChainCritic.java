package io.github.gradgrad.gan;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.nn.Layer;
import io.github.gradgrad.nn.Pass;
import io.github.gradgrad.nn.Sequential;
import java.util.List;

/** A chain of layers as a critic, whose features are what the last of them gets. */
record ChainCritic(Sequential chain, Pass pass, Condition condition) implements FeatureCritic {
    @Override
    public Variable score(Variable samples) {
        return chain.forward(condition.attachTo(samples), pass);
    }

    @Override
    public Judgement judge(Variable samples) {
        List<Layer> layers = chain.layers();
        int last = layers.size() - 1;
        Variable features = condition.attachTo(samples);
        for (Layer layer : layers.subList(0, last)) features = layer.forward(features, pass);
        return new Judgement(layers.get(last).forward(features, pass), features);
    }
}
