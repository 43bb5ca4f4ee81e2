package io.github.gradgrad.gan.microscope;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * One HTML file with everything in it: the style, the program, and what was traced, as JSON.
 *
 * <p>The components are the JSON's members; graph.js reads them.
 */
record Page(List<Phase> phases, List<Node> nodes, List<Step> steps, GraphLayout layout) {
    static Page of(Trace trace) {
        return new Page(trace.phases(), trace.nodes(), trace.steps(), GraphLayout.of(trace.phases(), trace.nodes()));
    }

    String html() {
        String html = resource("microscope.html");
        for (String part : List.of("microscope.css", "graph.js", "explain.js", "stepper.js")) {
            html = html.replace("/* " + part + " */", resource(part));
        }
        // Gson escapes every "<", so that no text can end the script element.
        return html.replace("/* data.json */", new Gson().toJson(this));
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(Page.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
