package io.github.gradgrad.gan.lessons;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The numbers that a lesson shows, of which a test has to look at every one. */
final class ShownNumbers {
    private final Map<String, double[]> numbers;
    private final Set<String> unchecked;

    private ShownNumbers(Map<String, double[]> numbers) {
        this.numbers = numbers;
        this.unchecked = new TreeSet<>(numbers.keySet());
    }

    /** Those of a lesson. */
    static ShownNumbers of(Lesson lesson) {
        return new ShownNumbers(TaughtPages.of(lesson).numbers());
    }

    /** The numbers of one name, which then count as checked. */
    double[] get(String name) {
        assertNotNull(numbers.get(name), () -> "no number " + name + " among " + numbers.keySet());
        unchecked.remove(name);
        return requireNonNull(numbers.get(name));
    }

    /** To 1e-12. */
    ShownNumbers are(String name, double... expected) {
        return near(1e-12, name, expected);
    }

    ShownNumbers near(double tolerance, String name, double... expected) {
        assertArrayEquals(expected, get(name), tolerance, name);
        return this;
    }

    /** Fails if the lesson shows a number that nobody asked for. */
    void andNoOthers() {
        assertEquals(Set.of(), unchecked, "numbers without a check");
    }
}
