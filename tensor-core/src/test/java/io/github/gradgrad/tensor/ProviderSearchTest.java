package io.github.gradgrad.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.tensor.kernels.KernelProvider;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProviderSearchTest {
    private static final int MAGIC = 0xCAFEBABE;
    private static final int JAVA_99 = 44 + 99;

    @TempDir
    Path temp;

    @Test
    void aClassForANewerJavaBecomesAReason() throws IOException {
        Path packages = Files.createDirectories(temp.resolve("io/github/gradgrad/tensor/future"));
        ByteBuffer classFile = ByteBuffer.allocate(64).putInt(MAGIC).putInt(JAVA_99);
        Files.write(packages.resolve("Fast.class"), classFile.array());
        assertEquals(
                Map.of(
                        "tensor-future",
                        "needs Java 99, this is " + Runtime.version().feature()),
                search("io.github.gradgrad.tensor.future.Fast").unreadable());
    }

    @Test
    void aClassThatIsMissingBecomesAReason() throws IOException {
        String reason = String.valueOf(search("example.Missing").unreadable().get("example.Missing"));
        assertTrue(reason.contains("example.Missing not found"), reason);
    }

    @Test
    void oneThatCannotBeLoadedDoesNotHideTheNext() throws IOException {
        assertEquals(2, search("example.Missing\nexample.Gone\n").unreadable().size());
    }

    private ProviderSearch<KernelProvider> search(String names) throws IOException {
        Path services = Files.createDirectories(temp.resolve("META-INF/services"));
        Files.writeString(services.resolve(KernelProvider.class.getName()), names);
        URL[] classPath = {temp.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(classPath, KernelProvider.class.getClassLoader())) {
            return ProviderSearch.of(KernelProvider.class, loader);
        }
    }
}
