package io.github.gradgrad.tensor.panama;

/** Images [channels, pixels] of some samples, one after the other, which are read and written with the channels further inside. */
// Never compared: a record for its brevity.
@SuppressWarnings("ArrayRecordComponent")
record ChannelsLast(float[] array, int channels, int pixels) {
    /**
     * Some pixels of neighbouring samples as [pixels, channels, rows], a row for each sample; where there are no more, the last one again.
     *
     * @param count how many there are, at least one
     */
    void read(int first, int count, int rows, int pixel, int end, float[] y, int yo) {
        int[] places = new int[channels * rows];
        for (int c = 0; c < channels; c++) {
            for (int r = 0; r < rows; r++) {
                places[c * rows + r] = (Math.min(r, count - 1) * channels + c) * pixels;
            }
        }
        int[] targets = new int[end - pixel];
        for (int p = 0; p < targets.length; p++) targets[p] = p * places.length;
        Interleave.run(targets.length, places, array, first * channels * pixels + pixel, targets, y, yo);
    }

    /** Some pixels of some channels of a sample, given as [pixels, columns]. */
    void write(int index, int firstChannel, int count, int pixel, int end, float[] x, int xo, int columns) {
        int to = (index * channels + firstChannel) * pixels + pixel;
        Transpose.run(end - pixel, count, x, xo, columns, array, to, pixels);
    }
}
