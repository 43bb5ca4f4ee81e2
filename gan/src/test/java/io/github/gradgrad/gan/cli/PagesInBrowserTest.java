package io.github.gradgrad.gan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.gradgrad.gan.browser.Browser;
import io.github.gradgrad.gan.browser.BrowserPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every page that a command writes, on wide and narrow windows, in light and dark. */
@Tag("browser")
class PagesInBrowserTest {
    @TempDir
    static Path folder;

    private static Browser browser;
    private static BrowserPage page;

    @BeforeAll
    static void writeAllPages() throws IOException {
        CommandLineRun.of("microscope", "--out", folder.resolve("microscope.html"))
                .succeeded();
        CommandLineRun.of("lesson", "--all", "--out", folder).succeeded();
        browser = Browser.start();
        page = browser.newPage();
    }

    @AfterAll
    static void stop() throws IOException {
        browser.close();
    }

    @TestFactory
    Stream<DynamicTest> nothingFailsNothingOverflowsAndNothingIsAskedFor() throws IOException {
        List<Path> pages;
        try (Stream<Path> files = Files.list(folder)) {
            pages = files.filter(file -> file.toString().endsWith(".html"))
                    .sorted()
                    .toList();
        }
        assertFalse(pages.isEmpty());
        return pages.stream()
                .flatMap(file -> Stream.of("light", "dark")
                        .flatMap(scheme -> Stream.of(1280, 390)
                                .map(width -> dynamicTest(
                                        file.getFileName() + " " + width + " " + scheme,
                                        () -> check(file, width, scheme)))));
    }

    private static void check(Path file, int width, String scheme) {
        page.size(width, 800).scheme(scheme).open(file);
        assertEquals(List.of(), page.errors());
        assertEquals(List.of(), page.overflowing());
        assertEquals(List.of(file.toUri().toString()), page.loaded());
    }
}
