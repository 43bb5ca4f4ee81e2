package io.github.gradgrad.nn;

import com.google.gson.stream.JsonWriter;
import io.github.gradgrad.tensor.DType;
import io.github.gradgrad.tensor.Tensor;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes a safetensors file; the same content always gives the same bytes. */
final class SafeTensorsWriter {
    private static final int CHUNK = 1 << 16;

    private SafeTensorsWriter() {}

    static void write(Path file, SafeTensors content) throws IOException {
        List<SafeTensorsEntry> entries = layOut(content.tensors());
        ByteBuffer start = start(entries, content.metadata());
        AtomicFile.write(file, out -> {
            WritableByteChannel channel = Channels.newChannel(out);
            writeFully(channel, start);
            for (SafeTensorsEntry entry : entries) {
                writeNumbers(channel, Parameters.get(content.tensors(), entry.name()));
            }
        });
    }

    /** Wider types first, which keeps every number aligned; then by name. */
    private static List<SafeTensorsEntry> layOut(Map<String, Tensor> tensors) {
        if (tensors.containsKey(SafeTensorsEntry.METADATA)) {
            throw new IllegalArgumentException("safetensors: no tensor can have the name " + SafeTensorsEntry.METADATA);
        }
        List<Map.Entry<String, Tensor>> ordered = new ArrayList<>(tensors.entrySet());
        ordered.sort(Comparator.<Map.Entry<String, Tensor>>comparingInt(
                        e -> -e.getValue().dtype().bytes())
                .thenComparing(Map.Entry.comparingByKey()));
        List<SafeTensorsEntry> entries = new ArrayList<>();
        long begin = 0;
        for (Map.Entry<String, Tensor> e : ordered) {
            SafeTensorsEntry entry = new SafeTensorsEntry(
                    e.getKey(),
                    ElementType.of(e.getValue().dtype()),
                    e.getValue().shape(),
                    begin);
            entries.add(entry);
            begin = entry.end();
        }
        return entries;
    }

    /** The header with its length before it and spaces up to a multiple of 8 behind. */
    private static ByteBuffer start(List<SafeTensorsEntry> entries, Map<String, String> metadata) throws IOException {
        ByteBuffer header = encode(json(entries, metadata));
        int padded = (header.remaining() + 7) / 8 * 8;
        if (padded > SafeTensorsEntry.LONGEST_HEADER) {
            throw new IllegalArgumentException("safetensors: the header would take " + padded + " bytes, "
                    + SafeTensorsEntry.LONGEST_HEADER + " are allowed");
        }
        ByteBuffer start = ByteBuffer.allocate(Long.BYTES + padded).order(ByteOrder.LITTLE_ENDIAN);
        start.putLong(padded).put(header);
        while (start.hasRemaining()) start.put((byte) ' ');
        return start.flip();
    }

    private static String json(List<SafeTensorsEntry> entries, Map<String, String> metadata) throws IOException {
        StringWriter text = new StringWriter();
        JsonWriter json = new JsonWriter(text);
        json.beginObject();
        if (!metadata.isEmpty()) {
            json.name(SafeTensorsEntry.METADATA).beginObject();
            for (Map.Entry<String, String> e : new TreeMap<>(metadata).entrySet()) {
                json.name(e.getKey()).value(e.getValue());
            }
            json.endObject();
        }
        for (SafeTensorsEntry entry : entries) {
            json.name(entry.name()).beginObject();
            json.name("dtype").value(entry.type().name());
            json.name("shape").beginArray();
            for (int dim : entry.shape().toArray()) json.value(dim);
            json.endArray();
            json.name("data_offsets")
                    .beginArray()
                    .value(entry.begin())
                    .value(entry.end())
                    .endArray();
            json.endObject();
        }
        json.endObject();
        return text.toString();
    }

    private static ByteBuffer encode(String text) {
        try {
            return StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("safetensors: a name or metadata holds half a surrogate pair", e);
        }
    }

    private static void writeNumbers(WritableByteChannel channel, Tensor tensor) throws IOException {
        int width = tensor.dtype().bytes(), perChunk = CHUNK / width;
        float[] floats = tensor.dtype() == DType.FLOAT32 ? tensor.toFloats() : new float[0];
        double[] doubles = tensor.dtype() == DType.FLOAT64 ? tensor.toDoubles() : new double[0];
        ByteBuffer buffer = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
        for (int done = 0; done < tensor.size(); done += perChunk) {
            int count = Math.min(perChunk, tensor.size() - done);
            buffer.clear().limit(count * width);
            if (tensor.dtype() == DType.FLOAT32) buffer.asFloatBuffer().put(floats, done, count);
            else buffer.asDoubleBuffer().put(doubles, done, count);
            writeFully(channel, buffer);
        }
    }

    private static void writeFully(WritableByteChannel channel, ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) channel.write(buffer);
    }
}
