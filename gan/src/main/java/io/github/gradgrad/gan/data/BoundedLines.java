package io.github.gradgrad.gan.data;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** Passes text on, but refuses a line that no table of numbers has: read into a string, it could fill the memory. */
final class BoundedLines extends FilterInputStream {
    private static final int LONGEST = 1 << 20;

    private final Path source;
    private int length;

    BoundedLines(Path source, InputStream in) {
        super(in);
        this.source = source;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int most) throws IOException {
        int count = super.read(target, offset, most);
        for (int i = offset; i < offset + count; i++) {
            length = target[i] == '\n' || target[i] == '\r' ? 0 : length + 1;
            if (length > LONGEST) throw new DataException(source, "has a line of more than " + LONGEST + " bytes");
        }
        return count;
    }
}
