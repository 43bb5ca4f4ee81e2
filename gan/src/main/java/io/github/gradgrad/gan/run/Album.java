package io.github.gradgrad.gan.run;

import io.github.gradgrad.gan.data.DataSet;
import io.github.gradgrad.gan.picture.Animation;
import io.github.gradgrad.gan.picture.CurvesPicture;
import io.github.gradgrad.gan.picture.Pictures;
import io.github.gradgrad.gan.picture.SamplesPicture;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The pictures of a run: real and generated samples, always of the same noise, and how they came about. */
final class Album {
    private static final int FRAMES = 40;

    private final RunFolder folder;
    private final Animation animation;
    private final long frameEvery;
    private final Tensor real;
    private final RandomStream noise;
    private final int generated;
    private boolean unwritten;

    private Album(Settings settings, DataSet data, RunFolder folder, Animation animation) {
        this.folder = folder;
        this.animation = animation;
        this.frameEvery = frameEvery(settings);
        this.real = data.batch(Recipe.Stream.SAMPLES.of(settings), 0, SamplesPicture.realCount(data.sampleShape()));
        this.noise = Recipe.Stream.SAMPLES.of(settings);
        this.generated = SamplesPicture.generatedCount(data.sampleShape());
    }

    static Album start(Settings settings, DataSet data, RunFolder folder) {
        return new Album(settings, data, folder, new Animation());
    }

    /** The frames that were due when the checkpoint was written are read back; there may be later ones in the file. */
    static Album resume(Settings settings, DataSet data, RunFolder folder, Checkpoint checkpoint) throws IOException {
        long due = 1 + checkpoint.iteration() / frameEvery(checkpoint.settings());
        boolean kept = Files.isRegularFile(folder.animation());
        int most = (int) Math.min(due, Integer.MAX_VALUE);
        Animation animation = kept ? Animation.read(folder.animation(), most) : new Animation();
        return new Album(settings, data, folder, animation);
    }

    private static long frameEvery(Settings settings) {
        return Math.max(1, settings.iterations() / FRAMES);
    }

    boolean isEmpty() {
        return animation.size() == 0;
    }

    void addIfDue(Recipe recipe) {
        if (recipe.trainer().generatorSteps() % frameEvery == 0) add(recipe);
    }

    void add(Recipe recipe) {
        animation.add(
                SamplesPicture.frame(real, samples(recipe), recipe.trainer().generatorSteps()));
        unwritten = true;
    }

    void write(Recipe recipe) throws IOException {
        // It packs all frames again, whether there is a new one or not.
        if (unwritten) animation.write(folder.animation());
        unwritten = false;
        Pictures.writePng(SamplesPicture.of(real, samples(recipe)), folder.samples());
    }

    void writeCurves(List<Metrics> rows) throws IOException {
        List<ToDoubleFunction<Metrics>> columns = List.of(
                Metrics::iteration,
                Metrics::seconds,
                Metrics::criticLoss,
                Metrics::generatorLoss,
                Metrics::wassersteinEstimate,
                Metrics::gradientNormMean,
                Metrics::gradientNormMax);
        Map<String, double[]> byName = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            byName.put(
                    Metrics.COLUMNS.get(i),
                    rows.stream().mapToDouble(columns.get(i)).toArray());
        }
        Pictures.writePng(CurvesPicture.of(byName), folder.curves());
    }

    private Tensor samples(Recipe recipe) {
        return recipe.samples(generated, RandomStream.resume(noise.key(), 0));
    }
}
