package io.github.gradgrad.gan.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;

/** Pictures side by side, row after row. */
public final class Tiles {
    private static final int GAP = 8;

    private Tiles() {}

    /**
     * The pictures in rows of {@code columns}, in cells as large as the largest.
     *
     * @throws IllegalArgumentException if there is no picture or no column
     */
    public static BufferedImage of(int columns, List<BufferedImage> pictures) {
        if (columns < 1 || pictures.isEmpty()) {
            throw new IllegalArgumentException(
                    "tiles: pictures and columns expected, got " + pictures.size() + " and " + columns);
        }
        int width = pictures.stream().mapToInt(BufferedImage::getWidth).max().orElseThrow() + GAP;
        int height = pictures.stream().mapToInt(BufferedImage::getHeight).max().orElseThrow() + GAP;
        int rows = (pictures.size() + columns - 1) / columns;
        BufferedImage page = new BufferedImage(columns * width, rows * height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = page.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, page.getWidth(), page.getHeight());
        for (int i = 0; i < pictures.size(); i++) {
            graphics.drawImage(pictures.get(i), i % columns * width, i / columns * height, null);
        }
        graphics.dispose();
        return page;
    }
}
