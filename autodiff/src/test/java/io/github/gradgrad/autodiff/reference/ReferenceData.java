package io.github.gradgrad.autodiff.reference;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.github.gradgrad.tensor.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The reference cases: those embedded in the test-jar, or those in the folder that {@code -Dgradgrad.reference=DIR} names.
 *
 * <p>A folder holds files of the same format with other cases, shapes and numbers; nothing here or in a test may rely on
 * what the embedded ones happen to hold. Files are read anew by each call.
 */
public final class ReferenceData {
    private ReferenceData() {}

    /** Part A: single ops. */
    public static List<ReferenceCase> ops() {
        return read(folder(), "ops");
    }

    /** Part A of the embedded files, whatever folder is named: what the documentation is about. */
    public static List<ReferenceCase> embeddedOps() {
        return read(null, "ops");
    }

    /** Part B: gradient penalties, optimisers, spectral norm, generators, consistency terms and Hessians. */
    public static List<ReferenceCase> nets() {
        return read(folder(), "nets");
    }

    /** Part B: the cases of one kind. */
    public static List<ReferenceCase> nets(String kind) {
        return nets().stream().filter(c -> c.kind().equals(kind)).toList();
    }

    /** Whether the embedded files are read, and no folder. */
    public static boolean isEmbedded() {
        return folder() == null;
    }

    private static List<ReferenceCase> read(@Nullable String folder, String part) {
        Map<String, Tensor> tensors = Safetensors.parse(part + ".safetensors", bytes(folder, part + ".safetensors"));
        String json = new String(bytes(folder, part + ".json"), StandardCharsets.UTF_8);
        List<ReferenceCase> cases = new ArrayList<>();
        for (JsonElement entry : JsonParser.parseString(json).getAsJsonArray()) {
            cases.add(new ReferenceCase(new Attributes(entry.getAsJsonObject()), tensors));
        }
        return List.copyOf(cases);
    }

    private static byte[] bytes(@Nullable String folder, String file) {
        try {
            if (folder != null) return Files.readAllBytes(Path.of(folder, file));
            try (InputStream in = ReferenceData.class.getResourceAsStream(file)) {
                if (in == null) throw new IOException("not on the class path");
                return in.readAllBytes();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "reference data: cannot read " + file
                            + (folder == null ? "" : " in " + Path.of(folder).toAbsolutePath()),
                    e);
        }
    }

    private static @Nullable String folder() {
        String folder = System.getProperty("gradgrad.reference");
        return folder == null || folder.isBlank() ? null : folder;
    }
}
