package io.github.gradgrad.gan.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.NodeList;

class AnimationTest {
    private static final Color[] COLOURS = {Color.RED, Color.GREEN, Color.BLUE, Color.WHITE};

    @TempDir
    Path folder;

    @Test
    void framesFollowEachOtherWithTheirDelaysForEver() throws IOException {
        Path file = write(COLOURS.length);
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            reader.setInput(in);
            assertEquals(4, reader.getNumImages(true));
            for (int i = 0; i < 4; i++) {
                assertEquals(COLOURS[i].getRGB(), reader.read(i).getRGB(3, 5));
                IIOMetadataNode control = node(reader, i, "GraphicControlExtension");
                assertEquals(i < 3 ? "25" : "200", control.getAttribute("delayTime"));
            }
            IIOMetadataNode loop = node(reader, 0, "ApplicationExtension");
            assertEquals("NETSCAPE", loop.getAttribute("applicationID"));
            // Sub-block 1 with the number of repetitions: 0 is for ever.
            assertArrayEquals(new byte[] {1, 0, 0}, (byte[]) loop.getUserObject());
        } finally {
            reader.dispose();
        }
    }

    @Test
    void aGifIsContinuedAfterItsFirstFrames() throws IOException {
        Path file = write(3);
        Animation continued = Animation.read(file, 2);
        assertEquals(2, continued.size());
        continued.add(solid(Color.WHITE));
        continued.write(file);

        Path expected = folder.resolve("expected.gif");
        Animation fresh = new Animation();
        for (Color colour : new Color[] {Color.RED, Color.GREEN, Color.WHITE}) fresh.add(solid(colour));
        fresh.write(expected);
        assertArrayEquals(pixels(expected), pixels(file));
    }

    @Test
    void framesOfManyColoursSurviveBeingReadAndWritten() throws IOException {
        BufferedImage noise = new BufferedImage(30, 20, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(9);
        for (int p = 0; p < 600; p++) noise.setRGB(p % 30, p / 30, random.nextInt());
        Path first = folder.resolve("first.gif"), second = folder.resolve("second.gif");
        Animation animation = new Animation();
        animation.add(noise);
        animation.add(solid(Color.RED));
        animation.write(first);
        Animation.read(first, 10).write(second);

        assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(second));
    }

    @Test
    void aFileWithFewerFramesGivesThem() throws IOException {
        assertEquals(3, Animation.read(write(3), 50).size());
        assertEquals(0, Animation.read(write(3), 0).size());
    }

    @Test
    void whatIsNoGifIsNamed() throws IOException {
        byte[] whole = Files.readAllBytes(write(3));
        byte[] random = new byte[1000];
        new Random(4).nextBytes(random);
        Path file = folder.resolve("damaged.gif");
        for (byte[] bytes : new byte[][] {random, {}, {'G', 'I', 'F', '8', '9', 'a'}, Arrays.copyOf(whole, 40)}) {
            Files.write(file, bytes);
            IOException e = assertThrows(IOException.class, () -> Animation.read(file, 3), bytes.length + " bytes");
            assertTrue(e.getMessage().startsWith(file + ": is no GIF that can be continued"), e.getMessage());
        }
    }

    @Test
    void anAnimationWithoutFramesIsNotWritten() {
        Path file = folder.resolve("a.gif");

        assertThrows(IllegalStateException.class, () -> new Animation().write(file));
        assertFalse(Files.exists(file));
    }

    private Path write(int frames) throws IOException {
        Animation animation = new Animation();
        for (int i = 0; i < frames; i++) animation.add(solid(COLOURS[i]));
        Path file = folder.resolve("a.gif");
        animation.write(file);
        return file;
    }

    private static BufferedImage solid(Color colour) {
        BufferedImage image = new BufferedImage(16, 12, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(colour);
        graphics.fillRect(0, 0, 16, 12);
        graphics.dispose();
        return image;
    }

    private static IIOMetadataNode node(ImageReader reader, int frame, String name) throws IOException {
        IIOMetadataNode root =
                (IIOMetadataNode) reader.getImageMetadata(frame).getAsTree("javax_imageio_gif_image_1.0");
        NodeList nodes = root.getElementsByTagName(name);
        assertEquals(1, nodes.getLength(), name);
        return (IIOMetadataNode) nodes.item(0);
    }

    private static int[] pixels(Path file) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            reader.setInput(in);
            int[] pixels = new int[reader.getNumImages(true)];
            for (int i = 0; i < pixels.length; i++) pixels[i] = reader.read(i).getRGB(8, 6);
            return pixels;
        } finally {
            reader.dispose();
        }
    }
}
