package org.reptorch.samples;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * What a command did, as a user who typed it sees it.
 *
 * @param status it ended with
 * @param out    what it printed to stdout
 * @param err    what it printed to stderr
 */
public record Outcome(int status, String out, String err) {

    /** Runs a command in this process. */
    public static Outcome of(String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        var capturedOut = new ByteArrayOutputStream();
        var capturedErr = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(capturedOut, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(capturedErr, true, StandardCharsets.UTF_8));
            return new Outcome(Reptorch.run(arguments), capturedOut.toString(StandardCharsets.UTF_8), capturedErr.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    /** Reads stdout as one JSON value. */
    public JsonNode json() throws IOException {
        return new ObjectMapper().readTree(out);
    }
}
