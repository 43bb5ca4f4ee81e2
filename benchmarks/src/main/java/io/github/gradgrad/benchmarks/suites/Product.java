package io.github.gradgrad.benchmarks.suites;

/** The matrix products that are timed: op(A) [m, k] times op(B) [k, n]. */
public enum Product {
    SQUARE_16(16, 16, 16),
    SQUARE_32(32, 32, 32),
    SQUARE_64(64, 64, 64),
    SQUARE_128(128, 128, 128),
    SQUARE_256(256, 256, 256),
    SQUARE_512(512, 512, 512),
    /** The first layer of a critic of points. */
    SKINNY_FROM_POINTS(256, 512, 2),
    /** The last layer of any critic. */
    SKINNY_TO_SCORE(256, 1, 512),
    /** The gradient of a last layer's weight. */
    SKINNY_OUTER(512, 512, 1),
    /** The first layer of a critic of pictures: x W^T. */
    TRANSPOSED_B(64, 256, 784, false, true),
    /** The gradient of its weight: g^T x. */
    TRANSPOSED_A(256, 784, 64, true, false),
    /** A small hidden layer: x W^T, and the gradient of its weight, g^T x. */
    TRANSPOSED_B_64(64, 64, 64, false, true),
    TRANSPOSED_A_64(64, 64, 64, true, false),
    TRANSPOSED_BOTH_256(256, 256, 256, true, true);

    final int m;
    final int n;
    final int k;
    final boolean transposeA;
    final boolean transposeB;

    Product(int m, int n, int k) {
        this(m, n, k, false, false);
    }

    Product(int m, int n, int k, boolean transposeA, boolean transposeB) {
        this.m = m;
        this.n = n;
        this.k = k;
        this.transposeA = transposeA;
        this.transposeB = transposeB;
    }

    /** A multiplication and an addition for each element of A that meets one of B. */
    long operations() {
        return 2L * m * n * k;
    }
}
