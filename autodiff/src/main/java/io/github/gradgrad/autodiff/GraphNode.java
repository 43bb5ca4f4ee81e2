package io.github.gradgrad.autodiff;

import java.util.List;

/**
 * A variable as a graph shows it.
 *
 * @param id counted from 0 in the order of creation
 * @param kind the op's name; {@code variable} or {@code constant} for a leaf
 * @param name of a named leaf, else empty
 * @param attributes of the op, such as {@code slope=0.2}; else empty
 * @param dims of the shape
 * @param dtype such as {@code FLOAT32}
 * @param bytes of the value; 0 if it shares its storage with an input
 * @param derivative the order of derivative that it belongs to; see {@link GraphExport}
 * @param depth the length of the longest way to it from a leaf
 * @param inputs the ids of what it was computed from, in the order of the op's inputs
 */
public record GraphNode(
        int id,
        String kind,
        String name,
        String attributes,
        List<Integer> dims,
        String dtype,
        long bytes,
        int derivative,
        int depth,
        List<Integer> inputs) {
    public GraphNode {
        dims = List.copyOf(dims);
        inputs = List.copyOf(inputs);
    }

    /** The name if it has one, else the kind, and the attributes: {@code leakyRelu(slope=0.2)}. */
    public String title() {
        return (name.isEmpty() ? kind : name) + (attributes.isEmpty() ? "" : "(" + attributes + ")");
    }
}
