package io.github.gradgrad.tensor.panama;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Images [channels, pixels] of some samples, one after the other, which are read and written with the channels innermost.
 *
 * @param patches makes these images of other ones, or null if they are what the array holds
 * @param sample the distance of two samples in the array
 */
// Never compared: a record for its brevity.
@SuppressWarnings("ArrayRecordComponent")
record ChannelsLast(
        float[] array, int channels, int pixels, @Nullable Patches patches, int sample) {
    static ChannelsLast of(float[] array, int channels, int pixels) {
        return new ChannelsLast(array, channels, pixels, null, channels * pixels);
    }

    static ChannelsLast ofPatches(float[] array, Patches patches, int channels, int pixels, int sample) {
        return new ChannelsLast(array, channels, pixels, patches, sample);
    }

    /** A sample as [pixels, channels]. */
    void read(int index, float[] y, int yo) {
        int from = index * sample;
        if (patches == null) {
            Transpose.run(channels, pixels, array, from, pixels, y, yo, channels);
            return;
        }
        for (int c = 0; c < channels; c++) patches.unfold(c, array, from, y, yo + c, channels);
    }

    /** Some channels of a sample, given as [pixels, columns]. */
    void write(int index, int firstChannel, int count, float[] x, int xo, int columns) {
        int to = index * sample;
        if (patches == null) {
            Transpose.run(pixels, count, x, xo, columns, array, to + firstChannel * pixels, pixels);
            return;
        }
        if (firstChannel == 0) Arrays.fill(array, to, to + sample, 0);
        for (int c = 0; c < count; c++) patches.fold(firstChannel + c, x, xo + c, columns, array, to);
    }
}
