package io.github.gradgrad.gan.cli;

import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.gan.GradientPenalty;
import io.github.gradgrad.gan.microscope.Microscope;
import io.github.gradgrad.nn.Activation;
import io.github.gradgrad.nn.Initialisers;
import io.github.gradgrad.nn.Layer;
import io.github.gradgrad.nn.Linear;
import io.github.gradgrad.nn.Parameters;
import io.github.gradgrad.nn.Sequential;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "microscope",
        description = "Writes a page on which the gradient penalty of a small critic can be looked at: its forward, "
                + "backward and double-backward graphs, node by node and step by step.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class MicroscopeCommand implements Callable<Integer> {
    private static final int MOST = 32;
    private static final int PIXELS = 9;

    /** As the ops are called. */
    private enum Function {
        relu,
        leakyRelu,
        tanh,
        softplus;

        Activation layer() {
            return switch (this) {
                case relu -> Activation.relu();
                case leakyRelu -> Activation.leakyRelu(0.2);
                case tanh -> Activation.tanh();
                case softplus -> Activation.softplus();
            };
        }
    }

    @Option(names = "--out", paramLabel = "FILE", description = "the page (default: ${DEFAULT-VALUE})")
    private Path out = Path.of("microscope.html");

    @Option(
            names = "--activation",
            paramLabel = "NAME",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}); tanh and softplus have a second "
                    + "derivative, the others do not")
    private Function activation = Function.leakyRelu;

    @Option(names = "--hidden", paramLabel = "N", description = "hidden layers (default: ${DEFAULT-VALUE})")
    private int hidden = 1;

    @Option(names = "--width", paramLabel = "N", description = "neurons of each (default: ${DEFAULT-VALUE})")
    private int width = 4;

    @Option(names = "--batch", paramLabel = "N", description = "images of 3 x 3 pixels (default: ${DEFAULT-VALUE})")
    private int batch = 2;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "equal seeds give equal pages (default: ${DEFAULT-VALUE})")
    private long seed = 1;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        require("--hidden", hidden, 0);
        require("--width", width, 1);
        require("--batch", batch, 1);
        RandomStream random = RandomStream.of(seed);
        Layer network = network(random);
        Tensor points = random.uniform(DType.FLOAT64, Shape.of(batch, PIXELS), -1, 1);
        List<Variable> parameters = Parameters.variables(network.parameters());
        Microscope.ofPenalty(GradientPenalty.PAPER, network::forward, points, parameters)
                .write(out);
        PrintWriter console = Objects.requireNonNull(spec).commandLine().getOut();
        console.println("open " + out + " in a browser");
        return 0;
    }

    private Layer network(RandomStream random) {
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < hidden; i++) {
            layers.add(Linear.of(DType.FLOAT64, i == 0 ? PIXELS : width, width, Initialisers.heNormal(), random));
            layers.add(activation.layer());
        }
        layers.add(Linear.of(DType.FLOAT64, hidden == 0 ? PIXELS : width, 1, Initialisers.heNormal(), random));
        return Sequential.of(layers.toArray(Layer[]::new));
    }

    private static void require(String option, int value, int least) {
        if (value >= least && value <= MOST) return;
        throw new IllegalArgumentException(
                option + ": a whole number from " + least + " to " + MOST + " expected, got " + value);
    }
}
