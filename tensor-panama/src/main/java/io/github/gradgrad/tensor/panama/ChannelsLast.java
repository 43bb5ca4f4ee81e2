package io.github.gradgrad.tensor.panama;

/**
 * Images [channels, pixels] of some samples, one after the other, which are read and written with the channels innermost.
 */
// Never compared: a record for its brevity.
@SuppressWarnings("ArrayRecordComponent")
record ChannelsLast(float[] array, int channels, int pixels) {
    /** A sample as [pixels, channels]. */
    void read(int index, float[] y, int yo) {
        Transpose.run(channels, pixels, array, index * channels * pixels, pixels, y, yo, channels);
    }

    /** Some channels of a sample, given as [pixels, columns]. */
    void write(int index, int firstChannel, int count, float[] x, int xo, int columns) {
        int to = (index * channels + firstChannel) * pixels;
        Transpose.run(pixels, count, x, xo, columns, array, to, pixels);
    }
}
