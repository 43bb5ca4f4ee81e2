package io.github.gradgrad.gan.microscope;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happens at one press of a key.
 *
 * @param phase index of the phase
 * @param node the node that it is about: the result of an op, or for a rule the y whose op is pulled back
 * @param cotangent the node that has arrived at y; null but for a rule and for contributions
 * @param nodes the nodes that appear
 * @param parts a rule's share for each input, or the results of a sweep
 */
record Step(int phase, Kind kind, int node, @Nullable Integer cotangent, List<Integer> nodes, List<Part> parts) {
    enum Kind {
        /** The leaves of the function. */
        GIVEN,
        /** An op is applied. */
        APPLY,
        /** The cotangent of the output, 1, is where a sweep starts. */
        SEED,
        /** An op's gradient rule is applied. */
        RULE,
        /** What the uses of one variable contributed to its cotangent is added up. */
        SUM,
        /** A sweep is over: these are the gradients. */
        RESULT
    }

    /**
     * One derivative.
     *
     * @param symbol such as {@code db}; for a result {@code weight}
     * @param input the node that it is the derivative with respect to
     * @param formula such as {@code a^T g}
     * @param gradient the node that holds it, or the placeholder of one that is absent
     */
    record Part(String symbol, int input, String formula, int gradient) {}
}
