package io.github.gradgrad.gan.data;

/** The class of each sample, as unsigned bytes; none at all if the samples carry no labels. */
final class Labels {
    static final Labels NONE = new Labels(new byte[0]);

    private final byte[] labels;
    private final int classes;

    Labels(byte[] labels) {
        int highest = -1;
        for (byte label : labels) highest = Math.max(highest, Byte.toUnsignedInt(label));
        this.labels = labels;
        this.classes = highest + 1;
    }

    int size() {
        return labels.length;
    }

    int classes() {
        return classes;
    }

    int get(int i) {
        return Byte.toUnsignedInt(labels[i]);
    }
}
