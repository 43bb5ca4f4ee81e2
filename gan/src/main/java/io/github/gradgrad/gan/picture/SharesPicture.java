package io.github.gradgrad.gan.picture;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;

/** A table of shares from 0 to 1, each written into a cell that is the darker the more it is. */
public final class SharesPicture {
    private static final int CELL_WIDTH = 92;
    private static final int CELL_HEIGHT = 40;
    private static final int LEFT = 90;
    private static final int TOP = 70;
    private static final int GAP = 10;

    private SharesPicture() {}

    /**
     * The table with the first row on top.
     *
     * @param shares [rows][columns]
     */
    public static BufferedImage of(String title, List<String> rows, List<String> columns, double[][] shares) {
        int width = LEFT + columns.size() * CELL_WIDTH + GAP, height = TOP + rows.size() * CELL_HEIGHT + GAP;
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 15));
        centre(graphics, title, width / 2, TOP / 3, Charts.INK);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
        for (int row = 0; row < rows.size(); row++) {
            int y = TOP + row * CELL_HEIGHT;
            centre(graphics, rows.get(row), LEFT / 2, y + CELL_HEIGHT / 2, Charts.INK);
            for (int column = 0; column < columns.size(); column++) {
                cell(graphics, LEFT + column * CELL_WIDTH, y, shares[row][column]);
            }
        }
        for (int column = 0; column < columns.size(); column++) {
            int middle = LEFT + column * CELL_WIDTH + CELL_WIDTH / 2;
            centre(graphics, columns.get(column), middle, TOP - 12, Charts.INK);
        }
        graphics.dispose();
        return picture;
    }

    private static void cell(Graphics2D graphics, int x, int y, double share) {
        graphics.setColor(mixed(share));
        graphics.fillRect(x + 1, y + 1, CELL_WIDTH - 2, CELL_HEIGHT - 2);
        String text = String.format(Locale.ROOT, "%.2f", share);
        centre(graphics, text, x + CELL_WIDTH / 2, y + CELL_HEIGHT / 2, share > 0.6 ? Color.WHITE : Charts.INK);
    }

    /** From a pale grey to blue. */
    private static Color mixed(double share) {
        Color none = new Color(0xf1f3f6), all = Charts.BLUE;
        return new Color(
                (int) (none.getRed() + share * (all.getRed() - none.getRed())),
                (int) (none.getGreen() + share * (all.getGreen() - none.getGreen())),
                (int) (none.getBlue() + share * (all.getBlue() - none.getBlue())));
    }

    private static void centre(Graphics2D graphics, String text, int x, int y, Color colour) {
        graphics.setColor(colour);
        int width = graphics.getFontMetrics().stringWidth(text);
        graphics.drawString(text, x - width / 2, y + graphics.getFontMetrics().getAscent() / 2 - 1);
    }
}
