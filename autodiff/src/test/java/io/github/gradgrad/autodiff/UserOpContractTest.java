package io.github.gradgrad.autodiff;

import java.util.stream.Stream;

/**
 * The contract of an op in a package of its own: what {@link OpContractTest} is to the ops of this one.
 *
 * <p>A subclass gives examples of the op's use, and of its misuse if it can be misused, and inherits the tests. Its name is
 * the op's with "Test" after it.
 */
public abstract class UserOpContractTest extends OpContractTest {
    /** Applications of the op: its attributes, and awkward shapes. */
    protected abstract Stream<Example> uses();

    /** Calls that the op must refuse; none unless overridden. */
    protected Stream<Refusal> misuses() {
        return Stream.empty();
    }

    /** Up to which order derivatives are compared with finite differences. */
    protected int orders() {
        return 3;
    }

    @Override
    final Stream<Example> examples() {
        return uses();
    }

    @Override
    final Stream<Refusal> refusals() {
        return misuses();
    }

    @Override
    final int order() {
        return orders();
    }
}
