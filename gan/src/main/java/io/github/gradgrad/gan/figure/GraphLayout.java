package io.github.gradgrad.gan.figure;

import io.github.gradgrad.autodiff.Variable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Where the nodes of a small graph stand: in rows by depth, and in a row as near as possible to their inputs. */
final class GraphLayout {
    private final List<Node> nodes = new ArrayList<>();
    private final Map<Variable, Node> byVariable = new HashMap<>();
    private final List<List<Node>> rows = new ArrayList<>();

    /** A node; {@code column} and {@code row} count from 0. */
    static final class Node {
        final Variable variable;
        final int derivative;
        final List<Node> inputs = new ArrayList<>();
        int row;
        double column;

        private Node(Variable variable, int derivative) {
            this.variable = variable;
            this.derivative = derivative;
        }
    }

    /** Adds a node after those that it was computed from. */
    void add(Variable variable, int derivative) {
        Node node = new Node(variable, derivative);
        for (Variable input : variable.inputs()) {
            if (byVariable.containsKey(input)) node.inputs.add(Objects.requireNonNull(byVariable.get(input)));
        }
        node.row = node.inputs.stream().mapToInt(input -> input.row + 1).max().orElse(0);
        byVariable.put(variable, node);
        nodes.add(node);
    }

    /** All nodes, in their places. */
    List<Node> place() {
        // A leaf stands just above where it is first used.
        for (Node leaf : nodes) {
            if (!leaf.inputs.isEmpty()) continue;
            leaf.row = nodes.stream()
                    .filter(user -> user.inputs.contains(leaf))
                    .mapToInt(user -> user.row - 1)
                    .min()
                    .orElse(leaf.row);
        }
        for (Node node : nodes) {
            while (rows.size() <= node.row) rows.add(new ArrayList<>());
            rows.get(node.row).add(node);
        }
        rows.forEach(GraphLayout::place);
        double left = nodes.stream().mapToDouble(node -> node.column).min().orElse(0);
        for (Node node : nodes) node.column -= left;
        return nodes;
    }

    private static void place(List<Node> row) {
        for (int i = 0; i < row.size(); i++) {
            double middle = i - (row.size() - 1) / 2.0;
            Node node = row.get(i);
            node.column = node.inputs.stream()
                    .mapToDouble(input -> input.column)
                    .average()
                    .orElse(middle);
        }
        row.sort(Comparator.comparingDouble(node -> node.column));
        double pushed = 0;
        for (int i = 1; i < row.size(); i++) {
            double least = row.get(i - 1).column + 1, wish = row.get(i).column;
            row.get(i).column = Math.max(wish, least);
            pushed += row.get(i).column - wish;
        }
        for (Node node : row) node.column -= pushed / row.size();
    }
}
