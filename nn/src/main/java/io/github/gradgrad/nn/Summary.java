package io.github.gradgrad.nn;

import io.github.gradgrad.autodiff.Graph;
import io.github.gradgrad.autodiff.Variable;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a network does with an input of a given shape, layer by layer, in the order of the calls: {@link Layer#summary}.
 *
 * <p>A {@link Sequential} or {@link Residual} is followed by the layers that it calls; a layer of your own is one row.
 * The network is called once, in evaluation, on zeros.
 *
 * @param rows the layers, each container before what it calls
 */
public record Summary(List<Row> rows) {
    /**
     * One layer.
     *
     * @param name its name from the network on, such as {@code 0.block.1}
     * @param depth how many containers it is in
     * @param layer what it is, such as {@code Linear(2 -> 64)}, of a container the class alone
     * @param output the shape of its output
     * @param parameters how many numbers its parameters hold, those of its children included
     * @param frozen how many of them are frozen
     * @param bytes what its parameters and buffers take
     * @param operations the floating-point operations of a call: 2 for each product and sum of a matrix product or
     *     convolution, 1 for each element of any other result that is computed
     */
    public record Row(
            String name,
            int depth,
            String layer,
            Shape output,
            long parameters,
            long frozen,
            long bytes,
            long operations) {}

    public Summary {
        rows = List.copyOf(rows);
    }

    static Summary of(Layer network, Shape input) {
        DType dtype =
                network.parameters().stream().map(Parameter::dtype).findFirst().orElse(DType.FLOAT32);
        List<Row> rows = new ArrayList<>();
        visit("", 0, network, Tensor.zeros(dtype, input), rows);
        return new Summary(rows);
    }

    /** The row of the whole network. */
    public Row total() {
        return rows.get(0);
    }

    private static Variable visit(String owner, int depth, Layer layer, Tensor x, List<Row> rows) {
        String name = depth < 2 ? layer.name() : owner + "." + layer.name();
        int place = rows.size();
        // A leaf, so that the graph begins here and records everything that depends on the input.
        Variable leaf = Variable.of(x), y;
        long operations = 0;
        if (layer instanceof Composite composite) {
            y = composite.compose(leaf, (child, v, inPlace) -> visit(name, depth + 1, child, v.value(), rows));
            operations = rows.subList(place, rows.size()).stream()
                    .filter(row -> row.depth == depth + 1)
                    .mapToLong(Row::operations)
                    .sum();
        } else {
            y = layer.forward(leaf);
        }
        operations += Operations.of(Graph.of(y));
        rows.add(place, row(name, depth, layer, y.shape(), operations));
        // The next layer's graph begins anew.
        return Variable.of(y.value());
    }

    private static Row row(String name, int depth, Layer layer, Shape output, long operations) {
        List<Parameter> parameters = layer.parameters();
        long frozen = size(parameters.stream().filter(Parameter::isFrozen).toList());
        long bytes = parameters.stream()
                        .mapToLong(p -> (long) p.shape().size() * p.dtype().bytes())
                        .sum()
                + layer.buffers().stream()
                        .mapToLong(
                                b -> (long) b.value().size() * b.value().dtype().bytes())
                        .sum();
        return new Row(name, depth, layer.label(), output, size(parameters), frozen, bytes, operations);
    }

    private static long size(List<Parameter> parameters) {
        return parameters.stream().mapToLong(p -> p.shape().size()).sum();
    }

    /** A table for people, a line for each layer and one for the sums. */
    @Override
    public String toString() {
        int width = Math.max(
                5, rows.stream().mapToInt(row -> label(row).length()).max().orElse(0));
        int shape = Math.max(
                6,
                rows.stream()
                        .mapToInt(row -> row.output.toString().length())
                        .max()
                        .orElse(0));
        String format = "%-" + width + "s  %-" + shape + "s  %12s  %12s  %16s%n";
        String head = String.format(Locale.ROOT, format, "layer", "output", "parameters", "bytes", "operations");
        String body = rows.stream()
                .map(row -> String.format(
                        Locale.ROOT, format, label(row), row.output, row.parameters, row.bytes, row.operations))
                .collect(Collectors.joining());
        String frozen = total().frozen == 0 ? "" : ", " + total().frozen + " of them frozen";
        return head + body + total().parameters + " parameters" + frozen + ", " + total().bytes + " bytes, "
                + total().operations + " floating-point operations";
    }

    private static String label(Row row) {
        String indent = "  ".repeat(row.depth);
        return indent
                + (row.name.isEmpty() ? "" : row.name.substring(row.name.lastIndexOf('.') + 1) + ": ")
                + row.layer;
    }
}
