package org.reptorch.samples.file;

import java.io.IOException;
import java.nio.file.Path;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.io.AtomicFile;

/** JSON files, read into records and written whole or not at all. */
public final class JsonFile {

    private static final ObjectMapper MAPPER = new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false)
            .configure(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES, false).enable(SerializationFeature.INDENT_OUTPUT);

    private JsonFile() {
    }

    /** Reads a file; ReptorchException with the line where it is no JSON of the type. */
    public static <T> T read(Path file, Class<T> type) {
        try {
            return MAPPER.readValue(file.toFile(), type);
        } catch (JsonProcessingException e) {
            throw new ReptorchException(file + ": " + e.getOriginalMessage() + (e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr())
                    + "; correct the file", e);
        } catch (IOException e) {
            throw new ReptorchException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Reads what {@link #line} wrote. */
    public static <T> T parse(String line, Class<T> type) {
        try {
            return MAPPER.readValue(line, type);
        } catch (JsonProcessingException e) {
            throw new ReptorchException("'" + line + "' is no JSON of a " + type.getSimpleName() + ": " + e.getOriginalMessage(), e);
        }
    }

    /** Writes the value, indented. */
    public static void write(Path file, Object value) {
        try {
            AtomicFile.write(file, MAPPER.writeValueAsBytes(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the value as JSON on one line. */
    public static String line(Object value) {
        try {
            return MAPPER.writer().without(SerializationFeature.INDENT_OUTPUT).writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
