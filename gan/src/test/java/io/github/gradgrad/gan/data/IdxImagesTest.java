package io.github.gradgrad.gan.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gradgrad.tensor.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxImagesTest {
    /** Three images of 1 x 2 pixels. */
    private static final byte[] IMAGES = idx(0x803, new int[] {3, 1, 2}, 0, 255, 51, 102, 153, 204);

    private static final byte[] LABELS = idx(0x801, new int[] {3}, 4, 0, 4);
    private static final double[] PIXELS = {-1, 1, -0.6, -0.2, 0.2, 0.6};

    @TempDir
    Path folder;

    @Test
    void aFileOfImagesIsRead() throws IOException {
        for (byte[] bytes : new byte[][] {IMAGES, CsvPointsTest.gzip(IMAGES)}) {
            FiniteDataSet images = IdxImages.read(write("some-images", bytes));

            assertEquals(Shape.of(3, 1, 1, 2), images.all().shape());
            assertArrayEquals(PIXELS, images.all().toDoubles(), 1e-6);
            assertEquals(0, images.classes());
        }
    }

    @Test
    void aFolderIsReadWithItsLabels() throws IOException {
        write("train-images-idx3-ubyte.gz", CsvPointsTest.gzip(IMAGES));
        write("train-labels-idx1-ubyte", LABELS);
        FiniteDataSet images = IdxImages.read(folder);

        assertArrayEquals(PIXELS, images.all().toDoubles(), 1e-6);
        assertEquals(5, images.classes());
        assertEquals(0, images.label(1));
        assertEquals(4, images.label(2));
        assertEquals(folder.getFileName().toString(), images.name());
    }

    @Test
    void aFolderIsReadWithoutLabels() throws IOException {
        write("train-images-idx3-ubyte", IMAGES);

        assertEquals(0, IdxImages.read(folder).classes());
    }

    @Test
    void labelsOfAnotherNumberAreRefused() throws IOException {
        write("train-images-idx3-ubyte", IMAGES);
        Path labels = write("train-labels-idx1-ubyte", idx(0x801, new int[] {2}, 4, 0));

        DataException e = assertThrows(DataException.class, () -> IdxImages.read(folder));
        assertEquals(labels + ": byte 4: 3 labels expected, one an image, found 2", e.getMessage());
    }

    @Test
    void anotherMagicNumberIsNamed() throws IOException {
        assertRefused(LABELS, "byte 0: 00 00 08 03 expected (IDX, unsigned bytes, 3 dims), found 00 00 08 01");
        assertRefused(
                idx(0xD03, new int[] {3, 1, 2}, 0, 1),
                "byte 0: 00 00 08 03 expected (IDX, unsigned bytes, 3 dims), found 00 00 0d 03");
    }

    @Test
    void everyTruncationIsNamedWithItsPlace() throws IOException {
        assertRefused(new byte[0], "is empty; a file with data expected");
        for (int length = 1; length < 16; length++) {
            assertRefused(
                    Arrays.copyOf(IMAGES, length),
                    "byte " + length + ": is truncated, the header of an IDX file of 3 dims has 16 bytes");
        }
        for (int length = 16; length < IMAGES.length; length++) {
            assertRefused(
                    Arrays.copyOf(IMAGES, length),
                    "byte " + length + ": is truncated, its header promises 3 x 1 x 2 bytes, found " + (length - 16));
        }
    }

    @Test
    void moreBytesThanPromisedAreRefused() throws IOException {
        assertRefused(
                Arrays.copyOf(IMAGES, IMAGES.length + 1),
                "byte 22: the end of the file expected after 3 x 1 x 2 bytes, found more");
    }

    @Test
    void sizesThatNoArrayHasAreRefused() throws IOException {
        assertRefused(idx(0x803, new int[] {3, 0, 2}), "byte 8: a size of 1 to 2147483647 expected, found 0");
        assertRefused(idx(0x803, new int[] {-1, 1, 2}), "byte 4: a size of 1 to 2147483647 expected, found 4294967295");
    }

    @Test
    void aHugeHeaderIsRefusedBeforeAnythingIsAllocated() throws IOException {
        Path file = write("images", idx(0x803, new int[] {Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE}));

        DataException e = assertThrows(DataException.class, () -> IdxImages.read(file));
        String start = file + ": holds 2147483647 x 2147483647 x 2147483647 bytes by its header: ";
        assertEquals(start, e.getMessage().substring(0, start.length()));
    }

    @Test
    void aShortFileWithALargeHeaderIsTruncated() throws IOException {
        assertRefused(
                idx(0x803, new int[] {1000, 100, 100}),
                "byte 16: is truncated, its header promises 1000 x 100 x 100 bytes, found 0");
    }

    @Test
    void aFolderWithoutImagesIsRefused() {
        DataException e = assertThrows(DataException.class, () -> IdxImages.read(folder));
        assertEquals(folder + ": holds no train-images-idx3-ubyte or train-images-idx3-ubyte.gz", e.getMessage());
    }

    private void assertRefused(byte[] bytes, String problem) throws IOException {
        Path file = write("images", bytes);
        DataException e = assertThrows(DataException.class, () -> IdxImages.read(file));
        assertEquals(file + ": " + problem, e.getMessage());
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    static byte[] idx(int magic, int[] dims, int... elements) {
        ByteBuffer bytes =
                ByteBuffer.allocate(4 + 4 * dims.length + elements.length).putInt(magic);
        for (int dim : dims) bytes.putInt(dim);
        for (int element : elements) bytes.put((byte) element);
        return bytes.array();
    }
}
