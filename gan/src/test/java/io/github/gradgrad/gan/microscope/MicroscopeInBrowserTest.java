package io.github.gradgrad.gan.microscope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import io.github.gradgrad.gan.browser.Browser;
import io.github.gradgrad.gan.browser.BrowserPage;
import io.github.gradgrad.nn.Activation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a reader sees on the page, and does to it. Its pictures are in {@code target/browser}. */
@Tag("browser")
class MicroscopeInBrowserTest {
    private static final Path PICTURES = Path.of(System.getProperty("basedir", ""), "target", "browser");

    @TempDir
    static Path folder;

    private static Browser browser;
    private static BrowserPage page;
    private static Page small;
    /** Of more than 300 nodes. */
    private static Page deep;

    @BeforeAll
    static void writePages() throws IOException {
        Microscope two = SmallCritic.of(() -> Activation.leakyRelu(0.2), 1).microscope();
        Microscope many = SmallCritic.of(Activation::softplus, 14).microscope();
        small = MicroscopeTest.page(two);
        deep = MicroscopeTest.page(many);
        two.write(folder.resolve("small.html"));
        many.write(folder.resolve("deep.html"));
        Files.createDirectories(PICTURES);
        browser = Browser.start();
        page = browser.newPage();
    }

    @AfterAll
    static void stop() throws IOException {
        browser.close();
    }

    @BeforeEach
    void openSmall() {
        page.size(1280, 800).scheme("light").open(folder.resolve("small.html"));
    }

    @ParameterizedTest
    @CsvSource({"1280,800,light", "1280,800,dark", "390,844,light", "390,844,dark"})
    void nothingFailsOrOverflowsFromTheFirstStepToTheLast(int width, int height, String scheme) throws IOException {
        page.size(width, height).scheme(scheme).open(folder.resolve("small.html"));
        for (int i = 0; i < small.steps().size(); i++) {
            assertEquals(List.of(), page.overflowing(), "step " + i);
            if (i == 12) picture(width, scheme, "rule");
            if (i == small.steps().size() - 3) {
                page.press("0");
                picture(width, scheme, "second-rule");
            }
            page.press("ArrowRight");
        }
        page.press("0").click("#node-6 .box");
        assertEquals(6, chosen());
        assertEquals(List.of(), page.overflowing());
        picture(width, scheme, "chosen");
        page.press("?");
        assertEquals(List.of(), page.overflowing());
        assertEquals(List.of(), page.errors());
        assertEquals(List.of(folder.resolve("small.html").toUri().toString()), page.loaded());
    }

    private static void picture(int width, String scheme, String name) throws IOException {
        page.screenshot(PICTURES.resolve("microscope-" + width + "-" + scheme + "-" + name + ".png"));
    }

    @Test
    void theSchemesDiffer() {
        String ground = "getComputedStyle(document.body).backgroundColor";
        String light = page.text(ground);
        assertFalse(light.equals(page.scheme("dark").text(ground)));
    }

    /** Each press shows the nodes of one more step, and its formula, until all are there. */
    @Test
    void theStepperReachesTheEnd() {
        int visible = 0;
        for (Step step : small.steps()) {
            visible += step.nodes().size();
            assertEquals(visible, page.number("document.querySelectorAll('.node:not(.future)').length"));
            String text = page.text("document.querySelector('#step').textContent");
            for (Step.Part part : step.parts()) assertTrue(text.contains(part.symbol()), text);
            page.press("ArrowRight");
        }
        assertEquals(small.nodes().size(), visible);
        assertEquals(
                small.steps().size() + " / " + small.steps().size(),
                page.text("document.querySelector('#count').textContent"));
        assertTrue(page.evaluate("document.querySelector('#next').disabled").getAsBoolean());
        page.press("Home");
        assertTrue(page.evaluate("document.querySelector('#back').disabled").getAsBoolean());
    }

