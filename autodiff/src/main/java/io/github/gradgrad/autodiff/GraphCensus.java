package io.github.gradgrad.autodiff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a graph holds: how many variables, and how many bytes in their values, in all and by op.
 *
 * <p>These are the bytes that stay alive as long as the graph does. A variable whose value shares another's storage, the
 * result of a reshape or of a {@link GradientHook}, counts as a variable of 0 bytes.
 *
 * @param variables how many there are
 * @param bytes of all values
 * @param constants leaves that no gradient flows to, and their bytes
 * @param leaves differentiable leaves, such as parameters, and their bytes
 * @param byOp the results of each op, by its name, the greatest number of bytes first
 */
public record GraphCensus(long variables, long bytes, Entry constants, Entry leaves, List<Entry> byOp) {
    /**
     * One line of the census.
     *
     * @param what an op's name, {@code constant} or {@code variable}
     */
    public record Entry(String what, long count, long bytes) {
        private Entry plus(Variable v) {
            return new Entry(what, count + 1, bytes + GraphCensus.bytes(v));
        }
    }

    public GraphCensus {
        byOp = List.copyOf(byOp);
    }

    /** Counts the variables of a graph. */
    public static GraphCensus of(Graph graph) {
        Entry all = new Entry("", 0, 0), constants = new Entry("constant", 0, 0), leaves = new Entry("variable", 0, 0);
        Map<String, Entry> byOp = new TreeMap<>();
        for (Variable v : graph.nodes()) {
            Op op = v.op();
            all = all.plus(v);
            if (op != null) {
                byOp.merge(op.name(), new Entry(op.name(), 0, 0).plus(v), (entry, one) -> entry.plus(v));
            } else if (v.isDifferentiable()) {
                leaves = leaves.plus(v);
            } else {
                constants = constants.plus(v);
            }
        }
        List<Entry> sorted = new ArrayList<>(byOp.values());
        sorted.sort(Comparator.comparingLong(Entry::bytes).reversed());
        return new GraphCensus(all.count, all.bytes, constants, leaves, sorted);
    }

    /** The bytes of a variable's value; 0 if it shares them with an input. */
    static long bytes(Variable v) {
        boolean shares = v.op() instanceof ReshapeOp || v.op() instanceof HookOp;
        return shares ? 0 : (long) v.dtype().bytes() * v.shape().size();
    }

    /** A table, one line each, for people. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        line(text, new Entry("all", variables, bytes));
        line(text, leaves);
        line(text, constants);
        byOp.forEach(entry -> line(text, entry));
        return text.toString();
    }

    private static void line(StringBuilder text, Entry entry) {
        text.append(String.format(Locale.ROOT, "%-16s %9d %15d bytes\n", entry.what, entry.count, entry.bytes));
    }
}
