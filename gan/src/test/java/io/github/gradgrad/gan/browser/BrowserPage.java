package io.github.gradgrad.gan.browser;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** A tab: what a person would do to a page and see on it. */
public final class BrowserPage {
    private static final Map<String, Integer> KEY_CODES = Map.of(
            "ArrowLeft",
            37,
            "ArrowUp",
            38,
            "ArrowRight",
            39,
            "ArrowDown",
            40,
            "Home",
            36,
            "End",
            35,
            "Enter",
            13,
            "Escape",
            27,
            "Tab",
            9);

    private final DevTools tools;
    private final String session;
    private final List<String> errors = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    BrowserPage(DevTools tools, String session) {
        this.tools = tools;
        this.session = session;
        tools.onEvent(session, this::note);
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) call(domain + ".enable");
    }

    private void note(String event, JsonObject parameters) {
        switch (event) {
            case "Runtime.exceptionThrown" -> errors.add(parameters.toString());
            case "Runtime.consoleAPICalled" -> {
                if (List.of("error", "warning", "assert")
                        .contains(parameters.get("type").getAsString())) {
                    errors.add(parameters.toString());
                }
            }
            case "Log.entryAdded" -> errors.add(parameters.toString());
            case "Network.requestWillBeSent" ->
                requests.add(parameters.getAsJsonObject("request").get("url").getAsString());
            default -> {}
        }
    }

    /** Opens a file and waits until all of it is there. */
    public BrowserPage open(Path file) {
        errors.clear();
        requests.clear();
        CompletableFuture<JsonObject> loaded = tools.next(session, "Page.loadEventFired");
        call("Page.navigate", "url", file.toUri());
        loaded.join();
        return this;
    }

    /** The size of the window, for what is open and what will be. */
    public BrowserPage size(int width, int height) {
        call(
                "Emulation.setDeviceMetricsOverride",
                "width",
                width,
                "height",
                height,
                "deviceScaleFactor",
                1,
                "mobile",
                false);
        nextFrame();
        return this;
    }

    /** {@code light} or {@code dark}; motion is always reduced, so that nothing has to be waited for. */
    public BrowserPage scheme(String scheme) {
        JsonArray features = new JsonArray();
        features.add(DevTools.object("name", "prefers-color-scheme", "value", scheme));
        features.add(DevTools.object("name", "prefers-reduced-motion", "value", "reduce"));
        call("Emulation.setEmulatedMedia", "features", features);
        nextFrame();
        return this;
    }

    /** The value of an expression, as JSON; what it throws is thrown. */
    public JsonElement evaluate(String expression) {
        JsonObject answer =
                call("Runtime.evaluate", "expression", expression, "returnByValue", true, "awaitPromise", true);
        if (answer.has("exceptionDetails")) throw new IllegalStateException(expression + ": " + answer);
        JsonElement value = answer.getAsJsonObject("result").get("value");
        return value == null ? JsonNull.INSTANCE : value;
    }

    public String text(String expression) {
        return evaluate(expression).getAsString();
    }

    public int number(String expression) {
        return evaluate(expression).getAsInt();
    }

    public List<String> texts(String expression) {
        List<String> texts = new ArrayList<>();
        evaluate(expression).getAsJsonArray().forEach(element -> texts.add(element.getAsString()));
        return texts;
    }

    /** Presses a key of its DOM name, such as {@code ArrowRight} or {@code a}. */
    public BrowserPage press(String key) {
        int code = KEY_CODES.getOrDefault(key, (int) Character.toUpperCase(key.charAt(0)));
        Object[] common = {"key", key, "windowsVirtualKeyCode", code};
        if (KEY_CODES.containsKey(key)) call("Input.dispatchKeyEvent", with(common, "type", "rawKeyDown"));
        else call("Input.dispatchKeyEvent", with(common, "type", "keyDown", "text", key));
        call("Input.dispatchKeyEvent", with(common, "type", "keyUp"));
        return this;
    }

    /** Types a text where the focus is. */
    public BrowserPage type(String text) {
        call("Input.insertText", "text", text);
        return this;
    }

    /** Moves the mouse over the middle of the first element that a selector finds. */
    public BrowserPage hover(String selector) {
        mouse(selector, "mouseMoved", "none");
        nextFrame();
        return this;
    }

    public BrowserPage click(String selector) {
        mouse(selector, "mouseMoved", "none");
        mouse(selector, "mousePressed", "left");
        mouse(selector, "mouseReleased", "left");
        return this;
    }

    private void mouse(String selector, String type, String button) {
        JsonArray at = evaluate("(() => { const r = document.querySelector('" + selector
                        + "').getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2]; })()")
                .getAsJsonArray();
        call(
                "Input.dispatchMouseEvent",
                "type",
                type,
                "x",
                at.get(0).getAsDouble(),
                "y",
                at.get(1).getAsDouble(),
                "button",
                button,
                "clickCount",
                button.equals("none") ? 0 : 1);
    }

    /** What went wrong since the page was opened: exceptions, and errors and warnings on the console. */
    public List<String> errors() {
        return errors;
    }

    /** The addresses that the page was loaded from: its own first, and last if it is self-contained. */
    public List<String> loaded() {
        return requests.stream().filter(url -> !url.startsWith("data:")).toList();
    }

    /**
     * The elements that reach beyond the window to the left or right, or whose own content does not fit into them, unless
     * they, or what they are in, scroll or clip.
     */
    public List<String> overflowing() {
        return texts("""
                (() => {
                  const contained = e => { for (let p = e; p && p !== document.documentElement; p = p.parentElement)
                    if (!/^visible$/.test(getComputedStyle(p).overflowX) && p !== document.body) return true; return false; };
                  const name = e => e.tagName.toLowerCase() + (e.id ? '#' + e.id : '') + ' ' + e.textContent.slice(0, 40);
                  const wide = innerWidth, found = [];
                  if (document.documentElement.scrollWidth > wide) found.push('the page: ' + document.documentElement.scrollWidth);
                  for (const e of document.body.querySelectorAll('*')) {
                    if (e.ownerSVGElement || !e.checkVisibility() || contained(e.parentElement)) continue;
                    const r = e.getBoundingClientRect();
                    if (r.width && (r.left < -0.5 || r.right > wide + 0.5)) found.push(name(e) + ': ' + r.left + ' to ' + r.right);
                    else if (!contained(e) && e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0
                      && getComputedStyle(e).display !== 'inline') found.push(name(e) + ': content ' + e.scrollWidth + ' in ' + e.clientWidth);
                  }
                  return found;
                })()
                """);
    }

    /** Writes what is to be seen as a PNG. */
    public void screenshot(Path file) throws IOException {
        nextFrame();
        Files.write(
                file,
                Base64.getDecoder()
                        .decode(call("Page.captureScreenshot", "format", "png")
                                .get("data")
                                .getAsString()));
    }

    /** Until what was done has been laid out. */
    private void nextFrame() {
        evaluate("new Promise(done => requestAnimationFrame(() => done(0)))");
    }

    private JsonObject call(String method, Object... namesAndValues) {
        return tools.call(session, method, namesAndValues);
    }

    private static Object[] with(Object[] common, Object... more) {
        List<Object> all = new ArrayList<>(List.of(common));
        all.addAll(List.of(more));
        return all.toArray();
    }
}
