package io.github.gradgrad.tensor.panama;

import io.github.gradgrad.tensor.blas.BundledOpenBlas;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The shared library of OpenBLAS: found, loaded for the life of the process, and its functions. */
record OpenBlasLibrary(SymbolLookup symbols, String origin) {
    private static final List<String> SYSTEM_NAMES =
            List.of("libopenblas.so.0", "libopenblas.so", "libopenblas.dylib", "libopenblas.dll");

    /**
     * Finds it: in bytedeco's jar, else in the system.
     *
     * @throws UnsupportedOperationException if it is in neither
     */
    static OpenBlasLibrary find() {
        String problem = "";
        try {
            Optional<Path> bundled = BundledOpenBlas.library();
            if (bundled.isPresent()) {
                return new OpenBlasLibrary(SymbolLookup.libraryLookup(bundled.get(), Arena.global()), "bytedeco's jar");
            }
        } catch (IOException | IllegalArgumentException e) {
            problem = "; the one in bytedeco's jar cannot be loaded: " + e.getMessage();
        }
        for (String name : SYSTEM_NAMES) {
            try {
                return new OpenBlasLibrary(SymbolLookup.libraryLookup(name, Arena.global()), name);
            } catch (IllegalArgumentException e) {
                // Not under this name; the next one.
            }
        }
        throw new UnsupportedOperationException(
                "neither bytedeco's openblas jar for this platform is on the class path "
                        + "nor is OpenBLAS installed in the system" + problem);
    }

    MethodHandle function(String name, FunctionDescriptor type, Linker.Option... options) {
        return Linker.nativeLinker()
                .downcallHandle(
                        symbols.find(name)
                                .orElseThrow(
                                        () -> new UnsupportedOperationException(origin + " has no function " + name)),
                        type,
                        options);
    }
}
