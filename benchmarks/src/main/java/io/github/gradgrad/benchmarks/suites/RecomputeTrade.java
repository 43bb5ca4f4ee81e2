package io.github.gradgrad.benchmarks.suites;

import io.github.gradgrad.autodiff.Recompute;
import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What {@link Recompute} saves in memory and costs in time: the gradients of a critic of 12 layers, 256 wide, on 512
 * real and 512 generated samples and as many points of a gradient penalty. A program of its own, since a heap is that of a process:
 *
 * <pre>java -cp benchmarks.jar io.github.gradgrad.benchmarks.suites.RecomputeTrade 3 4</pre>
 *
 * <p>So many of the four blocks of three layers are recomputed as the arguments say; with 3 the last is not, which the
 * backward pass needs first. <em>Peak</em> is the smallest heap in which two steps succeed with the serial collector, to a megabyte, found by
 * bisection in processes of their own. <em>Time</em> is the median of the ratios to a step without, taken in turns.
 */
public final class RecomputeTrade {
    private static final int LAYERS = 12, BLOCK = 3, WIDTH = 256, BATCH = 512, ROUNDS = 15;

    private final RandomStream random = RandomStream.of(1);
    private final Tensor points = random.normal(DType.FLOAT32, Shape.of(BATCH, WIDTH));
    private final Tensor samples = random.normal(DType.FLOAT32, Shape.of(2 * BATCH, WIDTH));
    private final List<Variable> weights = new ArrayList<>();

    private RecomputeTrade() {
        for (int i = 0; i < LAYERS; i++) {
            double deviation = Math.sqrt(2.0 / WIDTH);
            Tensor weight = random.uniform(DType.FLOAT32, Shape.of(WIDTH, WIDTH), -1.7 * deviation, 1.7 * deviation);
            weights.add(Variable.of("weight" + i, weight));
        }
    }

    /** The numbers of blocks to recompute; {@code step N} is what the processes that it starts do. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        RecomputeTrade trade = new RecomputeTrade();
        if (arguments.length == 2 && arguments[0].equals("step")) {
            for (int i = 0; i < 2; i++) trade.step(Integer.parseInt(arguments[1]));
            return;
        }
        int plain = smallestHeap(0);
        for (String recomputed : arguments.length == 0 ? new String[] {"3", "4"} : arguments) {
            int blocks = Integer.parseInt(recomputed), peak = smallestHeap(blocks);
            System.out.printf(
                    Locale.ROOT,
                    "{\"recomputed\":%d,\"of\":%d,\"plain_mb\":%d,\"peak_mb\":%d,\"peak_ratio\":%.2f,\"time_ratio\":%.2f}%n",
                    blocks,
                    LAYERS / BLOCK,
                    plain,
                    peak,
                    (double) peak / plain,
                    trade.timeRatio(blocks));
        }
    }

    /** The gradients of a Wasserstein critic's loss: scores of real and generated samples, and (|slope| - 1)^2. */
    private List<Tensor> step(int recomputed) {
        Variable x = Variable.of(points);
        Variable slope = critic(x, recomputed).sum().differentiableGradient(x);
        Variable scores = critic(Variable.constant(samples), recomputed);
        Variable real = scores.slice(0, 0, BATCH), fake = scores.slice(0, BATCH, 2 * BATCH);
        Variable penalty = slope.safeNorm(1).sub(1).square().mean();
        return fake.mean().sub(real.mean()).add(penalty).gradients(weights);
    }

    private Variable critic(Variable in, int recomputed) {
        Variable out = in;
        for (int i = 0; i < LAYERS; i += BLOCK) {
            int from = i;
            out = i / BLOCK < recomputed ? Recompute.of(h -> layers(from, h), out) : layers(from, out);
        }
        return out.mean(1);
    }

    private Variable layers(int from, Variable in) {
        Variable out = in;
        for (int i = from; i < from + BLOCK; i++) {
            out = out.matmulTransposed(weights.get(i)).leakyRelu(0.2);
        }
        return out;
    }

    private double timeRatio(int recomputed) {
        double[] ratios = new double[ROUNDS];
        for (int i = -3; i < ROUNDS; i++) {
            double plain = seconds(0), other = seconds(recomputed);
            if (i >= 0) ratios[i] = other / plain; // the first three are for the compiler
        }
        Arrays.sort(ratios);
        return ratios[ROUNDS / 2];
    }

    private double seconds(int recomputed) {
        long start = System.nanoTime();
        step(recomputed);
        return (System.nanoTime() - start) * 1e-9;
    }

    private static int smallestHeap(int recomputed) throws IOException, InterruptedException {
        int fails = 8, suffices = 136;
        while (suffices - fails > 1) {
            int middle = (fails + suffices) / 2;
            if (runsIn(middle, recomputed)) suffices = middle;
            else fails = middle;
        }
        return suffices;
    }

    private static boolean runsIn(int megabytes, int recomputed) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(java(), "-Xmx" + megabytes + "m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"));
        for (String flag : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (!flag.startsWith("-X")) command.add(flag);
        }
        String name = RecomputeTrade.class.getName(), classPath = System.getProperty("java.class.path");
        command.addAll(List.of("-cp", classPath, name, "step", String.valueOf(recomputed)));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor() == 0;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
