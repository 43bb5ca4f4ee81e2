package io.github.gradgrad.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LoopNestTest {
    @Test
    void operandsAlikeAreOneLoop() {
        assertNest(nest(Shape.of(2, 3, 4), Shape.of(2, 3, 4)), dims(24), strides(1), strides(1));
    }

    @Test
    void aScalarBesideATensorIsOneLoop() {
        assertNest(nest(Shape.of(2, 3, 4), Shape.of()), dims(24), strides(1), strides(0));
    }

    @Test
    void aRowIsTwoLoops() {
        assertNest(nest(Shape.of(2, 3, 4), Shape.of(4)), dims(6, 4), strides(4, 1), strides(0, 1));
    }

    @Test
    void aColumnIsTwoLoops() {
        assertNest(nest(Shape.of(6, 4), Shape.of(6, 1)), dims(6, 4), strides(4, 1), strides(1, 0));
    }

    @Test
    void aChannelIsThreeLoops() {
        assertNest(nest(Shape.of(2, 3, 4, 5), Shape.of(3, 1, 1)), dims(2, 3, 20), strides(60, 20, 1), strides(0, 1, 0));
    }

    @Test
    void bothStretchedAreTwoLoops() {
        assertNest(nest(Shape.of(3, 1), Shape.of(1, 4)), dims(3, 4), strides(1, 0), strides(0, 1));
    }

    @Test
    void dimsOfSizeOneAreDropped() {
        assertNest(nest(Shape.of(1, 3, 1, 4, 1), Shape.of(3, 1, 4, 1)), dims(12), strides(1), strides(1));
    }

    @Test
    void oneElementIsOneLoopOfOne() {
        assertNest(nest(Shape.of(), Shape.of()), dims(1), strides(0), strides(0));
        assertNest(nest(Shape.of(1, 1), Shape.of(1)), dims(1), strides(0), strides(0));
    }

    @Test
    void aTransposeIsNotMerged() {
        LoopNest nest = LoopNest.of(Shape.of(3, 2), new int[] {1, 3}, new int[] {2, 1});
        assertNest(nest, dims(3, 2), strides(1, 3), strides(2, 1));
    }

    @Test
    void dimsThatOnlyOneOperandStepsThroughEvenlyAreNotMerged() {
        // b is every second column of a matrix of 4 columns; a is contiguous.
        LoopNest nest = LoopNest.of(Shape.of(3, 2), new int[] {2, 1}, new int[] {4, 2});
        assertNest(nest, dims(6), strides(1), strides(2));
        nest = LoopNest.of(Shape.of(3, 2), new int[] {2, 1}, new int[] {5, 2});
        assertNest(nest, dims(3, 2), strides(2, 1), strides(5, 2));
    }

    @Test
    void aNestWalksTheSamePlacesAsTheShape() {
        SplittableRandom random = new SplittableRandom(13);
        for (int run = 0; run < 300; run++) {
            int rank = random.nextInt(6);
            int[] sizes = new int[rank], aStrides = new int[rank], bStrides = new int[rank];
            for (int d = 0; d < rank; d++) sizes[d] = random.nextInt(1, 4);
            Shape shape = Shape.of(sizes);
            int[] rowMajor = shape.strides();
            for (int d = 0; d < rank; d++) {
                aStrides[d] = random.nextInt(3) == 0 ? 0 : rowMajor[d];
                bStrides[d] = random.nextInt(3) == 0 ? random.nextInt(9) : rowMajor[d];
            }
            LoopNest nest = LoopNest.of(shape, aStrides.clone(), bStrides.clone());
            String message = "run " + run + ", shape " + shape;
            assertEquals(places(sizes, aStrides), places(nest.dims(), nest.aStrides()), message);
            assertEquals(places(sizes, bStrides), places(nest.dims(), nest.bStrides()), message);
        }
    }

    /** The offsets that nested loops visit, in their order. */
    private static List<Integer> places(int[] dims, int[] strides) {
        List<Integer> places = List.of(0);
        for (int d = 0; d < dims.length; d++) {
            List<Integer> inner = new ArrayList<>();
            for (int place : places) {
                for (int i = 0; i < dims[d]; i++) inner.add(place + i * strides[d]);
            }
            places = inner;
        }
        return places;
    }

    private static LoopNest nest(Shape a, Shape b) {
        Shape joint = Shape.broadcast("test", a, b);
        return LoopNest.of(joint, a.stridesAs(joint), b.stridesAs(joint));
    }

    private static void assertNest(LoopNest nest, int[] dims, int[] aStrides, int[] bStrides) {
        assertArrayEquals(dims, nest.dims());
        assertArrayEquals(aStrides, nest.aStrides());
        assertArrayEquals(bStrides, nest.bStrides());
    }

    private static int[] dims(int... dims) {
        return dims;
    }

    private static int[] strides(int... strides) {
        return strides;
    }
}
