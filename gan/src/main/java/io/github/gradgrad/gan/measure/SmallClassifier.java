package io.github.gradgrad.gan.measure;

import io.github.gradgrad.autodiff.Losses;
import io.github.gradgrad.autodiff.Reduction;
import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.gan.data.FiniteDataSet;
import io.github.gradgrad.nn.Activation;
import io.github.gradgrad.nn.Adam;
import io.github.gradgrad.nn.Flatten;
import io.github.gradgrad.nn.Initialisers;
import io.github.gradgrad.nn.Layer;
import io.github.gradgrad.nn.Linear;
import io.github.gradgrad.nn.Parameter;
import io.github.gradgrad.nn.Parameters;
import io.github.gradgrad.nn.Sequential;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A small classifier that is trained here, on the labels of a data set, to look at generated samples with: which class does
 * each belong to, and how do its features differ from those of real ones?
 *
 * <p>Dense layers d-128-64-classes with leaky ReLUs; the features of a sample are the 64 activations before the last layer.
 * No Inception network: numbers in these features compare generators of this data set, measured by this classifier, with
 * each other, and nothing else.
 */
public final class SmallClassifier {
    private static final int STEPS = 1_000, BATCH = 64, FEATURES = 64, MOST_HELD_OUT = 2_000;

    private final Layer body;
    private final Layer head;
    private final int classes;
    private final double heldOutAccuracy;

    private SmallClassifier(FiniteDataSet data, long seed) {
        RandomStream random = RandomStream.of(seed);
        this.classes = data.classes();
        this.body = Sequential.of(
                        Flatten.of(),
                        Linear.of(data.sampleShape().size(), 128, Initialisers.heNormal(0.2), random),
                        Activation.leakyRelu(0.2),
                        Linear.of(128, FEATURES, Initialisers.heNormal(0.2), random),
                        Activation.leakyRelu(0.2))
                .named("body");
        this.head = Linear.of(FEATURES, classes, Initialisers.glorotNormal(), random)
                .named("head");
        int[] order = random.permutation(data.size());
        int heldOut = Math.max(1, Math.min(data.size() / 5, MOST_HELD_OUT));
        train(data, Arrays.copyOfRange(order, heldOut, order.length), random);
        this.heldOutAccuracy = accuracy(data, Arrays.copyOf(order, heldOut));
    }

    /**
     * Trains on four fifths of a data set; the same network for the same seed. A few seconds for the digits.
     *
     * @throws IllegalArgumentException if the data has fewer than 2 classes, or fewer than 10 samples
     */
    public static SmallClassifier train(FiniteDataSet data, long seed) {
        if (data.classes() < 2 || data.size() < 10) {
            throw new IllegalArgumentException(
                    "small classifier: 10 or more samples of 2 or more classes expected, got " + data.size() + " of "
                            + data.classes() + " classes");
        }
        return new SmallClassifier(data, seed);
    }

    private void train(FiniteDataSet data, int[] which, RandomStream random) {
        List<Parameter> parameters = new ArrayList<>(body.parameters());
        parameters.addAll(head.parameters());
        Adam adam = new Adam(parameters, 1e-3);
        for (int step = 0; step < STEPS; step++) {
            adam.learningRate(1e-3 * (1 - (double) step / STEPS));
            int[] batch = new int[Math.min(BATCH, which.length)];
            for (int i = 0; i < batch.length; i++) batch[i] = which[random.nextInt(which.length)];
            Variable logits = head.forward(body.forward(Variable.constant(data.pick(batch))));
            Variable loss = Losses.crossEntropy(logits, labels(data, batch), 0, Reduction.MEAN);
            adam.step(loss.gradients(Parameters.variables(parameters)));
        }
    }

    /** The share of samples of a fifth that was kept from training, at most 2,000, whose class it tells, 0 to 1. */
    public double heldOutAccuracy() {
        return heldOutAccuracy;
    }

    /** The features of samples [n, ..]: [n, 64]. */
    public Tensor features(Tensor samples) {
        return body.forward(Variable.constant(samples)).value();
    }

    /** The most likely class of each sample. */
    public int[] classify(Tensor samples) {
        Tensor logits = head.forward(body.forward(Variable.constant(samples))).value();
        int[] found = new int[samples.shape().dim(0)];
        for (int i = 0; i < found.length; i++) {
            for (int c = 1; c < classes; c++) if (logits.get(i, c) > logits.get(i, found[i])) found[i] = c;
        }
        return found;
    }

    /** For each class how many of the samples belong to it: the class coverage of a generator. */
    public int[] classCounts(Tensor samples) {
        int[] counts = new int[classes];
        for (int c : classify(samples)) counts[c]++;
        return counts;
    }

    private double accuracy(FiniteDataSet data, int[] which) {
        int[] found = classify(data.pick(which)), labels = labels(data, which);
        int right = 0;
        for (int i = 0; i < found.length; i++) if (found[i] == labels[i]) right++;
        return (double) right / found.length;
    }

    private static int[] labels(FiniteDataSet data, int[] which) {
        return Arrays.stream(which).map(data::label).toArray();
    }
}
