package io.github.gradgrad.tensor.blas;

import java.util.ArrayList;
import java.util.List;

/**
 * Two matrices to be multiplied.
 *
 * @param a of m by k
 * @param b of k by n
 */
public record Product<A>(Matrix<A> a, Matrix<A> b) {
    /** The inner dimension, k. */
    public int depth() {
        return a.columns();
    }

    /** The inner dimension of several as one: the sum of theirs. */
    public static <A> int depth(List<Product<A>> products) {
        int depth = 0;
        for (Product<A> product : products) depth += product.depth();
        return depth;
    }

    /** Some rows of all of them, from one on. */
    public static <A> List<Product<A>> rows(List<Product<A>> products, int from, int count) {
        List<Product<A>> rows = new ArrayList<>(products.size());
        for (Product<A> product : products) rows.add(new Product<>(product.a.rows(from, count), product.b));
        return rows;
    }

    /** Some columns of all of them, from one on. */
    public static <A> List<Product<A>> columns(List<Product<A>> products, int from, int count) {
        List<Product<A>> columns = new ArrayList<>(products.size());
        for (Product<A> product : products) columns.add(new Product<>(product.a, product.b.columns(from, count)));
        return columns;
    }

    /** Some terms of their joint sum, from one on: columns of the left operands and the rows of the right ones that they meet. */
    public static <A> List<Product<A>> terms(List<Product<A>> products, int from, int count) {
        if (from == 0 && count == depth(products)) return products;
        List<Product<A>> terms = new ArrayList<>(products.size());
        int before = 0;
        for (Product<A> product : products) {
            int first = Math.max(from - before, 0), end = Math.min(from + count - before, product.depth());
            if (first < end) {
                terms.add(new Product<>(product.a.columns(first, end - first), product.b.rows(first, end - first)));
            }
            before += product.depth();
        }
        return terms;
    }
}
