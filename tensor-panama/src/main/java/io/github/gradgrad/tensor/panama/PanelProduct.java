package io.github.gradgrad.tensor.panama;

import io.github.gradgrad.tensor.blas.Matrix;
import io.github.gradgrad.tensor.blas.Product;
import io.github.gradgrad.tensor.kernels.Workers;
import io.github.gradgrad.tensor.panama.BlockProduct.Form;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a product: some rows, and the columns of some panels. It goes through k in pieces, of which a panel of B stays in the first-level cache
 * while blocks of A, of six rows each, go over it. B is packed in {@link Panels}, unless they are there already, A where it is stored transposed
 * or vector registers are few.
 */
final class PanelProduct {
    private static final int COLUMNS = Panels.COLUMNS;

    /** How much of k is a piece at the most: a panel of 32 KiB. */
    static final int DEPTH = COLUMNS > 16 ? 128 : 512;
    /** How much of B is packed at once: 512 KiB on a processor with wide panels, twice that on others. */
    private static final int NUMBERS = COLUMNS > 16 ? 1 << 17 : 1 << 18;

    /**
     * Whether rows of A are read where they are stored. With 16 vector registers the JIT keeps sums in memory then: nearly twice the
     * time.
     */
    static final boolean IN_PLACE = Lanes.REGISTERS >= 32;

    private static final int ROWS = Form.ROWS;

    /** What is worth another thread's joining in: ten microseconds of work. */
    private static final int SHARE = 1 << 19;

    // A as it is stored, or in blocks of its rows; or, where it is stored transposed, in blocks of its columns.
    private static final Form ROWS_OF_A = IN_PLACE ? Form.ofRows(0) : Form.ofFours();
    private static final BlockProduct AS_STORED = ROWS_OF_A.copy();
    private static final BlockProduct TURNED = Form.ofColumns().copy();
    // The same for a last panel of no more columns than a vector has.
    private static final BlockProduct THIN_AS_STORED = ROWS_OF_A.thinCopy();
    private static final BlockProduct THIN_TURNED = Form.ofColumns().thinCopy();
    // The same for rows that are left, which are packed in any case.
    private static final BlockProduct REST_AS_STORED = (IN_PLACE ? Form.ofRows(DEPTH) : Form.ofFours()).restCopy();
    private static final BlockProduct REST_TURNED = Form.ofColumns().restCopy();

    /** A product without anything added starts here. */
    private static final float[] ZEROS = new float[COLUMNS];

    private static final ThreadLocal<PanelProduct> OF_THREAD = ThreadLocal.withInitial(PanelProduct::new);

    private final RowBlocks rows = new RowBlocks();
    private final float[] panels = new float[NUMBERS];
    private final float[] block = new float[ROWS * COLUMNS];
    /** What is added to each row, as wide as the panels. */
    private float[] added = {};

    /** The one with this thread's buffers. */
    static PanelProduct ofThread() {
        return OF_THREAD.get();
    }

    /** How many columns are packed at once where the inner dimension is so long: the shorter it is, the seldomer A is packed. */
    static int columns(int k) {
        return NUMBERS / Math.min(k, DEPTH) / COLUMNS * COLUMNS;
    }

    /** Computes a sum with at most {@link #columns} columns. Threads that have nothing else to do join in at the next piece, or rows. */
    void run(ProductSum sum, Workers workers) {
        run(sum, 0, workers);
    }

    private void run(ProductSum sum, int begin, Workers workers) {
        List<Product<float[]>> products = sum.products();
        int k = Product.depth(products), piece = piece(k);
        Matrix<float[]> b = products.get(0).b();
        float @Nullable [] packed =
                products.size() > 1 || b.packed() == null ? null : b.packed().numbers();
        for (int from = begin; from < k; from += piece) {
            if (share(sum, from, k, workers)) return;
            int depth = Math.min(piece, k - from);
            List<Product<float[]>> terms = Product.terms(products, from, depth);
            float[] right = panels;
            int first = 0, size = depth * COLUMNS;
            if (packed != null) {
                right = packed;
                size = k * COLUMNS;
                first = b.offset() / b.columnStep() / COLUMNS * size + from * COLUMNS;
            } else {
                packPanels(terms, size);
            }
            float @Nullable [] row = sum.row() == null || from > 0 ? null : padded(sum.row());
            boolean turned = products.get(0).a().transposed();
            Piece part = new Piece(terms, turned, depth, right, first, size, row, sum.add() || from > 0, sum.c());
            if (from + piece < k) run(part, 0, part.c.rows());
            else runLast(part, workers);
        }
    }

