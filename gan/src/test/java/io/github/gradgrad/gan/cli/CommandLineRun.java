package io.github.gradgrad.gan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;

/** What one command line printed, and its exit status. */
record CommandLineRun(List<String> arguments, int status, String out, String err) {
    static CommandLineRun of(Object... arguments) {
        StringWriter out = new StringWriter(), err = new StringWriter();
        String[] texts = Arrays.stream(arguments).map(Object::toString).toArray(String[]::new);
        int status = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), texts);
        return new CommandLineRun(List.of(texts), status, out.toString(), err.toString());
    }

    CommandLineRun succeeded() {
        assertEquals(0, status, this::toString);
        assertEquals("", err, this::toString);
        return this;
    }

    /** One line for the user, with all of these words in it, and nothing of a stack trace. */
    CommandLineRun failed(int expectedStatus, String... words) {
        assertEquals(expectedStatus, status, this::toString);
        assertTrue(err.startsWith("gradgrad: "), this::toString);
        assertEquals(1, err.lines().count(), this::toString);
        assertFalse(err.contains("\tat ") || err.contains("Exception"), this::toString);
        for (String word : words) assertTrue(err.contains(word), () -> "'" + word + "' expected: " + this);
        return this;
    }
}
