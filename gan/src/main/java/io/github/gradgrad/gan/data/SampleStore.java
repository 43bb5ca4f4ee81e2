package io.github.gradgrad.gan.data;

import java.util.Objects;

/** The samples of a finite data set, kept as compactly as they came. */
interface SampleStore {
    int size();

    /** Writes sample {@code i} to {@code target} from {@code offset} on. */
    void copy(int i, float[] target, int offset);

    /** Samples of {@code length} numbers each, one after the other. */
    static SampleStore ofFloats(float[] values, int length) {
        int size = values.length / length;
        return new SampleStore() {
            @Override
            public int size() {
                return size;
            }

            @Override
            public void copy(int i, float[] target, int offset) {
                System.arraycopy(values, Objects.checkIndex(i, size) * length, target, offset, length);
            }
        };
    }

    /** Images of {@code length} unsigned bytes each, one after the other: 0..255 becomes -1..1. */
    static SampleStore ofBytes(byte[] pixels, int length) {
        int size = pixels.length / length;
        return new SampleStore() {
            @Override
            public int size() {
                return size;
            }

            @Override
            public void copy(int i, float[] target, int offset) {
                int first = Objects.checkIndex(i, size) * length;
                for (int p = 0; p < length; p++) {
                    target[offset + p] = Byte.toUnsignedInt(pixels[first + p]) / 127.5f - 1;
                }
            }
        };
    }
}
