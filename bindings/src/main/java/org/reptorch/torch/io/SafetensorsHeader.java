package org.reptorch.torch.io;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import org.reptorch.torch.DType;
import org.reptorch.torch.ReptorchException;

/**
 * The JSON header of a safetensors file.
 *
 * <p>Checks what the reference reader checks ({@code safetensors/src/tensor.rs}), and duplicate names besides.
 */
final class SafetensorsHeader {

    /** The longest header in bytes that the reference reader accepts. */
    static final long LONGEST = 100_000_000;

    private static final String METADATA = "__metadata__";
    private static final int ALIGNMENT = 8;
    private static final String AGAIN = "; download or save it again";

    /** No interning and no shared name table: names are a stranger's, and each is seen once. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder().maxStringLength((int) LONGEST).build())
            .build();

    /** One tensor's entry: its place is counted from the end of the header. */
    private record Entry(String name, DType dtype, long[] shape, long begin, long end) {
    }

    private final MappedFile file;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Map<String, String> metadata = new LinkedHashMap<>();
    private boolean hasMetadata;

    private SafetensorsHeader(MappedFile file) {
        this.file = file;
    }

    /** Reads and checks the header and returns the tensors it describes. */
    static SafetensorsFile read(MappedFile file) {
        MemorySegment lengthField = file.slice(0, Long.BYTES, "the header's length");
        long length = new ByteCursor(file, "the header's length", lengthField).i64();
        if (length < 0 || length > LONGEST) {
            throw file.error("the header's length of %s bytes is over the limit of %d; this is no safetensors file"
                    .formatted(Long.toUnsignedString(length), LONGEST));
        }
        byte[] json = file.slice(Long.BYTES, length, "the header").toArray(ValueLayout.JAVA_BYTE);
        if (json.length == 0 || json[0] != '{') {
            throw file.error("the header does not begin with '{'; this is no safetensors file");
        }
        var header = new SafetensorsHeader(file);
        header.parse(json);
        return header.locate(file.bytes().asSlice(Long.BYTES + length));
    }

