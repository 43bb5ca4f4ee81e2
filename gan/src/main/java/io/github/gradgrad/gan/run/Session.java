package io.github.gradgrad.gan.run;

import io.github.gradgrad.gan.CriticUpdate;
import io.github.gradgrad.gan.data.DataSet;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Tensor;

/**
 * A training in memory, one iteration at a time, for whoever wants to look at it on the way: the same updates as {@link
 * Training} makes of equal settings, without a folder, labels or checkpoints.
 */
public final class Session {
    private final Settings settings;
    private final DataSet data;
    private final Recipe recipe;
    private final RandomStream batches;

    private Session(Settings settings, DataSet data) {
        this.settings = settings;
        this.data = data;
        this.recipe = Recipe.of(settings, data.sampleShape(), data.classes());
        this.batches = Recipe.Stream.DATA.of(settings);
    }

    /**
     * What an iteration saw: means over its updates of the critic, and the loss of its generator.
     *
     * @param estimate mean C(x) - mean C(G(z))
     */
    public record Step(double criticLoss, double estimate, double generatorLoss) {}

    /**
     * A training before its first update.
     *
     * @throws IllegalArgumentException if the settings do not go with the data, or are conditional
     */
    public static Session start(Settings settings, DataSet data) {
        if (settings.conditional()) throw new IllegalArgumentException("session: settings without classes expected");
        return new Session(settings, data);
    }

    /** One update of the generator and those of the critic before it. */
    public Step iterate() {
        long done = recipe.trainer().generatorSteps();
        recipe.setLearningRate(settings.learningRateAfter(done));
        int count = settings.criticSchedule().before(done);
        double loss = 0, estimate = 0;
        for (int i = 0; i < count; i++) {
            CriticUpdate.Result result = criticStep();
            loss += result.loss() / count;
            estimate += result.wassersteinEstimate() / count;
        }
        return new Step(loss, estimate, recipe.trainer().generatorStep(settings.batch()));
    }

    /** One update of the critic alone. */
    public CriticUpdate.Result criticStep() {
        Tensor real = data.batch(batches, recipe.trainer().criticSteps(), settings.batch());
        return recipe.trainer().criticStep(real);
    }

    /** Samples of the generator as it is now, of its averaged weights if the settings ask for such. */
    public Tensor samples(int count, long seed) {
        return recipe.samples(count, RandomStream.of(seed));
    }
}
