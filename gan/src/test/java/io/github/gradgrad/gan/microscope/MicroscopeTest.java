package io.github.gradgrad.gan.microscope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import io.github.gradgrad.autodiff.GraphExport;
import io.github.gradgrad.autodiff.GraphNode;
import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.gan.GradientPenalty;
import io.github.gradgrad.gan.microscope.GraphLayout.Box;
import io.github.gradgrad.gan.microscope.Step.Kind;
import io.github.gradgrad.gan.microscope.Step.Part;
import io.github.gradgrad.nn.Activation;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is on the page, as far as it can be seen without a browser. */
class MicroscopeTest {
    private static final Pattern DATA =
            Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>", Pattern.DOTALL);

    private final SmallCritic critic = SmallCritic.of(() -> Activation.leakyRelu(0.2), 1);
    private final Page page = page(critic.microscope());

    /** The same graphs, built without the microscope: as many nodes of each kind and shape in each order. */
    @Test
    void theNodesAreThoseOfTheThreeGraphs() {
        Variable x = Variable.of("points", critic.points());
        Variable score = critic.network().forward(x).sum();
        Variable g = score.pullback(seed()).differentiableGradients(List.of(x)).get(0);
        Variable penalty = GradientPenalty.PAPER.of(g.safeNorm(1));
        // The biases get no gradient: their zeros are made up, and no part of the graph.
        List<Variable> gradients =
                penalty.pullback(seed()).zerosForUnused().differentiableGradients(critic.parameters()).stream()
                        .filter(gradient -> gradient.op() != null)
                        .toList();
        GraphExport export = GraphExport.of(score).derivative(penalty).derivative(gradients);
        List<String> expected = new ArrayList<>();
        for (GraphNode node : export.nodes()) expected.add(node.kind() + " " + node.dims() + " " + node.derivative());
        List<String> actual = new ArrayList<>();
        for (Node node : present()) {
            actual.add(node.kind() + " " + node.dims() + " "
                    + page.phases().get(node.phase()).order());
        }
        assertEquals(
                expected.stream().sorted().toList(), actual.stream().sorted().toList());
        assertEquals(
                Set.of(0, 1, 2),
                Set.copyOf(export.nodes().stream().map(GraphNode::derivative).toList()));
    }

    @Test
    void theResultsAreTheGradientsThatTheLibraryComputes() {
        Variable penalty = GradientPenalty.PAPER.of(GradientPenalty.norms(critic.network()::forward, critic.points()));
        List<Tensor> expected = penalty.pullback().zerosForUnused().gradients(critic.parameters());
        Step result = page.steps().get(page.steps().size() - 1);
        assertEquals(Kind.RESULT, result.kind());
        assertEquals(
                List.of("0.weight", "0.bias", "2.weight", "2.bias"),
                result.parts().stream().map(Part::symbol).toList());
        for (int i = 0; i < expected.size(); i++) {
            Node node = page.nodes().get(result.parts().get(i).gradient());
            if (i % 2 == 0) assertEquals(values(expected.get(i)), node.values());
            else {
                // A slope does not depend on a bias but through the activation's kink, where the derivative is absent.
                assertEquals(Node.ABSENT, node.kind());
                assertTrue(Arrays.stream(expected.get(i).toDoubles()).allMatch(v -> v == 0));
            }
        }
        Node last = page.nodes().stream()
                .filter(node -> node.phase() == 2)
                .reduce((a, b) -> b)
                .orElseThrow();
        assertEquals(Double.toString(penalty.item()), last.values());
    }

    @Test
    void everyNodeAppearsInOneStepAfterWhatItWasComputedFrom() {
        List<Integer> shown =
                page.steps().stream().flatMap(step -> step.nodes().stream()).toList();
        assertEquals(IntStream.range(0, page.nodes().size()).boxed().toList(), shown);
        for (Node node : page.nodes()) for (int input : node.inputs()) assertTrue(input < node.id());
        for (Step step : page.steps()) {
            for (int node : step.nodes())
                assertEquals(step.phase(), page.nodes().get(node).phase());
        }
    }