    private void parse(byte[] json) {
        // A decoder of its own: it refuses what is not UTF-8, where Jackson would guess UTF-16.
        var utf8 = new InputStreamReader(new ByteArrayInputStream(json), StandardCharsets.UTF_8.newDecoder());
        try (JsonParser parser = JSON.createParser(utf8)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                if (name.equals(METADATA)) {
                    parseMetadata(parser);
                } else if (entries.put(name, parseEntry(parser, name)) != null) {
                    throw error(name, "appears twice");
                }
            }
            if (parser.nextToken() != null) {
                throw file.error("the header goes on after its closing '}'" + AGAIN);
            }
        } catch (IOException e) {
            // Jackson adds a second line with the place.
            String problem = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new FileFormatException(file.path(), "the header is not valid JSON (" + problem + ")" + AGAIN, e);
        }
    }

    private void parseMetadata(JsonParser parser) throws IOException {
        if (hasMetadata) {
            throw file.error(METADATA + " appears twice" + AGAIN);
        }
        hasMetadata = true;
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw file.error(METADATA + " is not a JSON object" + AGAIN);
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            if (parser.nextToken() != JsonToken.VALUE_STRING) {
                throw file.error(METADATA + ": the value of " + Quote.of(key) + " is not a string; write it as one");
            }
            if (metadata.put(key, parser.getText()) != null) {
                throw file.error(METADATA + ": " + Quote.of(key) + " appears twice" + AGAIN);
            }
        }
    }

    private Entry parseEntry(JsonParser parser, String name) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw error(name, "is not a JSON object");
        }
        DType dtype = null;
        long[] shape = null;
        long[] offsets = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            parser.nextToken();
            boolean twice = false;
            switch (field) {
                case "dtype" -> {
                    twice = dtype != null;
                    dtype = parseDType(parser, name);
                }
                case "shape" -> {
                    twice = shape != null;
                    shape = parseLongs(parser, name, field);
                }
                case "data_offsets" -> {
                    twice = offsets != null;
                    offsets = parseLongs(parser, name, field);
                }
                default -> parser.skipChildren();
            }
            if (twice) {
                throw error(name, "has " + field + " twice");
            }
        }
        if (dtype == null || shape == null || offsets == null) {
            throw error(name, "lacks " + (dtype == null ? "dtype" : shape == null ? "shape" : "data_offsets"));
        }
        if (offsets.length != 2 || offsets[0] > offsets[1]) {
            throw error(name, "data_offsets " + Arrays.toString(offsets) + " is not a begin and an end after it");
        }
        return new Entry(name, dtype, shape, offsets[0], offsets[1]);
    }

    private DType parseDType(JsonParser parser, String name) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            for (DType dtype : DType.values()) {
                if (parser.getText().equals(dtype.safetensorsName())) {
                    return dtype;
                }
            }
        }
        String known = Arrays.stream(DType.values()).map(DType::safetensorsName).filter(n -> n != null)
                .collect(Collectors.joining(", "));
        throw file.error("tensor %s: dtype %s is not supported; convert the tensor to one of %s"
                .formatted(Quote.of(name), Quote.of(String.valueOf(parser.getValueAsString())), known));
    }

    private long[] parseLongs(JsonParser parser, String name, String field) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw error(name, field + " is not a JSON array");
        }
        var longs = new ArrayList<Long>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            boolean isLong = parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                    && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
            if (!isLong || parser.getLongValue() < 0) {
                throw error(name, field + " holds " + Quote.of(String.valueOf(parser.getText()))
                        + ", which is no integer from 0 to 2^63-1");
            }
            if (longs.size() == StoredTensor.MOST_DIMENSIONS) {
                throw error(name, field + " holds more than " + StoredTensor.MOST_DIMENSIONS + " numbers");
            }
            longs.add(parser.getLongValue());
        }
        return longs.stream().mapToLong(Long::longValue).toArray();
    }

    /** Finds every tensor's bytes; together they must be all there are, each byte of exactly one tensor. */
    private SafetensorsFile locate(MemorySegment data) {
        long end = 0;
        List<Entry> byPlace = new ArrayList<>(entries.values());
        byPlace.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
        for (Entry entry : byPlace) {
            checkSize(entry);
            if (entry.end > data.byteSize()) {
                throw error(entry.name, "data_offsets [%d, %d] end after the file's %d bytes of data: the file is truncated"
                        .formatted(entry.begin, entry.end, data.byteSize()));
            }
            if (entry.begin != end) {
                throw error(entry.name, "data_offsets [%d, %d] %s the tensor before, which ends at byte %d"
                        .formatted(entry.begin, entry.end, entry.begin < end ? "overlap" : "leave a hole after", end));
            }
            end = entry.end;
        }
        if (end != data.byteSize()) {
            throw file.error("has %d bytes after the last tensor%s".formatted(data.byteSize() - end, AGAIN));
        }
        var tensors = new LinkedHashMap<String, StoredTensor>();
        entries.forEach((name, entry) -> tensors.put(name,
                new StoredTensor(entry.dtype, entry.shape, data.asSlice(entry.begin, entry.end - entry.begin))));
        return new SafetensorsFile(tensors, metadata);
    }

    private void checkSize(Entry entry) {
        long expected;
        try {
            expected = StoredTensor.byteSize(entry.dtype, entry.shape);
        } catch (IllegalArgumentException e) {
            throw error(entry.name, "shape: " + e.getMessage());
        }
        if (entry.end - entry.begin != expected) {
            throw error(entry.name, "data_offsets [%d, %d] are not the %d bytes of %s%s".formatted(
                    entry.begin, entry.end, expected, entry.dtype.safetensorsName(), Arrays.toString(entry.shape)));
        }
    }

    private FileFormatException error(String tensor, String problem) {
        return file.error("tensor " + Quote.of(tensor) + ": " + problem + AGAIN);
    }

    /** Returns the header for tensors that follow it in the map's order, padded with spaces to a multiple of 8 bytes. */
    static byte[] encode(Path file, Map<String, StoredTensor> tensors, Map<String, String> metadata) {
        var header = new ByteArrayOutputStream();
        // An encoder of its own: it refuses half a surrogate pair, which Jackson would write.
        var utf8 = new OutputStreamWriter(header, StandardCharsets.UTF_8.newEncoder());
        try (JsonGenerator json = JSON.createGenerator(utf8)) {
            json.writeStartObject();
            if (!metadata.isEmpty()) {
                json.writeObjectFieldStart(METADATA);
                for (Map.Entry<String, String> text : metadata.entrySet()) {
                    json.writeStringField(text.getKey(), text.getValue());
                }
                json.writeEndObject();
            }
            long begin = 0;
            for (Map.Entry<String, StoredTensor> named : tensors.entrySet()) {
                StoredTensor tensor = named.getValue();
                checkName(file, named.getKey(), tensor.dtype());
                long end = begin + tensor.data().byteSize();
                json.writeObjectFieldStart(named.getKey());
                json.writeStringField("dtype", tensor.dtype().safetensorsName());
                json.writeFieldName("shape");
                json.writeArray(tensor.shape(), 0, tensor.shape().length);
                json.writeFieldName("data_offsets");
                json.writeArray(new long[] {begin, end}, 0, 2);
                json.writeEndObject();
                begin = end;
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new ReptorchException(file + ": a tensor's name or a text cannot be written as UTF-8; rename it", e);
        }
        while (header.size() % ALIGNMENT != 0) {
            header.write(' ');
        }
        if (header.size() > LONGEST) {
            throw new ReptorchException("%s: the header would take %d bytes, more than the %d that readers accept; "
                    .formatted(file, header.size(), LONGEST) + "write fewer tensors or less metadata into one file");
        }
        return header.toByteArray();
    }

    private static void checkName(Path file, String name, DType dtype) {
        if (name.equals(METADATA)) {
            throw new ReptorchException(file + ": no tensor can be called " + METADATA + " in safetensors; rename it");
        }
        if (dtype.safetensorsName() == null) {
            throw new ReptorchException("%s: tensor %s: safetensors has no type %s; convert the tensor first"
                    .formatted(file, Quote.of(name), dtype));
        }
    }
}
