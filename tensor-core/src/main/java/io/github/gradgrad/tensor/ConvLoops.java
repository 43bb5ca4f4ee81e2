package io.github.gradgrad.tensor;

import java.util.function.Consumer;

/**
 * The loops of a convolution and of its two adjoints, over blocks of samples; see {@link ConvBlock}.
 *
 * <p>The weights are put in the order of a patch first: [Co, Kw, Kh, Ci/groups].
 */
final class ConvLoops {
    /** The samples of a block are the columns of its products: enough of them to be fast. */
    private static final int SAMPLES = 64;

    private static final int FEWEST_SAMPLES = 16;
    /** The elements of a piece: 2 MB of FLOAT32. */
    private static final int PIECE = 1 << 19;

    private final ConvShapes sizes;
    private final Compute<Object> compute;
    private final DType dtype;

    ConvLoops(ConvShapes sizes, Compute<Object> compute, DType dtype) {
        this.sizes = sizes;
        this.compute = compute;
        this.dtype = dtype;
    }

    Tensor conv2d(Tensor x, Tensor w, Tensor bias) {
        Object packed = pack(w), y = dtype.allocate(sizes.y().size());
        forEachBlock(block -> block.conv2d(x.array(), packed, bias.array(), y));
        return Tensor.wrap(dtype, sizes.y(), y);
    }

    Tensor conv2dInput(Tensor g, Tensor w, Tensor bias) {
        Object packed = pack(w), dx = dtype.allocate(sizes.x().size());
        forEachBlock(block -> block.conv2dInput(g.array(), packed, bias.array(), dx));
        return Tensor.wrap(dtype, sizes.x(), dx);
    }

    Tensor conv2dWeight(Tensor g, Tensor x) {
        Object packed = dtype.allocate(sizes.w().size());
        forEachBlock(block -> block.conv2dWeight(g.array(), x.array(), packed));
        return unpack(packed);
    }

    private Object pack(Tensor w) {
        return Layouts.permute(w, 0, 3, 2, 1).array();
    }

    private Tensor unpack(Object packed) {
        Shape w = sizes.w();
        Tensor turned = Tensor.wrap(dtype, Shape.of(w.dim(0), w.dim(3), w.dim(2), w.dim(1)), packed);
        return Layouts.permute(turned, 0, 3, 2, 1);
    }

    private void forEachBlock(Consumer<ConvBlock> action) {
        int samples = sizes.x().dim(0);
        long most = Math.min(SAMPLES, Math.max(FEWEST_SAMPLES, PIECE / sizes.pieceOfASample()));
        int blocks = (int) ((samples - 1) / most) + 1;
        for (int b = 0; b < blocks; b++) {
            int first = (int) ((long) samples * b / blocks), end = (int) ((long) samples * (b + 1) / blocks);
            action.accept(new ConvBlock(sizes, compute, dtype, first, end - first));
        }
    }
}
