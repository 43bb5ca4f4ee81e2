package io.github.gradgrad.gan.browser;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/** A connection that speaks the Chrome DevTools protocol: numbered calls with one answer each, and events. */
final class DevTools implements WebSocket.Listener, AutoCloseable {
    /** A browser that has not answered by then never will; nothing waits that long otherwise. */
    private static final int SECONDS = 60;

    private final AtomicInteger calls = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonObject>> answers = new ConcurrentHashMap<>();
    private final CopyOnWriteArrayList<BiConsumer<String, JsonObject>> listeners = new CopyOnWriteArrayList<>();
    private final StringBuilder message = new StringBuilder();
    private final WebSocket socket;

    DevTools(URI address) {
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(address, this)
                .join();
    }

    /** Calls a method and waits for its result. */
    JsonObject call(String session, String method, Object... namesAndValues) {
        JsonObject request = new JsonObject();
        int id = calls.incrementAndGet();
        request.addProperty("id", id);
        request.addProperty("method", method);
        if (!session.isEmpty()) request.addProperty("sessionId", session);
        request.add("params", object(namesAndValues));
        CompletableFuture<JsonObject> answer = new CompletableFuture<>();
        answers.put(id, answer);
        socket.sendText(request.toString(), true).join();
        JsonObject found = answer.orTimeout(SECONDS, TimeUnit.SECONDS).join();
        if (found.has("error")) throw new IllegalStateException(method + ": " + found.get("error"));
        return found.getAsJsonObject("result");
    }

    /** A future that is completed by the first event of this name in a session. */
    CompletableFuture<JsonObject> next(String session, String event) {
        CompletableFuture<JsonObject> found = new CompletableFuture<>();
        onEvent(session, (method, parameters) -> {
            if (method.equals(event)) found.complete(parameters);
        });
        return found.orTimeout(SECONDS, TimeUnit.SECONDS);
    }

    /** Tells a listener every event of a session: its method and parameters. */
    void onEvent(String session, BiConsumer<String, JsonObject> listener) {
        listeners.add((method, event) -> {
            if (event.has("sessionId") && event.get("sessionId").getAsString().equals(session)) {
                listener.accept(method, event.getAsJsonObject("params"));
            }
        });
    }

    static JsonObject object(Object... namesAndValues) {
        JsonObject object = new JsonObject();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            String name = (String) namesAndValues[i];
            Object value = namesAndValues[i + 1];
            if (value instanceof JsonElement element) object.add(name, element);
            else if (value instanceof Number number) object.addProperty(name, number);
            else if (value instanceof Boolean flag) object.addProperty(name, flag);
            else object.addProperty(name, value.toString());
        }
        return object;
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        message.append(data);
        if (last) {
            JsonObject received = JsonParser.parseString(message.toString()).getAsJsonObject();
            message.setLength(0);
            if (received.has("id"))
                answers.remove(received.get("id").getAsInt()).complete(received);
            else {
                String method = received.get("method").getAsString();
                listeners.forEach(listener -> listener.accept(method, received));
            }
        }
        webSocket.request(1);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        answers.values().forEach(answer -> answer.completeExceptionally(error));
    }

    @Override
    public void close() {
        socket.abort();
    }
}
