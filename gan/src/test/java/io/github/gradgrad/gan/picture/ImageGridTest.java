package io.github.gradgrad.gan.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class ImageGridTest {
    @Test
    void everyPixelBecomesASquareInItsPlace() {
        int n = 5, height = 2, width = 3, columns = 2, scale = 4, gap = 3;
        Tensor images = Tensor.generate(DType.FLOAT32, Shape.of(n, 1, height, width), i -> 2.0 * (7 * i) / 255 - 1);
        BufferedImage grid = ImageGrid.of(images, columns, scale, gap);

        assertEquals(3 + 2 * (12 + 3), grid.getWidth());
        assertEquals(3 + 3 * (8 + 3), grid.getHeight());
        for (int i = 0; i < n; i++) {
            for (int y = 0; y < height * scale; y++) {
                for (int x = 0; x < width * scale; x++) {
                    int level = 7 * (i * height * width + y / scale * width + x / scale);
                    int px = gap + i % columns * (width * scale + gap) + x;
                    int py = gap + i / columns * (height * scale + gap) + y;
                    assertEquals(
                            0xff000000 | (level * 0x010101), grid.getRGB(px, py), "image " + i + " at " + x + ", " + y);
                }
            }
        }
    }

    @Test
    void theGroundShowsBetweenImagesAndWhereNoneIs() {
        BufferedImage grid = ImageGrid.of(Tensor.ones(DType.FLOAT32, Shape.of(3, 1, 2, 2)), 2, 1, 1);
        int ground = grid.getRGB(0, 0);

        for (int i = 0; i < 7; i++) {
            assertEquals(ground, grid.getRGB(3, i));
            assertEquals(ground, grid.getRGB(i, 3));
        }
        assertEquals(ground, grid.getRGB(4, 4));
        assertEquals(0xffffffff, grid.getRGB(1, 4));
    }

    @Test
    void threeChannelsAreRedGreenAndBlue() {
        Tensor image = Tensor.of(Shape.of(1, 3, 1, 2), -1f, 1f, -0.6f, 1f, 1f, -0.2f);
        BufferedImage grid = ImageGrid.of(image, 1, 1, 0);

        assertEquals(0xff0033ff, grid.getRGB(0, 0));
        assertEquals(0xffffff66, grid.getRGB(1, 0));
    }

    @Test
    void whatLiesOutsideTheRangeIsClamped() {
        BufferedImage grid = ImageGrid.of(Tensor.of(Shape.of(1, 1, 1, 2), -7f, 1e30f), 1, 1, 0);

        assertEquals(0xff000000, grid.getRGB(0, 0));
        assertEquals(0xffffffff, grid.getRGB(1, 0));
    }

    @Test
    void wrongArgumentsAreRefused() {
        Tensor images = Tensor.ones(DType.FLOAT32, Shape.of(1, 1, 2, 2));

        assertThrows(IllegalArgumentException.class, () -> ImageGrid.of(images.reshape(Shape.of(1, 2, 2)), 1, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> ImageGrid.of(images.reshape(Shape.of(1, 2, 1, 2)), 1, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> ImageGrid.of(images, 0, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> ImageGrid.of(images, 1, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> ImageGrid.of(images, 1, 1, -1));
    }
}
