package io.github.gradgrad.nn;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Shape;

/**
 * What a header says of one tensor.
 *
 * @param begin where its numbers begin, in bytes from the end of the header
 */
record SafeTensorsEntry(String name, ElementType type, Shape shape, long begin) {
    /** The one key of a header that is not a tensor. */
    static final String METADATA = "__metadata__";

    /** The bytes before the header: its length. */
    static final long LENGTH_BYTES = Long.BYTES;

    /** Longer headers are refused, as by the format's own library. */
    static final int LONGEST_HEADER = 100_000_000;

    /** What the numbers become; every element type has the width of what it becomes. */
    DType dtype() {
        return type.dtype();
    }

    /** The number of bytes of the numbers. */
    long bytes() {
        return (long) shape.size() * dtype().bytes();
    }

    long end() {
        return begin + bytes();
    }
}
