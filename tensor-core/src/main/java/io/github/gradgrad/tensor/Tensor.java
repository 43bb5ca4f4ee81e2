package io.github.gradgrad.tensor;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * A dense array of numbers of one type with a shape, in row-major order. Immutable: what a tensor holds never changes, so
 * it may be shared freely between graphs, threads and models.
 *
 * <p>Computation is in the facades {@link Elementwise}, {@link Reductions}, {@link Products} and {@link Layouts}, which
 * check their arguments and go through the kernels.
 */
public final class Tensor {
    private final DType dtype;
    private final Shape shape;
    private final Storage storage;

    private Tensor(DType dtype, Shape shape, Storage storage) {
        this.dtype = dtype;
        this.shape = shape;
        this.storage = storage;
    }

    /**
     * A FLOAT32 tensor of the given values in row-major order.
     *
     * @throws IllegalArgumentException if the number of values is not the shape's size
     */
    public static Tensor of(Shape shape, float... values) {
        requireSize(shape, values.length);
        return wrap(DType.FLOAT32, shape, values.clone());
    }

    /**
     * A FLOAT64 tensor of the given values in row-major order.
     *
     * @throws IllegalArgumentException if the number of values is not the shape's size
     */
    public static Tensor of(Shape shape, double... values) {
        requireSize(shape, values.length);
        return wrap(DType.FLOAT64, shape, values.clone());
    }

    /** A tensor whose element i, counted in row-major order, is {@code value(i)}. */
    public static Tensor generate(DType dtype, Shape shape, IntToDoubleFunction value) {
        Tensor tensor = blank(dtype, shape);
        Object array = tensor.array();
        for (int i = 0; i < shape.size(); i++) dtype.set(array, i, value.applyAsDouble(i));
        return tensor;
    }

    /** A tensor of one value throughout. */
    public static Tensor full(DType dtype, Shape shape, double value) {
        Tensor tensor = blank(dtype, shape);
        if (tensor.array() instanceof float[] floats) Arrays.fill(floats, (float) value);
        else Arrays.fill((double[]) tensor.array(), value);
        return tensor;
    }

    public static Tensor zeros(DType dtype, Shape shape) {
        return full(dtype, shape, 0);
    }

    public static Tensor ones(DType dtype, Shape shape) {
        return full(dtype, shape, 1);
    }

    /** A tensor of rank 0. */
    public static Tensor scalar(DType dtype, double value) {
        return full(dtype, Shape.of(), value);
    }

    /** Takes over an array that nobody else will write to. */
    static Tensor wrap(DType dtype, Shape shape, Object array) {
        return new Tensor(dtype, shape, new Storage(array, Storage.NOBODY));
    }

    static Tensor ofStorage(DType dtype, Shape shape, Storage storage) {
        return new Tensor(dtype, shape, storage);
    }

    /** A tensor that may hold any numbers, for its maker to fill before anybody else sees it. */
    static Tensor blank(DType dtype, Shape shape) {
        return new Tensor(dtype, shape, Workspace.allocate(dtype, shape.size()));
    }

    public DType dtype() {
        return dtype;
    }

    public Shape shape() {
        return shape;
    }

    /** The number of elements. */
    public int size() {
        return shape.size();
    }

    /**
     * The element at the given index, one number for each dim.
     *
     * @throws IllegalArgumentException if the index has the wrong length
     * @throws IndexOutOfBoundsException if it lies outside
     */
    public double get(int... index) {
        if (index.length != shape.rank()) {
            throw new IllegalArgumentException("get: index " + Arrays.toString(index) + " for shape " + shape);
        }
        int at = 0;
        for (int d = 0; d < index.length; d++) {
            if (index[d] < 0 || index[d] >= shape.dim(d)) {
                throw new IndexOutOfBoundsException("get: index " + Arrays.toString(index) + " for shape " + shape);
            }
            at = at * shape.dim(d) + index[d];
        }
        return dtype.get(array(), at);
    }

