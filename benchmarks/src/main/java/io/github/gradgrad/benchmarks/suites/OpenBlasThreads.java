package io.github.gradgrad.benchmarks.suites;

import io.github.gradgrad.tensor.blas.BundledOpenBlas;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;

/** The threads of OpenBLAS itself, which the library never uses. */
final class OpenBlasThreads {
    private OpenBlasThreads() {}

    /** How many threads each of its products takes from now on, in the copy of OpenBLAS that the provider has loaded. */
    static void set(int threads) {
        try {
            Path library = BundledOpenBlas.library().orElseThrow();
            MethodHandle function = Linker.nativeLinker()
                    .downcallHandle(
                            SymbolLookup.libraryLookup(library, Arena.global())
                                    .find("openblas_set_num_threads")
                                    .orElseThrow(),
                            FunctionDescriptor.ofVoid(ValueLayout.JAVA_INT));
            function.invokeExact(threads);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Throwable e) {
            throw new IllegalStateException("OpenBLAS's threads cannot be set", e);
        }
    }
}
