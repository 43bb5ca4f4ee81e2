package io.github.gradgrad.gan.example;

import io.github.gradgrad.autodiff.Losses;
import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.gan.data.LabelledImages;
import io.github.gradgrad.nn.Activation;
import io.github.gradgrad.nn.Adam;
import io.github.gradgrad.nn.Conv2d;
import io.github.gradgrad.nn.Flatten;
import io.github.gradgrad.nn.Initialisers;
import io.github.gradgrad.nn.Layer;
import io.github.gradgrad.nn.Linear;
import io.github.gradgrad.nn.MaxPool2d;
import io.github.gradgrad.nn.Optimiser;
import io.github.gradgrad.nn.Parameters;
import io.github.gradgrad.nn.Pass;
import io.github.gradgrad.nn.Schedule;
import io.github.gradgrad.nn.Sequential;
import io.github.gradgrad.tensor.ConvGeometry;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import io.github.gradgrad.tensor.Workspace;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A convolutional network that learns to tell classes of images apart, in the manner of LeNet (LeCun, Bottou, Bengio and
 * Haffner, 1998): two convolutions, each followed by ReLU and pooling, then one linear layer.
 *
 * <p>It minimises the cross entropy by {@link Adam}, whose step size falls to 0 along half a cosine. Everything follows
 * from the seed.
 */
public final class ImageClassifier {
    private static final int TEST_BATCH = 250;

    private final LabelledImages.Split data;
    private final int batch;
    private final long steps;
    private final RandomStream order;
    private final RandomStream masks;
    private final Layer network;
    private final Optimiser optimiser;
    private final Schedule schedule;
    private final Workspace training = new Workspace();
    private final Workspace testing = new Workspace();

    /**
     * A network that has learnt nothing yet.
     *
     * @param epochs how many times it will see each image; what does not fill a batch is left out of an epoch
     * @throws IllegalArgumentException if there is less than one epoch, or a batch is empty or larger than the data
     */
    public ImageClassifier(LabelledImages.Split data, int epochs, int batch, double learningRate, long seed) {
        if (epochs < 1 || batch < 1 || batch > data.training().size()) {
            throw new IllegalArgumentException("classifier: at least 1 epoch and batches of 1 to "
                    + data.training().size() + " images expected, got epochs: " + epochs + ", batch: " + batch);
        }
        if (!(learningRate > 0 && learningRate <= 1)) {
            throw new IllegalArgumentException(
                    "classifier: a learning rate above 0 and at most 1 expected, got " + learningRate);
        }
        RandomStream random = RandomStream.of(seed);
        this.data = data;
        this.batch = batch;
        this.steps = (long) epochs * (data.training().size() / batch);
        this.order = random.split(1);
        this.masks = random.split(2);
        this.network = network(data.training().sampleShape(), data.training().classes(), random.split(3));
        this.optimiser = new Adam(network.parameters(), learningRate);
        this.schedule = Schedule.cosine(learningRate, 0, steps);
    }

    /** The network for images [channels, height, width], [N, channels, height, width] to scores [N, classes]. */
    static Layer network(Shape image, int classes, RandomStream random) {
        int pooled = (image.dim(1) / 4) * (image.dim(2) / 4);
        ConvGeometry samePadding = ConvGeometry.of(1, 1);
        return Sequential.of(
                Conv2d.of(image.dim(0), 16, 3, samePadding, Initialisers.heNormal(), random),
                Activation.relu(),
                MaxPool2d.of(2),
                Conv2d.of(16, 32, 3, samePadding, Initialisers.heNormal(), random),
                Activation.relu(),
                MaxPool2d.of(2),
                Flatten.of(),
                Linear.of(32 * pooled, classes, Initialisers.glorotUniform(), random));
    }

    public Layer network() {
        return network;
    }

    public Optimiser optimiser() {
        return optimiser;
    }

    /** How many steps there are in all. */
    public long steps() {
        return steps;
    }

    /** Takes the next step, and returns the loss of its batch before it. */
    public double step() {
        int[] which = batchAt(optimiser.steps());
        return training.run(() -> {
            Variable x = Variable.constant(data.training().images(which));
            Variable scores = network.forward(x, Pass.training(masks));
            Variable loss = Losses.crossEntropy(scores, data.training().labels(which));
            optimiser.learningRate(schedule.at(optimiser.steps()));
            optimiser.step(loss.gradients(Parameters.variables(network.parameters())));
            return loss.item();
        });
    }

    /** The images of a step: each epoch has an order of its own. */
    private int[] batchAt(long step) {
        int perEpoch = data.training().size() / batch, first = (int) (step % perEpoch) * batch;
        int[] epoch = order.split(step / perEpoch).permutation(data.training().size());
        return Arrays.copyOfRange(epoch, first, first + batch);
    }

    /** The share of the test images whose class gets the highest score. */
    public double accuracy() {
        LabelledImages test = data.test();
        int right = 0;
        for (int start = 0; start < test.size(); start += TEST_BATCH) {
            int[] which = IntStream.range(start, Math.min(test.size(), start + TEST_BATCH))
                    .toArray();
            right += testing.run(() ->
                    right(network.forward(Variable.constant(test.images(which))).value(), test.labels(which)));
        }
        return (double) right / test.size();
    }

    private static int right(Tensor scores, int[] labels) {
        int classes = scores.shape().dim(1), right = 0;
        for (int n = 0; n < labels.length; n++) {
            int best = 0;
            for (int c = 1; c < classes; c++) if (scores.get(n, c) > scores.get(n, best)) best = c;
            if (best == labels[n]) right++;
        }
        return right;
    }
}
