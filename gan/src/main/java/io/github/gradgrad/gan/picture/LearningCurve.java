package io.github.gradgrad.gan.picture;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;

/** How a classifier learns: the loss of each batch, and now and then the accuracy on images that it has not seen. */
public final class LearningCurve {
    private static final int WIDTH = 760, HEIGHT = 300;

    private final List<Double> losses = new ArrayList<>();
    private final List<Double> tested = new ArrayList<>();
    private final List<Double> accuracies = new ArrayList<>();

    /** Adds the loss of the next step. */
    public void loss(double loss) {
        losses.add(loss);
    }

    /** Adds the accuracy after the steps so far. */
    public void accuracy(double accuracy) {
        tested.add((double) losses.size());
        accuracies.add(accuracy);
    }

    /**
     * Both curves over the steps, the loss above.
     *
     * @throws IllegalStateException if there is no loss or no accuracy yet
     */
    public BufferedImage draw() {
        if (losses.isEmpty() || tested.isEmpty()) throw new IllegalStateException("learning curve: nothing to draw");
        double[] steps = new double[losses.size()], values = numbers(losses);
        for (int i = 0; i < steps.length; i++) steps[i] = i + 1;
        XYChart loss = Charts.chart(WIDTH, HEIGHT, "cross entropy of the batch");
        Charts.roundTicks(loss, steps);
        Charts.line(loss, "raw", steps, values, Charts.pale(Charts.BLUE), 1).setShowInLegend(false);
        Charts.line(loss, "smoothed", steps, CurvesPicture.smooth(values), Charts.BLUE, 2);
        XYChart accuracy = Charts.chart(
                WIDTH,
                HEIGHT,
                String.format("accuracy on the test images: %.1f %%", 100 * accuracies.get(accuracies.size() - 1)));
        Charts.line(accuracy, "accuracy", numbers(tested), numbers(accuracies), Charts.ORANGE, 2);
        for (XYChart chart : List.of(loss, accuracy)) {
            chart.getStyler().setXAxisMin(0.0);
            chart.getStyler().setXAxisMax((double) losses.size());
            chart.getStyler().setYAxisLeftWidthHint(60);
            chart.getStyler().setLegendVisible(false);
        }
        return new Page(0)
                .add("", BitmapEncoder.getBufferedImage(loss))
                .add("", BitmapEncoder.getBufferedImage(accuracy))
                .draw();
    }

    private static double[] numbers(List<Double> list) {
        return list.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
