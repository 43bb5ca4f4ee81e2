package io.github.gradgrad.tensor.panama;

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
        gemm(false, false, 1, 1, 1, new float[] {2}, 0, 1, new float[] {3}, 0, 1, 0, product, 0, 1);
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

    static void gemm(
            boolean ta,
            boolean tb,
            int m,
            int n,
            int k,
            float[] a,
            int ao,
            int lda,
            float[] b,
            int bo,
            int ldb,
            double beta,
            float[] c,
            int co,
            int ldc) {
        MemorySegment x = at(MemorySegment.ofArray(a), (long) ao * Float.BYTES);
        MemorySegment y = at(MemorySegment.ofArray(b), (long) bo * Float.BYTES);
        MemorySegment z = at(MemorySegment.ofArray(c), (long) co * Float.BYTES);
        try {
            SGEMM.invokeExact(ROW_MAJOR, op(ta), op(tb), m, n, k, 1f, x, lda, y, ldb, (float) beta, z, ldc);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    static void gemm(
            boolean ta,
            boolean tb,
            int m,
            int n,
            int k,
            double[] a,
            int ao,
            int lda,
            double[] b,
            int bo,
            int ldb,
            double beta,
            double[] c,
            int co,
            int ldc) {
        MemorySegment x = at(MemorySegment.ofArray(a), (long) ao * Double.BYTES);
        MemorySegment y = at(MemorySegment.ofArray(b), (long) bo * Double.BYTES);
        MemorySegment z = at(MemorySegment.ofArray(c), (long) co * Double.BYTES);
        try {
            DGEMM.invokeExact(ROW_MAJOR, op(ta), op(tb), m, n, k, 1d, x, lda, y, ldb, beta, z, ldc);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    private static MemorySegment at(MemorySegment array, long offset) {
        return offset == 0 ? array : array.asSlice(offset);
    }

    private static int op(boolean transpose) {
        return transpose ? TRANSPOSED : AS_IS;
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
