package io.github.gradgrad.autodiff;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.gradgrad.autodiff.reference.Deviation;
import io.github.gradgrad.autodiff.reference.ReferenceCase;
import io.github.gradgrad.autodiff.reference.ReferenceData;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

/** Every op against libtorch: value, first derivative and second, as FORMAT.md section 2.2 says. */
class OpReferenceTest {
    /** Of the measure that FORMAT.md suggests; PyTorch's binary cross entropy is itself inexact by a quarter of it. */
    private static final double BOUND = 1e-10;

    @TestFactory
    Stream<DynamicTest> agreesWithLibtorch() {
        List<ReferenceCase> cases = ReferenceData.ops();
        assertFalse(cases.isEmpty());
        return cases.stream().map(c -> dynamicTest(c.name(), () -> check(c)));
    }

    /** A line that is misspelt, or no longer used, would otherwise stay. */
    @Test
    void theFormatKnowsEveryLineOfTheTable() throws IOException {
        try (InputStream in = requireNonNull(ReferenceData.class.getResourceAsStream("FORMAT.md"))) {
            String format = new String(in.readAllBytes(), UTF_8);
            TreeSet<String> unknown = new TreeSet<>(ReferenceOps.names());
            unknown.removeIf(op -> format.matches("(?s).*[` ]" + op + "[` ].*"));
            assertEquals(new TreeSet<>(), unknown);
        }
    }

    private static void check(ReferenceCase c) {
        List<Variable> xs = c.inputs().stream().map(Variable::of).toList();
        Variable v = Variable.of(c.tensor("v"));
        List<Variable> xsAndV = new ArrayList<>(xs);
        xsAndV.add(v);

        Variable y = ReferenceOps.apply(c, xs);
        Pullback first = y.pullback(v).zerosForUnused();
        List<Variable> g = first.differentiableGradients(xs);
        Pullback second = Pullback.ofScalar(directional(g, c)).zerosForUnused();

        List<Executable> comparisons = new ArrayList<>();
        comparisons.add(() -> compare(c, "y", y.value()));
        addAll(comparisons, c, "g", first.gradients(xs));
        addAll(comparisons, c, "g", values(g));
        addAll(comparisons, c, "h", second.gradients(xsAndV));
        addAll(comparisons, c, "h", values(second.differentiableGradients(xsAndV)));
        assertAll(c.name(), comparisons);
    }

    /** S = the sum of &lt;u_i, g_i&gt;. */
    private static Variable directional(List<Variable> g, ReferenceCase c) {
        Variable s = Variable.constant(Tensor.scalar(DType.FLOAT64, 0));
        for (int i = 0; i < g.size(); i++) {
            s = s.add(g.get(i).mul(Variable.constant(c.tensor("u" + i))).sum());
        }
        return s;
    }

    private static List<Tensor> values(List<Variable> variables) {
        return variables.stream().map(Variable::value).toList();
    }

    /** The tensor that comes after those of the inputs is the one of v. */
    private static void addAll(List<Executable> comparisons, ReferenceCase c, String letter, List<Tensor> actual) {
        int inputs = c.inputs().size();
        for (int i = 0; i < actual.size(); i++) {
            String key = i < inputs ? letter + i : letter + "v";
            Tensor tensor = actual.get(i);
            comparisons.add(() -> compare(c, key, tensor));
        }
    }

    private static void compare(ReferenceCase c, String key, Tensor actual) {
        Tensor expected = c.tensor(key);
        boolean relative = key.equals("y") && c.hasTag("tiny");
        double deviation = relative ? Deviation.tiny(actual, expected) : Deviation.of(actual, expected);
        assertTrue(deviation <= BOUND, () -> c + " " + key + ": deviation " + deviation);
    }
}
