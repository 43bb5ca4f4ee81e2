package io.github.gradgrad.gan.experiment;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.gan.GradientPenalty;
import io.github.gradgrad.gan.LipschitzConstraint;
import io.github.gradgrad.gan.WeightClipping;
import io.github.gradgrad.gan.data.SwissRoll;
import io.github.gradgrad.gan.diagnostics.Histogram;
import io.github.gradgrad.gan.picture.LinePicture;
import io.github.gradgrad.gan.picture.LinePicture.Line;
import io.github.gradgrad.gan.picture.Tiles;
import io.github.gradgrad.nn.Activation;
import io.github.gradgrad.nn.Adam;
import io.github.gradgrad.nn.Initialiser;
import io.github.gradgrad.nn.Initialisers;
import io.github.gradgrad.nn.Layer;
import io.github.gradgrad.nn.Linear;
import io.github.gradgrad.nn.Parameter;
import io.github.gradgrad.nn.RmsProp;
import io.github.gradgrad.nn.Sequential;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Tensor;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Gradients by layer of a 12-layer critic, and its weights, with clipping and with the penalty (figure 1b of the paper). */
final class ClippingGradients implements Experiment {
    private static final int LAYERS = 12;
    private static final int BINS = 60;
    private static final String SOURCE = "Gulrajani et al., 2017, section 3.2, figure 1b";

    private static final String AT_LIMIT = "weights_at_limit_percent";
    private static final String AT_LIMIT_FIRST = "weights_at_limit_percent_after_first_clipping";
    private static final String AT_LIMIT_FROM_WITHIN = "weights_at_limit_percent_if_all_began_within_half_of_it";

    /** A bound, or 0 for the penalty. */
    private static final double[] BOUNDS = {0.1, 0.01, 0.001, 0};

    @Override
    public String name() {
        return "clipping-gradients";
    }

    @Override
    public String sentence() {
        return "The gradient norm by layer and the weights of a 12-layer critic, for three clipping bounds and the penalty.";
    }

    @Override
    public Report run(Plan plan) {
        Table runs = new Table("constraint", "seed", "first_over_last", AT_LIMIT_FIRST, AT_LIMIT, AT_LIMIT_FROM_WITHIN);
        List<Line> lines = new ArrayList<>();
        List<BufferedImage> histograms = new ArrayList<>();
        long[] seeds = plan.seeds(1, 3, 10);
        for (double bound : BOUNDS) {
            double[] mean = new double[LAYERS];
            for (long seed : seeds) {
                Layer network = network(plan, Initialisers.heNormal(), seed);
                double first = atLimit(network, bound);
                double[] norms = train(plan, network, bound, seed);
                for (int i = 0; i < LAYERS; i++) mean[i] += Math.log10(norms[i]) / seeds.length;
                double ratio = norms[0] / norms[LAYERS - 1];
                runs.add(title(bound), seed, ratio, first, atLimit(network, bound), fromWithin(plan, bound, seed));
                plan.progress().accept(title(bound) + ", seed " + seed);
                if (seed == seeds[0]) histograms.add(histogram(network, bound));
            }
            lines.add(Line.of(title(bound), mean));
        }
        return report(plan, runs)
                .figure(
                        "gradients.png",
                        "The norm of the score's gradient in the input of each layer, mean of its logarithm over seeds.",
                        LinePicture.of(
                                "gradient norm by layer", "layer, 1 next to the samples", "log10 of the norm", lines))
                .figure(
                        "weights.png",
                        "How often weights have each value at the end, first seed; a clipped one as a share of its limit.",
                        Tiles.of(2, histograms));
    }

    private static String title(double bound) {
        return bound == 0 ? "penalty" : "clipping to " + bound;
    }

