package io.github.gradgrad.tensor;

import org.jspecify.annotations.Nullable;

/**
 * A stream of random numbers from a counter: block i of a stream is Philox4x32-10 (Salmon et al., "Parallel random numbers:
 * as easy as 1, 2, 3", SC 2011) of i under the stream's key.
 *
 * <p>So a stream is fully described by its key and position, which a checkpoint can hold; and a stream split off under
 * another label is independent of this one and does not depend on how much either has been used. Not for several threads
 * at once: give each its own split.
 */
public final class RandomStream {
    private final long key;
    private final @Nullable Rows rows;
    private long position;

    /** Which rows of a batch a stream draws. */
    private record Rows(int first, int count, int all) {}

    private RandomStream(long key, long position, @Nullable Rows rows) {
        this.key = key;
        this.position = position;
        this.rows = rows;
    }

    /** The stream of a seed, from its start. */
    public static RandomStream of(long seed) {
        return new RandomStream(seed, 0, null);
    }

    /** A stream that goes on where one with this {@link #key} and {@link #position} stood. */
    public static RandomStream resume(long key, long position) {
        if (position < 0) throw new IllegalArgumentException("random stream: position " + position + " is negative");
        return new RandomStream(key, position, null);
    }

    /** The stream of this label: the same for the same key and label, whatever was drawn from this one. */
    public RandomStream split(long label) {
        int[] block = Philox.block(key, label, 0x5eed);
        return new RandomStream(join(block[0], block[1]), 0, rows);
    }

    /**
     * This stream for some samples of a batch: where this one would draw a tensor [all, ..], it draws rows {@code first} to {@code
     * first + count - 1} of the same numbers, so that a batch that is computed in parts gets the noise that it would get as a whole.
     * Of a tensor with c count rows, as where real and generated samples share a batch, it draws rows c first and on of c all. Streams
     * split off it are such parts, too.
     *
     * @throws IllegalArgumentException if there are no such rows
     */
    public RandomStream rows(int first, int count, int all) {
        if (first < 0 || count < 1 || count > all - first) {
            throw new IllegalArgumentException(
                    "random stream: rows " + first + " to " + ((long) first + count - 1) + " of " + all);
        }
        return new RandomStream(key, position, new Rows(first, count, all));
    }

    public long key() {
        return key;
    }

    /** How many blocks of four 32-bit numbers have been used. */
    public long position() {
        return position;
    }

    /** A tensor of numbers uniform in [0, 1): multiples of 2^-24 in FLOAT32, of 2^-53 in FLOAT64. */
    public Tensor uniform(DType dtype, Shape shape) {
        return dtype == DType.FLOAT32
                ? draw(dtype, shape, 4, (block, j) -> unit24(block[j]))
                : draw(dtype, shape, 2, (block, j) -> unit53(block, 2 * j));
    }

    /** A tensor of numbers uniform in [low, high); high itself may come up where low + (high - low) u is rounded to it. */
    public Tensor uniform(DType dtype, Shape shape, double low, double high) {
        return Elementwise.map(u -> low + (high - low) * u, uniform(dtype, shape));
    }

    /** A tensor of standard normal numbers: the {@link NormalQuantile} of uniform ones. */
    public Tensor normal(DType dtype, Shape shape) {
        return dtype == DType.FLOAT32
                ? draw(dtype, shape, 4, (block, j) -> NormalQuantile.of(middle32(block[j])))
                : draw(dtype, shape, 2, (block, j) -> NormalQuantile.of(middle52(block, 2 * j)));
    }

    /**
     * A whole number uniform in 0..bound-1.
     *
     * @throws IllegalArgumentException if the bound is below 1
     */
    public int nextInt(int bound) {
        if (bound < 1) throw new IllegalArgumentException("nextInt: bound " + bound + " is below 1");
        long range = 1L << 32, fair = range - range % bound;
        while (true) {
            long draw = Integer.toUnsignedLong(next()[0]);
            if (draw < fair) return (int) (draw % bound);
        }
    }

    /** The numbers 0..n-1 in random order (Fisher and Yates). */
    public int[] permutation(int n) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            int j = nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    /** Number j of a block. */
    @FunctionalInterface
    private interface Draw {
        double of(int[] block, int j);
    }

    private Tensor draw(DType dtype, Shape shape, int perBlock, Draw number) {
        Tensor tensor = Tensor.blank(dtype, shape);
        Object array = tensor.array();
        long skipped = 0, all = shape.size();
        if (rows != null) {
            if (shape.rank() == 0 || shape.dim(0) % rows.count != 0) {
                throw new IllegalArgumentException(
                        "random stream: " + rows.count + " rows or a multiple of them expected, asked for " + shape);
            }
            long perRow = all / rows.count;
            skipped = rows.first * perRow;
            all = rows.all * perRow;
        }
        long block = skipped / perBlock;
        int at = 0, from = (int) (skipped % perBlock);
        while (at < shape.size()) {
            int[] numbers = Philox.block(key, position + block++, 0);
            for (int j = from; j < perBlock && at < shape.size(); j++) dtype.set(array, at++, number.of(numbers, j));
            from = 0;
        }
        position += (all + perBlock - 1) / perBlock;
        return tensor;
    }

    private int[] next() {
        return Philox.block(key, position++, 0);
    }

    /** The middle of one of 2^32 equal parts of (0, 1): never 0 or 1. */
    private static double middle32(int bits) {
        return (Integer.toUnsignedLong(bits) + 0.5) * 0x1p-32;
    }

    /** The middle of one of 2^52 equal parts of (0, 1): never 0 or 1. */
    private static double middle52(int[] block, int i) {
        return ((join(block[i], block[i + 1]) >>> 12) + 0.5) * 0x1p-52;
    }

    private static double unit24(int bits) {
        return (bits >>> 8) * 0x1p-24;
    }

    private static double unit53(int[] block, int i) {
        return (join(block[i], block[i + 1]) >>> 11) * 0x1p-53;
    }

    private static long join(int high, int low) {
        return (long) high << 32 | Integer.toUnsignedLong(low);
    }
}
