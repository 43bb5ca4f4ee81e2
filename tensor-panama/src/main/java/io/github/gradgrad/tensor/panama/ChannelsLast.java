package io.github.gradgrad.tensor.panama;

/** Images [channels, pixels] of some samples, one after the other, which are read and written with the channels further inside. */
// Never compared: a record for its brevity.
@SuppressWarnings("ArrayRecordComponent")
record ChannelsLast(float[] array, int channels, int pixels) {
    /**
     * Neighbouring samples as [pixels, channels, rows], a row for each sample; where there are no more, the last one again.
     *
     * @param count how many there are, at least one
     */
    void read(int first, int count, int rows, float[] y, int yo) {
        int[] places = new int[channels * rows];
        for (int c = 0; c < channels; c++) {
            for (int r = 0; r < rows; r++) {
                places[c * rows + r] = (Math.min(r, count - 1) * channels + c) * pixels;
            }
        }
        Interleave.run(pixels, places.length, places, array, first * channels * pixels, y, yo, places.length);
    }

    /** Some channels of a sample, given as [pixels, columns]. */
    void write(int index, int firstChannel, int count, float[] x, int xo, int columns) {
        int to = (index * channels + firstChannel) * pixels;
        Transpose.run(pixels, count, x, xo, columns, array, to, pixels);
    }
}
