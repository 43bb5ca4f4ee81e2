package io.github.gradgrad.nn;

import java.io.IOException;

/** A file is no NPY or NPZ file that this library can read: which file, at which byte, what was expected there. */
public final class NpyException extends IOException {
    private static final long serialVersionUID = 1;

    private final long offset;

    /** @param source the file; of an archive also the array in it, to which the offset belongs */
    NpyException(String source, long offset, String problem) {
        super(source + ": at byte " + offset + ": " + problem);
        this.offset = offset;
    }

    /** Where in the file, or in the array's part of an archive, reading ended; counted from 0. */
    public long offset() {
        return offset;
    }
}
