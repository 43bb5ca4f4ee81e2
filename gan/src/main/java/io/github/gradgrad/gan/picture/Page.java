package io.github.gradgrad.gan.picture;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** A white page on which pictures stand one below the other, each under a caption of its own or none. */
final class Page {
    private static final Color INK = new Color(0x333333);
    private static final int CAPTION_HEIGHT = 26;
    private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 15);

    private final int indent;
    private final List<String> captions = new ArrayList<>();
    private final List<BufferedImage> pictures = new ArrayList<>();

    /** A page whose captions start {@code indent} pixels from the left. */
    Page(int indent) {
        this.indent = indent;
    }

    /** Adds a picture under a caption; an empty caption takes no room. */
    Page add(String caption, BufferedImage picture) {
        captions.add(caption);
        pictures.add(picture);
        return this;
    }

    boolean isEmpty() {
        return pictures.isEmpty();
    }

    /** The page, as wide as its widest picture; there must be one. */
    BufferedImage draw() {
        int width = 0, height = 0;
        for (int i = 0; i < pictures.size(); i++) {
            width = Math.max(width, pictures.get(i).getWidth());
            height += captionHeight(i) + pictures.get(i).getHeight();
        }
        BufferedImage page = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = page.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setFont(FONT);
        graphics.setColor(INK);
        int y = 0;
        for (int i = 0; i < pictures.size(); i++) {
            graphics.drawString(captions.get(i), indent, y + CAPTION_HEIGHT - 7);
            y += captionHeight(i);
            graphics.drawImage(pictures.get(i), 0, y, null);
            y += pictures.get(i).getHeight();
        }
        graphics.dispose();
        return page;
    }

    private int captionHeight(int i) {
        return captions.get(i).isEmpty() ? 0 : CAPTION_HEIGHT;
    }
}
