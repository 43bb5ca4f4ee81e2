package io.github.gradgrad.gan.cli;

import io.github.gradgrad.nn.SafeTensors;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Contents of files that are no checkpoints. */
final class BadCheckpoints {
    private BadCheckpoints() {}

    /** Empty, cut off, of random bytes, of text, of another program. */
    static List<byte[]> all(byte[] good) throws IOException {
        byte[] noise = new byte[4000];
        new Random(8).nextBytes(noise);
        return List.of(
                new byte[0],
                Arrays.copyOf(good, 5),
                Arrays.copyOf(good, 100),
                Arrays.copyOf(good, good.length - 1),
                Arrays.copyOf(good, good.length + 1),
                noise,
                "iteration,seconds\n".getBytes(StandardCharsets.UTF_8),
                foreign());
    }

    private static byte[] foreign() throws IOException {
        Path file = Files.createTempFile("foreign", ".safetensors");
        try {
            SafeTensors.write(file, Map.of("weight", Tensor.ones(DType.FLOAT32, Shape.of(2))), Map.of());
            return Files.readAllBytes(file);
        } finally {
            Files.delete(file);
        }
    }
}
