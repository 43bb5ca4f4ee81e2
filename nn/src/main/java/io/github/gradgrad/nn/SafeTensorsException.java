package io.github.gradgrad.nn;

import java.io.IOException;
import java.nio.file.Path;

/** A file is no safetensors file that this library can read: which file, at which byte, what was expected there. */
public final class SafeTensorsException extends IOException {
    private static final long serialVersionUID = 1;

    private final long offset;

    SafeTensorsException(Path file, long offset, String problem) {
        super(file + ": at byte " + offset + ": " + problem);
        this.offset = offset;
    }

    /** Where in the file, counted from 0, reading ended. */
    public long offset() {
        return offset;
    }
}
