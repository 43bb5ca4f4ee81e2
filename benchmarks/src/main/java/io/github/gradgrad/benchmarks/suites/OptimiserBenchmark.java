package io.github.gradgrad.benchmarks.suites;

import io.github.gradgrad.nn.Adam;
import io.github.gradgrad.nn.AdamW;
import io.github.gradgrad.nn.Optimiser;
import io.github.gradgrad.nn.Parameter;
import io.github.gradgrad.nn.RmsProp;
import io.github.gradgrad.nn.Sgd;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.List;
import java.util.function.Function;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** A step of an optimiser on one FLOAT32 parameter, the same gradient each time. */
@SuppressWarnings("NullAway.Init") // JMH sets the parameters, then calls the method that sets the rest.
public class OptimiserBenchmark extends TimedSuite {
    /** The optimisers that are timed, each with the options of its everyday use. */
    @SuppressWarnings("ImmutableEnumChecker") // its functions are stateless
    public enum Choice {
        SGD(parameters -> new Sgd(parameters, 1e-4)),
        RMSPROP(parameters -> new RmsProp(parameters, 1e-4)),
        ADAM(parameters -> new Adam(parameters, 1e-4)),
        ADAMW(parameters -> new AdamW(parameters, 1e-4));

        private final Function<List<Parameter>, Optimiser> creation;

        Choice(Function<List<Parameter>, Optimiser> creation) {
            this.creation = creation;
        }
    }

    /** 64 x 64 weights, and 512 x 512. */
    @Param({"4096", "262144"})
    public int size;

    /** All of them, unless some are named. */
    @Param
    public Choice optimiser;

    private Parameter parameter;
    private Optimiser stepper;
    private List<Tensor> gradients;

    @Setup
    public void prepare() {
        RandomStream random = RandomStream.of(1);
        parameter = Parameter.of("weight", random.normal(DType.FLOAT32, Shape.of(size)));
        stepper = optimiser.creation.apply(List.of(parameter));
        gradients = List.of(random.normal(DType.FLOAT32, Shape.of(size)));
    }

    @Benchmark
    public Tensor step() {
        stepper.step(gradients);
        return parameter.value();
    }
}
