package io.github.gradgrad.tensor.panama;

import io.github.gradgrad.tensor.kernels.Workers;

/** Cuts elementwise work into one range per thread, where there is enough of it. */
record Ranges(Workers workers) {
    /** The number of elements from which a second thread pays: it begins a microsecond later. */
    private static final int ELEMENTS = 1 << 15;
    /** Ranges of columns begin at multiples of this. */
    private static final int COLUMNS = 4 * Lanes.COUNT;

    @FunctionalInterface
    interface Body {
        void run(int from, int to);
    }

    /** Whether so many elements are worth a second thread. */
    boolean isWorthwhile(long elements) {
        return elements >= ELEMENTS;
    }

    /** All of 0..n-1, in ranges that begin at multiples of {@code grain}. */
    void run(int n, int grain, Body body) {
        cut(n, grain, n, body);
    }

    /** All rows, of {@code length} elements each. */
    void runRows(int rows, int length, Body body) {
        cut(rows, 1, (long) rows * length, body);
    }

    /** All columns of a matrix with {@code length} rows, in ranges of whole cache lines and no fewer than one vector. */
    void runColumns(int columns, int length, Body body) {
        if (columns < 2 * COLUMNS) body.run(0, columns);
        else
            cut(columns, COLUMNS, (long) columns * length, (from, to) -> {
                // A last range of a few columns would be too narrow for a vector: the one before it takes them.
                int end = columns - to < Lanes.COUNT ? columns : to;
                if (columns - from >= Lanes.COUNT) body.run(from, end);
            });
    }

    private void cut(int n, int grain, long elements, Body body) {
        long most = elements / (ELEMENTS / 2);
        int parts = !isWorthwhile(elements) ? 1 : (int) Math.min(workers.threadsNow(), most);
        if (parts == 1) {
            body.run(0, n);
            return;
        }
        int size = Math.ceilDiv(Math.ceilDiv(n, parts), grain) * grain;
        workers.run(Math.ceilDiv(n, size), i -> body.run(i * size, Math.min(n, (i + 1) * size)));
    }
}
