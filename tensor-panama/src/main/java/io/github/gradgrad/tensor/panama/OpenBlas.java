package io.github.gradgrad.tensor.panama;

import io.github.gradgrad.tensor.blas.Matrix;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** The functions of OpenBLAS that are used here. Must not touch a class of the Vector API, which may be absent. */
final class OpenBlas {
    private static final int ROW_MAJOR = 101;
    private static final int AS_IS = 111;
    private static final int TRANSPOSED = 112;

    // In static finals, which the JIT takes as constants: a call is then as cheap as one in C.
    private static final OpenBlasLibrary LIBRARY = OpenBlasLibrary.find();
    private static final MethodHandle SGEMM = gemmOf("cblas_sgemm", ValueLayout.JAVA_FLOAT);
    private static final MethodHandle DGEMM = gemmOf("cblas_dgemm", ValueLayout.JAVA_DOUBLE);
    private static final MethodHandle SET_THREADS =
            LIBRARY.function("openblas_set_num_threads", FunctionDescriptor.ofVoid(ValueLayout.JAVA_INT));
    private static final MethodHandle CONFIG =
            LIBRARY.function("openblas_get_config", FunctionDescriptor.of(ValueLayout.ADDRESS));

    private OpenBlas() {}

    /** Proves by a small product that it works. Its own threads stay unused: see {@link TiledBlas}. */
    static void probe() {
        try {
            SET_THREADS.invokeExact(1);
        } catch (Throwable e) {
            throw failed(e);
        }
        float[] product = {0};
        gemmFloats(Matrix.of(new float[] {2}, 1, 1), Matrix.of(new float[] {3}, 1, 1), false, Matrix.of(product, 1, 1));
        if (product[0] != 6)
            throw new UnsupportedOperationException("OpenBLAS multiplied 2 by 3 and got " + product[0]);
    }

    /** Such as {@code OpenBLAS 0.3.31 from bytedeco's jar}. */
    static String description() {
        try {
            MemorySegment config = (MemorySegment) CONFIG.invokeExact();
            String[] words = config.reinterpret(Long.MAX_VALUE).getString(0).split(" ", -1);
            String version = words.length > 1 ? words[0] + " " + words[1] : words[0];
            return version + " from " + LIBRARY.origin();
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    static void gemmFloats(Matrix<float[]> a, Matrix<float[]> b, boolean add, Matrix<float[]> c) {
        MemorySegment x = at(MemorySegment.ofArray(a.array()), a, Float.BYTES);
        MemorySegment y = at(MemorySegment.ofArray(b.array()), b, Float.BYTES);
        MemorySegment z = at(MemorySegment.ofArray(c.array()), c, Float.BYTES);
        int m = c.rows(), n = c.columns(), k = a.columns();
        try {
            SGEMM.invokeExact(
                    ROW_MAJOR, op(a), op(b), m, n, k, 1f, x, a.stride(), y, b.stride(), add ? 1f : 0f, z, c.stride());
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    static void gemmDoubles(Matrix<double[]> a, Matrix<double[]> b, boolean add, Matrix<double[]> c) {
        MemorySegment x = at(MemorySegment.ofArray(a.array()), a, Double.BYTES);
        MemorySegment y = at(MemorySegment.ofArray(b.array()), b, Double.BYTES);
        MemorySegment z = at(MemorySegment.ofArray(c.array()), c, Double.BYTES);
        int m = c.rows(), n = c.columns(), k = a.columns();
        try {
            DGEMM.invokeExact(
                    ROW_MAJOR, op(a), op(b), m, n, k, 1d, x, a.stride(), y, b.stride(), add ? 1d : 0d, z, c.stride());
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    private static MemorySegment at(MemorySegment array, Matrix<?> matrix, long bytes) {
        return matrix.offset() == 0 ? array : array.asSlice(matrix.offset() * bytes);
    }

    private static int op(Matrix<?> matrix) {
        return matrix.transposed() ? TRANSPOSED : AS_IS;
    }

    /** Critical: the collector leaves the arrays where they are during the call, so that no copy is needed. */
    private static MethodHandle gemmOf(String name, MemoryLayout element) {
        MemoryLayout number = ValueLayout.JAVA_INT;
        MemoryLayout array = ValueLayout.ADDRESS;
        return LIBRARY.function(
                name,
                FunctionDescriptor.ofVoid(
                        number, number, number, number, number, number, element, array, number, array, number, element,
                        array, number),
                Linker.Option.critical(true));
    }

    /** A handle to a C function declares every throwable and throws none. */
    private static IllegalStateException failed(Throwable e) {
        return new IllegalStateException("the call into OpenBLAS failed", e);
    }
}
