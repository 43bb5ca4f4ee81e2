package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.ConvGeometry;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A convolution of awkward shapes, and its formula in seven plain loops. */
record ConvCase(String label, Shape x, Shape w, ConvGeometry geometry) {
    /** One term of the convolution: the positions of the three numbers that meet. */
    @FunctionalInterface
    interface Term {
        void accept(int x, int w, int y);
    }

    static Stream<ConvCase> awkward() {
        ConvGeometry unit = ConvGeometry.of(1, 0);
        return Stream.concat(
                Stream.of(
                        new ConvCase("a single element", Shape.of(1, 1, 1, 1), Shape.of(1, 1, 1, 1), unit),
                        new ConvCase("1x1 kernel", Shape.of(2, 3, 2, 3), Shape.of(2, 3, 1, 1), unit),
                        new ConvCase(
                                "a kernel as large as the image", Shape.of(2, 2, 3, 2), Shape.of(3, 2, 3, 2), unit),
                        new ConvCase(
                                "stride 2, padding 1",
                                Shape.of(3, 2, 5, 4),
                                Shape.of(2, 2, 3, 3),
                                ConvGeometry.of(2, 1)),
                        new ConvCase(
                                "strides above the kernel",
                                Shape.of(2, 1, 7, 6),
                                Shape.of(2, 1, 2, 2),
                                ConvGeometry.of(3, 0)),
                        new ConvCase(
                                "a kernel above the image",
                                Shape.of(1, 2, 3, 2),
                                Shape.of(2, 2, 5, 5),
                                ConvGeometry.of(2, 2)),
                        new ConvCase(
                                "all sides different",
                                Shape.of(2, 2, 5, 6),
                                Shape.of(2, 2, 3, 2),
                                new ConvGeometry(2, 1, 1, 2, 1, 3, 1)),
                        new ConvCase(
                                "dilation and stride",
                                Shape.of(1, 2, 7, 7),
                                Shape.of(2, 2, 2, 3),
                                new ConvGeometry(1, 3, 0, 1, 3, 2, 1)),
                        new ConvCase("two groups", Shape.of(2, 4, 3, 4), Shape.of(4, 2, 2, 3), unit.withGroups(2)),
                        new ConvCase(
                                "depthwise",
                                Shape.of(2, 3, 4, 3),
                                Shape.of(6, 1, 3, 3),
                                ConvGeometry.of(1, 1).withGroups(3))),
                RandomShapes.draw(ConvCase::random));
    }

    /** A kernel that fits, whatever the geometry is. */
    private static ConvCase random(RandomShapes random) {
        int groups = random.between(1, 2), channels = random.between(1, 2);
        int kh = random.between(1, 3), kw = random.between(1, 3);
        ConvGeometry geometry = new ConvGeometry(
                random.between(1, 3),
                random.between(1, 3),
                random.between(0, 2),
                random.between(0, 2),
                random.between(1, 2),
                random.between(1, 2),
                groups);
        Shape x = Shape.of(random.between(1, 2), groups * channels, random.between(5, 7), random.between(5, 7));
        Shape w = Shape.of(groups * random.between(1, 2), channels, kh, kw);
        return new ConvCase("random: " + x + ", " + w + ", " + geometry, x, w, geometry);
    }

    Shape y() {
        return geometry.output("test", x, w);
    }

    /** An array of the given shape to which {@code terms} adds. */
    static Numbers sum(Shape shape, Consumer<double[]> terms) {
        double[] values = new double[shape.size()];
        terms.accept(values);
        return Numbers.of(Tensor.of(shape, values));
    }

    /** Adds a bias, one number for each channel, to an array of the given shape. */
    static void addBias(Shape shape, Numbers bias, double[] values) {
        int plane = shape.dim(2) * shape.dim(3);
        for (int i = 0; i < values.length; i++) values[i] += bias.at(i / plane % shape.dim(1));
    }

    /** Every term once. */
    void forEachTerm(Term term) {
        int out = w.dim(0) / geometry.groups();
        for (int n = 0; n < y().dim(0); n++) {
            for (int o = 0; o < y().dim(1); o++) {
                for (int i = 0; i < y().dim(2); i++) {
                    for (int j = 0; j < y().dim(3); j++) {
                        for (int c = 0; c < w.dim(1); c++) {
                            for (int a = 0; a < w.dim(2); a++) {
                                for (int b = 0; b < w.dim(3); b++) {
                                    int row = i * geometry.strideH() + a * geometry.dilationH() - geometry.paddingH();
                                    int column =
                                            j * geometry.strideW() + b * geometry.dilationW() - geometry.paddingW();
                                    if (row < 0 || row >= x.dim(2) || column < 0 || column >= x.dim(3)) continue;
                                    int channel = o / out * w.dim(1) + c;
                                    term.accept(at(x, n, channel, row, column), at(w, o, c, a, b), at(y(), n, o, i, j));
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    private static int at(Shape shape, int i, int j, int k, int l) {
        return ((i * shape.dim(1) + j) * shape.dim(2) + k) * shape.dim(3) + l;
    }
}