    /** Scores, their gradient, the penalty, its gradients; a sweep starts at a seed and ends with its results. */
    @Test
    void theStepsAreInTheOrderOfTheStory() {
        List<Kind> kinds = page.steps().stream().map(Step::kind).distinct().toList();
        assertEquals(List.of(Kind.GIVEN, Kind.APPLY, Kind.SEED, Kind.RULE, Kind.RESULT), kinds);
        assertEquals(
                List.of(0, 1, 1, 2), page.phases().stream().map(Phase::order).toList());
        for (int phase = 0; phase < 4; phase++) {
            int p = phase;
            List<Step> steps =
                    page.steps().stream().filter(step -> step.phase() == p).toList();
            boolean sweep = page.phases().get(phase).isSweep();
            assertEquals(sweep, steps.get(0).kind() == Kind.SEED);
            assertEquals(sweep, steps.get(steps.size() - 1).kind() == Kind.RESULT);
        }
    }

    /** d/dx of x W^T + b is g W: the node that holds dC/dx is that product, made by the rule of the first layer's. */
    @Test
    void aRuleIsTracedToItsOpItsCotangentAndItsFormula() {
        Step result = page.steps().stream()
                .filter(step -> step.kind() == Kind.RESULT)
                .findFirst()
                .orElseThrow();
        int gradient = result.parts().get(0).gradient();
        Step rule = page.steps().stream()
                .filter(step -> step.nodes().contains(gradient))
                .findFirst()
                .orElseThrow();
        Node y = page.nodes().get(rule.node());
        assertEquals(
                List.of("linear", "points", "0.weight", "0.bias"),
                List.of(
                        y.kind(),
                        title(y.inputs().get(0)),
                        title(y.inputs().get(1)),
                        title(y.inputs().get(2))));
        Part part = rule.parts().get(0);
        assertEquals("dx = g W", part.symbol() + " = " + part.formula());
        assertEquals(
                List.of(rule.cotangent(), y.inputs().get(1)),
                page.nodes().get(gradient).inputs());
        assertEquals("points", title(part.input()));
    }

    @Test
    void aStructuralZeroIsShownAsAbsentWithItsReason() {
        List<Part> absent = absentRules(page);
        assertEquals(1, absent.size());
        assertEquals(
                "db absent: y is piecewise constant in b",
                absent.get(0).symbol() + " " + absent.get(0).formula());
        Node placeholder = page.nodes().get(absent.get(0).gradient());
        assertEquals(List.of(Node.ABSENT, ""), List.of(placeholder.kind(), placeholder.values()));
        // It would have gone to the output of the activation, which has the sign of its input.
        assertEquals("leakyRelu", page.nodes().get(absent.get(0).input()).kind());
    }

    @Test
    void aSmoothActivationHasNoAbsentRuleAndAGradientForItsBias() {
        Page smooth = page(SmallCritic.of(Activation::tanh, 1).microscope());
        assertEquals(List.of(), absentRules(smooth));
        Step result = smooth.steps().get(smooth.steps().size() - 1);
        List<Boolean> absent = result.parts().stream()
                .map(part -> smooth.nodes().get(part.gradient()).kind().equals(Node.ABSENT))
                .toList();
        assertEquals(List.of(false, false, false, true), absent);
        // tanh's output is used by the next layer, and by its own derivative: contributions add up.
        assertTrue(smooth.steps().stream().anyMatch(step -> step.kind() == Kind.SUM));
    }

    /** Those of the README. */
    @Test
    void threeLinesLookAtAModelOfOnesOwn(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("microscope.html");
        Variable x = Variable.of("points", critic.points());
        Microscope.of(critic.network().forward(x).sum())
                .gradient(x, g -> g.safeNorm(1).sub(1).square().mean().mul(10))
                .gradients(critic.parameters())
                .write(file);
        assertEquals(
                page.nodes(),
                new Gson().fromJson(data(Files.readString(file)), Page.class).nodes());
    }

    @Test
    void anyScalarFunctionMayBeLookedAt() {
        Variable x = Variable.of("x", Tensor.scalar(DType.FLOAT64, 3));
        Page cubed = page(Microscope.of(x.square().mul(x)).gradient(x, g -> g).gradients(List.of(x)));
        Step result = cubed.steps().get(cubed.steps().size() - 1);
        assertEquals("18", cubed.nodes().get(result.parts().get(0).gradient()).values()); // d2(x^3)/dx2 = 6x
    }

    @Test
    void noTwoBoxesOverlapAndAllLieOnThePage() {
        List<Box> boxes = new ArrayList<>(page.layout().boxes());
        boxes.sort(Comparator.comparingDouble(Box::x));
        for (int i = 0; i < boxes.size(); i++) {
            Box a = boxes.get(i);
            assertTrue(a.x() >= 0 && a.y() >= 0);
            assertTrue(a.x() + a.width() <= page.layout().width()
                    && a.y() + a.height() <= page.layout().height());
            for (Box b : boxes.subList(0, i)) {
                boolean apart =
                        b.x() + b.width() <= a.x() || b.y() + b.height() <= a.y() || a.y() + a.height() <= b.y();
                assertTrue(apart, a + " overlaps " + b);
            }
        }
        assertEquals(
                page.nodes().stream().mapToInt(node -> node.inputs().size()).sum(),
                page.layout().edges().size());
    }

