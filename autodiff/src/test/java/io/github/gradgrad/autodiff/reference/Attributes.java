package io.github.gradgrad.autodiff.reference;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;

/** A JSON object of the index, read by type; an absent key throws and is named. */
public final class Attributes {
    private final JsonObject json;

    Attributes(JsonObject json) {
        this.json = json;
    }

    /** Whether the key is there and not null. */
    public boolean has(String key) {
        return json.has(key) && !json.get(key).isJsonNull();
    }

    public String text(String key) {
        return element(key).getAsString();
    }

    public int integer(String key) {
        return element(key).getAsInt();
    }

    public double real(String key) {
        return element(key).getAsDouble();
    }

    public boolean flag(String key) {
        return element(key).getAsBoolean();
    }

    public int[] ints(String key) {
        return elements(key).stream().mapToInt(JsonElement::getAsInt).toArray();
    }

    public List<String> texts(String key) {
        return elements(key).stream().map(JsonElement::getAsString).toList();
    }

    /** A nested object, such as an optimiser's {@code options}. */
    public Attributes object(String key) {
        return new Attributes(element(key).getAsJsonObject());
    }

    /** An array of objects, such as a network's {@code layers}. */
    public List<Attributes> objects(String key) {
        return elements(key).stream()
                .map(e -> new Attributes(e.getAsJsonObject()))
                .toList();
    }

    private List<JsonElement> elements(String key) {
        return element(key).getAsJsonArray().asList();
    }

    private JsonElement element(String key) {
        if (!has(key)) throw new IllegalArgumentException("reference data: no " + key + " in " + json);
        return json.get(key);
    }

    @Override
    public String toString() {
        return json.toString();
    }
}
