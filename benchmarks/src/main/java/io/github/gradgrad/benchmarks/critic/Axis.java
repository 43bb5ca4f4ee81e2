package io.github.gradgrad.benchmarks.critic;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/** What grows in a measurement of scaling, while all else stays. */
@SuppressWarnings("ImmutableEnumChecker") // its functions are stateless
public enum Axis {
    /** The batch of a critic 2-256-256-256-1. */
    BATCH(List.of(16, 32, 64, 128, 256, 512, 1024), n -> CriticConfig.mlp("batch-" + n, n, 2, 256, 256, 256)),
    /** The width of three hidden layers, batch 64. */
    WIDTH(List.of(64, 128, 256, 512, 1024), n -> CriticConfig.mlp("width-" + n, 64, 2, n, n, n)),
    /** The number of hidden layers of width 128, batch 64. */
    DEPTH(List.of(2, 4, 6, 8, 10, 12), n -> CriticConfig.mlp("depth-" + n, 64, widths(n))),
    /** The height and width of the images that three convolutions of 16, 32 and 64 channels see, batch 16. */
    IMAGE(List.of(16, 32, 64, 128), n -> CriticConfig.dcgan("image-" + n, 16, 16, n));

    private final List<Integer> sizes;
    private final IntFunction<CriticConfig> configs;

    Axis(List<Integer> sizes, IntFunction<CriticConfig> configs) {
        this.sizes = sizes;
        this.configs = configs;
    }

    /** In increasing order. */
    public List<Integer> sizes() {
        return sizes;
    }

    public CriticConfig config(int size) {
        return configs.apply(size);
    }

    private static int[] widths(int depth) {
        int[] widths = new int[depth + 1];
        Arrays.fill(widths, 128);
        widths[0] = 2;
        return widths;
    }
}
