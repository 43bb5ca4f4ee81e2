package io.github.gradgrad.gan.run;

import io.github.gradgrad.gan.CriticSchedule;
import io.github.gradgrad.gan.CriticUpdate;
import io.github.gradgrad.gan.NonFiniteException;
import io.github.gradgrad.gan.WassersteinTrainer;
import io.github.gradgrad.gan.data.Batch;
import io.github.gradgrad.gan.data.DataSet;
import io.github.gradgrad.gan.data.Prefetch;
import io.github.gradgrad.tensor.Tensor;
import java.io.IOException;
import java.util.Arrays;

/**
 * Runs a recipe from where it stands to the last iteration, and keeps the run's folder up to date meanwhile.
 *
 * <p>Checkpoints are written when some seconds have passed ({@code -Dgradgrad.checkpoint.millis=}, 3000 by default), but
 * only at logged iterations, where no average is under way: so a run that was killed and resumed takes the same steps,
 * and logs the same rows, as one that was not.
 */
public final class Training {
    /** Who wants to know how far it has got. */
    public interface Listener {
        /** After each iteration. */
        void iteration(long done, long total);

        /** After each row of metrics. */
        default void logged(Metrics row) {}
    }

    private static final int MILLIS_BETWEEN_CHECKPOINTS = 3_000;
    private static final int ROWS = 400;

    private final Settings settings;
    private final DataSet data;
    private final RunFolder folder;
    private final Recipe recipe;
    private final MetricsFile metrics;
    private final Album album;
    private final double secondsBefore;

    private Training(
            Settings settings, DataSet data, RunFolder folder, Recipe recipe, MetricsFile metrics, Album album) {
        this.settings = settings;
        this.data = data;
        this.folder = folder;
        this.recipe = recipe;
        this.metrics = metrics;
        this.album = album;
        this.secondsBefore = metrics.rows().isEmpty()
                ? 0
                : metrics.rows().get(metrics.rows().size() - 1).seconds();
    }

    /**
     * Checks that such a run can be started, before anything is written.
     *
     * @throws IllegalArgumentException if the settings do not go with the data; the message says why
     */
    public static void requireSuitable(Settings settings, DataSet data) {
        Recipe.of(settings, data.sampleShape(), data.classes());
    }

    /** A run from the start, in a folder made for it; its first checkpoint is written at once. */
    public static Training start(Settings settings, DataSet data, RunFolder folder) throws IOException {
        Recipe recipe = Recipe.of(settings, data.sampleShape(), data.classes());
        Checkpoint.write(folder.checkpoint(), settings, data.sampleShape(), recipe);
        Album album = Album.start(settings, data, folder);
        album.add(recipe);
        return new Training(settings, data, folder, recipe, MetricsFile.create(folder.metrics()), album);
    }

    /** A run that goes on from a checkpoint; {@code settings} may ask for more iterations than the checkpoint's. */
    public static Training resume(Settings settings, DataSet data, RunFolder folder, Checkpoint checkpoint)
            throws IOException {
        Recipe recipe = Recipe.of(settings, data.sampleShape(), data.classes());
        checkpoint.restore(recipe);
        Album album = Album.resume(settings, data, folder, checkpoint);
        // A run that was broken off before its first picture was written has none of the state before training.
        if (album.isEmpty() && checkpoint.iteration() == 0) album.add(recipe);
        MetricsFile metrics = MetricsFile.resume(folder.metrics(), checkpoint.iteration());
        return new Training(settings, data, folder, recipe, metrics, album);
    }

    /**
     * Trains to the last iteration and writes everything that the folder is to hold.
     *
     * @throws NonFiniteException if a loss or gradient turns NaN or infinite; the last checkpoint stays
     * @throws IOException if a file cannot be written
     */
    public Summary run(Listener listener) throws IOException {
        try (Prefetch batches = Prefetch.of(data, Recipe.Stream.DATA.of(settings), settings.batch())) {
            return run(listener, batches);
        }
    }

    private Summary run(Listener listener, Prefetch batches) throws IOException {
        WassersteinTrainer trainer = recipe.trainer();
        CriticSchedule schedule = settings.criticSchedule();
        long total = settings.iterations(), rowEvery = Math.max(1, total / ROWS);
        long start = System.nanoTime(), saved = start;
        long pause = 1_000_000L * Integer.getInteger("gradgrad.checkpoint.millis", MILLIS_BETWEEN_CHECKPOINTS);
        Averages averages = new Averages();
        while (trainer.generatorSteps() < total) {
            recipe.setLearningRate(settings.learningRateAfter(trainer.generatorSteps()));
            int criticSteps = schedule.before(trainer.generatorSteps());
            for (int i = 0; i < criticSteps; i++) {
                Batch real = batches.get(trainer.criticSteps());
                averages.add(trainer.criticStep(real.samples(), told(real)));
            }
            averages.add(trainer.generatorStep(settings.batch()));
            long done = trainer.generatorSteps();
            album.addIfDue(recipe);
            if (done % rowEvery == 0 || done == total) {
                double seconds = secondsBefore + (System.nanoTime() - start) * 1e-9;
                Batch real = batches.get(trainer.criticSteps());
                Metrics row = averages.row(done, seconds, trainer.gradientNorms(real.samples(), told(real)));
                averages = new Averages();
                metrics.append(row);
                listener.logged(row);
                if (System.nanoTime() - saved > pause && done < total) {
                    save();
                    saved = System.nanoTime();
                }
            }
            listener.iteration(done, total);
        }
        return finish(System.nanoTime() - start);
    }

    /** The classes of a batch if the networks are told them. */
    private int[] told(Batch batch) {
        return settings.conditional() ? batch.labels() : new int[0];
    }

    /** The checkpoint last: whatever it does not know of is made again after a resume. */
    private void save() throws IOException {
        album.write(recipe);
        Checkpoint.write(folder.checkpoint(), settings, data.sampleShape(), recipe);
    }

    private Summary finish(long nanos) throws IOException {
        save();
        album.writeCurves(metrics.rows());
        Tensor samples = recipe.samples(
                Quality.samples(data), Recipe.Stream.SAMPLES.of(settings).split(1));
        Summary summary = Summary.of(settings, metrics.rows(), Quality.of(data, samples), nanos * 1e-9);
        summary.write(folder.summary());
        return summary;
    }

    /** Means since the last row. */
    private static final class Averages {
        private double criticLoss;
        private double estimate;
        private double generatorLoss;
        private int criticSteps;
        private int generatorSteps;

        void add(CriticUpdate.Result step) {
            criticLoss += step.loss();
            estimate += step.wassersteinEstimate();
            criticSteps++;
        }

        void add(double loss) {
            generatorLoss += loss;
            generatorSteps++;
        }

        Metrics row(long iteration, double seconds, Tensor norms) {
            double[] all = norms.toDoubles();
            return new Metrics(
                    iteration,
                    seconds,
                    criticLoss / criticSteps,
                    generatorLoss / generatorSteps,
                    estimate / criticSteps,
                    Arrays.stream(all).average().orElseThrow(),
                    Arrays.stream(all).max().orElseThrow());
        }
    }
}
