package io.github.gradgrad.gan;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradgrad.autodiff.reference.Deviation;
import io.github.gradgrad.autodiff.reference.ReferenceCase;
import io.github.gradgrad.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.function.Executable;

/** Compares tensors with those of a reference case, all of them before it fails. */
final class Comparisons {
    private static final double BOUND = 1e-10;

    private final ReferenceCase reference;
    private final List<Executable> all = new ArrayList<>();

    Comparisons(ReferenceCase reference) {
        this.reference = reference;
    }

    void add(String key, Tensor actual) {
        all.add(() -> {
            double deviation = Deviation.of(actual, reference.tensor(key));
            assertTrue(
                    deviation <= BOUND, () -> reference + " " + key + ": deviation " + deviation + ", bound " + BOUND);
        });
    }

    /** One for each parameter, in the order of the case. */
    void addGradients(String prefix, List<Tensor> gradients) {
        for (int i = 0; i < gradients.size(); i++)
            add(prefix + reference.params().get(i), gradients.get(i));
    }

    void check() {
        assertAll(all);
    }
}
