package org.reptorch.samples.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.reptorch.torch.ReptorchException;

import jdk.jshell.tool.JavaShellToolBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Opens jshell with everything set, or runs scripts for it. */
@Command(name = "shell", mixinStandardHelpOptions = true, description = {"Opens jshell with class path, flags and imports set.",
                "A script that has /exit in it is run instead: it ends at the first error with status 1 and the line. Other scripts are run and leave you at the prompt."},
        footer = {"", "Example: ./reptorch shell samples/jshell/1-tensors.jsh"})
public final class ShellCommand implements Callable<Integer> {

    /** Loggers are kept by whoever configures them. */
    private static final Logger PREFERENCES = Logger.getLogger("java.util.prefs");

    @Parameters(arity = "0..*", paramLabel = "ARGUMENT", description = "Scripts (.jsh), and whatever else jshell takes, such as -v.")
    private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        boolean filesOnly = !arguments.isEmpty() && arguments.stream().noneMatch(argument -> argument.startsWith("-"));
        List<JshellScript> scripts = filesOnly ? arguments.stream().map(Path::of).map(JshellScript::read).toList() : List.of();
        return scripts.stream().anyMatch(JshellScript::exits) ? run(scripts) : prompt();
    }

    private static int run(List<JshellScript> scripts) {
        try (var snippets = new Snippets()) {
            for (JshellScript script : scripts) {
                OptionalInt status = script.run(snippets);
                if (status.isPresent()) {
                    return status.getAsInt();
                }
            }
            return 0;
        }
    }

    private int prompt() throws Exception {
        // Java says at level INFO that it makes the folder in which jshell keeps its history.
        PREFERENCES.setLevel(Level.WARNING);
        Path startup = null;
        try {
            startup = Files.createTempFile("reptorch", ".jsh");
            Files.writeString(startup, Snippets.resource("imports.jsh") + Snippets.resource("prompt.jsh"));
            var all = new ArrayList<String>(List.of("--class-path", String.join(java.io.File.pathSeparator, ClassPath.entries()), "--startup", startup.toString()));
            ClassPath.FLAGS.forEach(flag -> all.add("-R" + flag));
            all.addAll(arguments);
            return JavaShellToolBuilder.builder().interactiveTerminal(System.console() != null && System.console().isTerminal()).start(all.toArray(String[]::new));
        } catch (IOException e) {
            throw new ReptorchException("jshell's startup script cannot be written: " + e.getMessage(), e);
        } finally {
            if (startup != null) {
                Files.deleteIfExists(startup);
            }
        }
    }
}
