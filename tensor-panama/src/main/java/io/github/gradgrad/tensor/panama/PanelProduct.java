package io.github.gradgrad.tensor.panama;

import io.github.gradgrad.tensor.blas.Matrix;
import io.github.gradgrad.tensor.blas.Product;
import io.github.gradgrad.tensor.panama.BlockProduct.Form;
import java.util.List;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/**
 * A part of a product: some rows, and the columns of some panels. It goes through k in pieces, of which a panel of B stays in the first-level cache
 * while blocks of A, of six rows each, go over it. B is packed in {@link Panels}, unless they are there already, A where it is stored transposed.
 */
final class PanelProduct {
    private static final int COLUMNS = Panels.COLUMNS;

    /** How much of k is a piece at the most: a panel of 32 KiB where panels are wide, and of 16 KiB on other processors. */
    private static final int DEPTH = COLUMNS > 16 ? 128 : 256;
    /** How much of B is packed at once: 512 KiB on a processor with wide panels, half of that on others. */
    private static final int NUMBERS = COLUMNS > 16 ? 1 << 17 : 1 << 16;

    /**
     * Whether rows of A are read where they are stored. With 16 vector registers the JIT keeps sums in memory then: nearly twice the
     * time.
     */
    private static final boolean IN_PLACE = Lanes.REGISTERS >= 32;

    private static final int ROWS = Form.ROWS;

    /** How many blocks of A are packed at once, and go over a panel: B is read once for every 258 rows. */
    private static final int BLOCKS = 43;
    /** From one block to the next: not by whole pages, which would all have their beginning in the same few places of a cache. */
    private static final int BLOCK = ROWS * DEPTH + 3 * 16;

    // A with its rows one after the other, or, where it is stored transposed, with its columns.
    private static final BlockProduct AS_STORED = new Form(1, IN_PLACE ? 0 : DEPTH).copy();
    private static final BlockProduct TURNED = new Form(ROWS, 1).copy();
    // The same for a last panel of no more columns than a vector has.
    private static final BlockProduct THIN_AS_STORED = new Form(1, IN_PLACE ? 0 : DEPTH).thinCopy();
    private static final BlockProduct THIN_TURNED = new Form(ROWS, 1).thinCopy();
    /** Whether two or four rows that are left take a block of their own: with 16 registers it has too few sums. */
    private static final boolean PAIRS = Lanes.REGISTERS >= 32;

    private static final BlockProduct PAIR_AS_STORED = new Form(1, DEPTH).pairCopy();
    private static final BlockProduct PAIR_TURNED = new Form(ROWS, 1).pairCopy();
    /** A vector that a column of a block of A fits in. */
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_256;

    private static final boolean VECTORS = Lanes.COUNT >= SPECIES.length();

    /** A product without anything added starts here. */
    private static final float[] ZEROS = new float[COLUMNS];

    private static final ThreadLocal<PanelProduct> OF_THREAD = ThreadLocal.withInitial(PanelProduct::new);

    private final float[] rows = new float[BLOCKS * BLOCK + SPECIES.length() - ROWS];
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

    /** C = A B or C += A B, with at most {@link #columns} columns. */
    void run(Matrix<float[]> a, Matrix<float[]> b, boolean add, Matrix<float[]> c) {
        run(List.of(new Product<>(a, b)), null, add, c);
    }

    /** C = A B plus a row, under the same condition. */
    void affine(Matrix<float[]> a, Matrix<float[]> b, Matrix<float[]> row, Matrix<float[]> c) {
        int room = Panels.count(c.columns()) * COLUMNS;
        if (added.length < room) added = new float[room];
        System.arraycopy(row.array(), row.offset(), added, 0, c.columns());
        run(List.of(new Product<>(a, b)), added, false, c);
    }

    /** Whether {@link #sum} takes these: their left operands are stored alike. */
    static boolean takesAtOnce(List<Product<float[]>> products) {
        boolean transposed = products.get(0).a().transposed();
        return products.stream().allMatch(p -> p.a().transposed() == transposed);
    }

    /** C = the sum of the products: their inner dimensions follow each other. */
    void sum(List<Product<float[]>> products, Matrix<float[]> c) {
        run(products, null, false, c);
    }

