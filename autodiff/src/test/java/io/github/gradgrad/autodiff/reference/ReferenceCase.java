package io.github.gradgrad.autodiff.reference;

import io.github.gradgrad.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * One case: its entry in the index, and its tensors, FLOAT64, by the keys that {@code FORMAT.md} lists.
 *
 * <p>Every call of {@link #tensor} gives the same immutable tensor.
 */
public final class ReferenceCase {
    private final Attributes index;
    private final Map<String, Tensor> tensors;

    ReferenceCase(Attributes index, Map<String, Tensor> tensors) {
        this.index = index;
        this.tensors = tensors;
    }

    /** Unique within its part. */
    public String name() {
        return index.text("name");
    }

    /** Part A: PyTorch's name of the op. */
    public String op() {
        return index.text("op");
    }

    /** Part A: the family that the op belongs to. */
    public String group() {
        return index.text("group");
    }

    /** Part A: the op's attributes. */
    public Attributes attrs() {
        return index.object("attrs");
    }

    /** Part A: whether the case has this tag. */
    public boolean hasTag(String tag) {
        return index.texts("tags").contains(tag);
    }

    /** Part A: x0, x1, .. */
    public List<Tensor> inputs() {
        return numbered("x", index.integer("inputs"));
    }

    /** Part A: c0, c1, .. */
    public List<Tensor> constants() {
        return numbered("c", index.integer("consts"));
    }

    /** The tensors {@code prefix0 .. prefix(count-1)}. */
    public List<Tensor> numbered(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> tensor(prefix + i)).toList();
    }

    /** Part B: {@code penalty}, {@code optimiser}, {@code spectral_norm}, {@code generator}, {@code ct}, {@code hessian}. */
    public String kind() {
        return index.text("kind");
    }

    /** Part B: the network's layers, each with its {@code type}. */
    public List<Attributes> layers() {
        return index.objects("layers");
    }

    /** Part B: the names of the parameters, in order; parameter P's value is the tensor {@code p/P} of a network. */
    public List<String> params() {
        return index.texts("params");
    }

    /** The whole entry in the index. */
    public Attributes index() {
        return index;
    }

    /** Whether the case has a tensor of this key. */
    public boolean has(String key) {
        return tensors.containsKey(name() + "/" + key);
    }

    /**
     * A tensor of the case, such as {@code x0} or {@code grad/linear0.weight}.
     *
     * @throws IllegalArgumentException if there is none of that key
     */
    public Tensor tensor(String key) {
        Tensor tensor = tensors.get(name() + "/" + key);
        if (tensor == null) throw new IllegalArgumentException("reference case " + name() + ": no tensor " + key);
        return tensor;
    }

    @Override
    public String toString() {
        return name();
    }
}
