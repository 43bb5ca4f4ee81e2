package io.github.gradgrad.gan.microscope;

import io.github.gradgrad.autodiff.Op;
import io.github.gradgrad.autodiff.Variable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A variable as the page shows it, or the placeholder of one that is absent.
 *
 * @param id its place in the order in which the nodes appear
 * @param kind the op's name; {@code variable}, {@code constant} or {@code absent} for what no op computed
 * @param title its name if it has one, else the kind
 * @param formula the value as a formula, or why it is absent
 * @param values the elements in row-major order, separated by spaces; only the first {@link #SHOWN}
 * @param inputs what it was computed from; of a placeholder, what it would have been
 * @param names what the formula calls them
 */
record Node(
        int id,
        int phase,
        String kind,
        String title,
        String attributes,
        String formula,
        List<Integer> dims,
        String dtype,
        String values,
        List<Integer> inputs,
        List<String> names) {
    /** A page is for looking at numbers: more of one variable than these nobody reads. */
    static final int SHOWN = 256;

    static final String ABSENT = "absent";

    static Node of(int id, int phase, Variable v, List<Integer> inputs) {
        Op op = v.op();
        String kind = op != null ? op.name() : v.isDifferentiable() ? "variable" : "constant";
        return new Node(
                id,
                phase,
                kind,
                v.name().orElse(kind),
                op != null ? op.attributes() : "",
                op != null ? op.formula() : "",
                Arrays.stream(v.shape().toArray()).boxed().toList(),
                v.dtype().name(),
                values(v),
                inputs,
                op != null ? names(op, inputs.size()) : List.of());
    }

    static Node absent(int id, int phase, String title, String reason, List<Integer> inputs) {
        return new Node(
                id,
                phase,
                ABSENT,
                title,
                "",
                reason,
                List.of(),
                "",
                "",
                inputs,
                List.of("g", "input").subList(2 - inputs.size(), 2));
    }

    private static List<String> names(Op op, int inputs) {
        return IntStream.range(0, inputs).mapToObj(i -> op.inputName(i, inputs)).toList();
    }

    private static String values(Variable v) {
        return IntStream.range(0, Math.min(SHOWN, v.shape().size()))
                .mapToObj(i -> number(v.value().at(i)))
                .collect(Collectors.joining(" "));
    }

    /** Without {@code .0}; all digits, since the page shows few and tests compare all. */
    private static String number(double value) {
        String text = Double.toString(value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