    private void run(List<Product<float[]>> products, float @Nullable [] row, boolean add, Matrix<float[]> c) {
        int k = Product.depth(products), piece = piece(k);
        Matrix<float[]> b = products.get(0).b();
        float @Nullable [] packed =
                products.size() > 1 || b.packed() == null ? null : b.packed().numbers();
        for (int from = 0; from < k; from += piece) {
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
            boolean turned = products.get(0).a().transposed();
            run(new Piece(terms, turned, depth, right, first, size, from == 0 ? row : null, add || from > 0, c));
        }
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

    private void run(Piece piece) {
        int m = piece.c.rows(), columns = piece.c.columns();
        for (int top = 0; top < m; top += BLOCKS * ROWS) {
            int end = Math.min(m, top + BLOCKS * ROWS);
            packBlocks(piece.terms, piece.inPlace() ? top + (end - top) / ROWS * ROWS : top, end, top);
            for (int j = 0; j < columns; j += COLUMNS) {
                for (int i = top; i < end; i += ROWS) block(piece, place(i - top), i, j);
            }
        }
    }

    private void block(Piece piece, int place, int i, int j) {
        Matrix<float[]> a = piece.terms.get(0).a(), c = piece.c;
        int height = Math.min(ROWS, c.rows() - i), width = Math.min(COLUMNS, c.columns() - j);
        boolean stored = height == ROWS && piece.inPlace();
        float[] left = stored ? a.array() : rows;
        int ao = stored ? a.index(i, 0) : place, aRow = stored ? a.stride() : DEPTH;
        boolean thin = width <= Lanes.COUNT, wide = width == (thin ? Lanes.COUNT : COLUMNS);
        BlockProduct product = thin ? piece.turned ? THIN_TURNED : THIN_AS_STORED : piece.turned ? TURNED : AS_STORED;
        if (height == ROWS && wide) {
            whole(piece, product, left, ao, aRow, i, j);
        } else if (PAIRS && width == COLUMNS && height % 2 == 0) {
            for (int r = 0; r < height; r += 2) {
                BlockProduct pair = piece.turned ? PAIR_TURNED : PAIR_AS_STORED;
                whole(piece, pair, left, ao + r * (piece.turned ? 1 : DEPTH), DEPTH, i + r, j);
            }
        } else {
            edge(piece, product, left, ao, aRow, i, j);
        }
    }

    /** A block that C has room for as it is. */
    private static void whole(Piece piece, BlockProduct product, float[] left, int ao, int aRow, int i, int j) {
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

    /** A block that ends at C's edge. */
    private void edge(Piece piece, BlockProduct product, float[] left, int ao, int aRow, int i, int j) {
        Matrix<float[]> c = piece.c;
        float[] start = piece.row == null ? ZEROS : piece.row;
        int so = piece.row == null ? 0 : j;
        product.run(piece.depth, left, ao, aRow, piece.panels, piece.panel(j), start, so, 0, block, 0, COLUMNS);
        int height = Math.min(ROWS, c.rows() - i), width = Math.min(COLUMNS, c.columns() - j);
        for (int r = 0; r < height; r++) deliver(width, r * COLUMNS, piece.add, c.array(), c.index(i + r, j));
    }

    /** Where the block that begins at one of the rows that are packed together is. */
    private static int place(int row) {
        return row / ROWS * BLOCK;
    }

    /** Packs some rows of A in blocks; that of the row {@code top} would be at the beginning. */
    private void packBlocks(List<Product<float[]>> terms, int row, int end, int top) {
        int at = 0;
        for (Product<float[]> product : terms) {
            packBlocks(product.a(), row, end, top, at);
            at += product.depth();
        }
    }

    /** The same of one matrix, to this place of the inner dimension. */
    private void packBlocks(Matrix<float[]> a, int row, int end, int top, int at) {
        int i = row;
        if (a.transposed() && VECTORS) {
            int last = a.index(row, a.columns() - 1), room = a.array().length - last - SPECIES.length();
            int count = Math.min((end - row) / ROWS, room < 0 ? 0 : room / ROWS + 1);
            packTogether(count, a.columns(), a.array(), a.index(i, 0), a.stride(), place(i - top) + at * ROWS);
            i += count * ROWS;
        }
        for (; i < end; i += ROWS) packBlock(a, i, place(i - top), at);
    }

    /** Six rows of A, or those that are left, to this place of the inner dimension. */
    private void packBlock(Matrix<float[]> a, int row, int to, int at) {
        int height = Math.min(ROWS, a.rows() - row), ao = a.index(row, 0);
        if (a.transposed()) packTurned(height, a.columns(), a.array(), ao, a.stride(), to + at * ROWS);
        else packRows(height, a.columns(), a.array(), ao, a.stride(), to + at);
    }

    /** A row of the block, as far as C has room for it. */
    private void deliver(int n, int from, boolean add, float[] c, int to) {
        if (!add) {
            System.arraycopy(block, from, c, to, n);
            return;
        }
        int whole = Lanes.SPECIES.loopBound(n);
        for (int j = 0; j < whole; j += Lanes.COUNT) {
            FloatVector sum = FloatVector.fromArray(Lanes.SPECIES, block, from + j);
            sum.add(FloatVector.fromArray(Lanes.SPECIES, c, to + j)).intoArray(c, to + j);
        }
        for (int j = whole; j < n; j++) c[to + j] += block[from + j];
    }

    /** Rows of A as they are; what is left of the block is stale, and so is what it makes of C's edge. */
    private void packRows(int height, int k, float[] a, int ao, int lda, int to) {
        for (int r = 0; r < height; r++) System.arraycopy(a, ao + r * lda, rows, r * DEPTH + to, k);
    }

    /** Columns of A for so many blocks, as vectors that reach into the next place, which is written after it. */
    private void packTogether(int count, int k, float[] a, int ao, int lda, int to) {
        float[] blocks = rows;
        for (int p = 0; p < k; p++) {
            int from = ao + p * lda, at = to + p * ROWS;
            for (int i = 0; i < count; i++) move(a, from + i * ROWS, blocks, at + i * BLOCK);
        }
    }

    private static void move(float[] a, int from, float[] rows, int to) {
        FloatVector.fromArray(SPECIES, a, from).intoArray(rows, to);
    }

    /** Columns of A, as vectors that reach into the next place, where the array goes on so far: what lies there is overwritten. */
    private void packTurned(int height, int k, float[] a, int ao, int lda, int to) {
        int last = a.length - SPECIES.length(), wide = 0;
        if (VECTORS && height == ROWS && ao <= last) wide = Math.min(k, (last - ao) / lda + 1);
        for (int p = 0; p < wide; p++) {
            move(a, ao + p * lda, rows, to + p * ROWS);
        }
        for (int p = wide; p < k; p++) System.arraycopy(a, ao + p * lda, rows, to + p * ROWS, height);
    }
}