    @Test
    void theFileHoldsAllOfItAndAsksForNothingElse() {
        String html = critic.microscope().html();
        Page read = new Gson().fromJson(data(html), Page.class);
        assertEquals(page.nodes(), read.nodes());
        assertEquals(page.steps(), read.steps());
        for (String part : List.of("microscope.css", "graph.js", "explain.js", "stepper.js", "data.json")) {
            assertFalse(html.contains("/* " + part), part + " is not in its place");
        }
        String program = html.replace(data(html), "");
        // What could load something: attributes, styles and calls. The one address is the name of SVG.
        Set<String> found = new HashSet<>();
        for (String loads : List.of(
                "https?://[^\"')\\s]+",
                "\\bsrc=\\S+",
                "\\bhref=\\S+",
                "@import",
                "url\\(",
                "\\bfetch\\(",
                "XMLHttpRequest",
                "\\bimport\\b")) {
            Pattern.compile(loads)
                    .matcher(program)
                    .results()
                    .map(MatchResult::group)
                    .forEach(found::add);
        }
        assertEquals(Set.of("http://www.w3.org/2000/svg", "href=\"data:,\">"), found);
    }

    @Test
    void aNameCannotEndTheScript() {
        Variable x = Variable.of("</script><b>", Tensor.scalar(DType.FLOAT64, 3));
        String html = Microscope.of(x.square()).html();
        assertFalse(html.contains("</script><b>"));
        assertEquals(
                "</script><b>",
                new Gson().fromJson(data(html), Page.class).nodes().get(0).title());
    }

    @Test
    void wrongCallsAreRefused() {
        Variable x = Variable.of("x", Tensor.ones(DType.FLOAT64, Shape.of(2))), other = Variable.of("other", x.value());
        assertRefused(
                IllegalArgumentException.class,
                "a scalar expected, such as a sum or a mean, got square [2]",
                () -> Microscope.of(x.square()));
        Microscope sum = Microscope.of(x.square().sum());
        assertRefused(
                IllegalArgumentException.class,
                "does not depend on other [2]",
                () -> sum.gradient(other, Variable::sum));
        assertRefused(
                IllegalArgumentException.class,
                "a scalar expected",
                () -> Microscope.of(x.square().sum()).gradient(x, g -> g));
        assertRefused(
                IllegalStateException.class,
                "nothing to differentiate",
                () -> Microscope.of(x.square().sum()).gradients(List.of(x)).gradients(List.of(x)));
        Variable y = x.sum();
        for (int i = 0; i < 2_000; i++) y = y.neg();
        Microscope large = Microscope.of(y);
        assertRefused(IllegalArgumentException.class, "a page holds 2000 nodes, this graph has 2002", large::html);
    }

    private static void assertRefused(Class<? extends RuntimeException> kind, String message, Runnable call) {
        String actual = String.valueOf(assertThrows(kind, call::run).getMessage());
        assertTrue(actual.contains(message), actual);
    }

    private static Variable seed() {
        return Variable.of("seed", Tensor.scalar(DType.FLOAT64, 1));
    }

    static Page page(Microscope microscope) {
        return new Gson().fromJson(data(microscope.html()), Page.class);
    }

    private static String data(String html) {
        return DATA.matcher(html).results().findFirst().orElseThrow().group(1);
    }

    private List<Node> present() {
        return page.nodes().stream()
                .filter(node -> !node.kind().equals(Node.ABSENT))
                .toList();
    }

    private String title(int node) {
        return page.nodes().get(node).title();
    }

    private static List<Part> absentRules(Page page) {
        return page.steps().stream()
                .filter(step -> step.kind() == Kind.RULE)
                .flatMap(step -> step.parts().stream())
                .filter(part -> page.nodes().get(part.gradient()).kind().equals(Node.ABSENT))
                .toList();
    }

    private static String values(Tensor tensor) {
        StringBuilder text = new StringBuilder();
        for (double value : tensor.toDoubles())
            text.append(text.isEmpty() ? "" : " ")
                    .append(
                            value == Math.rint(value) && Math.abs(value) < 1e7
                                    ? Long.toString((long) value)
                                    : Double.toString(value));
        return text.toString();
    }
}
