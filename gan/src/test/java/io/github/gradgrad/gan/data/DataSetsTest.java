package io.github.gradgrad.gan.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.tensor.Shape;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataSetsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"digits", "gaussians8", "gaussians25", "swissroll"})
    void whatIsBuiltInOpensByItsName(String name) throws IOException {
        assertTrue(DataSets.NAMES.contains(name));
        assertEquals(name, DataSets.open(name).name());
    }

    @Test
    void filesAndFoldersAreRecognisedByWhatTheyHold() throws IOException {
        Path csv = Files.writeString(folder.resolve("anything"), "1,2,3\n4,5,6\n");
        assertEquals(Shape.of(3), DataSets.open(csv.toString()).sampleShape());

        byte[] images = IdxImagesTest.idx(0x803, new int[] {1, 2, 3}, 1, 2, 3, 4, 5, 6);
        Path idx = Files.write(folder.resolve("idx.gz"), CsvPointsTest.gzip(images));
        assertEquals(Shape.of(1, 2, 3), DataSets.open(idx.toString()).sampleShape());

        Path mnist = Files.createDirectory(folder.resolve("mnist"));
        Files.write(mnist.resolve("train-images-idx3-ubyte"), images);
        assertEquals(Shape.of(1, 2, 3), DataSets.open(mnist.toString()).sampleShape());

        Path pictures = Files.createDirectory(folder.resolve("pictures"));
        BufferedImage black = new BufferedImage(5, 5, BufferedImage.TYPE_INT_RGB);
        ImageIO.write(black, "png", pictures.resolve("a.png").toFile());
        assertEquals(Shape.of(1, 5, 5), DataSets.open(pictures.toString()).sampleShape());
    }

    @ParameterizedTest
    @ValueSource(strings = {"digit", "", " ", "no/such/file.csv", "with\0nul"})
    void whatIsNeitherNameNorPathListsTheNames(String name) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> DataSets.open(name));
        assertEquals(
                "data '" + name.replace('\0', '?') + "' is neither one of digits, gaussians8, gaussians25, swissroll,"
                        + " fashion-mnist nor an existing file or folder",
                e.getMessage());
    }

    @Test
    void fashionMnistSaysWhereToGetIt() {
        Path missing = folder.resolve("fashion-mnist");
        DataException e = assertThrows(DataException.class, () -> DataSets.fashionMnist(missing));
        assertEquals(
                missing
                        + ": does not exist; install the Debian package dataset-fashion-mnist, or give the path of a"
                        + " folder with the IDX files of Fashion-MNIST",
                e.getMessage());
    }

    @Test
    void fashionMnistIsAFolderOfIdxFiles() throws IOException {
        Path fashion = Files.createDirectory(folder.resolve("fashion-mnist"));
        Files.write(
                fashion.resolve("train-images-idx3-ubyte.gz"),
                CsvPointsTest.gzip(IdxImagesTest.idx(0x803, new int[] {1, 1, 1}, 9)));

        assertEquals("fashion-mnist", DataSets.fashionMnist(fashion).name());
    }

    @Test
    void randomFilesGiveOneLineThatNamesThem() throws IOException {
        Random random = new Random(17);
        for (int i = 0; i < 200; i++) {
            byte[] bytes = new byte[1 + random.nextInt(2000)];
            random.nextBytes(bytes);
            Path file = Files.write(folder.resolve("random"), bytes);

            DataException e = assertThrows(DataException.class, () -> DataSets.open(file.toString()), "file " + i);
            assertTrue(e.getMessage().startsWith(file + ": "), e.getMessage());
            assertFalse(e.getMessage().contains("\n"), e.getMessage());
        }
    }

    @Test
    void aBinaryFileIsNotTakenForACsv() throws IOException {
        Path file = Files.write(folder.resolve("binary"), new byte[] {'1', ',', '2', 0, 7});

        DataException e = assertThrows(DataException.class, () -> DataSets.open(file.toString()));
        assertEquals(
                file
                        + ": is neither a CSV of points nor an IDX file of images (for PNG or JPEG images,"
                        + " give their folder)",
                e.getMessage());
    }

    @Test
    void anEmptyFolderSaysWhatIsExpected() {
        DataException e = assertThrows(DataException.class, () -> DataSets.open(folder.toString()));
        assertEquals(
                folder + ": holds no .png, .jpg or .jpeg images and no train-images-idx3-ubyte[.gz]", e.getMessage());
    }
}
