package io.github.gradgrad.autodiff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class OpsPageTest {
    private static final Path PAGE = Path.of(System.getProperty("basedir", ""), "..", "docs", "ops.md");
    private static final Pattern DECADE = Pattern.compile("(?<=\\| )1e(-\\d+)(?= \\|)");

    /** A decade may be off by one: the last digits of an exponential differ from machine to machine. */
    @Test
    void thePageIsWhatTheTestsGenerate() throws IOException {
        String generated = OpsPage.text();
        if ("write".equals(System.getProperty("gradgrad.docs"))) Files.writeString(PAGE, generated);
        String page = Files.readString(PAGE);
        String update = "docs/ops.md is out of date: run this test with -Dgradgrad.docs=write";
        assertEquals(withoutDecades(generated), withoutDecades(page), update);
        List<Integer> measured = decades(generated), stated = decades(page);
        for (int i = 0; i < measured.size(); i++) {
            int off = measured.get(i) - stated.get(i);
            assertTrue(Math.abs(off) <= 1, update + ": it says 1e" + stated.get(i) + ", measured 1e" + measured.get(i));
        }
    }

    private static String withoutDecades(String page) {
        return DECADE.matcher(page).replaceAll("1e-N");
    }

    private static List<Integer> decades(String page) {
        return DECADE.matcher(page)
                .results()
                .map((MatchResult decade) -> Integer.valueOf(decade.group(1)))
                .toList();
    }
}