    private static Layer network(Plan plan, Initialiser initialiser, long seed) {
        int width = width(plan);
        RandomStream random = RandomStream.of(seed).split(0);
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < LAYERS - 1; i++) {
            layers.add(Linear.of(i == 0 ? 2 : width, width, initialiser, random));
            layers.add(Activation.relu());
        }
        layers.add(Linear.of(width, 1, initialiser, random));
        return Sequential.of(layers.toArray(Layer[]::new));
    }

    private static int width(Plan plan) {
        return plan.pick(8, 128, 512);
    }

    /** The weights at the limit after a training that began with all of them within half of it, in percent. */
    private static double fromWithin(Plan plan, double bound, long seed) {
        if (bound == 0) return 0;
        Layer network = network(plan, Initialisers.uniform(-bound / 2, bound / 2), seed);
        train(plan, network, bound, seed);
        return atLimit(network, bound);
    }

    /** Trains, and returns the gradient's norm in each layer afterwards. */
    private static double[] train(Plan plan, Layer network, double bound, long seed) {
        SwissRoll data = new SwissRoll();
        RandomStream key = RandomStream.of(seed);
        int batch = plan.pick(16, 64, 256);
        LipschitzConstraint constraint = bound == 0 ? GradientPenalty.PAPER : new WeightClipping(-bound, bound);
        CriticFit fit = new CriticFit(
                network,
                bound == 0
                        ? new Adam(network.parameters(), 1e-4).betas(0.5, 0.9)
                        : new RmsProp(network.parameters(), 5e-5),
                constraint);
        fit.train(
                plan.pick(10, 2_000, 20_000),
                i -> data.batch(key.split(1), i, batch),
                i -> CriticFit.noisy(
                        data.batch(key.split(2), i, batch), key.split(3).split(i)),
                seed);
        return slopes(network, data.batch(key.split(4), 0, 512));
    }

    /** The norm of the score's gradient in each linear layer's input, root mean square over samples, first layer first. */
    static double[] slopes(Layer network, Tensor samples) {
        List<Variable> inputs = new ArrayList<>();
        Variable h = Variable.of("samples", samples);
        for (Layer layer : ((Sequential) network).layers()) {
            if (layer instanceof Linear) inputs.add(h);
            h = layer.forward(h);
        }
        return h.sum().gradients(inputs).stream()
                .mapToDouble(g ->
                        Math.sqrt(Arrays.stream(g.toDoubles()).map(v -> v * v).sum()
                                / samples.shape().dim(0)))
                .toArray();
    }

    private static double[] weights(Layer network) {
        return network.parameters().stream()
                .map(Parameter::value)
                .flatMapToDouble(value -> Arrays.stream(value.toDoubles()))
                .toArray();
    }

    /** How many weights lie within a hundredth of the bound, in percent; of the penalty, which has none, 0. */
    private static double atLimit(Layer network, double bound) {
        if (bound == 0) return 0;
        double[] weights = weights(network);
        return 100.0
                * Arrays.stream(weights)
                        .filter(w -> Math.abs(w) >= 0.99 * bound)
                        .count()
                / weights.length;
    }

    private static BufferedImage histogram(Layer network, double bound) {
        double scale = bound == 0 ? 1 : bound;
        double[] weights = Arrays.stream(weights(network)).map(w -> w / scale).toArray();
        // Of the penalty's weights, which have no limit, some in a thousand are farther out.
        double reach = bound == 0 ? 0.5 : 1;
        // A clipped weight is the FLOAT32 number next to the limit, which may lie just outside.
        Histogram histogram = Histogram.of(weights, -reach - 1e-6, reach + 1e-6, BINS);
        double[] x = new double[BINS], percent = new double[BINS];
        for (int i = 0; i < BINS; i++) {
            x[i] = histogram.middle(i);
            percent[i] = 100.0 * histogram.counts()[i] / weights.length;
        }
        String axis = bound == 0 ? "weight" : "weight / limit";
        return LinePicture.histogram(title(bound), axis, "% of weights", x, percent);
    }

    private Report report(Plan plan, Table runs) {
        Table table = new Table(
                "constraint",
                "log10 of first / last layer's gradient",
                "% of weights at the limit after the first clipping",
                "at the end",
                "at the end if all began within half of it");
        double[] growth = new double[BOUNDS.length];
        boolean pushed = true, fromWithin = true;
        List<String> ends = new ArrayList<>(), endsFromWithin = new ArrayList<>();
        for (int i = 0; i < BOUNDS.length; i++) {
            String title = title(BOUNDS[i]);
            Interval log = Interval.of(Arrays.stream(runs.numbers("first_over_last", title))
                    .map(Math::log10)
                    .toArray());
            growth[i] = log.mean();
            if (BOUNDS[i] == 0) {
                table.add(title, log.format(2), "no limit", "no limit", "no limit");
                continue;
            }
            Interval first = Interval.of(runs.numbers(AT_LIMIT_FIRST, title));
            Interval end = Interval.of(runs.numbers(AT_LIMIT, title));
            Interval within = Interval.of(runs.numbers(AT_LIMIT_FROM_WITHIN, title));
            pushed &= end.mean() > 10;
            fromWithin &= within.mean() > 10;
            ends.add(end.format(1) + " %");
            endsFromWithin.add(within.format(1) + " %");
            table.add(title, log.format(2), first.format(1), end.format(1), within.format(1));
        }
        return new Report(this, plan, table, runs)
                .compare("c = 0.1: gradients explode", SOURCE, power(growth[0]), growth[0] > 1)
                .compare("c = 0.01: gradients vanish", SOURCE, power(growth[1]), growth[1] < -1)
                .compare("c = 0.001: gradients vanish", SOURCE, power(growth[2]), growth[2] < -1)
                .compare("penalty: gradients are steady", SOURCE, power(growth[3]), Math.abs(growth[3]) <= 1)
                .compare(
                        "clipping pushes the weights to both limits",
                        SOURCE,
                        "at a limit in the end: " + String.join(", ", ends) + ", for the bounds in this order",
                        pushed)
                .compare(
                        "the same of weights that begin inside",
                        SOURCE,
                        "at a limit in the end: " + String.join(", ", endsFromWithin),
                        fromWithin)
                .note(
                        "From the last layer back to the first, a gradient that grows tenfold is said to explode, one that"
                                + " shrinks to a tenth to vanish. At the limit: within a hundredth of it; weights spread evenly"
                                + " have 1 % there, ten times as much is said to be pushed.")
                .note(
                        "The usual initial weights (He, normal) are mostly beyond a small limit, and the first clipping puts"
                                + " them there: a histogram after training says little of what training did. Hence the last"
                                + " column, from weights uniform within half the limit; where their gradients vanish below"
                                + " RMSProp's epsilon of 1e-8, they cannot move at all.")
                .note("Swiss roll, the generator held fixed at data plus unit noise; 12 linear layers of "
                        + width(plan) + " with ReLU, " + plan.pick(10, 2_000, 20_000)
                        + " steps; clipping with"
                        + " RMSProp 5e-5, penalty 10 with Adam 1e-4 (0.5, 0.9). The paper does not tell its width.");
    }

    private static String power(double log) {
        return "first layer's gradient is " + String.format(Locale.ROOT, "10^%.1f", log) + " of the last's";
    }
}