    @Test
    void buttonsStepAsKeysDo() {
        page.click("#next").click("#next").click("#back");
        assertEquals("1", page.text("document.querySelector('#position').value"));
        page.click("#last");
        assertEquals(small.steps().size() - 1, page.number("Number(document.querySelector('#position').value)"));
        page.click("#phases button:nth-child(2)");
        assertEquals(
                1,
                small.steps()
                        .get(page.number("Number(document.querySelector('#position').value)"))
                        .phase());
    }

    @Test
    void aRuleIsShownWithItsFormulaAndWhatIsAbsentWithItsReason() {
        int absent = IntStream.range(0, small.steps().size())
                .filter(i -> small.steps().get(i).parts().stream()
                        .anyMatch(part -> part.formula().startsWith("absent")))
                .findFirst()
                .orElseThrow();
        for (int i = 0; i < absent; i++) page.press("ArrowRight");
        assertEquals(
                List.of("da = g where b > 0, else slope g", "db is absent: y is piecewise constant in b"),
                page.texts("[...document.querySelectorAll('#step .formula')].map(e => e.textContent)"));
    }

    @Test
    void hoveringANodeLightsTheEdgesThatLeadToItAndFromIt() {
        page.press("End").press("0");
        for (Node node : small.nodes()) {
            page.hover("#node-" + node.id() + " .box");
            Set<String> expected = new TreeSet<>();
            for (Node to : small.nodes()) {
                for (int from : to.inputs())
                    if (from == node.id() || to.id() == node.id()) expected.add(from + " " + to.id());
            }
            assertEquals(expected, litEdges(), "node " + node.id());
        }
        page.hover("#count");
        assertEquals(Set.of(), litEdges());
    }

    /** The pointer is put on the middle of the curve of each edge whose middle no node covers. */
    @Test
    void hoveringAnEdgeTellsWhatFlowsThere() {
        page.press("End").press("0");
        JsonElement hit = page.evaluate("""
                [...document.querySelectorAll('.edge')].map((edge, i) => {
                  const path = edge.firstChild, at = path.getPointAtLength(path.getTotalLength() / 2).matrixTransform(path.getScreenCTM());
                  const top = document.elementFromPoint(at.x, at.y).closest('.edge');
                  if (top !== edge) return null;
                  edge.dispatchEvent(new PointerEvent('pointerenter', { clientX: at.x, clientY: at.y }));
                  return [i, document.querySelectorAll('.lit').length, document.querySelector('#tip').textContent];
                }).filter(found => found)
                """);
        int edges = small.layout().edges().size();
        assertTrue(
                hit.getAsJsonArray().size() > edges / 2,
                () -> "only " + hit.getAsJsonArray().size() + " of " + edges);
        for (JsonElement found : hit.getAsJsonArray()) {
            JsonArray values = found.getAsJsonArray();
            GraphLayout.Edge edge = small.layout().edges().get(values.get(0).getAsInt());
            assertEquals(1, values.get(1).getAsInt());
            String start =
                    "#" + edge.from() + " " + small.nodes().get(edge.from()).title() + " flows into #" + edge.to();
            assertTrue(values.get(2).getAsString().startsWith(start), values::toString);
        }
    }

    private static Set<String> litEdges() {
        return new TreeSet<>(page.texts(
                "[...document.querySelectorAll('.edge.lit')].map(e => e.dataset.from + ' ' + e.dataset.to)"));
    }

    @Test
    void searchFindsNodesByOpNameShapeAndNumber() {
        assertFinds("maskedscale", node -> node.kind().equals("maskedScale"));
        assertFinds("0.weight", node -> node.title().endsWith("0.weight"));
        assertFinds(
                "matmul [2, 4]",
                node -> node.kind().equals("matMul") && node.dims().equals(List.of(2, 4)));
        assertFinds("absent", node -> node.kind().equals(Node.ABSENT));
        assertFinds("#17", node -> node.id() == 17);
        assertFinds("no such thing", node -> false);
        page.press("Escape");
        assertEquals(0, page.number("document.querySelectorAll('.hit, .searching').length"));
    }

