package io.github.gradgrad.tensor;

import java.util.Arrays;

/**
 * The sizes of a tensor's dims, outermost first. Immutable. {@code []} is a scalar.
 *
 * <p>Dims count from 0; a negative dim d means d + rank. Every size is at least 1, and their product fits an int.
 */
public final class Shape {
    private static final Shape SCALAR = new Shape(new int[0], 1);

    private final int[] dims;
    private final int size;

    private Shape(int[] dims, int size) {
        this.dims = dims;
        this.size = size;
    }

    /**
     * A shape of the given sizes; none gives the scalar shape.
     *
     * @throws IllegalArgumentException if a size is below 1 or the product exceeds 2^31 - 1
     */
    public static Shape of(int... dims) {
        return owning(dims.clone());
    }

    /** The same, of an array that nobody else will write to. */
    static Shape owning(int... dims) {
        if (dims.length == 0) return SCALAR;
        long size = 1;
        for (int d : dims) {
            if (d < 1) throw new IllegalArgumentException("shape: " + Arrays.toString(dims) + " has a size below 1");
            size *= d;
            if (size > Integer.MAX_VALUE) {
                throw new IllegalArgumentException(
                        "shape: " + Arrays.toString(dims) + " has more than " + Integer.MAX_VALUE + " elements");
            }
        }
        return new Shape(dims, (int) size);
    }

    /** The number of dims. */
    public int rank() {
        return dims.length;
    }

    /** The number of elements: the product of the sizes, 1 for a scalar. */
    public int size() {
        return size;
    }

    /** The size of dim {@code d}; a negative {@code d} counts from the end. */
    public int dim(int d) {
        return dims[axis(d)];
    }

    /** The sizes, as a new array. */
    public int[] toArray() {
        return dims.clone();
    }

    /**
     * The non-negative number of dim {@code d}.
     *
     * @throws IllegalArgumentException if there is no such dim
     */
    public int axis(int d) {
        return axis("shape", d);
    }

    /**
     * The non-negative number of dim {@code d}.
     *
     * @param operation named in the error
     * @throws IllegalArgumentException if there is no such dim
     */
    public int axis(String operation, int d) {
        int axis = d < 0 ? d + dims.length : d;
        if (axis < 0 || axis >= dims.length) {
            throw new IllegalArgumentException(
                    operation + ": dim " + d + " does not exist in shape " + this + " of rank " + rank());
        }
        return axis;
    }

    /** This shape with the size of dim {@code d} replaced. */
    public Shape with(int d, int newSize) {
        if (dim(d) == newSize) return this;
        int[] changed = toArray();
        changed[axis(d)] = newSize;
        return owning(changed);
    }

    /** This shape with dims of size 1 before its own, so many in all. */
    Shape padded(int rank) {
        if (rank == dims.length) return this;
        int[] padded = new int[rank];
        Arrays.fill(padded, 1);
        System.arraycopy(dims, 0, padded, rank - dims.length, dims.length);
        return owning(padded);
    }

    /** This shape with the dims from {@code start} to {@code end - 1} reduced to size 1. */
    Shape withOnes(int start, int end) {
        int[] changed = toArray();
        Arrays.fill(changed, start, end, 1);
        return owning(changed);
    }

    /** This shape with the given dims reduced to size 1; none given means all. */
    public Shape reduced(int... axes) {
        return reduced("shape", axes);
    }

    /**
     * The same on behalf of an operation.
     *
     * @param operation named in the error
     * @throws IllegalArgumentException if there is no such dim
     */
    public Shape reduced(String operation, int... axes) {
        int[] changed = toArray();
        if (axes.length == 0) Arrays.fill(changed, 1);
        for (int d : axes) changed[axis(operation, d)] = 1;
        return owning(changed);
    }

    /** This shape without the given dims; none given means without any of them, which leaves a scalar. */
    public Shape without(int... axes) {
        if (axes.length == 0) return SCALAR;
        boolean[] dropped = new boolean[dims.length];
        for (int d : axes) dropped[axis(d)] = true;
        int[] kept = new int[dims.length];
        int n = 0;
        for (int d = 0; d < dims.length; d++) if (!dropped[d]) kept[n++] = dims[d];
        return owning(Arrays.copyOf(kept, n));
    }

    /** Whether another shape has the same dims but for the one at {@code axis}. */
    boolean equalsOutside(int axis, Shape other) {
        if (rank() != other.rank()) return false;
        for (int d = 0; d < rank(); d++) if (d != axis && dims[d] != other.dims[d]) return false;
        return true;
    }

    /** Whether a tensor of this shape stretches to {@code target} by numpy's rule. */
    public boolean broadcastsTo(Shape target) {
        int shift = target.rank() - rank();
        if (shift < 0) return false;
        for (int d = 0; d < rank(); d++) if (dims[d] != 1 && dims[d] != target.dims[shift + d]) return false;
        return true;
    }

    /**
     * The common shape of two operands by numpy's rule: aligned at the right, a size of 1 or a missing dim stretches.
     *
     * @param operation named in the error, by its string form
     * @throws IllegalArgumentException if some dim has two different sizes, neither of them 1
     */
    public static Shape broadcast(Object operation, Shape a, Shape b) {
        if (b.broadcastsTo(a)) return a;
        if (a.broadcastsTo(b)) return b;
        int rank = Math.max(a.rank(), b.rank());
        int[] joint = new int[rank];
        for (int d = 1; d <= rank; d++) {
            int p = d <= a.rank() ? a.dims[a.rank() - d] : 1, q = d <= b.rank() ? b.dims[b.rank() - d] : 1;
            if (p != q && p != 1 && q != 1) {
                throw new IllegalArgumentException(operation + ": shapes do not broadcast: a " + a + ", b " + b + " ("
                        + p + " against " + q + " in dim " + -d + ")");
            }
            joint[rank - d] = Math.max(p, q);
        }
        return owning(joint);
    }

    /** The distance in elements between neighbours along each dim of a row-major tensor of this shape. */
    int[] strides() {
        int[] strides = new int[dims.length];
        for (int d = dims.length - 1, s = 1; d >= 0; d--) {
            strides[d] = s;
            s *= dims[d];
        }
        return strides;
    }

    /** The strides by which a tensor of this shape is read as one of shape {@code target}: 0 where it stretches. */
    int[] stridesAs(Shape target) {
        int[] strides = new int[target.rank()];
        int shift = target.rank() - rank();
        for (int d = rank() - 1, s = 1; d >= 0; d--) {
            strides[shift + d] = dims[d] == 1 ? 0 : s;
            s *= dims[d];
        }
        return strides;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shape that && Arrays.equals(dims, that.dims);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(dims);
    }

    /** Such as {@code [64, 128]}. */
    @Override
    public String toString() {
        return Arrays.toString(dims);
    }
}
