package io.github.gradgrad.gan.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PicturesTest {
    @Test
    void aPngKeepsEveryPixel(@TempDir Path folder) throws IOException {
        BufferedImage picture = new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB);
        for (int p = 0; p < 6; p++) picture.setRGB(p % 3, p / 3, 0x123456 * (p + 1));
        Path file = folder.resolve("a.png");
        Pictures.writePng(picture, file);

        BufferedImage read = ImageIO.read(file.toFile());
        for (int p = 0; p < 6; p++) assertEquals(picture.getRGB(p % 3, p / 3), read.getRGB(p % 3, p / 3));
    }
}
