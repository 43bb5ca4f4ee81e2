package io.github.gradgrad.gan.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.gradgrad.gan.data.DataSet;
import io.github.gradgrad.gan.data.DataSets;
import io.github.gradgrad.gan.picture.Animation;
import io.github.gradgrad.gan.picture.CurvesPicture;
import io.github.gradgrad.gan.picture.SamplesPicture;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Tensor;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The files of a finished run are read back, and each is compared with what the others say. */
class FinishedRunTest {
    @TempDir
    Path folder;

    /** 800 iterations have a row for every other and a frame for every twentieth, 9 have both for each. */
    @ParameterizedTest
    @CsvSource({"gaussians8, WGAN_SN, 800, 2, 20, false", "digits, WGAN_GP, 9, 1, 1, true"})
    void rowsSummaryCheckpointAndPicturesAgree(
            String name, Method method, long iterations, int rowEvery, int frameEvery, boolean conditional)
            throws IOException {
        Settings settings = SmallRuns.settings(name, method, iterations)
                .with(Map.of("width", 8, "critic-steps", 1, "averaging", 0.9, "conditional", conditional));
        SmallRuns.start(settings, folder);
        DataSet data = DataSets.open(name);
        List<Metrics> rows = rows();
        Metrics last = rows.get(rows.size() - 1);
        Checkpoint checkpoint = Checkpoint.read(folder.resolve("checkpoint.safetensors"));
        Recipe recipe = Recipe.of(checkpoint.settings(), data.sampleShape(), data.classes());
        checkpoint.restore(recipe);

        assertEquals(
                LongStream.rangeClosed(1, iterations / rowEvery)
                        .map(i -> i * rowEvery)
                        .boxed()
                        .toList(),
                rows.stream().map(Metrics::iteration).toList());
        assertEquals(iterations, checkpoint.iteration());
        assertEquals(settings, checkpoint.settings());
        assertSummary(settings, rows, last, Quality.of(data, qualitySamples(data, settings, recipe)));

        Tensor real = data.batch(Recipe.Stream.SAMPLES.of(settings), 0, SamplesPicture.realCount(data.sampleShape()));
        Tensor generated =
                recipe.samples(SamplesPicture.generatedCount(data.sampleShape()), Recipe.Stream.SAMPLES.of(settings));
        assertSame(
                SamplesPicture.of(real, generated),
                ImageIO.read(folder.resolve("samples.png").toFile()));
        assertSame(
                CurvesPicture.of(columns(rows)),
                ImageIO.read(folder.resolve("curves.png").toFile()));
        List<BufferedImage> frames = frames(folder.resolve("training.gif"));
        assertEquals(1 + iterations / frameEvery, frames.size());
        Animation end = new Animation();
        end.add(SamplesPicture.frame(real, generated, iterations));
        end.write(folder.resolve("end.gif"));
        assertSame(frames(folder.resolve("end.gif")).get(0), frames.get(frames.size() - 1));
    }

    private void assertSummary(Settings settings, List<Metrics> rows, Metrics last, Map<String, Object> quality)
            throws IOException {
        JsonObject summary = JsonParser.parseString(Files.readString(folder.resolve("summary.json")))
                .getAsJsonObject();
        Map<String, Object> end = new LinkedHashMap<>();
        end.put("iteration", last.iteration());
        end.put("critic_loss", last.criticLoss());
        end.put("generator_loss", last.generatorLoss());
        end.put("wasserstein_estimate", last.wassersteinEstimate());
        end.put(
                "wasserstein_estimate_peak",
                rows.stream().mapToDouble(Metrics::wassersteinEstimate).max().orElseThrow());
        end.put("gradient_norm_mean", last.gradientNormMean());
        end.put("gradient_norm_max", last.gradientNormMax());
        assertEquals(json(end), summary.get("final_metrics"));
        assertEquals(json(settings.toMap()), summary.get("settings"));
        assertEquals(json(quality), summary.get("quality"));
        for (String part : List.of("versions", "backend")) {
            assertFalse(summary.getAsJsonObject(part).isEmpty(), part);
        }
        double seconds =
                summary.getAsJsonObject("timings").get("training_seconds").getAsDouble();
        assertEquals(last.seconds(), seconds, 0.0005 + 1e-9, "the rows have three decimals");
    }

    private static Tensor qualitySamples(DataSet data, Settings settings, Recipe recipe) {
        RandomStream random = Recipe.Stream.SAMPLES.of(settings).split(1);
        return recipe.samples(Quality.samples(data), random);
    }

    private static JsonElement json(Object value) {
        return JsonParser.parseString(new Gson().toJson(value));
    }

    private List<Metrics> rows() throws IOException {
        return Files.readAllLines(folder.resolve("metrics.csv")).stream()
                .skip(1)
                .map(Metrics::parse)
                .toList();
    }

    /** The columns by their names in the header, from the text of the file. */
    private Map<String, double[]> columns(List<Metrics> rows) throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("metrics.csv"));
        assertEquals(rows.size() + 1, lines.size());
        String[] names = lines.get(0).split(",", -1);
        Map<String, double[]> columns = new LinkedHashMap<>();
        for (int i = 0; i < names.length; i++) {
            int column = i;
            columns.put(
                    names[i],
                    lines.stream()
                            .skip(1)
                            .mapToDouble(line -> Double.parseDouble(line.split(",", -1)[column]))
                            .toArray());
        }
        return columns;
    }

    private static void assertSame(BufferedImage expected, BufferedImage actual) {
        assertEquals(expected.getWidth(), actual.getWidth());
        assertEquals(expected.getHeight(), actual.getHeight());
        assertArrayEquals(pixels(expected), pixels(actual));
    }

    private static int[] pixels(BufferedImage picture) {
        int[] pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        // What is transparent in a picture in memory has no place in a file.
        for (int i = 0; i < pixels.length; i++) pixels[i] &= 0xffffff;
        return pixels;
    }

    private static List<BufferedImage> frames(Path gif) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        List<BufferedImage> frames = new ArrayList<>();
        try (ImageInputStream in = ImageIO.createImageInputStream(gif.toFile())) {
            reader.setInput(in);
            for (int i = 0; i < reader.getNumImages(true); i++) frames.add(reader.read(i));
        } finally {
            reader.dispose();
        }
        return frames;
    }
}
