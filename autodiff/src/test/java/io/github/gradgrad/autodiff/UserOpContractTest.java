package io.github.gradgrad.autodiff;

import java.util.stream.Stream;

/**
 * The contract of an op in a package of its own: what {@link OpContractTest} is to the ops of this one.
 *
 * <p>A subclass gives examples of the op's use, and of its misuse if it can be misused, and inherits the tests. Its name is
 * the op's with "Test" after it. Complete, for the op in the documentation of {@link Op}:
 *
 * <pre>{@code
 * class CubeOpTest extends UserOpContractTest {
 *     @Override
 *     protected Stream<Example> uses() {
 *         return Stream.of(Shape.of(), Shape.of(3, 1), Shape.of(2, 1, 2, 3, 1))
 *                 .map(shape -> Example.of(
 *                         shape.toString(),
 *                         xs -> new CubeOp().apply(xs.get(0)),
 *                         inputs -> inputs.get(0).map(x -> Math.pow(x, 3)),
 *                         shape));
 *     }
 * }
 * }</pre>
 *
 * <p>A project that depends on {@code gradgrad-autodiff} gets this class by the same dependency with {@code
 * <type>test-jar</type>} and {@code <scope>test</scope>}; beside it it needs JUnit.
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