    /** Hands the terms from one on to all threads that have nothing to do, if there are more than were foreseen. */
    private static boolean share(ProductSum sum, int from, int k, Workers workers) {
        int threads = workers.threadsNow();
        if (threads <= workers.threadsHere()) return false;
        int columns = sum.c().columns(), count = Panels.count(columns);
        long worthwhile = (long) sum.c().rows() * columns * (k - from) / SHARE;
        int tiles = (int) Math.min(Math.min(2 * threads, count), worthwhile);
        if (tiles < 2) return false;
        workers.run(tiles, i -> {
            int j = count * i / tiles * COLUMNS, end = Math.min(columns, count * (i + 1) / tiles * COLUMNS);
            ofThread().run(sum.columns(j, end - j), from, workers);
        });
        return true;
    }

    /** The row with room for whole panels. */
    private float[] padded(Matrix<float[]> row) {
        int room = Panels.count(row.columns()) * COLUMNS;
        if (added.length < room) added = new float[room];
        System.arraycopy(row.array(), row.offset(), added, 0, row.columns());
        return added;
    }

    /** How much of k is a piece: equal parts, in whole cache lines. */
    private static int piece(int k) {
        int pieces = Math.ceilDiv(k, DEPTH);
        return Math.ceilDiv(Math.ceilDiv(k, pieces), 16) * 16;
    }

    private void packPanels(List<Product<float[]>> terms, int size) {
        int at = 0;
        for (Product<float[]> product : terms) {
            Panels.pack(product.b(), panels, at * COLUMNS, size);
            at += product.depth();
        }
    }

    /**
     * Products whose inner dimensions are a piece together.
     *
     * @param turned whether A is stored transposed
     * @param depth the inner dimension
     * @param panels where B's panels are: the first at {@code first}, the others {@code size} apart
     * @param row what every row of sums starts from; null for zeros
     * @param add whether C's numbers count
     */
    @SuppressWarnings("ArrayRecordComponent")
    private record Piece(
            List<Product<float[]>> terms,
            boolean turned,
            int depth,
            float[] panels,
            int first,
            int size,
            float @Nullable [] row,
            boolean add,
            Matrix<float[]> c) {
        /** Whether A's rows are read where they are stored, as far as they fill a block. */
        boolean inPlace() {
            return IN_PLACE && !turned && terms.size() == 1;
        }

        /** Where the panel of the columns from {@code j} on begins. */
        int panel(int j) {
            return first + j / COLUMNS * size;
        }
    }

    /** Runs what is no longer cut at the next piece: after some rows, threads that have nothing to do take a part of those that are left. */
    private void runLast(Piece piece, Workers workers) {
        int m = piece.c.rows();
        for (int top = 0; top < m; top += RowBlocks.ROWS) {
            if (top > 0 && shareRows(piece, top, workers)) return;
            run(piece, top, Math.min(m, top + RowBlocks.ROWS));
        }
    }

    private static boolean shareRows(Piece piece, int top, Workers workers) {
        int threads = workers.threadsNow();
        if (threads <= workers.threadsHere()) return false;
        int m = piece.c.rows(), blocks = Math.ceilDiv(m - top, ROWS);
        long worthwhile = (long) (m - top) * piece.c.columns() * piece.depth / SHARE;
        int tiles = (int) Math.min(Math.min(2 * threads, blocks), worthwhile);
        if (tiles < 2) return false;
        workers.run(tiles, i -> {
            int begin = top + blocks * i / tiles * ROWS, end = Math.min(m, top + blocks * (i + 1) / tiles * ROWS);
            ofThread().run(piece, begin, end);
        });
        return true;
    }

