package io.github.gradgrad.benchmarks.suites;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.benchmarks.critic.CriticConfig;
import io.github.gradgrad.gan.Critic;
import io.github.gradgrad.gan.GradientPenalty;
import io.github.gradgrad.nn.Layer;
import io.github.gradgrad.nn.Parameters;
import io.github.gradgrad.nn.Pass;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Tensor;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** The passes through a critic, on one batch: forward, backward, and the double backward of the gradient penalty. */
@SuppressWarnings("NullAway.Init") // JMH sets the parameters, then calls the method that sets the rest.
public class CriticPassBenchmark extends TimedSuite {
    @Param({"mlp-small", "mlp-medium", "mlp-mnist", "mlp-toy-paper", "dcgan-16"})
    public String config;

    private Layer network;
    private Critic critic;
    private Tensor batch;

    @Setup
    public void prepare() {
        CriticConfig chosen = CriticConfig.of(config);
        RandomStream random = RandomStream.of(1);
        network = chosen.network().create(DType.FLOAT32, random.split(0));
        critic = samples -> network.forward(samples, Pass.evaluation());
        batch = random.split(1).normal(DType.FLOAT32, chosen.batch());
    }

    @Benchmark
    public Variable forward() {
        return critic.score(Variable.constant(batch)).mean();
    }

    /** Forward, and the gradient of every parameter. */
    @Benchmark
    public List<Tensor> backward() {
        return forward().gradients(Parameters.variables(network.parameters()));
    }

    /** Forward, backward to the samples, and the gradient of the penalty on that gradient, of every parameter. */
    @Benchmark
    public List<Tensor> doubleBackward() {
        Variable penalty = GradientPenalty.PAPER.of(GradientPenalty.norms(critic, batch));
        return penalty.pullback(Variable.constant(Tensor.ones(DType.FLOAT32, penalty.shape())))
                .zerosForUnused()
                .gradients(Parameters.variables(network.parameters()));
    }
}
