package io.github.gradgrad.gan.microscope;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Where everything is on the page: a column for each phase, which runs down where a function is computed and up where it
 * is differentiated, so that a sweep starts beside what it differentiates.
 *
 * <p>Within a column the layout is ELK's; what flows from one column into a later one is a curve behind the nodes.
 *
 * @param columns one for each phase
 * @param boxes one for each node
 * @param edges one for each input of each node
 */
record GraphLayout(double width, double height, List<Box> columns, List<Box> boxes, List<Edge> edges) {
    static final double NODE_WIDTH = 132;
    static final double NODE_HEIGHT = 56;
    private static final double GAP = 72;
    private static final double MARGIN = 24;
    /** Above a column, for its title. */
    private static final double TITLE = 44;

    record Box(double x, double y, double width, double height) {
        Box movedBy(double dx, double dy) {
            return new Box(x + dx, y + dy, width, height);
        }
    }

    /**
     * What flows from a node into another.
     *
     * @param input which of the inputs of {@code to} it is
     * @param path as SVG has it
     */
    record Edge(int from, int to, int input, String path) {}

    static GraphLayout of(List<Phase> phases, List<Node> nodes) {
        List<Column> columns = new ArrayList<>();
        double x = MARGIN, end = 0;
        for (int phase = 0; phase < phases.size(); phase++) {
            boolean down = !phases.get(phase).isSweep();
            Column column = Column.of(phase, nodes, down);
            // A sweep ends where the column before it ends: at the output. What is computed from it starts where it
            // stops.
            double y = down ? end : end - column.height();
            columns.add(column.movedBy(x, y));
            x += column.width() + GAP;
            end = down ? y + column.height() : y;
        }
        double top = columns.stream().mapToDouble(Column::y).min().orElse(0) - TITLE - MARGIN;
        columns.replaceAll(column -> column.movedBy(0, -top));
        return new GraphLayout(
                x - GAP + MARGIN,
                columns.stream().mapToDouble(c -> c.y() + c.height()).max().orElse(0) + MARGIN,
                columns.stream()
                        .map(c -> new Box(c.x(), c.y() - TITLE, c.width(), c.height() + TITLE))
                        .toList(),
                nodes.stream()
                        .map(node -> columns.get(node.phase()).box(node.id()))
                        .toList(),
                edges(nodes, columns));
    }

    private static List<Edge> edges(List<Node> nodes, List<Column> columns) {
        List<Edge> edges = new ArrayList<>();
        for (Node node : nodes) {
            Column column = columns.get(node.phase());
            for (int i = 0; i < node.inputs().size(); i++) {
                int from = node.inputs().get(i), other = nodes.get(from).phase();
                String path = other == node.phase()
                        ? column.path(node.id(), i)
                        : across(columns.get(other).box(from), column.box(node.id()));
                edges.add(new Edge(from, node.id(), i, path));
            }
        }
        return edges;
    }

    /** From the right side of a node to the left side of one in a later column. */
    private static String across(Box from, Box to) {
        double x1 = from.x() + NODE_WIDTH, y1 = from.y() + NODE_HEIGHT / 2;
        double x2 = to.x(), y2 = to.y() + NODE_HEIGHT / 2;
        double reach = Math.max(60, (x2 - x1) / 2);
        return String.format(
                Locale.ROOT,
                "M%.1f %.1fC%.1f %.1f %.1f %.1f %.1f %.1f",
                x1,
                y1,
                x1 + reach,
                y1,
                x2 - reach,
                y2,
                x2,
                y2);
    }
}
