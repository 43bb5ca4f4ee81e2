import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.gan.Critic;
import io.github.gradgrad.gan.GradientPenalty;
import io.github.gradgrad.nn.Activation;
import io.github.gradgrad.nn.Adam;
import io.github.gradgrad.nn.Initialisers;
import io.github.gradgrad.nn.Layer;
import io.github.gradgrad.nn.Linear;
import io.github.gradgrad.nn.Parameters;
import io.github.gradgrad.nn.Sequential;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;

/** A user's program: ten Adam steps of a critic with a gradient penalty. Prints its final loss. */
public class Consumer {
    public static void main(String[] arguments) {
        RandomStream random = RandomStream.of(42);
        Layer network = Sequential.of(
                Linear.of(2, 64, Initialisers.heNormal(), random),
                Activation.leakyRelu(0.2),
                Linear.of(64, 1, Initialisers.heNormal(), random));
        Critic critic = network::forward;
        Adam adam = new Adam(network.parameters(), 1e-2).betas(0, 0.9);
        Tensor real = random.normal(DType.FLOAT32, Shape.of(64, 2));
        Tensor fake = random.uniform(DType.FLOAT32, Shape.of(64, 2), -1, 1);
        double last = Double.NaN;
        for (int step = 0; step < 10; step++) {
            Variable base = critic.score(Variable.constant(fake))
                    .mean()
                    .sub(critic.score(Variable.constant(real)).mean());
            Variable loss = base.add(
                    GradientPenalty.PAPER.penalty(critic, real, fake, random).orElseThrow());
            adam.step(loss.gradients(Parameters.variables(network.parameters())));
            last = loss.item();
        }
        System.out.println("loss " + last);
    }
}
