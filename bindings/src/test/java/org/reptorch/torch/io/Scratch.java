package org.reptorch.torch.io;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.expectThrows;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.testng.Assert.ThrowingRunnable;

/** A folder for one test's files, deleted with all that is in it. */
final class Scratch implements AutoCloseable {

    private final Path folder;

    Scratch() {
        try {
            folder = Files.createTempDirectory("reptorch-io");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    Path file(String name, byte[] contents) {
        try {
            return Files.write(path(name), contents);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> names() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a recorded file; record.py beside it says how. */
    static byte[] recorded(String name) {
        try (InputStream in = Scratch.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the one line that says what is wrong with a file, after the file's name. */
    static String problem(Path file, ThrowingRunnable reading) {
        String message = expectThrows(FileFormatException.class, reading).getMessage();
        assertEquals(message.lines().count(), 1, message);
        assertEquals(message.substring(0, Math.min(message.length(), file.toString().length() + 2)), file + ": ");
        return message.substring(file.toString().length() + 2);
    }

    /** Returns a safetensors file with a true header length; the texts are Latin-1. */
    static byte[] safetensors(String header, String data) {
        return ByteBuffer.allocate(Long.BYTES + header.length() + data.length()).order(ByteOrder.LITTLE_ENDIAN)
                .putLong(header.length()).put(bytes(header + data)).array();
    }

    static byte[] bytes(String latin1) {
        return latin1.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
