package io.github.gradgrad.gan.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import io.github.gradgrad.autodiff.Elementary;
import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.gan.Critic;
import io.github.gradgrad.nn.Activation;
import io.github.gradgrad.nn.Initialisers;
import io.github.gradgrad.nn.Layer;
import io.github.gradgrad.nn.Linear;
import io.github.gradgrad.nn.Sequential;
import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs each in a setting too small to show anything, and looks at what is written. */
@Tag("long")
class ExperimentsTest {
    private static final Pattern FIGURE = Pattern.compile("!\\[[^]]*]\\(([^)]*)\\)");

    static Stream<Experiment> all() {
        return Experiments.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("all")
    void writesFiguresTablesAndAPage(Experiment experiment, @TempDir Path folder) throws IOException {
        List<String> progress = new ArrayList<>();

        experiment.run(new Plan(Plan.Size.TINY, 3, 1, progress::add)).write(folder);

        String page = Files.readString(folder.resolve("page.md"));
        assertTrue(page.startsWith("# " + experiment.name() + "\n\n" + experiment.sentence()), page);
        assertTrue(page.contains("| agrees |") || page.contains("| **differs** |"), page);
        assertTrue(page.contains("This is not the published size"), page);
        assertTrue(!progress.isEmpty());
        Matcher figures = FIGURE.matcher(page);
        assertTrue(figures.find(), page);
        do {
            Path file = folder.resolve(figures.group(1));
            assertNotNull(ImageIO.read(file.toFile()), file.toString());
        } while (figures.find());
        for (String table : List.of("runs", "table")) {
            List<String> csv = Files.readAllLines(folder.resolve(table + ".csv"));
            JsonArray json = JsonParser.parseString(Files.readString(folder.resolve(table + ".json")))
                    .getAsJsonArray();
            assertEquals(csv.size() - 1, json.size());
            assertEquals(
                    csv.get(0), String.join(",", json.get(0).getAsJsonObject().keySet()), "the columns of both");
        }
    }

    /** What duality and a shift say whatever the critic: the share is at most 1, the distance 1. */
    @Test
    void noCriticFindsMoreThanTheTrueDistance() {
        Experiment experiment = Experiments.of("true-distance");

        Table runs = experiment.run(new Plan(Plan.Size.TINY, 5, 2, line -> {})).runs();

        assertEquals(16, runs.rows().size());
        for (double share : runs.numbers("share_of_true_distance")) assertTrue(share <= 1 + 1e-4, "share " + share);
        for (double exact : runs.numbers("exact", "shifted by 1")) assertEquals(1, exact, 1e-6);
    }

    /** Of waves with their crests at whole numbers; the score of a tilted plane rises from mode to mode. */
    @Test
    void aCriticSeesTheModesAtWhichItHasCrests() {
        Tensor centres = Tensor.of(Shape.of(4, 2), 0f, 0f, 0f, 1f, 1f, 0f, 1f, 1f);
        Critic crests = x -> Elementary.cos(x.mul(2 * Math.PI)).sum(1);
        Critic oneWay = x -> Elementary.cos(x.mul(2 * Math.PI))
                .mul(Variable.constant(Tensor.of(Shape.of(2), 1f, 0f)))
                .sum(1);
        Critic plane = x -> x.sum(1);

        assertEquals(4, ValueSurfaces.modesSeen(crests, centres));
        assertEquals(0, ValueSurfaces.modesSeen(oneWay, centres));
        assertEquals(1, ValueSurfaces.modesSeen(plane, centres));
    }

    /** Layers that double everything: the gradient halves from layer to layer, and ends at 2. */
    @Test
    void theGradientInEachLayersInputIsTheProductOfTheLayersAfterIt() {
        Layer network = Sequential.of(doubling(), Activation.relu(), doubling(), Activation.relu(), doubling());

        double[] slopes = ClippingGradients.slopes(network, Tensor.of(Shape.of(2, 1), 1f, 3f));

        assertArrayEquals(new double[] {8, 4, 2}, slopes, 1e-6);
    }

    @Test
    void aRunThatStoppedIsNoSuccess() {
        assertEquals(0.5, Hyperparameters.share(new double[] {0.03, 0.9, Double.POSITIVE_INFINITY, 0.15}));
    }

    /** Of four pairs 3 > 1, 3 > 2 and 2 > 1 are above, and 2 and 2 are alike; what is shuffled has a half. */
    @Test
    void theShareOfPairsCountsTiesHalf() {
        assertEquals(3.5 / 4, HeldOut.shareAbove(new double[] {3, 2}, new double[] {1, 2}));
        assertEquals(0, HeldOut.shareAbove(new double[] {-1}, new double[] {0, 1, 2}));
        assertEquals(0.5, HeldOut.shareAbove(new double[] {1, 2, 3, 4}, new double[] {4, 3, 2, 1}));
    }

    private static Layer doubling() {
        return Linear.of(1, 1, Initialisers.constant(2), RandomStream.of(1));
    }

    @Test
    void anUnknownNameIsAnsweredWithTheNames() {
        String message = assertThrows(IllegalArgumentException.class, () -> Experiments.of("moods"))
                .getMessage();

        assertTrue(message.contains("'moods'") && message.contains("modes"), message);
    }
}
