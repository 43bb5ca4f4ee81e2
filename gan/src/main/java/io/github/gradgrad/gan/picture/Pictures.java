package io.github.gradgrad.gan.picture;

import io.github.gradgrad.nn.AtomicFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Writes pictures. */
public final class Pictures {
    private Pictures() {}

    /** Writes {@code picture} as a PNG, at once: a reader sees the previous file or the new one. */
    public static void writePng(BufferedImage picture, Path file) throws IOException {
        AtomicFile.write(file, out -> {
            if (!ImageIO.write(picture, "png", out)) throw new IOException(file + ": no PNG writer for " + picture);
        });
    }
}
