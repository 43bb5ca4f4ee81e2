package io.github.gradgrad.gan.data;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A file or folder that cannot be read as data. The message is one line that names the file, the place in it, what was
 * found there and what was expected.
 */
public final class DataException extends IOException {
    private static final long serialVersionUID = 1;

    DataException(Path file, String problem) {
        super(file + ": " + problem);
    }

    DataException(Path file, String problem, Throwable cause) {
        super(file + ": " + problem, cause);
    }
}
