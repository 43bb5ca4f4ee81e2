package io.github.gradgrad.tensor.panama;

import io.github.gradgrad.tensor.kernels.Workers;

/**
 * A convolution, or its adjoint with respect to the images: both take images to images, and differ in which pixels meet.
 *
 * <p>The rows of a {@link BlockKernel}'s block are one pixel of neighbouring samples, so that all of them meet the same elements
 * of the kernel, and none is spent on padding; the columns are channels.
 *
 * @param source the channels of a group are {@code sourceChannels}
 * @param target the channels of a group are {@code targetChannels}
 * @param rows for each row of the target's pixels, those of the source's and of the weights' that it meets, in pieces
 * @param columns the same along the width
 * @param panelSize the elements of a panel of weights
 */
// Never compared: a record for its brevity.
@SuppressWarnings("ArrayRecordComponent")
record ConvPass(
        BlockKernel kernel,
        ChannelsLast source,
        int sourceChannels,
        ChannelsLast target,
        int targetChannels,
        Steps[][] rows,
        Steps[] columns,
        float[] weights,
        int panelSize) {
    /** The elements of the source that a part holds, if it has more than one block: a quarter of the second-level cache. */
    private static final int SOURCE = 1 << 17;

    void run(int samples, Workers workers) {
        int panels = target.channels() / targetChannels * panelsPerGroup();
        int blocks = Math.ceilDiv(samples, kernel.rows());
        int most = Math.max(1, SOURCE / (kernel.rows() * source.channels() * source.pixels()));
        int perPart = Math.min(most, Math.max(1, blocks / (2 * workers.threads())));
        int parts = Math.ceilDiv(blocks, perPart), size = perPart * kernel.rows();
        // An odd number of parts leaves a thread idle: the panels are then shared, at the price of reading the source
        // again.
        int shares = parts % workers.threads() != 0 && panels % workers.threads() == 0 ? workers.threads() : 1;
        workers.run(parts * shares, part -> {
            int first = part / shares * size, share = part % shares;
            part(first, Math.min(size, samples - first), panels / shares * share, panels / shares * (share + 1));
        });
    }

    private void part(int first, int samples, int firstPanel, int endPanel) {
        int image = source.channels() * source.pixels(), result = target.pixels() * kernel.columns();
        int room = Math.ceilDiv(samples, kernel.rows()) * kernel.rows();
        float[] images = Scratch.array(Scratch.Use.SOURCE, room * image);
        float[] results = Scratch.array(Scratch.Use.TARGET, room * result);
        for (int s = 0; s < samples; s += kernel.rows()) {
            int count = Math.min(kernel.rows(), samples - s);
            source.read(first + s, count, kernel.rows(), images, s * image);
        }
        for (int panel = firstPanel; panel < endPanel; panel++) {
            int group = panel / panelsPerGroup();
            for (int s = 0; s < samples; s += kernel.rows()) {
                int from = s * image + group * sourceChannels * kernel.rows();
                block(panel, images, from, results, s * result, result);
            }
            int channel = panel % panelsPerGroup() * kernel.columns();
            int count = Math.min(kernel.columns(), targetChannels - channel);
            for (int s = 0; s < samples; s++) {
                target.write(first + s, group * targetChannels + channel, count, results, s * result, kernel.columns());
            }
        }
    }

    private void block(int panel, float[] images, int a, float[] results, int y, int yRow) {
        int at = y;
        for (Steps[] h : rows) {
            for (Steps w : columns) {
                BlockSum.run(kernel, h, w, sourceChannels, images, a, weights, panel * panelSize, results, at, yRow);
                at += kernel.columns();
            }
        }
    }

    private int panelsPerGroup() {
        return Math.ceilDiv(targetChannels, kernel.columns());
    }
}
