package io.github.gradgrad.gan.cli;

import io.github.gradgrad.gan.NonFiniteException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Turns what a command threw into one line for its user and an exit status. */
final class Failures {
    /** Training stopped at a NaN or an infinity. */
    static final int STOPPED = 1;
    /** Something that the user gave cannot be used. */
    static final int BAD_INPUT = 2;

    private Failures() {}

    /**
     * Prints what went wrong.
     *
     * @throws Exception the failure itself, if it is a fault of the program and not of its input
     */
    static int report(PrintWriter err, Exception failure) throws Exception {
        boolean stopped = failure instanceof NonFiniteException;
        boolean input = failure instanceof IOException
                || failure instanceof IllegalArgumentException
                || failure instanceof IllegalStateException;
        if (!stopped && !input) throw failure;
        err.println("gradgrad: " + oneLine(describe(failure)));
        return stopped ? STOPPED : BAD_INPUT;
    }

    static String oneLine(String message) {
        return message.strip().replaceAll("\\s*\\R\\s*", " ");
    }

    private static String describe(Exception failure) {
        String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        // The JDK's own file errors say no more than the path.
        if (failure instanceof FileSystemException file && file.getReason() != null) return message;
        if (failure instanceof NoSuchFileException) return message + ": no such file";
        if (failure instanceof AccessDeniedException) return message + ": access denied";
        if (failure instanceof FileSystemException)
            return message + ": " + failure.getClass().getSimpleName();
        return message;
    }
}
