package io.github.gradgrad.autodiff;

import org.jspecify.annotations.Nullable;

/** What has arrived at each variable of a backward sweep: the sum of the shares of its uses. */
final class Cotangents {
    private final @Nullable Variable[] sums;
    private final SweepArrays arrays;

    Cotangents(int variables, SweepArrays arrays) {
        sums = new Variable[variables];
        this.arrays = arrays;
    }

    @Nullable
    Variable of(int i) {
        return sums[i];
    }

    /** Adds what one gradient rule gave to the sums of the variables {@code to}. */
    void addAll(int[] to, @Nullable Variable[] shares) {
        for (Variable share : shares) arrays.hold(share);
        for (int i = 0; i < to.length; i++) {
            Variable share = shares[i];
            if (share != null) add(to[i], share);
        }
        for (Variable share : shares) arrays.drop(share);
    }

    void add(int i, Variable share) {
        Variable before = sums[i], sum = before == null ? share : before.add(share);
        sums[i] = sum;
        arrays.hold(sum);
        arrays.drop(before);
    }

    /** Lets go of one that has been used. */
    void forget(int i) {
        arrays.drop(sums[i]);
        sums[i] = null;
    }

    /** Those that are left are results. */
    void handOver() {
        for (Variable sum : sums) if (sum != null) arrays.handOver(sum);
    }
}
