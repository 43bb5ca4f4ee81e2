package io.github.gradgrad.tensor.blas;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A folder per user for native libraries that come inside jars, since the operating system loads them from files only.
 *
 * <p>A file arrives under its name by one rename, whole or not at all: processes that extract at the same time, or
 * are killed while they do, harm nobody.
 */
final class NativeCache {
    private NativeCache() {}

    /** The file of a resource, extracted unless it is there already, in a folder of the cache. */
    static Path extract(URL resource, String folder, String fileName) throws IOException {
        try {
            return extractInto(base().resolve(folder), resource, fileName);
        } catch (IOException | SecurityException cacheIsNotWritable) {
            Path temporary = Files.createTempDirectory("gradgrad");
            temporary.toFile().deleteOnExit();
            Path file = extractInto(temporary, resource, fileName);
            file.toFile().deleteOnExit();
            return file;
        }
    }

    /** What tells one build of a resource from another without reading it: its size and its checksum or time. */
    static String key(URL resource) throws IOException {
        URLConnection connection = open(resource);
        long size = connection.getContentLengthLong();
        long mark = connection.getLastModified();
        if (connection instanceof JarURLConnection jar) mark = jar.getJarEntry().getCrc();
        connection.getInputStream().close();
        return Long.toString(size, Character.MAX_RADIX) + "-" + Long.toHexString(mark);
    }

    /** The file of a resource in a folder: the one that is there, if it is whole, else a new one. */
    static Path extractInto(Path folder, URL resource, String fileName) throws IOException {
        Path file = folder.resolve(fileName);
        URLConnection connection = open(resource);
        try (InputStream in = connection.getInputStream()) {
            if (Files.isRegularFile(file) && Files.size(file) == connection.getContentLengthLong()) return file;
            Files.createDirectories(folder);
            Path partial = Files.createTempFile(folder, fileName, ".part");
            try {
                Files.copy(in, partial, StandardCopyOption.REPLACE_EXISTING);
                moveInto(partial, file);
            } finally {
                Files.deleteIfExists(partial);
            }
        }
        return file;
    }

    private static void moveInto(Path partial, Path file) throws IOException {
        try {
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw e;
        } catch (IOException e) {
            // Windows: another process has it in place and in use, which is as good.
            if (!Files.isRegularFile(file) || Files.size(file) != Files.size(partial)) throw e;
        }
    }

    private static URLConnection open(URL resource) throws IOException {
        URLConnection connection = resource.openConnection();
        // A cached connection would keep the jar open for the life of the process.
        connection.setUseCaches(false);
        return connection;
    }

    private static Path base() {
        String home = System.getProperty("user.home", ".");
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        @Nullable
        String caches = os.startsWith("windows") ? System.getenv("LOCALAPPDATA") : System.getenv("XDG_CACHE_HOME");
        if (caches != null && Path.of(caches).isAbsolute()) return Path.of(caches, "gradgrad");
        return os.startsWith("mac")
                ? Path.of(home, "Library", "Caches", "gradgrad")
                : Path.of(home, ".cache", "gradgrad");
    }
}
