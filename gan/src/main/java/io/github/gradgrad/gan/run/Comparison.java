package io.github.gradgrad.gan.run;

import io.github.gradgrad.gan.data.DataSet;
import io.github.gradgrad.gan.data.FiniteDataSet;
import io.github.gradgrad.gan.measure.CollapseAlarm;
import io.github.gradgrad.gan.measure.FrechetDistance;
import io.github.gradgrad.gan.measure.KernelDistance;
import io.github.gradgrad.gan.measure.NeighbourCoverage;
import io.github.gradgrad.gan.measure.SlicedWasserstein;
import io.github.gradgrad.gan.measure.SmallClassifier;
import io.github.gradgrad.gan.measure.Wasserstein;
import io.github.gradgrad.tensor.Layouts;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How far generated samples are from real ones, by the measures that the kind of data allows. Each distance stands beside the
 * same between two sets of real samples of that size ({@code .._between_real}): what a perfect generator would have.
 *
 * <p>Takes some seconds, as a classifier may have to be trained: for an evaluation, where {@link Quality} is for every run.
 */
public final class Comparison {
    private static final int MOST = 1_000, LEAST = 10;

    private final Map<String, Object> report = new LinkedHashMap<>();
    private final Tensor real;
    private final Tensor other;
    private final Tensor generated;

    private Comparison(Tensor real, Tensor other, Tensor generated) {
        this.real = real;
        this.other = other;
        this.generated = generated;
    }

    /**
     * The measures on up to 1,000 of the samples; none if there are fewer than 10, or fewer than 20 real ones.
     *
     * @param generated [n, sampleShape..], finite
     * @param seed of the choice of real samples, of directions, and of the classifier
     */
    public static Map<String, Object> of(DataSet data, Tensor generated, long seed) {
        int n = Math.min(generated.shape().dim(0), MOST);
        if (data instanceof FiniteDataSet finite) n = Math.min(n, finite.size() / 2);
        if (n < LEAST) return Map.of();
        Tensor both = realSamples(data, 2 * n, RandomStream.of(seed));
        Comparison comparison =
                new Comparison(first(both, n), Layouts.slice(both, 0, n, 2 * n, 1), first(generated, n));
        comparison.report.put("samples", n);
        comparison.distances(seed);
        int[] classCounts = {};
        if (data.hasImages()) {
            comparison.neighbours();
            if (data instanceof FiniteDataSet finite && finite.classes() > 1) {
                classCounts = comparison.classes(SmallClassifier.train(finite, seed));
            }
        }
        comparison.collapse(classCounts);
        return comparison.report;
    }

    private static Tensor realSamples(DataSet data, int n, RandomStream random) {
        if (!(data instanceof FiniteDataSet finite)) return data.batch(random, 0, n);
        return finite.pick(Arrays.copyOf(random.permutation(finite.size()), n));
    }

    private void distances(long seed) {
        report.put("wasserstein_1", Wasserstein.assignment(real, generated));
        report.put("wasserstein_1_between_real", Wasserstein.assignment(real, other));
        report.put("sliced_wasserstein_1", SlicedWasserstein.of(real, generated, seed));
        report.put("sliced_wasserstein_1_between_real", SlicedWasserstein.of(real, other, seed));
    }

    private void neighbours() {
        report.put("kernel_distance", KernelDistance.of(real, generated));
        report.put("kernel_distance_between_real", KernelDistance.of(real, other));
        NeighbourCoverage found = NeighbourCoverage.of(real, generated);
        report.put("precision", found.precision());
        report.put("recall", found.recall());
        report.put("density", found.density());
        report.put("coverage", found.coverage());
    }

    private int[] classes(SmallClassifier classifier) {
        int[] counts = classifier.classCounts(generated);
        report.put("classifier", "dense d-128-64-classes, trained on this data");
        report.put("classifier_accuracy_held_out", classifier.heldOutAccuracy());
        report.put("class_counts_by_classifier", counts);
        Tensor features = classifier.features(real);
        report.put(
                "frechet_distance_in_classifier_features",
                FrechetDistance.of(features, classifier.features(generated)));
        report.put(
                "frechet_distance_in_classifier_features_between_real",
                FrechetDistance.of(features, classifier.features(other)));
        return counts;
    }

    private void collapse(int[] classCounts) {
        CollapseAlarm alarm = classCounts.length > 1
                ? CollapseAlarm.of(real, generated, classCounts)
                : CollapseAlarm.of(real, generated);
        report.put("diversity", alarm.diversity());
        if (classCounts.length > 1) report.put("class_balance", alarm.balance());
        report.put("collapse_alarm", alarm.rings());
    }

    private static Tensor first(Tensor samples, int n) {
        return Layouts.slice(samples, 0, 0, n, 1);
    }
}