    /** The element at position {@code i} in row-major order. */
    public double at(int i) {
        return dtype.get(array(), i);
    }

    /**
     * The value of a tensor of one element.
     *
     * @throws IllegalStateException if it has more
     */
    public double item() {
        if (size() != 1) throw new IllegalStateException("item: one element expected, the shape is " + shape);
        return at(0);
    }

    /** The elements in row-major order, rounded to float if need be, as a new array. */
    public float[] toFloats() {
        if (array() instanceof float[] floats) return floats.clone();
        float[] copy = new float[size()];
        for (int i = 0; i < copy.length; i++) copy[i] = (float) at(i);
        return copy;
    }

    /** The elements in row-major order, as a new array. */
    public double[] toDoubles() {
        if (array() instanceof double[] doubles) return doubles.clone();
        double[] copy = new double[size()];
        for (int i = 0; i < copy.length; i++) copy[i] = at(i);
        return copy;
    }

    /** This tensor with its elements converted to {@code target}; itself if they have that type already. */
    public Tensor cast(DType target) {
        return target == dtype ? this : generate(target, shape, this::at);
    }

    /**
     * The same elements under another shape of the same size; no copy.
     *
     * @throws IllegalArgumentException if the sizes differ
     */
    public Tensor reshape(Shape target) {
        if (target.equals(shape)) return this;
        if (target.size() != size()) {
            throw new IllegalArgumentException(
                    "reshape: " + shape + " has " + size() + " elements, " + target + " has " + target.size());
        }
        return new Tensor(dtype, target, storage);
    }

    /**
     * This tensor, made to outlive the step of the {@link Workspace} that it was made in, and the update of the parameter whose
     * value it is. Tensors that share its array by {@link #reshape} are kept with it, no others.
     *
     * @throws IllegalStateException if it is too late for that
     */
    public Tensor keep() {
        storage.array();
        storage.keep();
        return this;
    }

    /** Whether its array has been used again, so that its numbers are gone: see {@link Workspace}. */
    public boolean isUsedUp() {
        return storage.isReleased();
    }

    /** Whether both have their elements in one array, as a tensor and its {@link #reshape} do. */
    public boolean sharesArrayWith(Tensor other) {
        return storage == other.storage;
    }

    /** Whether every element is neither NaN nor infinite. */
    public boolean isFinite() {
        return Compute.of(dtype).kernels().isFinite(array(), size());
    }

    /** Same type, same shape, and the same value in each place ({@code NaN} equals {@code NaN}, 0.0 differs from -0.0). */
    @Override
    public boolean equals(Object other) {
        if (!(other instanceof Tensor that)) return false;
        if (dtype != that.dtype || !shape.equals(that.shape)) return false;
        return array() instanceof float[] floats
                ? Arrays.equals(floats, (float[]) that.array())
                : Arrays.equals((double[]) array(), (double[]) that.array());
    }

    @Override
    public int hashCode() {
        int values = array() instanceof float[] floats ? Arrays.hashCode(floats) : Arrays.hashCode((double[]) array());
        return 31 * shape.hashCode() + values;
    }

    /** Type, shape and the first elements, such as {@code FLOAT32[2, 2] {1.0, 2.0, 3.0, 4.0}}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder().append(dtype).append(shape).append(" {");
        for (int i = 0; i < Math.min(size(), 8); i++) {
            text.append(i == 0 ? "" : ", ");
            if (dtype == DType.FLOAT32) text.append((float) at(i));
            else text.append(at(i));
        }
        return text.append(size() > 8 ? ", ...}" : "}").toString();
    }

    /** The array itself, for the facades. */
    Object array() {
        return storage.array();
    }

    Storage storage() {
        return storage;
    }

    private static void requireSize(Shape shape, int count) {
        if (shape.size() != count) {
            throw new IllegalArgumentException(
                    "tensor: shape " + shape + " takes " + shape.size() + " values, got " + count);
        }
    }
}
