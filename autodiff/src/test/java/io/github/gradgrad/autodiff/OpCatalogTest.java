package io.github.gradgrad.autodiff;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the catalogue against the op classes, their tests, their documentation and their own derivatives. */
class OpCatalogTest {
    @Test
    void listsEveryOpOnce() {
        Set<String> classes = LibraryClasses.load().stream()
                .filter(c -> c.isAssignableTo(Op.class) && !c.getModifiers().contains(JavaModifier.ABSTRACT))
                .map(JavaClass::getSimpleName)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> listed = names(Class::getSimpleName);
        assertEquals(classes, listed);
        assertEquals(listed.size(), OpCatalog.OPS.size());
    }

    /** Every XxxOp has its XxxOpTest, whose examples are indeed of that op. */
    @TestFactory
    Stream<DynamicTest> everyOpHasItsTest() {
        return forEachOp(op -> {
            OpContractTest test = testOf(op);
            List<Example> examples = test.examples().toList();
            assertFalse(examples.isEmpty());
            for (Example example : examples) {
                Graph graph = TwoOrders.of(example.op(), example.inputs()).graph();
                Stream<String> named =
                        graph.ops().stream().filter(op::isInstance).map(Op::name);
                assertTrue(named.anyMatch(test.opName()::equals), () -> example.label() + " is without the op");
            }
        });
    }

    /** What a rule uses must be an op that the tests know. */
    @TestFactory
    Stream<DynamicTest> differentiatingTwiceUsesOpsOfTheCatalogueOnly() {
        return forEachOp(op -> {
            Set<String> foreign = new HashSet<>();
            testOf(op).examples().map(e -> TwoOrders.of(e.op(), e.inputs())).forEach(orders -> {
                for (Op used : orders.graph().ops()) {
                    if (!OpCatalog.OPS.contains(used.getClass())) foreign.add(used.name());
                }
            });
            assertEquals(Set.of(), foreign);
        });
    }

    @Test
    void docsHaveARowForEveryOpAndNoOther() throws IOException {
        List<String> documented = rows().stream().map(cells -> cells.get(0)).toList();
        Set<String> expected = names(op -> "`" + testOf(op).opName() + "`");
        assertEquals(expected, new TreeSet<>(documented));
        assertEquals(expected.size(), documented.size());
    }

    /** Op, forward, gradient, domain and single points, notes. */
    @Test
    void everyRowOfTheDocsIsFilledIn() throws IOException {
        for (List<String> cells : rows()) {
            assertEquals(5, cells.size(), cells::toString);
            assertFalse(cells.stream().anyMatch(String::isEmpty), cells::toString);
        }
    }

    /** A row begins with the op's formulas, and may say more behind them. */
    @Test
    void theFormulasAreThoseOfTheDocs() throws IOException {
        Map<String, List<String>> rows =
                rows().stream().collect(Collectors.toMap(cells -> cells.get(0), cells -> cells));
        for (Class<? extends Op> op : OpCatalog.OPS) {
            Formula formula = op.getAnnotation(Formula.class);
            assertNotNull(formula, op::getSimpleName);
            List<String> cells = rows.get("`" + testOf(op).opName() + "`");
            assertBeginsWith(formula.y(), cells.get(1));
            assertBeginsWith(rule(formula), cells.get(2));
        }
    }

    /** Such as {@code da = g, db absent}. */
    private static String rule(Formula formula) {
        String[] gradient = formula.gradient();
        String[] names = formula.inputs();
        if (names.length == 0) names = gradient.length == 1 ? new String[] {"x"} : new String[] {"a", "b"};
        assertEquals(names.length, gradient.length);
        StringJoiner rule = new StringJoiner(", ");
        for (int i = 0; i < names.length; i++) {
            rule.add("d" + names[i] + (gradient[i].startsWith("absent: ") ? " absent" : " = " + gradient[i]));
        }
        return rule.toString();
    }

    private static void assertBeginsWith(String formula, String cell) {
        assertTrue(
                cell.replace("`", "").startsWith(formula), () -> "'" + formula + "' expected at the begin of " + cell);
    }

    /** The rows of the tables in docs/ops.md that begin with a name in code font, as their cells. */
    private static List<List<String>> rows() throws IOException {
        Path docs = Path.of(System.getProperty("basedir", ""), "..", "docs", "ops.md");
        return Files.readAllLines(docs).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> Arrays.stream(
                                line.substring(1, line.lastIndexOf('|')).split("\\|", -1))
                        .map(String::strip)
                        .toList())
                .toList();
    }

    private static Set<String> names(Function<Class<? extends Op>, String> name) {
        return OpCatalog.OPS.stream().map(name).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<DynamicTest> forEachOp(Consumer<Class<? extends Op>> check) {
        return OpCatalog.OPS.stream().map(op -> dynamicTest(op.getSimpleName(), () -> check.accept(op)));
    }

    private static OpContractTest testOf(Class<? extends Op> op) {
        String test = op.getName() + "Test";
        return assertDoesNotThrow(
                () -> Class.forName(test)
                        .asSubclass(OpContractTest.class)
                        .getDeclaredConstructor()
                        .newInstance(),
                () -> op.getSimpleName() + " has no " + test);
    }
}
