package io.github.gradgrad.autodiff.reference;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.gradgrad.tensor.Shape;
import io.github.gradgrad.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The safetensors files of the reference data: every tensor F64. Not the library's own reader, which they judge. */
final class Safetensors {
    private Safetensors() {}

    /**
     * The tensors by name.
     *
     * @param file named in errors
     * @throws IllegalArgumentException if the file is not as its format says
     */
    static Map<String, Tensor> parse(String file, byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        long length = bytes.length < 8 ? -1 : buffer.getLong(0);
        if (length < 0 || length > bytes.length - 8L) {
            throw new IllegalArgumentException(
                    file + ": byte 0: header length " + length + " of a file of " + bytes.length + " bytes");
        }
        int data = 8 + (int) length;
        String header = new String(bytes, 8, (int) length, StandardCharsets.UTF_8);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (Map.Entry<String, JsonElement> entry :
                JsonParser.parseString(header).getAsJsonObject().entrySet()) {
            if (entry.getKey().equals("__metadata__")) continue;
            String where = file + ": tensor " + entry.getKey();
            tensors.put(entry.getKey(), tensor(where, entry.getValue().getAsJsonObject(), buffer, data));
        }
        return tensors;
    }

    private static Tensor tensor(String where, JsonObject entry, ByteBuffer buffer, int data) {
        String dtype = entry.get("dtype").getAsString();
        if (!dtype.equals("F64")) throw new IllegalArgumentException(where + ": dtype " + dtype + ", F64 expected");
        Shape shape = Shape.of(entry.getAsJsonArray("shape").asList().stream()
                .mapToInt(JsonElement::getAsInt)
                .toArray());
        JsonArray offsets = entry.getAsJsonArray("data_offsets");
        long begin = offsets.get(0).getAsLong(), end = offsets.get(1).getAsLong();
        if (begin < 0 || end - begin != 8L * shape.size() || data + end > buffer.capacity()) {
            throw new IllegalArgumentException(where + ": offsets " + offsets + " for shape " + shape + " in "
                    + (buffer.capacity() - data) + " bytes of data");
        }
        double[] values = new double[shape.size()];
        for (int i = 0; i < values.length; i++) values[i] = buffer.getDouble(data + (int) begin + 8 * i);
        return Tensor.of(shape, values);
    }
}
