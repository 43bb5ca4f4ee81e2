package io.github.gradgrad.autodiff;

import java.util.List;
import java.util.function.Supplier;

/**
 * A wrong call of an op, which must throw an {@link IllegalArgumentException}.
 *
 * @param mentions what its message must say: the op and the shapes
 */
record Refusal(Supplier<Variable> call, List<String> mentions) {
    static Refusal of(Supplier<Variable> call, String... mentions) {
        return new Refusal(call, List.of(mentions));
    }
}
