package io.github.gradgrad.benchmarks.suites;

import io.github.gradgrad.benchmarks.critic.CriticConfig;
import io.github.gradgrad.benchmarks.critic.CriticStep;
import io.github.gradgrad.gan.CriticUpdate;
import io.github.gradgrad.tensor.DType;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The step that {@code critic-step} times, under JMH: for profilers, and for confidence intervals. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@SuppressWarnings("NullAway.Init") // JMH sets the parameters, then calls the method that sets the rest.
public class CriticStepBenchmark {
    @Param({"mlp-small", "mlp-medium", "mlp-mnist", "mlp-toy-paper"})
    public String config;

    @Param({"true", "false"})
    public boolean penalty;

    private CriticStep step;

    @Setup
    public void prepare() {
        step = CriticStep.of(CriticConfig.of(config), penalty, DType.FLOAT32);
    }

    @Benchmark
    public CriticUpdate.Result step() {
        return step.run();
    }
}
