package io.github.gradgrad.benchmarks.suites;

import io.github.gradgrad.benchmarks.critic.Constraint;
import io.github.gradgrad.benchmarks.critic.CriticConfig;
import io.github.gradgrad.benchmarks.critic.CriticStep;
import io.github.gradgrad.gan.CriticUpdate;
import io.github.gradgrad.tensor.DType;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/**
 * The step that {@code critic-step} times, under JMH: for profilers, confidence intervals and the bytes that it allocates; with
 * clipping too.
 */
@SuppressWarnings("NullAway.Init") // JMH sets the parameters, then calls the method that sets the rest.
public class CriticStepBenchmark extends TimedSuite {
    @Param({"mlp-small", "mlp-medium", "mlp-mnist", "mlp-toy-paper", "dcgan-16", "dcgan-32", "dcgan-64"})
    public String config;

    /** All of them, unless some are named. */
    @Param
    public Constraint constraint;

    private CriticStep step;

    @Setup
    public void prepare() {
        step = CriticStep.of(CriticConfig.of(config), constraint, DType.FLOAT32);
    }

    @Benchmark
    public CriticUpdate.Result step() {
        return step.run();
    }
}
