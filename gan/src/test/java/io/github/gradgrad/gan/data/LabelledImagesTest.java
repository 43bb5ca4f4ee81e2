package io.github.gradgrad.gan.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelledImagesTest {
    @TempDir
    private Path folder;

    private void write(String part, int first, int second) throws IOException {
        ByteBuffer images =
                ByteBuffer.allocate(18).putInt(0x803).putInt(2).putInt(1).putInt(1);
        images.put((byte) (51 * first)).put((byte) (51 * second));
        ByteBuffer labels = ByteBuffer.allocate(10)
                .putInt(0x801)
                .putInt(2)
                .put((byte) first)
                .put((byte) second);
        Files.write(folder.resolve(part + "-images-idx3-ubyte"), images.array());
        Files.write(folder.resolve(part + "-labels-idx1-ubyte"), labels.array());
    }

    @Test
    void aFolderOfIdxFilesHasATestPartOfItsOwn() throws IOException {
        write("train", 0, 5);
        write("t10k", 5, 0);
        LabelledImages.Split split = LabelledImages.open(folder.toString());
        assertArrayEquals(new float[] {-1, 1}, split.training().images(0, 1).toFloats());
        assertArrayEquals(new int[] {0, 5}, split.training().labels(0, 1));
        assertArrayEquals(new float[] {1, -1}, split.test().images(0, 1).toFloats());
        assertArrayEquals(new int[] {5, 0}, split.test().labels(0, 1));
    }

    @Test
    void aMissingTestPartIsNamed() throws IOException {
        write("train", 0, 5);
        String message = String.valueOf(assertThrows(DataException.class, () -> LabelledImages.open(folder.toString()))
                .getMessage());
        assertTrue(message.contains("holds no t10k-images-idx3-ubyte"), message);
    }

    @Test
    void noDigitIsInBothParts() throws IOException {
        LabelledImages.Split split = LabelledImages.open("digits");
        FiniteDataSet all = Digits.load();
        assertEquals(all.size(), split.training().size() + split.test().size());
        assertEquals(all.pick(0, 10), split.test().images(0, 1));
        assertEquals(all.pick(1, 9, 11), split.training().images(0, 8, 9));
    }
}
