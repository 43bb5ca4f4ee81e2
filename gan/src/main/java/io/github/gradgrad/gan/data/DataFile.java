package io.github.gradgrad.gan.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Opens files that a stranger may have made, and says in one line why one cannot be read. */
final class DataFile {
    private static final int GZIP_MAGIC = 0x1f8b;

    private DataFile() {}

    /** Reads from a file, or from what is packed in it. */
    @FunctionalInterface
    interface Reader<T> {
        T read(InputStream in) throws IOException;
    }

    /**
     * What {@code reader} makes of a file, which is unpacked on the way if it is gzipped.
     *
     * @throws DataException if the file is missing, empty, not a file, damaged, or refused by the reader
     */
    static <T> T read(Path file, Reader<T> reader) throws IOException {
        if (Files.isDirectory(file)) throw new DataException(file, "is a folder, a file is expected");
        if (Files.exists(file) && !Files.isRegularFile(file)) throw new DataException(file, "is not a regular file");
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file))) {
            byte[] start = peek(raw, 2);
            if (start.length == 0) throw new DataException(file, "is empty; a file with data expected");
            boolean gzip = start.length == 2 && (((start[0] & 0xff) << 8) | (start[1] & 0xff)) == GZIP_MAGIC;
            return reader.read(gzip ? new BufferedInputStream(new GZIPInputStream(raw)) : raw);
        } catch (DataException e) {
            throw e;
        } catch (NoSuchFileException e) {
            throw new DataException(file, "does not exist", e);
        } catch (AccessDeniedException e) {
            throw new DataException(file, "may not be read: permission denied", e);
        } catch (EOFException e) {
            throw new DataException(file, "is truncated: its gzip data ends too early", e);
        } catch (ZipException e) {
            throw new DataException(file, "is damaged: its gzip data is not valid (" + e.getMessage() + ")", e);
        } catch (IOException e) {
            throw new DataException(file, "cannot be read: " + e.getMessage(), e);
        }
    }

    /** The next bytes, up to {@code n}, which stay to be read; the stream must support marks. */
    static byte[] peek(InputStream in, int n) throws IOException {
        in.mark(n);
        byte[] start = in.readNBytes(n);
        in.reset();
        return start;
    }

    /**
     * Refuses data that would not fit in the memory of this Java, before any of it is allocated.
     *
     * @param what the data, such as {@code 70000 images of 28 x 28}
     * @param bytes what it would take at its most
     */
    static void requireMemory(Path file, String what, double bytes) throws DataException {
        double most = Math.min(Runtime.getRuntime().maxMemory() / 2.0, Integer.MAX_VALUE - 8);
        if (bytes > most) {
            throw new DataException(
                    file,
                    String.format(
                            "holds %s: %.0f MB, this Java has room for %.0f MB (option -Xmx)",
                            what, bytes / 1e6, most / 1e6));
        }
    }
}
