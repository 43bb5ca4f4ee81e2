package io.github.gradgrad.gan.cli;

import io.github.gradgrad.gan.data.LabelledImages;
import io.github.gradgrad.gan.example.ImageClassifier;
import io.github.gradgrad.gan.picture.LearningCurve;
import io.github.gradgrad.gan.picture.Pictures;
import io.github.gradgrad.gan.run.OutputFolder;
import io.github.gradgrad.nn.ModelFile;
import io.github.gradgrad.tensor.Shape;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "classify",
        description = "An example: trains a convolutional network to tell images apart, and draws how it learns.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ClassifyCommand implements Callable<Integer> {
    private static final int TESTS_PER_RUN = 8;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--data",
            paramLabel = "DATA",
            description = "digits, fashion-mnist or a folder of IDX files with a test part (default: ${DEFAULT-VALUE})")
    private String data = "digits";

    @Option(names = "--epochs", paramLabel = "N", description = "passes over the images (default: 20; others 3)")
    private @Nullable Integer epochs;

    @Option(names = "--batch", paramLabel = "N", description = "images of a step (default: ${DEFAULT-VALUE})")
    private int batch = 64;

    @Option(names = "--learning-rate", paramLabel = "X", description = "Adam's at first (default: ${DEFAULT-VALUE})")
    private double learningRate = 3e-3;

    @Option(names = "--seed", paramLabel = "N", description = "of everything random (default: ${DEFAULT-VALUE})")
    private long seed = 1;

    @Mixin
    private ThreadsOption threads = new ThreadsOption();

    @Option(names = "--out", paramLabel = "DIR", description = "the folder for results (default: runs/classify-DATA)")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        threads.apply();
        PrintWriter console = Objects.requireNonNull(spec).commandLine().getOut();
        LabelledImages.Split split = LabelledImages.open(data);
        int passes = epochs != null ? epochs : data.equals("digits") ? 20 : 3;
        ImageClassifier classifier = new ImageClassifier(split, passes, batch, learningRate, seed);
        String name = String.valueOf(Path.of(data).toAbsolutePath().getFileName());
        Path folder = out != null ? out : Path.of("runs", "classify-" + name);
        OutputFolder.create(folder);
        Shape batchShape = split.training().images(0).shape().with(0, batch);
        console.println(classifier.network().summary(batchShape));
        LearningCurve curve = train(classifier, console);
        Pictures.writePng(curve.draw(), folder.resolve("curve.png"));
        ModelFile.write(folder.resolve("classifier.safetensors"), classifier.network(), classifier.optimiser());
        console.println("the curve and the network are in " + folder);
        return 0;
    }

    private static LearningCurve train(ImageClassifier classifier, PrintWriter console) {
        LearningCurve curve = new LearningCurve();
        long start = System.nanoTime(), steps = classifier.steps();
        for (long done = 1; done <= steps; done++) {
            double loss = classifier.step();
            curve.loss(loss);
            if (done * TESTS_PER_RUN / steps == (done - 1) * TESTS_PER_RUN / steps) continue;
            double accuracy = classifier.accuracy();
            curve.accuracy(accuracy);
            console.println(String.format(
                    Locale.ROOT,
                    "step %d/%d  %.0f s  loss %.3f  test accuracy %.2f %%",
                    done,
                    steps,
                    (System.nanoTime() - start) * 1e-9,
                    loss,
                    100 * accuracy));
        }
        return curve;
    }
}