    private void run(Piece piece, int begin, int end) {
        int columns = piece.c.columns();
        for (int top = begin; top < end; top += RowBlocks.ROWS) {
            int bottom = Math.min(end, top + RowBlocks.ROWS);
            rows.pack(piece.terms, piece.inPlace() ? top + RowBlocks.whole(bottom - top) : top, bottom, top);
            for (int j = 0; j < columns; j += COLUMNS) panel(piece, top, bottom, j);
        }
    }

    /** Some rows of A times a panel. */
    private void panel(Piece piece, int top, int end, int j) {
        int width = Math.min(COLUMNS, piece.c.columns() - j), i = top, whole = top + RowBlocks.whole(end - top);
        boolean thin = width <= Lanes.COUNT, stored = piece.inPlace();
        BlockProduct product = thin ? piece.turned ? THIN_TURNED : THIN_AS_STORED : piece.turned ? TURNED : AS_STORED;
        Matrix<float[]> a = piece.terms.get(0).a();
        float[] left = stored ? a.array() : rows.array();
        int ao = stored ? a.index(top, 0) : 0,
                aRow = stored ? a.stride() : DEPTH,
                step = stored ? ROWS * aRow : RowBlocks.SIZE;
        if (width == (thin ? Lanes.COUNT : COLUMNS)) {
            for (; i < whole; i += ROWS, ao += step) inside(piece, product, left, ao, aRow, i, j);
        }
        for (; i < whole; i += ROWS, ao += step) edge(piece, product, left, ao, aRow, ROWS, i, j);
        for (int height; i < end; i += height) {
            height = RowBlocks.height(end - i);
            rest(piece, product, width, RowBlocks.place(i - top), height, i, j);
        }
    }

    /** A block of the rows that are left. */
    private void rest(Piece piece, BlockProduct product, int width, int place, int height, int i, int j) {
        BlockProduct some = piece.turned ? REST_TURNED : REST_AS_STORED;
        if (width < COLUMNS || height % Form.REST > 0) {
            boolean few = height < Form.REST && width > Lanes.COUNT;
            edge(piece, few ? some : product, rows.array(), place, DEPTH, height, i, j);
            return;
        }
        for (int r = 0; r < height; r += Form.REST) {
            inside(piece, some, rows.array(), place + r * (piece.turned ? 1 : DEPTH), DEPTH, i + r, j);
        }
    }

    /** A block that C has room for as it is. */
    private static void inside(Piece piece, BlockProduct product, float[] left, int ao, int aRow, int i, int j) {
        Matrix<float[]> c = piece.c;
        float[] out = c.array();
        int to = c.index(i, j), row = c.stride(), panel = piece.panel(j), k = piece.depth;
        if (piece.row != null) {
            product.run(k, left, ao, aRow, piece.panels, panel, piece.row, j, 0, out, to, row);
        } else if (piece.add) {
            product.run(k, left, ao, aRow, piece.panels, panel, out, to, row, out, to, row);
        } else {
            product.run(k, left, ao, aRow, piece.panels, panel, ZEROS, 0, 0, out, to, row);
        }
    }

    /** A block that ends at C's edge: its sums begin and end in a copy, and C gets those that it has room for. */
    private void edge(Piece piece, BlockProduct product, float[] left, int ao, int aRow, int height, int i, int j) {
        Matrix<float[]> c = piece.c;
        int width = Math.min(COLUMNS, c.columns() - j), k = piece.depth, panel = piece.panel(j);
        if (piece.row != null) {
            product.run(k, left, ao, aRow, piece.panels, panel, piece.row, j, 0, block, 0, COLUMNS);
        } else if (piece.add) {
            for (int r = 0; r < height; r++) System.arraycopy(c.array(), c.index(i + r, j), block, r * COLUMNS, width);
            product.run(k, left, ao, aRow, piece.panels, panel, block, 0, COLUMNS, block, 0, COLUMNS);
        } else {
            product.run(k, left, ao, aRow, piece.panels, panel, ZEROS, 0, 0, block, 0, COLUMNS);
        }
        for (int r = 0; r < height; r++) System.arraycopy(block, r * COLUMNS, c.array(), c.index(i + r, j), width);
    }
}
