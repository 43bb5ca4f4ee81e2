package io.github.gradgrad.autodiff;

import io.github.gradgrad.tensor.RandomStream;
import io.github.gradgrad.tensor.Shape;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Shapes and dims drawn at random, for examples beside those that somebody thought of. The same in every run. */
final class RandomShapes {
    private static final int COUNT = 4;

    private final RandomStream random;

    private RandomShapes(RandomStream random) {
        this.random = random;
    }

    /** A few examples, each drawn anew. */
    static <T> Stream<T> draw(Function<RandomShapes, T> example) {
        return IntStream.range(0, COUNT).mapToObj(seed -> example.apply(new RandomShapes(RandomStream.of(seed))));
    }

    /** A whole number from low to high, both included. */
    int between(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    boolean coin() {
        return random.nextInt(2) == 0;
    }

    /** Up to five dims of sizes from 1 to 3. */
    Shape any() {
        return ofRank(between(0, 5));
    }

    Shape ofRank(int rank) {
        return Shape.of(IntStream.range(0, rank).map(d -> between(1, 3)).toArray());
    }

    /** A shape that broadcasting stretches to the given one: dims of size 1, and some of the first missing. */
    Shape stretchingTo(Shape target) {
        int[] kept =
                Arrays.stream(target.toArray()).skip(between(0, target.rank())).toArray();
        return Shape.of(Arrays.stream(kept).map(d -> coin() ? d : 1).toArray());
    }

    /** At least one of the dims of a shape of this rank, counted from either end; none if there is none. */
    int[] axes(int rank) {
        int[] axes = Arrays.copyOf(random.permutation(rank), rank == 0 ? 0 : between(1, rank));
        return Arrays.stream(axes).map(d -> coin() ? d : d - rank).toArray();
    }

    int[] permutation(int n) {
        return random.permutation(n);
    }

    /** So many positions within a tensor of this size, some of them perhaps alike. */
    int[] positions(int count, int size) {
        return IntStream.range(0, count).map(i -> between(0, size - 1)).toArray();
    }
}
