package io.github.gradgrad.nn;

import java.io.IOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The header of a safetensors file as text, strictly decoded from UTF-8, which knows at which byte its reader is.
 *
 * <p>It hands out one character at a time, since a parser that reads ahead would not know where an error was.
 */
final class HeaderText extends Reader {
    private final Path file;
    private final ByteBuffer bytes;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final CharBuffer decoded = CharBuffer.allocate(2).flip();

    HeaderText(Path file, byte[] bytes) {
        this.file = file;
        this.bytes = ByteBuffer.wrap(bytes);
    }

    /** The byte of the file after the last character that was handed out. */
    long position() {
        return SafeTensorsEntry.LENGTH_BYTES + bytes.position();
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (length == 0) return 0;
        if (!decoded.hasRemaining() && !decode()) return -1;
        target[offset] = decoded.get();
        return 1;
    }

    /** Decodes one code point: one character, or the two of a surrogate pair. */
    private boolean decode() throws IOException {
        decoded.clear();
        int start = bytes.position();
        int end = Math.min(start + utf8Length(start), bytes.limit());
        CoderResult result = decoder.reset().decode(bytes.slice(start, end - start), decoded, true);
        if (result.isError()) throw new SafeTensorsException(file, position(), "UTF-8 expected");
        bytes.position(end);
        decoded.flip();
        return decoded.hasRemaining();
    }

    /** How many bytes the code point takes whose first byte is at {@code i}; 1 if that is no first byte. */
    private int utf8Length(int i) {
        if (i == bytes.limit()) return 0;
        int first = bytes.get(i) & 0xff;
        return first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc0 ? 2 : 1;
    }

    @Override
    public void close() {}
}
