package io.github.gradgrad.autodiff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import io.github.gradgrad.tensor.Shape;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the catalogue against the op classes, their tests and their own derivatives. */
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
            OpContractTest test = OpContractTest.of(op);
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

    /** A single element, a dim of size 1, and five dims where the op does not say how many there are. */
    @TestFactory
    Stream<DynamicTest> everyOpIsTriedAtTheEdges() {
        return forEachOp(op -> {
            OpContractTest test = OpContractTest.of(op);
            List<Shape> shapes = test.examples()
                    .flatMap(example -> example.shapes().stream())
                    .toList();
            assertTrue(shapes.stream().anyMatch(shape -> shape.size() == 1), "a single element");
            assertTrue(shapes.stream().anyMatch(OpCatalogTest::hasADimOfOne), "a dim of size 1");
            assertTrue(shapes.stream().anyMatch(shape -> shape.rank() == test.dims()), test.dims() + " dims");
        });
    }

    private static boolean hasADimOfOne(Shape shape) {
        return shape.size() > 1 && Arrays.stream(shape.toArray()).anyMatch(d -> d == 1);
    }

    /** What a rule uses must be an op that the tests know. */
    @TestFactory
    Stream<DynamicTest> differentiatingTwiceUsesOpsOfTheCatalogueOnly() {
        return forEachOp(op -> {
            Set<String> foreign = new HashSet<>();
            OpContractTest.of(op)
                    .examples()
                    .map(e -> TwoOrders.of(e.op(), e.inputs()))
                    .forEach(orders -> {
                        for (Op used : orders.graph().ops()) {
                            if (!OpCatalog.OPS.contains(used.getClass())) foreign.add(used.name());
                        }
                    });
            assertEquals(Set.of(), foreign);
        });
    }

    /** What graphs show of an op: its value, and a rule for each input. */
    @Test
    void everyOpHasItsFormula() {
        for (Class<? extends Op> op : OpCatalog.OPS) {
            Formula formula = op.getAnnotation(Formula.class);
            assertNotNull(formula, op::getSimpleName);
            assertFalse(formula.y().isBlank(), op::getSimpleName);
            assertTrue(formula.gradient().length > 0, op::getSimpleName);
            boolean named = formula.inputs().length > 0;
            assertTrue(!named || formula.inputs().length == formula.gradient().length, op::getSimpleName);
        }
    }

    /** One op, one formula: what a graph shows is what the Javadoc says, in fewer words. */
    @TestFactory
    Stream<DynamicTest> everyFormulaIsThatOfTheJavadoc() {
        return forEachOp(op -> {
            Formula formula = op.getAnnotation(Formula.class);
            assertContains(SourceText.ofOp(op, "Forward"), formula.y());
            for (String part : formula.gradient()) {
                assertContains(SourceText.ofOp(op, "Gradient"), part.replaceAll("^absent: .*", "absent"));
            }
        });
    }

    private static void assertContains(String javadoc, String formula) {
        String text = javadoc.replace("&lt;", "<").replace("&gt;", ">").replace("`", "");
        assertTrue(text.contains(formula), () -> "'" + formula + "' expected in the Javadoc: " + text);
    }

    private static Set<String> names(Function<Class<? extends Op>, String> name) {
        return OpCatalog.OPS.stream().map(name).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<DynamicTest> forEachOp(Consumer<Class<? extends Op>> check) {
        return OpCatalog.OPS.stream().map(op -> dynamicTest(op.getSimpleName(), () -> check.accept(op)));
    }
}
