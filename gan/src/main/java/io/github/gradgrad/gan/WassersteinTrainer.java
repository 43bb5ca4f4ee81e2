package io.github.gradgrad.gan;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.nn.Pass;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import io.github.gradgrad.tensor.Workspace;

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

    private final CriticUpdate criticUpdate;
    private final Player critic;
    private final Player generator;
    private final int latentSize;
    private final RandomStream random;
    private final Workspace criticWorkspace = new Workspace();
    private final Workspace generatorWorkspace = new Workspace();
    private long criticSteps;
    private long generatorSteps;

    /** A trainer whose generator takes noise [N, latentSize] from a standard normal distribution. */
    public WassersteinTrainer(
            Player critic, Player generator, LipschitzConstraint constraint, int latentSize, long seed) {
        this.criticUpdate = new CriticUpdate(critic, constraint);
        this.critic = critic;
        this.generator = generator;
        this.latentSize = latentSize;
        this.random = RandomStream.of(seed);
    }

    /**
     * One update of the critic on a batch of real samples [N, ..] and as many generated ones.
     *
     * @throws NonFiniteException if the loss or its gradient is NaN or infinite; nothing has been changed then
     */
    public CriticUpdate.Result criticStep(Tensor real) {
        RandomStream step = random.split(CRITIC).split(criticSteps);
        CriticUpdate.Result result =
                criticWorkspace.run(() -> criticUpdate.apply(real, opponents(real, step), step.split(1)));
        criticSteps++;
        return result;
    }

    /**
     * One update of the generator on a batch of the given size; returns its loss, -E[C(G(z))].
     *
     * @throws NonFiniteException if the loss or its gradient is NaN or infinite; nothing has been changed then
     */
    public double generatorStep(int batch) {
        double loss = generatorWorkspace.run(
                () -> descend(batch, random.split(GENERATOR).split(generatorSteps)));
        generatorSteps++;
        return loss;
    }

    private double descend(int batch, RandomStream step) {
        Pass pass = Pass.training(step.split(1));
        Variable noise = Variable.constant(noise(batch, step.split(0)));
        Variable samples = generator.asGenerator(pass).generate(noise);
        Variable loss = WassersteinLoss.generator(critic.asCritic(pass).score(samples));
        generator.descend("the generator's loss", loss);
        return loss.item();
    }

    /** The samples that the generator makes of the given noise now, in an evaluation pass. */
    public Tensor generate(Tensor noise) {
        return generator
                .asGenerator(Pass.evaluation())
                .generate(Variable.constant(noise))
                .value();
    }

    /** ||dC/dx|| at points between a batch of real samples and as many generated ones, as the penalty would see it now. */
    public Tensor gradientNorms(Tensor real) {
        RandomStream step = random.split(CRITIC).split(criticSteps);
        Tensor epsilon = step.split(2).uniform(real.dtype(), GradientPenalty.onePerSample(real));
        Tensor points = GradientPenalty.interpolate(real, opponents(real, step), epsilon);
        return GradientPenalty.norms(critic.asCritic(Pass.evaluation()), points).value();
    }

    /** Noise for a number of samples: standard normal [count, latentSize]. */
    public Tensor noise(int count, RandomStream from) {
        return from.normal(DType.FLOAT32, Shape.of(count, latentSize));
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

    /** As many generated samples as there are real ones, for one step of the critic. */
    private Tensor opponents(Tensor real, RandomStream step) {
        Variable noise = Variable.constant(noise(real.shape().dim(0), step.split(0)));
        Variable samples = generator.asGenerator(Pass.evaluation()).generate(noise);
        NonFiniteException.requireFinite("the generated samples", samples);
        return samples.value();
    }
}
