package io.github.gradgrad.autodiff;

import io.github.gradgrad.autodiff.reference.ReferenceCase;
import io.github.gradgrad.autodiff.reference.ReferenceData;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The text of {@code docs/ops.md}: words from the ops' Javadoc, numbers from their tests. */
final class OpsPage {
    /** What rounding alone may do; smaller deviations would differ from machine to machine. */
    private static final double ROUNDING = 1e-15;

    private static final String HEAD = """
            # The ops

            This page is written by a test, `OpsPageTest`, from the ops' Javadoc and from what their tests measure, and the build
            fails if it is out of date. To change it, change those, then run

            ```
            mvn -pl autodiff -am test -Dtest=OpsPageTest -Dsurefire.failIfNoSpecifiedTests=false -Dgradgrad.docs=write
            ```

            *Broadcasts* means numpy's rule: shapes are aligned at the right, and a dim of size 1 or a missing one repeats. Where
            mathematics leaves a value or a derivative open, at a kink, a tie or a pole, the last column tells the convention and its
            reason. A wrong call throws an `IllegalArgumentException` that names the op and the shapes.

            ## Functions

            All 84 that libtorch 2.7.1 judges, by the family and the name that they have there. Each is an op of the second table, or
            made of some and without a rule of its own. *Cases* are the reference cases that pass; then the largest deviation among
            them, |a - b| / max(1, |b|), as a power of ten that it does not exceed: of the value, of the first derivatives and of the
            second. The bound that fails the build is 1e-10. One entry is libtorch's own: its second order of
            `binary_cross_entropy` adds 1e-12 to denominators and so is off by up to 2.5e-11.
            """;

    private static final String OPS = """
            ## Ops

            What the functions are made of: one file each, `XxxOp.java` in
            [`autodiff`](../autodiff/src/main/java/io/github/gradgrad/autodiff), with its test `XxxOpTest.java`. x is the input of an op of
            one, a and b are those of an op of two.

            - *First derivative* is the op's rule: given the cotangent g, of the shape of y, the derivative of the sum of g y, element by
              element, with respect to the input.
            - *Second derivative* has no rule: it is the derivative of the rule, through the ops that the first derivative depends on x
              by. *Absent* means that it depends on none: nothing is computed, and nothing stored.
            - *Differences*: up to which order derivatives agree with finite differences to 1e-7, and at how many examples.
            - *Cases*: the reference cases in whose graph, of both orders, the op occurs, and their largest deviation of any order; those of
              `binary_cross_entropy`, which is judged above, left out.
            """;

    private record Evidence(ReferenceCase c, ReferenceRun run) {}

    private final List<Evidence> evidence = ReferenceData.embeddedOps().stream()
            .map(c -> new Evidence(c, ReferenceRun.of(c)))
            .toList();

    private OpsPage() {}

    static String text() {
        OpsPage page = new OpsPage();
        return HEAD + page.functions() + "\n" + OPS + page.ops();
    }

    /** A function's family is that of its first case: pow has cases in two. */
    private String functions() {
        Map<String, List<Evidence>> functions = evidence.stream()
                .collect(Collectors.groupingBy(e -> e.c.op(), LinkedHashMap::new, Collectors.toList()));
        StringBuilder text = new StringBuilder();
        String family = "";
        for (Map.Entry<String, List<Evidence>> function : functions.entrySet()) {
            String next = function.getValue().get(0).c.group();
            if (!next.equals(family)) {
                text.append("\n### ").append(next).append("\n\n");
                header(text, "function", "y", "made of", "cases", "value", "order 1", "order 2", "domain, conventions");
            }
            family = next;
            function(text, function.getKey(), function.getValue());
        }
        return text.toString();
    }

    private static void function(StringBuilder text, String name, List<Evidence> cases) {
        List<SourceText.Method> methods =
                ReferenceOps.methods(name).stream().map(SourceText::ofMethod).toList();
        String calls = ReferenceOps.methods(name).stream()
                .map(method -> "`" + method.replaceAll("\\(.*", "") + "`")
                .distinct()
                .collect(Collectors.joining(", "));
        row(
                text,
                "`" + name + "`: " + calls,
                join(methods.stream().map(SourceText.Method::formula).toList(), "; "),
                code(cases.stream()
                        .flatMap(e -> Graph.of(e.run.y()).ops().stream())
                        .map(Op::name)
                        .collect(Collectors.toCollection(TreeSet::new))),
                String.valueOf(cases.size()),
                decade(cases, 0),
                decade(cases, 1),
                decade(cases, 2),
                join(methods.stream().map(SourceText.Method::notes).toList(), " "));
    }

    private String ops() {
        StringBuilder text = new StringBuilder("\n");
        header(
                text,
                "op",
                "y",
                "first derivative",
                "second derivative",
                "differences",
                "cases",
                "deviation",
                "shapes",
                "domain, conventions, notes");
        OpCatalog.OPS.forEach(op -> op(text, op));
        return text.toString();
    }

    private void op(StringBuilder text, Class<? extends Op> op) {
        OpContractTest test = OpContractTest.of(op);
        List<Example> examples = test.examples().toList();
        Set<String> through = new TreeSet<>();
        for (Example e : examples) {
            through.addAll(TwoOrders.of(e.op(), e.inputs()).throughWhich());
        }
        List<Evidence> cases = evidence.stream()
                .filter(e -> !e.c.op().equals("binary_cross_entropy"))
                .filter(e -> e.run.graph().ops().stream().anyMatch(op::isInstance))
                .toList();
        row(
                text,
                "`" + test.opName() + "`",
                SourceText.ofOp(op, "Forward"),
                SourceText.ofOp(op, "Gradient"),
                through.isEmpty() ? "absent" : "through " + code(through),
                "order " + test.order() + ", " + examples.size() + " examples",
                String.valueOf(cases.size()),
                cases.isEmpty() ? "-" : decade(cases, 0, 1, 2),
                SourceText.ofOp(op, "Shapes"),
                SourceText.ofOp(op, "Notes"));
    }

    /** The least power of ten that no deviation of these orders exceeds. */
    private static String decade(List<Evidence> cases, int... orders) {
        double largest = ROUNDING;
        for (Evidence e : cases) for (int order : orders) largest = Math.max(largest, e.run.deviation(order));
        return "1e" + Math.round(Math.ceil(Math.log10(largest) - 1e-9));
    }

    private static String code(Collection<String> ops) {
        return ops.stream().map(op -> "`" + op + "`").collect(Collectors.joining(", "));
    }

    private static String join(List<String> texts, String separator) {
        return texts.stream().filter(text -> !text.isEmpty()).distinct().collect(Collectors.joining(separator));
    }

    private static void header(StringBuilder text, String... cells) {
        row(text, cells);
        text.append("|").append(" --- |".repeat(cells.length)).append("\n");
    }

    private static void row(StringBuilder text, String... cells) {
        for (String cell : cells) if (cell.isEmpty()) throw new AssertionError("an empty cell: " + List.of(cells));
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}
