package io.github.gradgrad.gan;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.nn.MovingAverage;
import io.github.gradgrad.nn.Pass;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import io.github.gradgrad.tensor.Workspace;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Trains a critic and a generator against each other (Arjovsky et al., 2017, algorithm 1; with the penalty Gulrajani et
 * al., 2017, algorithm 1): several {@link #criticStep}s for each {@link #generatorStep}.
 *
 * <p>A step changes the parameters of its own player only. All random numbers come from the seed and the counts of steps
 * made so far, so a trainer that gets back its players' state and {@link #resumeAt} goes on exactly as it would have.
 */
public final class WassersteinTrainer {
    private static final int CRITIC = 1;
    private static final int GENERATOR = 2;

    private final Player critic;
    private final Player generator;
    private final LipschitzConstraint constraint;
    private final int latentSize;
    private final RandomStream random;
    private final Workspace criticWorkspace = new Workspace();
    private final Workspace generatorWorkspace = new Workspace();
    private AdversarialLoss loss = AdversarialLoss.WASSERSTEIN;
    private CriticUpdate criticUpdate;
    private int classes;
    private @Nullable MovingAverage average;
    private long criticSteps;
    private long generatorSteps;

    /** A trainer with the Wasserstein loss, whose generator takes standard normal noise [N, latentSize]. */
    public WassersteinTrainer(
            Player critic, Player generator, LipschitzConstraint constraint, int latentSize, long seed) {
        this.criticUpdate = new CriticUpdate(critic, loss, constraint);
        this.critic = critic;
        this.generator = generator;
        this.constraint = constraint;
        this.latentSize = latentSize;
        this.random = RandomStream.of(seed);
    }

    /** Another loss than Wasserstein's. */
    public WassersteinTrainer loss(AdversarialLoss newLoss) {
        loss = newLoss;
        criticUpdate = new CriticUpdate(critic, loss, constraint);
        return this;
    }

    /** Both networks are told the classes of their samples, of which there are so many: see {@link Condition}. */
    public WassersteinTrainer classes(int count) {
        classes = count;
        return this;
    }

    /** {@link #generate} takes a moving average of the generator's weights, which follows its updates from now on. */
    public WassersteinTrainer averaging(double decay) {
        average = MovingAverage.of(generator.parameters(), decay);
        return this;
    }

    /**
     * One update of the critic on a batch of real samples [N, ..] and as many generated ones.
     *
     * @param labels the classes of the real samples if the networks are told them, else none; the generated samples get
     *     the same
     * @throws NonFiniteException if the loss or its gradient is NaN or infinite; nothing has been changed then
     */
    public CriticUpdate.Result criticStep(Tensor real, int... labels) {
        RandomStream step = random.split(CRITIC).split(criticSteps);
        Condition condition = condition(labels);
        CriticUpdate.Result result = criticWorkspace.run(() -> {
            Tensor fake = opponents(real, step, Pass.training(step.split(3)), condition);
            return criticUpdate.apply(real, fake, step.split(1), condition);
        });
        criticSteps++;
        return result;
    }

    /**
     * One update of the generator on a batch of the given size; returns its loss. Classes, if the networks are told
     * them, are drawn at random, each as likely as the others.
     *
     * @throws NonFiniteException if the loss or its gradient is NaN or infinite; nothing has been changed then
     */
    public double generatorStep(int batch) {
        double value = generatorWorkspace.run(
                () -> descend(batch, random.split(GENERATOR).split(generatorSteps)));
        if (average != null) average.update();
        generatorSteps++;
        return value;
    }

    private double descend(int batch, RandomStream step) {
        Pass pass = Pass.training(step.split(1));
        Variable noise = Variable.constant(noise(batch, step.split(0)));
        Condition condition = classes == 0 ? Condition.none() : condition(randomLabels(batch, step.split(2)));
        return generator.descend("the generator's loss", () -> {
            Variable samples = generator.asGenerator(pass, condition).generate(noise);
            return loss.generator(critic.asCritic(pass, condition).score(samples));
        });
    }

    /**
     * The samples that the generator makes of the given noise now, in an evaluation pass; with the averages of its weights
     * if there are such.
     *
     * @param labels of which classes, if the networks are told them, else none
     */
    public Tensor generate(Tensor noise, int... labels) {
        Generator now = generator.asGenerator(Pass.evaluation(), condition(labels));
        Supplier<Tensor> samples = () -> now.generate(Variable.constant(noise)).value();
        return average == null ? samples.get() : average.during(samples);
    }

    /**
     * ||dC/dx|| at points between a batch of real samples and as many generated ones, as the penalty would see it now.
     *
     * @param labels as for {@link #criticStep}
     */
    public Tensor gradientNorms(Tensor real, int... labels) {
        RandomStream step = random.split(CRITIC).split(criticSteps);
        Condition condition = condition(labels);
        Tensor epsilon = step.split(2).uniform(real.dtype(), GradientPenalty.onePerSample(real));
        Tensor fake = opponents(real, step, Pass.evaluation(), condition);
        Critic now = critic.asCritic(Pass.evaluation(), condition);
        return GradientPenalty.norms(now, GradientPenalty.interpolate(real, fake, epsilon))
                .value();
    }

    /** Noise for a number of samples: standard normal [count, latentSize]. */
    public Tensor noise(int count, RandomStream from) {
        return from.normal(DType.FLOAT32, Shape.of(count, latentSize));
    }

    /** The moving average of the generator's weights, if {@link #averaging} has been asked for. */
    public Optional<MovingAverage> average() {
        return Optional.ofNullable(average);
    }

    /** How many classes the networks are told of: 0 unless set. */
    public int classes() {
        return classes;
    }

    /** How many updates the critic has had. */
    public long criticSteps() {
        return criticSteps;
    }

    /** How many updates the generator has had. */
    public long generatorSteps() {
        return generatorSteps;
    }

    /** Sets the counts of steps, which also determine all further random numbers. */
    public void resumeAt(long criticSteps, long generatorSteps) {
        if (criticSteps < 0 || generatorSteps < 0) {
            throw new IllegalArgumentException(
                    "resume: counts of steps >= 0 expected, got " + criticSteps + " and " + generatorSteps);
        }
        this.criticSteps = criticSteps;
        this.generatorSteps = generatorSteps;
    }

    private Condition condition(int... labels) {
        return classes == 0 && labels.length == 0 ? Condition.none() : Condition.of(classes, labels);
    }

    private int[] randomLabels(int count, RandomStream from) {
        return IntStream.range(0, count).map(i -> from.nextInt(classes)).toArray();
    }

    /** As many generated samples as there are real ones, for one step of the critic. */
    private Tensor opponents(Tensor real, RandomStream step, Pass pass, Condition condition) {
        Variable noise = Variable.constant(noise(real.shape().dim(0), step.split(0)));
        Variable samples = generator.asGenerator(pass, condition).generate(noise);
        NonFiniteException.requireFinite("the generated samples", samples);
        return samples.value();
    }
}
