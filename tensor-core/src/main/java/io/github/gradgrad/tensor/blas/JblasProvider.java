package io.github.gradgrad.tensor.blas;

import io.github.gradgrad.tensor.kernels.Workers;

/**
 * Matrix products by jblas, on one thread.
 *
 * <p>Its library for Linux needs {@code libgfortran.so.5}, which it does not bring: either the system has it (Debian: the
 * package {@code libgfortran5}), or it comes with {@link BundledOpenBlas bytedeco's jar of OpenBLAS}. There is none for
 * Apple silicon.
 *
 * <p>jblas copies whole arrays in and out, so two threads must not write to parts of one array.
 */
public final class JblasProvider implements BlasProvider {
    @Override
    public String name() {
        return "jblas";
    }

    @Override
    public int priority() {
        return 100;
    }

    @Override
    public Products load(Workers workers) {
        if (JblasProvider.class.getClassLoader().getResource("org/jblas/NativeBlas.class") == null) {
            throw new UnsupportedOperationException("jblas is not on the class path");
        }
        try {
            // Before the first touch of a class of jblas, which loads its library and never tries again.
            BundledOpenBlas.loadFortranRuntime();
            return JblasProducts.load();
        } catch (LinkageError e) {
            throw new UnsupportedOperationException(
                    "its native library cannot be loaded (on Linux it needs libgfortran.so.5, which is in the package "
                            + "libgfortran5 and in bytedeco's openblas jar)",
                    e);
        }
    }
}
