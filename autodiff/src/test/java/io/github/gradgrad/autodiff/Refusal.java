package io.github.gradgrad.autodiff;

import java.util.List;
import java.util.function.Supplier;

/**
 * A wrong call of an op, which must throw an {@link IllegalArgumentException}.
 *
 * @param mentions what its message must say: the op and the shapes
 */
public record Refusal(Supplier<Variable> call, List<String> mentions) {
    public static Refusal of(Supplier<Variable> call, String... mentions) {
        return new Refusal(call, List.of(mentions));
    }
}
