package io.github.gradgrad.gan.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes the folder that a command's results go to, before the work whose results they are. */
public final class OutputFolder {
    private OutputFolder() {}

    /**
     * The folder at this path, created if need be with those above it.
     *
     * @throws IOException if it cannot be created or written to; the message says why
     */
    public static Path create(Path path) throws IOException {
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new IOException(path + ": a folder expected, but this is a file");
        }
        try {
            Files.createDirectories(path);
        } catch (IOException e) {
            throw new IOException(path + ": this folder cannot be created" + reason(path), e);
        }
        if (!Files.isWritable(path)) throw new IOException(path + ": this folder cannot be written to");
        return path;
    }

    /** That a file stands where a folder would have to be, if that is so. */
    private static String reason(Path path) {
        for (Path above = path.toAbsolutePath(); above != null; above = above.getParent()) {
            if (Files.exists(above)) return Files.isDirectory(above) ? "" : ": " + above + " is a file";
        }
        return "";
    }
}
