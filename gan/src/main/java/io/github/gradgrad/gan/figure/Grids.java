package io.github.gradgrad.gan.figure;

import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Matrices side by side, each under its name, every cell with its number: small images in grey, or numbers of either
 * sign, the larger the stronger in colour. Nine numbers in one row are a picture of 3 x 3.
 */
public final class Grids implements Figure {
    private static final double CELL_WIDTH = 52;
    private static final double CELL_HEIGHT = 36;
    private static final int DIGITS = 3;
    private static final double GAP = 22;
    private static final double TITLE = 24;
    private static final double STRONGEST = 0.6;
    private static final double WIDTH = 560;

    private record Grid(String name, Tensor cells, boolean image) {
        double width() {
            return Math.max(cells.shape().dim(1) * CELL_WIDTH, Drawing.textWidth(name, 13));
        }

        double height() {
            return TITLE + cells.shape().dim(0) * CELL_HEIGHT;
        }
    }

    private final List<Grid> grids = new ArrayList<>();

    private Grids() {}

    /** No grids yet. */
    public static Grids of() {
        return new Grids();
    }

    /** Adds a matrix [rows, columns] of grey values from 0, black, to 1, white. */
    public Grids image(String name, Tensor pixels) {
        grids.add(new Grid(name, square(pixels), true));
        return this;
    }

    /** Adds a matrix [rows, columns] of numbers of either sign. */
    public Grids numbers(String name, Tensor cells) {
        grids.add(new Grid(name, square(cells), false));
        return this;
    }

    private static Tensor square(Tensor cells) {
        return cells.shape().equals(Shape.of(1, 9)) ? cells.reshape(Shape.of(3, 3)) : cells;
    }

    @Override
    public Drawing draw() {
        double x = 1, y = 0, rowHeight = 0, width = 0;
        double[][] places = new double[grids.size()][];
        for (int i = 0; i < grids.size(); i++) {
            Grid grid = grids.get(i);
            if (x > 1 && x + grid.width() > WIDTH) {
                x = 1;
                y += rowHeight + GAP;
                rowHeight = 0;
            }
            places[i] = new double[] {x, y};
            x += grid.width() + GAP;
            width = Math.max(width, x - GAP + 1);
            rowHeight = Math.max(rowHeight, grid.height());
        }
        Drawing drawing = new Drawing(width, y + rowHeight + 1);
        for (int i = 0; i < grids.size(); i++) draw(drawing, grids.get(i), places[i][0], places[i][1]);
        return drawing;
    }

    private static void draw(Drawing drawing, Grid grid, double left, double top) {
        drawing.text("ink", left, top + 14, grid.name);
        int columns = grid.cells.shape().dim(1);
        double largest =
                Arrays.stream(grid.cells.toDoubles()).map(Math::abs).max().orElse(0);
        for (int i = 0; i < grid.cells.size(); i++) {
            int row = i / columns;
            double x = left + (i - row * columns) * CELL_WIDTH, y = top + TITLE + row * CELL_HEIGHT;
            double value = grid.cells.at(i);
            drawing.rect("cell", x, y, CELL_WIDTH, CELL_HEIGHT, 0);
            String text = "ink";
            if (grid.image) {
                drawing.rect("white", x, y, CELL_WIDTH, CELL_HEIGHT, 1);
                drawing.rect("black", x, y, CELL_WIDTH, CELL_HEIGHT, 1 - Math.min(1, Math.max(0, value)));
                text = value < 0.5 ? "on-black" : "on-white";
            } else if (value != 0) {
                String sign = value > 0 ? "fill c1" : "fill c2";
                drawing.rect(sign, x, y, CELL_WIDTH, CELL_HEIGHT, STRONGEST * Math.abs(value) / largest);
            }
            drawing.text(text + " middle", x + CELL_WIDTH / 2, y + CELL_HEIGHT / 2 + 4.5, Numbers.text(value, DIGITS));
        }
    }
}
