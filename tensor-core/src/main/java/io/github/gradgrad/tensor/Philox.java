package io.github.gradgrad.tensor;

/** The block function Philox4x32-10 of Salmon et al. (SC 2011): a bijection of 128 bits under a key of 64. */
final class Philox {
    private static final int MULTIPLIER_0 = 0xD2511F53, MULTIPLIER_1 = 0xCD9E8D57;
    private static final int WEYL_0 = 0x9E3779B9, WEYL_1 = 0xBB67AE85;

    private Philox() {}

    /** The four words for the counter (low, high), each of two words with the lower one first. */
    static int[] block(long key, long low, long high) {
        int c0 = (int) low, c1 = (int) (low >>> 32), c2 = (int) high, c3 = (int) (high >>> 32);
        int k0 = (int) key, k1 = (int) (key >>> 32);
        for (int round = 0; round < 10; round++) {
            long p0 = Integer.toUnsignedLong(MULTIPLIER_0) * Integer.toUnsignedLong(c0);
            long p1 = Integer.toUnsignedLong(MULTIPLIER_1) * Integer.toUnsignedLong(c2);
            c0 = (int) (p1 >>> 32) ^ c1 ^ k0;
            c2 = (int) (p0 >>> 32) ^ c3 ^ k1;
            c1 = (int) p1;
            c3 = (int) p0;
            k0 += WEYL_0;
            k1 += WEYL_1;
        }
        return new int[] {c0, c1, c2, c3};
    }
}
