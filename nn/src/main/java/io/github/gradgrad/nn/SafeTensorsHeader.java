package io.github.gradgrad.nn;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import io.github.gradgrad.tensor.Shape;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the JSON of a safetensors header; what it lets through is a type, a shape and as many bytes as they take. */
final class SafeTensorsHeader {
    private static final Pattern WHOLE_NUMBER = Pattern.compile("0|[1-9][0-9]{0,17}");
    private static final int MOST_DIMS = 64;

    private final Path file;
    private final long dataBytes;
    private final HeaderText text;
    private final JsonReader json;
    private final List<SafeTensorsEntry> entries = new ArrayList<>();
    private final Map<String, String> metadata = new LinkedHashMap<>();

    /**
     * Parses a whole header.
     *
     * @param dataBytes how many bytes follow the header
     */
    SafeTensorsHeader(Path file, byte[] header, long dataBytes) throws IOException {
        this.file = file;
        this.dataBytes = dataBytes;
        this.text = new HeaderText(file, header);
        this.json = new JsonReader(text);
        json.setStrictness(Strictness.STRICT);
        try {
            parse();
        } catch (EOFException e) {
            throw error("the header ends within its JSON");
        } catch (MalformedJsonException e) {
            throw error("valid JSON expected");
        }
    }

    /** The tensors in the order of the header, no two of one name. */
    List<SafeTensorsEntry> entries() {
        return entries;
    }

    Map<String, String> metadata() {
        return metadata;
    }

    private void parse() throws IOException {
        Set<String> names = new HashSet<>();
        expect(JsonToken.BEGIN_OBJECT, "the header");
        json.beginObject();
        while (json.hasNext()) {
            String name = nextName(names, "the header");
            if (name.equals(SafeTensorsEntry.METADATA)) parseMetadata();
            else entries.add(parseTensor(name));
        }
        json.endObject();
        if (json.peek() != JsonToken.END_DOCUMENT) throw error("nothing but spaces expected after the header's JSON");
    }

    private void parseMetadata() throws IOException {
        Set<String> names = new HashSet<>();
        expect(JsonToken.BEGIN_OBJECT, SafeTensorsEntry.METADATA);
        json.beginObject();
        while (json.hasNext()) {
            String name = nextName(names, SafeTensorsEntry.METADATA);
            expect(JsonToken.STRING, quote(name) + " of " + SafeTensorsEntry.METADATA);
            metadata.put(name, json.nextString());
        }
        json.endObject();
    }

    private SafeTensorsEntry parseTensor(String name) throws IOException {
        String what = "tensor " + quote(name);
        Set<String> keys = new HashSet<>();
        ElementType type = null;
        List<Long> dims = null, offsets = null;
        expect(JsonToken.BEGIN_OBJECT, what);
        json.beginObject();
        while (json.hasNext()) {
            String key = nextName(keys, what);
            switch (key) {
                case "dtype" -> type = nextType(what);
                case "shape" -> dims = nextNumbers(what + ": shape", MOST_DIMS);
                case "data_offsets" -> offsets = nextNumbers(what + ": data_offsets", 2);
                default -> throw error(what + ": dtype, shape and data_offsets expected, found " + quote(key));
            }
        }
        json.endObject();
        if (type == null || dims == null || offsets == null || offsets.size() != 2) {
            throw error(what + ": dtype, shape and two data_offsets expected");
        }
        SafeTensorsEntry entry = new SafeTensorsEntry(name, type, shape(what, dims), offsets.get(0));
        if (offsets.get(1) != entry.end()) {
            throw error(what + ": " + entry.dtype() + entry.shape() + " takes " + entry.bytes()
                    + " bytes, the data_offsets are " + offsets);
        }
        if (entry.end() > dataBytes) {
            throw error(what + ": the data_offsets are " + offsets + ", but " + dataBytes + " bytes follow the header");
        }
        return entry;
    }

    private ElementType nextType(String what) throws IOException {
        expect(JsonToken.STRING, what + ": dtype");
        String code = json.nextString();
        for (ElementType type : ElementType.values()) if (type.name().equals(code)) return type;
        throw error(what + ": dtype F32, F64 or I64 expected, found " + quote(code));
    }

    private List<Long> nextNumbers(String what, int most) throws IOException {
        List<Long> numbers = new ArrayList<>();
        expect(JsonToken.BEGIN_ARRAY, what);
        json.beginArray();
        while (json.hasNext()) {
            expect(JsonToken.NUMBER, what);
            String number = json.nextString();
            if (!WHOLE_NUMBER.matcher(number).matches()) {
                throw error(what + ": whole numbers below 10^18 expected, found " + quote(number));
            }
            if (numbers.size() == most) throw error(what + ": at most " + most + " numbers expected");
            numbers.add(Long.parseLong(number));
        }
        json.endArray();
        return numbers;
    }

    private Shape shape(String what, List<Long> dims) throws SafeTensorsException {
        try {
            return Shape.of(dims.stream().mapToInt(Math::toIntExact).toArray());
        } catch (ArithmeticException | IllegalArgumentException e) {
            throw error(what + ": the shape " + dims + " needs sizes of at least 1 and at most " + Integer.MAX_VALUE
                    + " elements");
        }
    }

    private String nextName(Set<String> seen, String where) throws IOException {
        String name = json.nextName();
        if (!seen.add(name)) throw error(where + ": " + quote(name) + " is there twice");
        return name;
    }

    private void expect(JsonToken token, String what) throws IOException {
        JsonToken found = json.peek();
        if (found != token) throw error(what + ": " + token + " expected, found " + found);
    }

    private SafeTensorsException error(String problem) {
        return new SafeTensorsException(file, text.position(), problem);
    }

    /** A string from the file for a message: what a terminal might obey is left out, and a long one cut. */
    private static String quote(String s) {
        String start = s.length() > 80 ? s.substring(0, 80) + "..." : s;
        return '"' + start.replaceAll("[\\p{C}\\u2028\\u2029]", "?") + '"';
    }
}
