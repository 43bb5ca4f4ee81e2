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
 * @param bias a number for each of the panels' columns
 */
// Never compared: a record for its brevity.
@SuppressWarnings("ArrayRecordComponent")
record ConvPass(
        BlockKernel kernel,
        ChannelsLast source,
        int sourceChannels,
        int sourceWidth,
        ChannelsLast target,
        int targetChannels,
        Steps[][] rows,
        Steps[] columns,
        float[] weights,
        int panelSize,
        float[] bias) {
    /** The elements of the source that a part holds, if it has more than one row: a quarter of the second-level cache. */
    private static final int SOURCE = 1 << 17;

    void run(int samples, Workers workers) {
        int panels = target.channels() / targetChannels * panelsPerGroup();
        int blocks = Math.ceilDiv(samples, kernel.rows()), tile = tile(), tiles = Math.ceilDiv(rows.length, tile);
        int most = Math.max(1, SOURCE / (kernel.rows() * source.channels() * source.pixels()));
        int perPart = Math.min(most, Math.max(1, blocks / (4 * workers.threadsHere())));
        int parts = Math.ceilDiv(blocks, perPart) * tiles, size = perPart * kernel.rows();
        // An odd number of parts leaves a thread idle: the panels are then shared, at the price of reading the source
        // again.
        int shares =
                parts % workers.threadsHere() != 0 && panels % workers.threadsHere() == 0 ? workers.threadsHere() : 1;
        workers.run(parts * shares, part -> {
            int share = part % shares, row = part / shares % tiles * tile, first = part / shares / tiles * size;
            part(
                    first,
                    Math.min(size, samples - first),
                    row,
                    Math.min(tile, rows.length - row),
                    panels / shares * share,
                    panels / shares * (share + 1));
        });
    }

    /** The rows of the target that are computed at once: all of them, unless a block of such images is large. */
    private int tile() {
        int block = kernel.rows() * source.channels() * source.pixels();
        return block <= SOURCE ? rows.length : Math.max(1, Math.toIntExact((long) rows.length * SOURCE / block));
    }

    private void part(int first, int samples, int row, int rowCount, int firstPanel, int endPanel) {
        int sourceRow = sourceWidth * source.channels() * kernel.rows(), low = source.pixels() / sourceWidth, high = 0;
        for (int h = row; h < row + rowCount; h++) {
            for (Steps piece : rows[h]) {
                for (int a : piece.a()) {
                    low = Math.min(low, a / sourceRow);
                    high = Math.max(high, a / sourceRow + 1);
                }
            }
        }
        int blocks = Math.ceilDiv(samples, kernel.rows()), image = Math.max(0, high - low) * sourceRow;
        int pixel = row * columns.length, end = (row + rowCount) * columns.length;
        int result = (end - pixel) * kernel.columns();
        float[] images = Scratch.array(Scratch.Use.SOURCE, blocks * image);
        float[] results = Scratch.array(Scratch.Use.TARGET, blocks * kernel.rows() * result);
        for (int b = 0; b < blocks && high > low; b++) {
            int sample = b * kernel.rows(), count = Math.min(kernel.rows(), samples - sample);
            source.read(first + sample, count, kernel.rows(), low * sourceWidth, high * sourceWidth, images, b * image);
        }
        for (int panel = firstPanel; panel < endPanel; panel++) {
            int group = panel / panelsPerGroup();
            for (int b = 0; b < blocks; b++) {
                int a = b * image - low * sourceRow + group * sourceChannels * kernel.rows();
                block(panel, row, rowCount, images, a, results, b * kernel.rows() * result, result);
            }
            int channel = panel % panelsPerGroup() * kernel.columns();
            int count = Math.min(kernel.columns(), targetChannels - channel);
            channel += group * targetChannels;
            for (int s = 0; s < samples; s++) {
                target.write(first + s, channel, count, pixel, end, results, s * result, kernel.columns());
            }
        }
    }

    private void block(int panel, int row, int rowCount, float[] images, int a, float[] results, int y, int yRow) {
        int at = y;
        for (int h = row; h < row + rowCount; h++) {
            for (Steps w : columns) {
                BlockSum.run(
                        kernel,
                        rows[h],
                        w,
                        sourceChannels,
                        images,
                        a,
                        weights,
                        panel * panelSize,
                        bias,
                        panel * kernel.columns(),
                        results,
                        at,
                        yRow);
                at += kernel.columns();
            }
        }
    }

    private int panelsPerGroup() {
        return Math.ceilDiv(targetChannels, kernel.columns());
    }
}
