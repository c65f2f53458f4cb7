package org.reptorch.samples.option;

import java.util.function.Supplier;

import org.reptorch.samples.file.JsonFile;

import picocli.CommandLine.Option;

/** Whether a command answers people or programs. */
public final class JsonOption {

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean asked;

    /** Tells whether stdout is to hold one JSON object and nothing else. */
    public boolean asked() {
        return asked;
    }

    /** Prints the result of a command that says nothing on stdout to people, to whom it is told on stderr. */
    public void printIfAsked(Object result) {
        if (asked) {
            System.out.println(JsonFile.line(result));
        }
    }

    /** Prints the result as one JSON object, or else the text for people. */
    public void print(Object result, Supplier<?> text) {
        System.out.println(asked ? JsonFile.line(result) : text.get());
    }
}
