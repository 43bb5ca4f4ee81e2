package io.github.gradgrad.nn;

import io.github.gradgrad.autodiff.Variable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A residual block (He et al., 2016, equations 1 and 2): y = block(x) + shortcut(x), where the shortcut is x itself
 * unless given.
 *
 * <p>Its parameters are those of the two, as {@code block.} and {@code shortcut.} and their names.
 */
public final class Residual extends Composite {
    private final Layer block;
    private final @Nullable Layer shortcut;

    private Residual(Layer block, @Nullable Layer shortcut) {
        this.block = block.named("block");
        this.shortcut = shortcut == null ? null : shortcut.named("shortcut");
    }

    /** y = block(x) + x, for a block that keeps the shape. */
    public static Residual of(Layer block) {
        return new Residual(block, null);
    }

    /** y = block(x) + shortcut(x), for a block that changes the shape, as the shortcut then does too. */
    public static Residual of(Layer block, Layer shortcut) {
        return new Residual(block, shortcut);
    }

    /** {@inheritDoc} Nothing broadcasts: block and shortcut give one shape. */
    @Override
    Variable compose(Variable x, Call call) {
        Variable y = call.of(block, x), around = shortcut == null ? x : call.of(shortcut, x);
        if (!y.shape().equals(around.shape())) {
            throw new IllegalArgumentException(
                    label() + ": the block gives " + y.shape() + ", the shortcut " + around.shape() + place());
        }
        return y.add(around);
    }

    @Override
    public List<Layer> children() {
        return shortcut == null ? List.of(block) : List.of(block, shortcut);
    }
}
