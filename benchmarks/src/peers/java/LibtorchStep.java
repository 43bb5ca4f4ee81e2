import static org.bytedeco.pytorch.global.torch.conv2d;
import static org.bytedeco.pytorch.global.torch.grad;
import static org.bytedeco.pytorch.global.torch.leaky_relu;
import static org.bytedeco.pytorch.global.torch.linear;
import static org.bytedeco.pytorch.global.torch.rand;
import static org.bytedeco.pytorch.global.torch.randn;
import static org.bytedeco.pytorch.global.torch.relu;
import static org.bytedeco.pytorch.global.torch.set_num_threads;
import static org.bytedeco.pytorch.global.torch.zeros;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Scanner;
import java.util.function.UnaryOperator;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;

/**
 * The critic step of CriticStep.java in libtorch, eager: {@code LibtorchStep CONFIG THREADS}. For each line of stdin, such as
 * {@code true 40}, it makes 40 steps with the penalty after one that it does not time, and prints what one of them took. Java
 * runs it from its source; the library's own build has no libtorch to compile it against.
 */
class LibtorchStep {
    private static final double LAMBDA = 10;

    private final List<Tensor> parameters = new ArrayList<>();
    private final UnaryOperator<Tensor> critic;
    private final Tensor real;
    private final Tensor fake;
    private final Adam adam;

    public static void main(String[] arguments) {
        String config = arguments[0];
        int threads = Integer.parseInt(arguments[1]);
        set_num_threads(threads);
        Map<Boolean, LibtorchStep> steps = new HashMap<>();
        Scanner requests = new Scanner(System.in);
        while (requests.hasNext()) {
            boolean penalty = requests.nextBoolean();
            LibtorchStep step = steps.computeIfAbsent(penalty, key -> new LibtorchStep(config));
            step.step(penalty);
            System.out.printf(
                    Locale.ROOT,
                    "{\"engine\":\"libtorch\",\"config\":\"%s\",\"gp\":%b,\"threads\":%d,\"us\":%.1f}%n",
                    config,
                    penalty,
                    threads,
                    step.time(penalty, requests.nextInt()));
        }
    }

    private LibtorchStep(String config) {
        long[] batch;
        switch (config) {
            case "mlp-small" -> {
                critic = mlp(2, 64, 64);
                batch = new long[] {64, 2};
            }
            case "mlp-medium" -> {
                critic = mlp(2, 128, 128, 128);
                batch = new long[] {128, 2};
            }
            case "mlp-mnist" -> {
                critic = mlp(784, 256, 256);
                batch = new long[] {64, 784};
            }
            case "mlp-toy-paper" -> {
                critic = mlp(2, 512, 512, 512);
                batch = new long[] {256, 2};
            }
            case "dcgan-16", "dcgan-32" -> {
                critic = dcgan(config.endsWith("16") ? 16 : 32);
                batch = new long[] {64, 1, 28, 28};
            }
            case "dcgan-64" -> {
                critic = dcgan(64);
                batch = new long[] {50, 1, 28, 28};
            }
            default -> throw new IllegalArgumentException("no configuration '" + config + "'");
        }
        TensorVector all = new TensorVector();
        parameters.forEach(all::push_back);
        adam = new Adam(all, new AdamOptions(1e-4));
        real = randn(batch);
        fake = randn(batch);
    }

    /** Linear layers with ReLU between them, and one score. */
    private UnaryOperator<Tensor> mlp(int... widths) {
        int last = widths.length - 1;
        Tensor[] weights = new Tensor[widths.length], biases = new Tensor[widths.length];
        for (int i = 0; i <= last; i++) {
            int out = i == last ? 1 : widths[i + 1];
            weights[i] = parameter(Math.sqrt(2.0 / widths[i]), out, widths[i]);
            biases[i] = parameter(0, out);
        }
        return x -> {
            Tensor y = x;
            for (int i = 0; i <= last; i++) {
                y = linear(y, weights[i], new TensorOptional(biases[i]));
                if (i < last) y = relu(y);
            }
            return y;
        };
    }

    /** Three 5x5 convolutions of stride 2 with leaky ReLU, and one score. */
    private UnaryOperator<Tensor> dcgan(int channels) {
        int[] depth = {1, channels, 2 * channels, 4 * channels};
        Tensor[] weights = new Tensor[3], biases = new Tensor[3];
        for (int i = 0; i < 3; i++) {
            weights[i] = parameter(0.05, depth[i + 1], depth[i], 5, 5);
            biases[i] = parameter(0, depth[i + 1]);
        }
        Tensor weight = parameter(0.05, 1, 16L * depth[3]), bias = parameter(0, 1);
        long[] two = {2, 2}, one = {1, 1};
        return x -> {
            Tensor y = x;
            for (int i = 0; i < 3; i++) {
                y = conv2d(y, weights[i], new TensorOptional(biases[i]), two, two, one, 1);
                y = leaky_relu(y, new Scalar(0.2));
            }
            return linear(y.reshape(y.size(0), -1), weight, new TensorOptional(bias));
        };
    }

    private Tensor parameter(double scale, long... shape) {
        Tensor start = scale == 0 ? zeros(shape) : randn(shape).mul(new Scalar(scale));
        Tensor leaf = start.detach().set_requires_grad(true);
        parameters.add(leaf);
        return leaf;
    }

    private void step(boolean penalty) {
        try (PointerScope scope = new PointerScope()) {
            Tensor loss = critic.apply(fake).mean().sub(critic.apply(real).mean());
            if (penalty) loss = loss.add(penalty());
            adam.zero_grad();
            loss.backward();
            adam.step();
        }
    }

    private Tensor penalty() {
        long n = real.size(0);
        long[] onePerSample = new long[(int) real.dim()];
        Arrays.fill(onePerSample, 1);
        onePerSample[0] = n;
        Tensor points =
                fake.add(real.sub(fake).mul(rand(onePerSample))).detach().set_requires_grad(true);
        TensorVector slopes = grad(
                new TensorVector(critic.apply(points).sum()),
                new TensorVector(points),
                new TensorVector(),
                new BoolOptional(true),
                true,
                false);
        Tensor norms = slopes.get(0)
                .reshape(n, -1)
                .square()
                .sum(new long[] {1}, false, new ScalarTypeOptional())
                .sqrt();
        return norms.sub(new Scalar(1f)).square().mean().mul(new Scalar(LAMBDA));
    }

    /** Microseconds of each of some steps. */
    private double time(boolean penalty, int steps) {
        long start = System.nanoTime();
        for (int i = 0; i < steps; i++) step(penalty);
        return (System.nanoTime() - start) * 1e-3 / steps;
    }
}
