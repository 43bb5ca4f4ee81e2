package io.github.gradgrad.tensor.blas;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The native libraries in bytedeco's jar of OpenBLAS (Maven: {@code org.bytedeco:openblas}, with the platform as classifier),
 * if it is on the class path: OpenBLAS itself, and the Fortran runtime that jblas needs but does not bring.
 */
public final class BundledOpenBlas {
    private static final String OS = os();
    private static final String PLATFORM = OS + "-" + architecture();

    private static final List<String> OPENBLAS = List.of("libopenblas.so.0", "libopenblas.0.dylib", "libopenblas.dll");

    private BundledOpenBlas() {}

    /**
     * The file of OpenBLAS, extracted from the jar, with the libraries that it needs loaded; empty without such a jar.
     *
     * @throws IOException if it cannot be extracted
     */
    public static Optional<Path> library() throws IOException {
        Optional<Path> library = find(OPENBLAS);
        if (library.isPresent()) loadFortranRuntime();
        return library;
    }

    /**
     * Loads the Fortran runtime of the jar into this process, so that a library that needs one finds it there. Without the jar,
     * or where the runtime cannot be loaded, nothing happens: whoever needs it then fails with a better message.
     */
    static void loadFortranRuntime() {
        load(List.of("libquadmath.so.0", "libquadmath.0.dylib", "libquadmath-0.dll"));
        List<String> fortran = List.of("libgfortran.so.5", "libgfortran.5.dylib", "libgfortran-5.dll");
        if (load(fortran)) return;
        // Tried in second place: the system's own libgcc_s, where there is one, is the better one for later C++
        // libraries.
        load(List.of("libgcc_s.so.1", "libgcc_s.1.1.dylib", "libgcc_s_seh-1.dll"));
        load(fortran);
    }

    private static boolean load(List<String> names) {
        try {
            Optional<Path> file = find(names);
            file.ifPresent(path -> System.load(path.toString()));
            return true;
        } catch (IOException | LinkageError e) {
            // A LinkageError also says that another class loader has it already, which is as good.
            return false;
        }
    }

    private static Optional<Path> find(List<String> names) throws IOException {
        for (String name : names) {
            @Nullable URL resource = resource(name);
            if (resource != null) return Optional.of(NativeCache.extract(resource, folder(resource), name));
        }
        return Optional.empty();
    }

    /** One folder for all files of one build of the jar, named after OpenBLAS itself: they look beside themselves. */
    private static String folder(URL resource) throws IOException {
        for (String name : OPENBLAS) {
            @Nullable URL openblas = resource(name);
            if (openblas != null) return "openblas-" + PLATFORM + "-" + NativeCache.key(openblas);
        }
        return "openblas-" + PLATFORM + "-" + NativeCache.key(resource);
    }

    private static @Nullable URL resource(String name) {
        return BundledOpenBlas.class.getClassLoader().getResource("org/bytedeco/openblas/" + PLATFORM + "/" + name);
    }

    private static String os() {
        String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        return name.startsWith("mac") ? "macosx" : name.startsWith("windows") ? "windows" : "linux";
    }

    private static String architecture() {
        String name = System.getProperty("os.arch", "");
        if (name.equals("amd64") || name.equals("x86_64")) return "x86_64";
        return name.equals("aarch64") ? "arm64" : name;
    }
}