    private static void assertFinds(String words, Predicate<Node> expected) {
        if (!page.text("document.activeElement.id").equals("search")) page.press("/");
        page.evaluate("document.querySelector('#search').select()");
        page.type(words);
        Set<Integer> found = new HashSet<>();
        page.texts("[...document.querySelectorAll('.node.hit')].map(e => e.id.slice(5))")
                .forEach(id -> found.add(Integer.valueOf(id)));
        assertEquals(small.nodes().stream().filter(expected).map(Node::id).collect(Collectors.toSet()), found, words);
        if (found.isEmpty()) {
            assertEquals("0 found", page.text("document.querySelector('#found').textContent"));
            return;
        }
        Set<Integer> visited = new HashSet<>();
        for (int i = 0; i < found.size(); i++) {
            visited.add(chosen());
            assertInView(chosen());
            page.press("Enter");
        }
        assertEquals(found, visited);
    }

    private static int chosen() {
        return page.number("Number(document.querySelector('.node.chosen').id.slice(5))");
    }

    /** Within what is seen of the graph, and large enough to be read. */
    private static void assertInView(int node) {
        JsonArray box = page.evaluate(
                        "(() => { const r = document.querySelector('#node-" + node
                                + " .box').getBoundingClientRect(), c = document.querySelector('#canvas').getBoundingClientRect();"
                                + " return [r.left - c.left, r.top - c.top, c.right - r.right, c.bottom - r.bottom, r.width]; })()")
                .getAsJsonArray();
        List<Double> distances = StreamSupport.stream(box.spliterator(), false)
                .map(JsonElement::getAsDouble)
                .toList();
        assertTrue(
                distances.subList(0, 4).stream().allMatch(d -> d >= 0) && distances.get(4) > 80,
                () -> "node " + node + ": " + distances);
    }

    @Test
    void theKeyboardWalksAlongTheEdges() {
        page.press("/").type("maskedscale").press("Enter").press("Escape");
        int node = chosen();
        Collection<Integer> inputs = small.nodes().get(node).inputs();
        page.press("ArrowUp");
        assertTrue(inputs.contains(chosen()));
        assertEquals("node-" + chosen(), page.text("document.activeElement.id"));
        int input = chosen();
        page.press("ArrowDown");
        assertTrue(small.nodes().get(chosen()).inputs().contains(input));
        page.press("Escape");
        assertEquals(0, page.number("document.querySelectorAll('.node.chosen').length"));
    }

    @Test
    void spacePlaysAndPauses() {
        page.press(" ");
        assertEquals("Pause", page.text("document.querySelector('#play').ariaLabel"));
        page.press(" ");
        assertEquals("Play", page.text("document.querySelector('#play').ariaLabel"));
    }

    @Test
    void theHelpOpensAndCloses() {
        page.press("?");
        assertTrue(page.evaluate("document.querySelector('#help').open").getAsBoolean());
        page.press("Escape");
        assertFalse(page.evaluate("document.querySelector('#help').open").getAsBoolean());
    }

    @ParameterizedTest
    @CsvSource({"1280,800", "390,844"})
    void threeHundredNodesCanBeUsed(int width, int height) throws IOException {
        assertTrue(deep.nodes().size() >= 300, () -> deep.nodes().size() + " nodes");
        page.size(width, height).open(folder.resolve("deep.html"));
        assertEquals(deep.nodes().size(), page.number("document.querySelectorAll('.node').length"));
        assertEquals(deep.layout().edges().size(), page.number("document.querySelectorAll('.edge').length"));
        for (int i = 0; i < 40; i++) page.press("ArrowRight");
        Step step = deep.steps().get(40);
        assertInView(step.nodes().get(0));
        picture(width, "light", "deep");
        page.press("End");
        assertEquals(0, page.number("document.querySelectorAll('.node.future').length"));
        page.press("/").type("#299");
        assertEquals(299, chosen());
        assertInView(299);
        page.press("Escape").press("0");
        picture(width, "light", "deep-all");
        page.hover("#node-299 .box");
        assertEquals(deep.nodes().get(299).inputs().isEmpty(), litEdges().isEmpty());
        assertEquals(List.of(), page.overflowing());
        assertEquals(List.of(), page.errors());
    }
}
