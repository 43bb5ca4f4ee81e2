package io.github.gradgrad.gan.browser;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A Chromium without a window, of a fresh profile, that is gone when it is closed.
 *
 * <p>Tests that start one have the tag {@code browser}. The build runs them where {@code /usr/bin/chromium} exists or
 * {@code -Dgradgrad.browser=PATH} names one, and says so where it leaves them out.
 */
public final class Browser implements AutoCloseable {
    private static final Path EXECUTABLE = Path.of(System.getProperty("gradgrad.browser", "/usr/bin/chromium"));

    private final Path profile;
    private final Process process;
    private final DevTools tools;

    private Browser(Path profile, Process process, DevTools tools) {
        this.profile = profile;
        this.process = process;
        this.tools = tools;
    }

    public static Browser start() throws IOException {
        Path profile = Files.createTempDirectory("browser");
        Process process = new ProcessBuilder(List.of(
                        EXECUTABLE.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--disable-quic",
                        "--disable-extensions",
                        "--disable-sync",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--no-first-run",
                        "--hide-scrollbars",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank"))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        URI address = CompletableFuture.supplyAsync(() -> address(process))
                .orTimeout(60, TimeUnit.SECONDS)
                .whenComplete((found, failure) -> {
                    if (failure != null) process.destroyForcibly();
                })
                .join();
        return new Browser(profile, process, new DevTools(address));
    }

    /** Chromium prints where it listens, once it does. */
    private static URI address(Process process) {
        BufferedReader errors = process.errorReader(StandardCharsets.UTF_8);
        StringBuilder printed = new StringBuilder();
        try {
            return address(errors, printed);
        } catch (IOException e) {
            throw new UncheckedIOException(EXECUTABLE + " did not start:\n" + printed, e);
        }
    }

    private static URI address(BufferedReader errors, StringBuilder printed) throws IOException {
        for (String line = errors.readLine(); line != null; line = errors.readLine()) {
            printed.append(line).append('\n');
            if (line.startsWith("DevTools listening on ")) {
                // Goes on reading, so that the browser never waits for its messages to be taken.
                Thread reader = new Thread(() -> errors.lines().forEach(ignored -> {}), "browser messages");
                reader.setDaemon(true);
                reader.start();
                return URI.create(line.substring(line.indexOf("ws://")));
            }
        }
        throw new IOException("it ended without listening");
    }

    /** A tab, still empty. */
    public BrowserPage newPage() {
        String target = tools.call("", "Target.createTarget", "url", "about:blank")
                .get("targetId")
                .getAsString();
        String session = tools.call("", "Target.attachToTarget", "targetId", target, "flatten", true)
                .get("sessionId")
                .getAsString();
        return new BrowserPage(tools, session);
    }

    @Override
    public void close() throws IOException {
        tools.close();
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(handle -> handle.onExit().orTimeout(10, TimeUnit.SECONDS).join());
        try (Stream<Path> files = Files.walk(profile)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
        }
    }
}
