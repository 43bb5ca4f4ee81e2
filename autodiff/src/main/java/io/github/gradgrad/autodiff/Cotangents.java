package io.github.gradgrad.autodiff;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has arrived at each variable of a backward sweep: the sum of the shares of its uses. */
final class Cotangents {
    private final @Nullable Variable[] sums;
    /** Products that are shares, too, and wait for others. */
    private final @Nullable List<MatrixProduct>[] waiting;

    private final SweepArrays arrays;

    @SuppressWarnings({"unchecked", "rawtypes"})
    Cotangents(int variables, SweepArrays arrays) {
        sums = new Variable[variables];
        waiting = new List[variables];
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

    /** Adds a product, which is computed no later than in {@link #settle}. */
    void add(int i, MatrixProduct product) {
        List<MatrixProduct> products = waiting[i];
        if (products != null && !products.get(0).isLike(product)) settle(i);
        arrays.hold(product.a());
        arrays.hold(product.b());
        products = waiting[i];
        if (products == null) waiting[i] = products = new ArrayList<>();
        products.add(product);
    }

    /** Computes the products that wait: the last share has come. */
    void settle(int i) {
        List<MatrixProduct> products = waiting[i];
        if (products == null) return;
        waiting[i] = null;
        addAll(new int[] {i}, new Variable[] {MatrixProduct.sum(products)});
        for (MatrixProduct product : products) {
            arrays.drop(product.a());
            arrays.drop(product.b());
        }
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
