package io.github.gradgrad.tensor.panama;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/** The vectors that all kernels use: as wide as the processor likes them. */
final class Lanes {
    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    static final int COUNT = SPECIES.length();

    private static final boolean X86 = switch (System.getProperty("os.arch", "")) {
        case "amd64", "x86_64" -> true;
        default -> false;
    };

    /** How many vectors a core holds: AVX2 has half as many registers as AVX-512 and NEON. */
    static final int REGISTERS = X86 && SPECIES.vectorBitSize() < 512 ? 16 : 32;

    /** Adding it, 1.5 * 2^23, rounds a float to a whole number, which is then in the lowest bits. */
    static final float ROUNDER = 0x1.8p23f;

    /** Whether a gather is an instruction. Elsewhere (in NEON, say) Java's substitute for it is very slow. */
    static final boolean GATHERS = X86;

    // Lane i + n to lane i, round and round: constants, as making a shuffle takes longer than many a kernel.
    static final VectorShuffle<Float> BY_32 = rotation(32);
    static final VectorShuffle<Float> BY_16 = rotation(16);
    static final VectorShuffle<Float> BY_8 = rotation(8);
    static final VectorShuffle<Float> BY_4 = rotation(4);
    static final VectorShuffle<Float> BY_2 = rotation(2);
    static final VectorShuffle<Float> BY_1 = rotation(1);

    private Lanes() {}

    private static VectorShuffle<Float> rotation(int lanes) {
        return VectorShuffle.iota(SPECIES, lanes, 1, true);
    }

    /** @throws UnsupportedOperationException if this processor has narrow vectors only */
    static void requireWide() {
        if (X86 && SPECIES.vectorBitSize() < 256) {
            // Without AVX2 there may be no fused multiply-add either, and Java's substitute for it is very slow.
            throw new UnsupportedOperationException("this processor has no AVX2");
        }
    }

    /** The sum of all lanes, in a fixed order: the upper half added to the lower half, until one lane is left. */
    static float sum(FloatVector vector) {
        FloatVector sum = vector;
        if (COUNT > 32) sum = sum.add(sum.rearrange(BY_32));
        if (COUNT > 16) sum = sum.add(sum.rearrange(BY_16));
        if (COUNT > 8) sum = sum.add(sum.rearrange(BY_8));
        if (COUNT > 4) sum = sum.add(sum.rearrange(BY_4));
        if (COUNT > 2) sum = sum.add(sum.rearrange(BY_2));
        return sum.add(sum.rearrange(BY_1)).lane(0);
    }

    /** y, which has the sign of x unless it is 0, with the sign of x. */
    static FloatVector withSignOf(FloatVector x, FloatVector y) {
        return x.reinterpretAsInts()
                .and(Integer.MIN_VALUE)
                .or(y.reinterpretAsInts())
                .reinterpretAsFloats();
    }

    static FloatVector fma(FloatVector a, FloatVector b, float c) {
        return a.fma(b, FloatVector.broadcast(SPECIES, c));
    }

    static FloatVector fma(FloatVector a, float b, FloatVector c) {
        return a.fma(FloatVector.broadcast(SPECIES, b), c);
    }

    static FloatVector fma(FloatVector a, float b, float c) {
        return a.fma(FloatVector.broadcast(SPECIES, b), FloatVector.broadcast(SPECIES, c));
    }
}
