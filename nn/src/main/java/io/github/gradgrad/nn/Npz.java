package io.github.gradgrad.nn;

import io.github.gradgrad.tensor.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** NumPy's format for several arrays: a ZIP archive with a {@code NAME.npy} for each; see {@link Npy}. */
public final class Npz {
    private static final String ENDING = ".npy";

    /** What every archive's entries carry, so that equal arrays give equal files: the first date that ZIP has. */
    private static final LocalDateTime DATE = LocalDateTime.of(1980, 1, 1, 0, 0);

    /** No stream of deflate makes more bytes of one. */
    private static final long LARGEST_RATIO = 1032;

    /** What an archive without entries takes: the record at the end of each. */
    private static final int EMPTY_BYTES = 22;

    private Npz() {}

    /** Writes tensors, uncompressed as {@code numpy.savez} does; a failure leaves an existing file as it was. */
    public static void write(Path file, Map<String, Tensor> tensors) throws IOException {
        AtomicFile.write(file, out -> {
            ZipOutputStream zip = new ZipOutputStream(out);
            zip.setMethod(ZipOutputStream.STORED);
            for (Map.Entry<String, Tensor> tensor : tensors.entrySet()) {
                byte[] bytes = Npy.bytes(tensor.getValue());
                zip.putNextEntry(entry(tensor.getKey(), bytes));
                zip.write(bytes);
                zip.closeEntry();
            }
            zip.finish();
        });
    }

    private static ZipEntry entry(String name, byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        ZipEntry entry = new ZipEntry(name + ENDING);
        entry.setTimeLocal(DATE);
        entry.setSize(bytes.length);
        entry.setCrc(crc.getValue());
        return entry;
    }

    /**
     * Reads all arrays, compressed or not, in the order of the archive; checksums are verified.
     *
     * @throws NpyException if the file is no such archive, or an array in it is not valid; it names the file, the array and
     *     the byte of it
     * @throws NoSuchFileException if there is no such file
     */
    public static Map<String, Tensor> read(Path file) throws IOException {
        if (!Files.exists(file)) throw new NoSuchFileException(file.toString());
        if (!Files.isRegularFile(file)) throw new NpyException(file.toString(), 0, "an ordinary file expected");
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                String source = file + ", " + printable(entry.getName());
                if (!entry.getName().endsWith(ENDING))
                    throw new NpyException(source, 0, "a name ending in .npy expected");
                String name = entry.getName().substring(0, entry.getName().length() - ENDING.length());
                if (tensors.put(name, read(source, zip, entry)) != null) {
                    throw new NpyException(source, 0, "the name is there twice");
                }
            }
        } catch (NpyException | FileSystemException e) {
            throw e;
        } catch (IOException | IllegalArgumentException e) {
            // EOFException without a message where the archive ends within a record.
            throw new NpyException(file.toString(), 0, "a valid ZIP archive expected (" + e + ")");
        }
        // ZipFile takes an archive with a zeroed end for an empty one.
        if (tensors.isEmpty() && Files.size(file) > EMPTY_BYTES) {
            throw new NpyException(
                    file.toString(), Files.size(file) - EMPTY_BYTES, "a directory with arrays expected, it lists none");
        }
        return Collections.unmodifiableMap(tensors);
    }

    private static Tensor read(String source, ZipFile zip, ZipEntry entry) throws IOException {
        long size = entry.getSize();
        if (size < 0 || size / LARGEST_RATIO > entry.getCompressedSize()) {
            throw new NpyException(
                    source, 0, entry.getCompressedSize() + " compressed bytes cannot make the promised " + size);
        }
        try (CheckedInputStream in = new CheckedInputStream(open(source, zip, entry), new CRC32())) {
            Tensor tensor = new NpyReader(source, in, size).read();
            if (in.getChecksum().getValue() != entry.getCrc()) {
                throw new NpyException(source, size, "the checksum does not match: the array is damaged");
            }
            return tensor;
        } catch (NpyException e) {
            throw e;
        } catch (IOException e) {
            throw new NpyException(source, 0, "valid compressed data expected (" + e + ")");
        }
    }

    private static InputStream open(String source, ZipFile zip, ZipEntry entry) throws IOException {
        InputStream in = zip.getInputStream(entry);
        if (in == null) throw new NpyException(source, 0, "an array expected, the archive has none under this name");
        return in;
    }

    /** A name from the file for a message: what a terminal might obey is left out. */
    private static String printable(String name) {
        return name.replaceAll("[\\p{C}\\u2028\\u2029]", "?");
    }
}
