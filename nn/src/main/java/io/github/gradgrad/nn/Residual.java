package io.github.gradgrad.nn;

import io.github.gradgrad.autodiff.Variable;
import java.util.ArrayList;
import java.util.List;

/**
 * A residual block (He et al., 2016, equations 1 and 2): y = block(x) + shortcut(x), where the shortcut is x itself
 * unless given.
 *
 * <p>Its parameters are those of the two, as {@code block.} and {@code shortcut.} and their names.
 */
public final class Residual extends Layer {
    private final Layer block;
    private final Layer shortcut;

    private Residual(Layer block, Layer shortcut) {
        this.block = block.named("block");
        this.shortcut = shortcut.named("shortcut");
    }

    /** y = block(x) + x, for a block that keeps the shape. */
    public static Residual of(Layer block) {
        return of(block, Sequential.of());
    }

    /** y = block(x) + shortcut(x), for a block that changes the shape, as the shortcut then does too. */
    public static Residual of(Layer block, Layer shortcut) {
        return new Residual(block, shortcut);
    }

    /** {@inheritDoc} Nothing broadcasts: block and shortcut give one shape. */
    @Override
    public Variable forward(Variable x, Pass pass) {
        Variable y = block.forward(x, pass), around = shortcut.forward(x, pass);
        if (!y.shape().equals(around.shape())) {
            throw new IllegalArgumentException(
                    this + ": the block gives " + y.shape() + ", the shortcut " + around.shape());
        }
        return y.add(around);
    }

    @Override
    public List<Layer> children() {
        return List.of(block, shortcut);
    }

    @Override
    public List<Parameter> parameters() {
        List<Parameter> both = new ArrayList<>(block.parameters());
        both.addAll(shortcut.parameters());
        return both;
    }

    @Override
    public List<Buffer> buffers() {
        List<Buffer> both = new ArrayList<>(block.buffers());
        both.addAll(shortcut.buffers());
        return both;
    }

    /** Such as {@code Residual(Linear(4 -> 4))}. */
    @Override
    public String toString() {
        boolean identity =
                shortcut instanceof Sequential chain && chain.layers().isEmpty();
        return "Residual(" + block + (identity ? ")" : ", " + shortcut + ")");
    }
}
