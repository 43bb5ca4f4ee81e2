package io.github.gradgrad.autodiff;

import java.util.ArrayList;
import java.util.List;

/** A graph as SVG: a row for each depth from the leaves down, in it the nodes in the order of their creation. */
final class GraphDrawing {
    private static final int WIDTH = 150;
    private static final int HEIGHT = 36;
    private static final int COLUMN = WIDTH + 20;
    private static final int ROW = HEIGHT + 44;

    /** Orders 0 to 3, and every further one. */
    private static final List<String> COLOURS = List.of("#dbeafe", "#fde68a", "#fecaca", "#ddd6fe", "#e5e7eb");

    private final List<GraphNode> nodes;
    /** By id: the position in its row. */
    private final List<Integer> columns = new ArrayList<>();

    private final List<Integer> rowSizes = new ArrayList<>();

    GraphDrawing(List<GraphNode> nodes) {
        this.nodes = nodes;
        for (GraphNode node : nodes) {
            while (rowSizes.size() <= node.depth()) rowSizes.add(0);
            int column = rowSizes.get(node.depth());
            columns.add(column);
            rowSizes.set(node.depth(), column + 1);
        }
    }

    /** What shows the order of derivative. */
    static String colour(GraphNode node) {
        return COLOURS.get(Math.min(node.derivative(), COLOURS.size() - 1));
    }

    String svg() {
        int widest = rowSizes.stream().mapToInt(Integer::intValue).max().orElse(0);
        StringBuilder text = new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"")
                .append(20 + widest * COLUMN)
                .append("\" height=\"")
                .append(20 + rowSizes.size() * ROW)
                .append("\" font-family=\"sans-serif\" font-size=\"11\" text-anchor=\"middle\">\n");
        for (GraphNode node : nodes) for (int input : node.inputs()) edge(text, nodes.get(input), node);
        for (GraphNode node : nodes) box(text, node);
        return text.append("</svg>\n").toString();
    }

    private void edge(StringBuilder text, GraphNode from, GraphNode to) {
        int x1 = centre(from), y1 = top(from) + HEIGHT, x2 = centre(to), y2 = top(to);
        text.append("<path fill=\"none\" stroke=\"#6b7280\" d=\"M")
                .append(x1)
                .append(' ')
                .append(y1);
        text.append(" C")
                .append(x1)
                .append(' ')
                .append(y1 + 30)
                .append(' ')
                .append(x2)
                .append(' ');
        text.append(y2 - 30).append(' ').append(x2).append(' ').append(y2).append("\"/>\n");
    }

    private void box(StringBuilder text, GraphNode node) {
        int x = centre(node), y = top(node);
        text.append("<rect x=\"").append(x - WIDTH / 2).append("\" y=\"").append(y);
        text.append("\" width=\"").append(WIDTH).append("\" height=\"").append(HEIGHT);
        text.append("\" rx=\"").append(node.inputs().isEmpty() ? 0 : 12);
        text.append("\" stroke=\"#374151\" fill=\"").append(colour(node)).append("\"/>\n");
        line(text, x, y + 15, node.title());
        line(text, x, y + 29, node.dims() + " " + node.bytes() + " bytes");
    }

    private static void line(StringBuilder text, int x, int y, String words) {
        String escaped = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        text.append("<text x=\"").append(x).append("\" y=\"").append(y).append("\">");
        text.append(escaped).append("</text>\n");
    }

    private int centre(GraphNode node) {
        return 20 + columns.get(node.id()) * COLUMN + WIDTH / 2;
    }

    private static int top(GraphNode node) {
        return 20 + node.depth() * ROW;
    }
}
