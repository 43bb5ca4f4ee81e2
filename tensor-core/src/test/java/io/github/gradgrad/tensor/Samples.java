package io.github.gradgrad.tensor;

import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Tensors for tests, and the index arithmetic that facades are held against. */
final class Samples {
    private Samples() {}

    /** Whole numbers from -8 to 8, so that sums of products are exact in either type and any order. */
    static Tensor wholeNumbers(DType dtype, long seed, int... dims) {
        SplittableRandom random = new SplittableRandom(seed);
        return Tensor.generate(dtype, Shape.of(dims), i -> random.nextInt(-8, 9));
    }

    /** The shape that a test's table writes as {@code 2,3}; nothing is a scalar. */
    static Shape shape(String dims) {
        Stream<String> sizes = dims.isEmpty() ? Stream.empty() : Stream.of(dims.split(",", -1));
        return Shape.of(sizes.mapToInt(Integer::parseInt).toArray());
    }

    /** The index of the i-th element of a shape in row-major order. */
    static int[] index(Shape shape, int i) {
        int[] index = new int[shape.rank()];
        for (int d = shape.rank() - 1; d >= 0; d--) {
            index[d] = i % shape.dim(d);
            i /= shape.dim(d);
        }
        return index;
    }

    /** What stands at an index of a larger shape that x stretches to: numpy's rule, element by element. */
    static double stretched(Tensor x, int[] index) {
        int[] own = new int[x.shape().rank()];
        int shift = index.length - own.length;
        for (int d = 0; d < own.length; d++) own[d] = x.shape().dim(d) == 1 ? 0 : index[shift + d];
        return x.get(own);
    }

    /** The sum of the products of all elements. */
    static double inner(Tensor a, Tensor b) {
        double sum = 0;
        for (int i = 0; i < a.size(); i++) sum += a.at(i) * b.at(i);
        return sum;
    }
}
