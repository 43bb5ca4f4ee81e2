package io.github.gradgrad.gan.figure;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** A picture made of lines and text. */
public interface Figure {
    /** The figure drawn. */
    Drawing draw();

    /** For a page that has {@link #style} among its own: an {@code svg} element. */
    default String inline() {
        return draw().svg("");
    }

    /** For a file of its own, with its style in it; follows the reader's choice of light or dark. */
    default String file() {
        return draw().svg("<style>" + style() + "</style><rect class=\"paper\" width=\"100%\" height=\"100%\"/>\n");
    }

    /** The style sheet that every figure's classes are from. */
    static String style() {
        try (InputStream in = Objects.requireNonNull(Figure.class.getResourceAsStream("figure.css"))) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("figure.css of this library cannot be read", e);
        }
    }
}
