package io.github.gradgrad.gan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MicroscopeCommandTest {
    @TempDir
    Path folder;

    @Test
    void writesThePageAndSaysWhere() throws IOException {
        Path page = folder.resolve("page.html");
        CommandLineRun run = CommandLineRun.of("microscope", "--out", page).succeeded();
        assertEquals("open " + page + " in a browser\n", run.out());
        String html = Files.readString(page);
        assertTrue(html.startsWith("<!DOCTYPE html>") && html.endsWith("</html>\n"), "not a page");
        assertTrue(html.contains("\"title\":\"0.weight\"") && html.contains("\"kind\":\"leakyRelu\""));
    }

    @Test
    void theSeedDecidesThePage() throws IOException {
        assertEquals(page("--seed", 3), page("--seed", 3));
        assertNotEquals(page("--seed", 3), page("--seed", 4));
    }

    @Test
    void theCriticIsTheOneThatWasAskedFor() throws IOException {
        String html = page("--activation", "tanh", "--hidden", 2, "--width", 5, "--batch", 3);
        assertTrue(html.contains("\"kind\":\"tanh\"") && html.contains("\"title\":\"4.weight\""));
        assertTrue(html.contains("\"dims\":[5,9]") && html.contains("\"dims\":[3,5]"));
        assertFalse(html.contains("\"kind\":\"leakyRelu\""));
    }

    private String page(Object... options) throws IOException {
        Path page = folder.resolve("page.html");
        Object[] all = new Object[options.length + 3];
        all[0] = "microscope";
        all[1] = "--out";
        all[2] = page;
        System.arraycopy(options, 0, all, 3, options.length);
        CommandLineRun.of(all).succeeded();
        return Files.readString(page);
    }

    @Test
    void mistakesGetOneLine() {
        Path page = folder.resolve("page.html");
        CommandLineRun.of("microscope", "--activation", "sin", "--out", page)
                .failed(2, "--activation", "sin", "leakyRelu");
        CommandLineRun.of("microscope", "--hidden", 33, "--out", page).failed(2, "--hidden", "from 0 to 32", "33");
        CommandLineRun.of("microscope", "--width", 0, "--out", page).failed(2, "--width", "from 1 to 32");
        CommandLineRun.of("microscope", "--out", folder.resolve("none/page.html"))
                .failed(2, "there is no folder");
        assertFalse(Files.exists(page));
    }
}
