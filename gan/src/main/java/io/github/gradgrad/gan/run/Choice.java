package io.github.gradgrad.gan.run;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Finds the constant of an enumeration by what it calls itself on the command line. */
final class Choice {
    private Choice() {}

    /**
     * The constant whose text is {@code id}.
     *
     * @throws IllegalArgumentException if there is none; the message lists all
     */
    static <T extends Enum<T>> T of(String option, Class<T> type, String id) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.toString().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(option + ": one of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(Enum::toString)
                                .collect(Collectors.joining(", "))
                        + " expected, got " + id));
    }
}
