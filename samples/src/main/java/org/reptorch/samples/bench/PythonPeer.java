package org.reptorch.samples.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.reptorch.torch.ReptorchException;

/**
 * PyTorch in a Python of the user's, for benchmarks that are held against it: a script that waits for lines and answers each
 * by one. Reptorch itself needs none.
 */
final class PythonPeer implements AutoCloseable {

    private final Process process;
    private final BufferedWriter questions;
    private final BufferedReader answers;
    private final Path script;
    private final String version;

    private PythonPeer(Process process, Path script) throws IOException {
        this.process = process;
        this.script = script;
        questions = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String first = answers.readLine();
        version = first != null && first.startsWith("version ") ? first.substring("version ".length()) : null;
    }

    /** Starts a script of this package; empty where there is no such Python, or no PyTorch in it. */
    static Optional<PythonPeer> start(String python, String script, List<String> arguments) throws IOException {
        Path file = Files.createTempFile("reptorch", ".py");
        try (InputStream text = PythonPeer.class.getResourceAsStream(script)) {
            Files.write(file, text.readAllBytes());
        }
        var command = new ArrayList<>(List.of(python, file.toString()));
        command.addAll(arguments);
        Process process;
        try {
            process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        } catch (IOException e) {
            Files.delete(file);
            return Optional.empty(); // no such command
        }
        var peer = new PythonPeer(process, file);
        if (peer.version == null) {
            peer.close();
            return Optional.empty();
        }
        return Optional.of(peer);
    }

    /** Returns PyTorch's version. */
    String version() {
        return version;
    }

    /** Asks, and waits for the numbers of the answer. */
    List<Double> numbers(String question) throws IOException {
        questions.write(question + "\n");
        questions.flush();
        String answer = answers.readLine();
        if (answer == null) {
            throw new ReptorchException("PyTorch's process ended when it was asked '" + question + "'");
        }
        return Arrays.stream(answer.split(" ")).map(Double::valueOf).toList();
    }

    @Override
    public void close() {
        try {
            process.destroy();
            Files.deleteIfExists(script);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
