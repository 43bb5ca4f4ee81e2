/**
 * Wasserstein generative adversarial networks: a course from the critic to the training.
 *
 * <p><b>1. A critic scores</b> ({@link io.github.gradgrad.gan.Critic}, {@link io.github.gradgrad.gan.WassersteinLoss}). It learns to
 * score real samples high and generated ones low. The best that a critic of slope 1 can do is the distance between the two
 * distributions (lesson 4: {@code ./gradgrad lesson 4}).
 *
 * <p><b>2. Its slope must be bounded</b> ({@link io.github.gradgrad.gan.LipschitzConstraint}), or the difference of scores means nothing
 * (lesson 5). {@link io.github.gradgrad.gan.WeightClipping} bounds it crudely (lesson 6).
 *
 * <p><b>3. The gradient penalty</b> ({@link io.github.gradgrad.gan.GradientPenalty}) pulls the slope to 1 where it matters. It is a
 * function of a gradient, so its own gradient needs double backprop: this is the file that the project exists to teach
 * (lesson 7; lesson 8 shows five ways to get it wrong).
 *
 * <p><b>4. One update</b> ({@link io.github.gradgrad.gan.CriticUpdate}): scores, loss, penalty, back through all of it, the optimiser.
 * A {@link io.github.gradgrad.gan.Player} is a network with its optimiser.
 *
 * <p><b>5. The game</b> ({@link io.github.gradgrad.gan.WassersteinTrainer}): several updates of the critic for each of the {@link
 * io.github.gradgrad.gan.Generator}. Lesson 11 provokes what goes wrong, lesson 12 trains one in 60 lines, lesson 13 counts what
 * it costs.
 *
 * <pre>{@code
 * Player critic = new Player(criticNetwork, new Adam(criticNetwork.parameters(), 1e-3));
 * Player generator = new Player(generatorNetwork, new Adam(generatorNetwork.parameters(), 1e-3));
 * WassersteinTrainer trainer = new WassersteinTrainer(critic, generator, GradientPenalty.PAPER, latentSize, seed);
 * for (long step = 0; step < 1000; step++) {
 *     for (int k = 0; k < 5; k++) trainer.criticStep(data.batch(key, 5 * step + k, 64));
 *     trainer.generatorStep(64);
 * }
 * }</pre>
 *
 * <p>The packages below: {@code data} to learn from, {@code measure} for how well it went, {@code picture} and {@code figure} to see
 * it, {@code run} for whole trainings with checkpoints, {@code lessons}, and {@code cli}, the command line. The essay {@code
 * docs/double-backprop.md} has the mathematics.
 */
@NullMarked
package io.github.gradgrad.gan;

import org.jspecify.annotations.NullMarked;
