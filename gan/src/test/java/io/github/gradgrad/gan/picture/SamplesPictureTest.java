package io.github.gradgrad.gan.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class SamplesPictureTest {
    private static final Shape DIGIT = Shape.of(1, 8, 8);
    private static final Tensor SQUARE = Tensor.of(Shape.of(4, 2), 0f, 0f, 0f, 1f, 1f, 0f, 1f, 1f);

    @Test
    void digitsFillSixteenColumnsOfFortyEightPixels() {
        BufferedImage picture = SamplesPicture.of(images(SamplesPicture.realCount(DIGIT), -1), images(96, 1));

        assertEquals(32, SamplesPicture.realCount(DIGIT));
        assertEquals(96, SamplesPicture.generatedCount(DIGIT));
        assertEquals(16 * (48 + 4) + 4, picture.getWidth());
    }

    @Test
    void theRealOnesStandOnTopOfTheGenerated() {
        BufferedImage picture = SamplesPicture.of(images(32, -1), images(96, 1));

        // Real images are black and generated ones white here: two and six rows of 48 pixels down a column of images.
        int firstWhite = -1, lastBlack = -1, black = 0, white = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            int rgb = picture.getRGB(800, y);
            if (rgb == 0xff000000) {
                lastBlack = y;
                black++;
            }
            if (rgb == 0xffffffff && black == 96 && firstWhite < 0) firstWhite = y;
            if (rgb == 0xffffffff) white++;
        }
        assertEquals(2 * 48, black);
        assertTrue(white >= 6 * 48, white + " white pixels");
        assertTrue(lastBlack < firstWhite);
    }

    @Test
    void aFrameShowsGeneratedImagesAlone() {
        BufferedImage frame = SamplesPicture.frame(images(32, -1), images(96, 1), 1200);

        assertEquals(16 * (32 + 2) + 2, frame.getWidth());
        for (int y = frame.getHeight() - 6 * (32 + 2); y < frame.getHeight(); y++) {
            for (int x = 0; x < frame.getWidth(); x++) assertTrue(frame.getRGB(x, y) != 0xff000000);
        }
    }

    @Test
    void largeImagesTakeFewerColumns() {
        // 64 pixels and a gap of 4: 14 in a thousand pixels; never fewer than four.
        assertEquals(2 * 14, SamplesPicture.realCount(Shape.of(3, 64, 64)));
        assertEquals(6 * 4, SamplesPicture.generatedCount(Shape.of(3, 512, 512)));
        assertEquals(1000, SamplesPicture.realCount(Shape.of(2)));
    }

    @Test
    void aUnitIsAsLongAcrossAsDown() {
        for (BufferedImage picture :
                new BufferedImage[] {SamplesPicture.of(SQUARE, SQUARE), SamplesPicture.frame(SQUARE, SQUARE, 7)}) {
            Rectangle bounds = orangeAbove(picture, picture.getHeight() - 50);

            assertEquals(bounds.width, bounds.height, 3);
            assertTrue(bounds.width > picture.getWidth() / 2, bounds + " in " + picture.getWidth());
        }
    }

    @Test
    void theAxesFollowFromTheRealPointsAlone() {
        Tensor far = Tensor.of(Shape.of(5, 2), 0f, 0f, 0f, 1f, 1f, 0f, 1f, 1f, 1e6f, Float.NaN);
        BufferedImage with = SamplesPicture.frame(SQUARE, far, 7), without = SamplesPicture.frame(SQUARE, SQUARE, 7);

        assertEquals(without.getWidth(), with.getWidth());
        assertEquals(without.getHeight(), with.getHeight());
        int plot = without.getHeight() - 50;
        assertEquals(orangeAbove(without, plot), orangeAbove(with, plot));
    }

    @Test
    void pointsThatAreAllAlikeOrAllOutsideStillGiveAPicture() {
        Tensor alike = Tensor.ones(DType.FLOAT32, Shape.of(3, 2));
        Tensor outside = Tensor.full(DType.FLOAT32, Shape.of(3, 2), 50);

        assertTrue(orangeAbove(SamplesPicture.of(alike, alike), 500).width > 0);
        assertTrue(orangeAbove(SamplesPicture.of(alike, outside), 500).isEmpty());
    }

    @Test
    void ofMoreThanTwoCoordinatesTheFirstTwoAreDrawn() {
        Tensor flat = Tensor.of(Shape.of(2, 2), 0f, 0f, 1f, 1f),
                deep = Tensor.of(Shape.of(2, 3), 0f, 0f, 9f, 1f, 1f, -9f);

        assertEquals(orangeAbove(SamplesPicture.of(flat, flat), 500), orangeAbove(SamplesPicture.of(deep, deep), 500));
    }

    @Test
    void samplesOfDifferentShapesAreRefused() {
        String message = assertThrows(IllegalArgumentException.class, () -> SamplesPicture.of(images(1, 0), SQUARE))
                .getMessage();

        assertTrue(message.contains("[1, 1, 8, 8]") && message.contains("[4, 2]"), message);
        Tensor line = Tensor.ones(DType.FLOAT32, Shape.of(4, 1));
        assertThrows(IllegalArgumentException.class, () -> SamplesPicture.of(line, line));
    }

    private static Tensor images(int n, double value) {
        return Tensor.full(DType.FLOAT32, Shape.of(n, 1, 8, 8), value);
    }

    /** The smallest rectangle around the orange pixels above a row: generated points, not the legend. */
    private static Rectangle orangeAbove(BufferedImage picture, int rows) {
        Rectangle bounds = new Rectangle(-1, -1);
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                Color colour = new Color(picture.getRGB(x, y));
                if (colour.getRed() > colour.getBlue() + 60) bounds.add(new Rectangle(x, y, 1, 1));
            }
        }
        return bounds;
    }
}
