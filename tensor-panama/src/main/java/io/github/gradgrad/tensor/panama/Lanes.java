package io.github.gradgrad.tensor.panama;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/** The vectors that all kernels use: as wide as the processor likes them. */
final class Lanes {
    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    static final int COUNT = SPECIES.length();

    private Lanes() {}

    /** @throws UnsupportedOperationException if this processor has narrow vectors only */
    static void requireWide() {
        String processor = System.getProperty("os.arch", "");
        if (SPECIES.vectorBitSize() < 256 && (processor.equals("amd64") || processor.equals("x86_64"))) {
            // Without AVX2 there may be no fused multiply-add either, and Java's substitute for it is very slow.
            throw new UnsupportedOperationException("this processor has no AVX2");
        }
    }

    /** The sum of all lanes, in a fixed order: the upper half added to the lower half, until one lane is left. */
    static float sum(FloatVector vector) {
        FloatVector sum = vector;
        for (int half = COUNT / 2; half >= 1; half /= 2) {
            sum = sum.add(sum.rearrange(VectorShuffle.iota(SPECIES, half, 1, true)));
        }
        return sum.lane(0);
    }
}
