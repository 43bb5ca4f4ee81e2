package io.github.gradgrad.gan.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.gan.data.ImageFolder.Colours;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFolderTest {
    @TempDir
    Path folder;

    @Test
    void smallSquaresOfOneSizeStayAsTheyAreInTheOrderOfTheirNames() throws IOException {
        save("b.png", "png", solid(4, 4, new Color(51, 51, 51)));
        BufferedImage first = solid(4, 4, Color.BLACK);
        first.setRGB(1, 2, 0xffffff);
        save("a.PNG", "png", first);
        Files.writeString(folder.resolve("notes.txt"), "passed over");
        Tensor images = ImageFolder.read(folder).all();

        assertEquals(Shape.of(2, 1, 4, 4), images.shape());
        for (int p = 0; p < 16; p++) assertEquals(p == 2 * 4 + 1 ? 1 : -1, images.at(p), 1e-6);
        for (int p = 16; p < 32; p++) assertEquals(-0.6, images.at(p), 1e-6);
    }

    @Test
    void greysKeepTheirStoredValues() throws IOException {
        BufferedImage bytes = new BufferedImage(2, 2, BufferedImage.TYPE_BYTE_GRAY);
        bytes.getRaster().setSamples(0, 0, 2, 2, 0, new int[] {0, 51, 102, 255});
        save("a.png", "png", bytes);
        BufferedImage shorts = new BufferedImage(2, 2, BufferedImage.TYPE_USHORT_GRAY);
        shorts.getRaster().setSamples(0, 0, 2, 2, 0, new int[] {0, 51 * 257, 102 * 257, 65535});
        save("b.png", "png", shorts);

        double[] expected = {-1, -0.6, -0.2, 1, -1, -0.6, -0.2, 1};
        assertArrayEquals(expected, ImageFolder.read(folder).all().toDoubles(), 1e-6);
    }

    @Test
    void coloursBecomePlanesOrTheirLuma() throws IOException {
        save("a.png", "png", solid(2, 2, new Color(255, 102, 51)));

        Tensor colour = ImageFolder.read(folder).all();
        assertEquals(Shape.of(1, 3, 2, 2), colour.shape());
        assertArrayEquals(
                new double[] {1, 1, 1, 1, -0.2, -0.2, -0.2, -0.2, -0.6, -0.6, -0.6, -0.6}, colour.toDoubles(), 1e-6);
        Tensor grey = ImageFolder.read(folder, 2, Colours.GREY).all();
        assertEquals(Shape.of(1, 1, 2, 2), grey.shape());
        assertEquals((0.299 * 255 + 0.587 * 102 + 0.114 * 51) / 127.5 - 1, grey.at(3), 0.5 / 127.5);
    }

    @Test
    void theCentreOfALongImageIsKept() throws IOException {
        BufferedImage stripes = solid(12, 4, Color.BLACK);
        Graphics2D graphics = stripes.createGraphics();
        graphics.fillRect(4, 0, 4, 4);
        graphics.dispose();
        save("a.png", "png", stripes);

        assertArrayEquals(
                ones(16), ImageFolder.read(folder, 4, Colours.GREY).all().toDoubles(), 1e-6);
    }

    @Test
    void reductionAveragesThePixels() throws IOException {
        BufferedImage board = solid(32, 32, Color.BLACK);
        for (int p = 0; p < 32 * 32; p++) if ((p % 32 + p / 32) % 2 == 0) board.setRGB(p % 32, p / 32, 0xffffff);
        save("a.png", "png", board);

        for (double value : ImageFolder.read(folder, 4, Colours.GREY).all().toDoubles()) assertEquals(0, value, 0.02);
    }

    @Test
    void imagesOfSeveralSizesComeToTheDefaultSide() throws IOException {
        save("a.png", "png", solid(40, 40, Color.WHITE));
        save("b.jpg", "jpg", solid(50, 60, Color.WHITE));

        Tensor images = ImageFolder.read(folder).all();
        assertEquals(Shape.of(2, 1, 32, 32), images.shape());
        assertArrayEquals(ones(2 * 32 * 32), images.toDoubles(), 0.02);
    }

    @Test
    void transparencyBecomesWhite() throws IOException {
        save("a.png", "png", new BufferedImage(2, 2, BufferedImage.TYPE_INT_ARGB));

        assertArrayEquals(ones(4), ImageFolder.read(folder).all().toDoubles());
    }

    @Test
    void aFolderWithoutImagesIsNamed() {
        DataException e = assertThrows(DataException.class, () -> ImageFolder.read(folder));
        assertEquals(
                folder + ": holds no .png, .jpg or .jpeg images and no train-images-idx3-ubyte[.gz]", e.getMessage());
    }

    @Test
    void filesThatAreNoImagesAreNamed() throws IOException {
        byte[] random = new byte[3000];
        new Random(1).nextBytes(random);
        assertRefused("x.png", random, "is neither a PNG nor a JPEG image");
        assertRefused("x.png", new byte[0], "is empty");
        assertRefused("x.png", new byte[500], "is neither a PNG nor a JPEG image");
    }

    @Test
    void damagedImagesAreNamed() throws IOException {
        BufferedImage noise = new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(5);
        for (int p = 0; p < 1600; p++) noise.setRGB(p % 40, p / 40, random.nextInt());
        for (String format : new String[] {"png", "jpg"}) {
            Path file = save("x." + format, format, noise);
            byte[] whole = Files.readAllBytes(file);
            for (int length : new int[] {12, 30, 100, whole.length / 2}) {
                assertRefused("x." + format, Arrays.copyOf(whole, length), "is ");
            }
            Files.delete(file);
        }
    }

    @Test
    void anImageThatPromisesTooManyPixelsIsRefusedUnread() throws IOException {
        CRC32 crc = new CRC32();
        byte[] header = ByteBuffer.allocate(17)
                .put("IHDR".getBytes(StandardCharsets.US_ASCII))
                .putInt(2_000_000_000)
                .putInt(2_000_000_000)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
        crc.update(header);
        byte[] png = ByteBuffer.allocate(33)
                .putLong(0x89504e470d0a1a0aL)
                .putInt(13)
                .put(header)
                .putInt((int) crc.getValue())
                .array();
        assertRefused("x.png", png, "has 4000000000000000000 pixels by its header, at most 100000000 are read");
    }

    @Test
    void aSideOutOfRangeIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> ImageFolder.read(folder, 0, Colours.GREY));
        assertThrows(IllegalArgumentException.class, () -> ImageFolder.read(folder, 1025, Colours.GREY));
    }

    private void assertRefused(String name, byte[] bytes, String problem) throws IOException {
        Path file = Files.write(folder.resolve(name), bytes);
        DataException e = assertThrows(DataException.class, () -> ImageFolder.read(folder), bytes.length + " bytes");
        assertTrue(e.getMessage().startsWith(file + ": " + problem), e.getMessage());
    }

    private Path save(String name, String format, BufferedImage image) throws IOException {
        Path file = folder.resolve(name);
        assertTrue(ImageIO.write(image, format, file.toFile()));
        return file;
    }

    private static BufferedImage solid(int width, int height, Color colour) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(colour);
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        return image;
    }

    private static double[] ones(int n) {
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        return ones;
    }
}
