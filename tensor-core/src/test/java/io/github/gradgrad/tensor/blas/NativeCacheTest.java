package io.github.gradgrad.tensor.blas;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeCacheTest {
    @TempDir
    Path temp;

    private final byte[] content = content(1);

    @Test
    void extractsAResourceWhole() throws Exception {
        Path file = NativeCache.extractInto(temp.resolve("cache"), jar("a.jar", content), "lib.so");
        assertArrayEquals(content, Files.readAllBytes(file));
    }

    @Test
    void leavesAFileThatIsThere() throws Exception {
        URL resource = jar("a.jar", content);
        Path file = NativeCache.extractInto(temp, resource, "lib.so");
        FileTime past = FileTime.fromMillis(1_000_000_000_000L);
        Files.setLastModifiedTime(file, past);
        NativeCache.extractInto(temp, resource, "lib.so");
        assertEquals(past, Files.getLastModifiedTime(file));
    }

    @Test
    void replacesAFileThatIsCutShort() throws Exception {
        Files.write(temp.resolve("lib.so"), new byte[10]);
        Path file = NativeCache.extractInto(temp, jar("a.jar", content), "lib.so");
        assertArrayEquals(content, Files.readAllBytes(file));
    }

    @Test
    void survivesManyAtOnceAndLeavesNoPartialFile() throws Exception {
        URL resource = jar("a.jar", content);
        Path cache = temp.resolve("cache");
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            Callable<byte[]> extraction = () -> Files.readAllBytes(NativeCache.extractInto(cache, resource, "lib.so"));
            List<Callable<byte[]>> extractions =
                    Stream.generate(() -> extraction).limit(32).toList();
            for (Future<byte[]> bytes : pool.invokeAll(extractions)) assertArrayEquals(content, bytes.get());
        } finally {
            pool.shutdown();
        }
        try (Stream<Path> files = Files.list(cache)) {
            assertEquals(List.of(cache.resolve("lib.so")), files.toList());
        }
    }

    @Test
    void tellsContentsOfOneSizeApart() throws Exception {
        assertNotEquals(NativeCache.key(jar("a.jar", content)), NativeCache.key(jar("b.jar", content(2))));
        assertEquals(NativeCache.key(jar("a.jar", content)), NativeCache.key(jar("c.jar", content)));
    }

    private URL jar(String name, byte[] bytes) throws IOException {
        Path jar = temp.resolve(name);
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("native/lib.so"));
            zip.write(bytes);
        }
        return URI.create("jar:" + jar.toUri() + "!/native/lib.so").toURL();
    }

    private static byte[] content(long seed) {
        byte[] bytes = new byte[1 << 20];
        new SplittableRandom(seed).nextBytes(bytes);
        return bytes;
    }
}
