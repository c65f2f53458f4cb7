package org.reptorch.samples.command;

import java.util.concurrent.Callable;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes what a shell completes commands and options from. */
@Command(name = "completion", mixinStandardHelpOptions = true,
        description = {"Prints a script that completes commands and options on the Tab key.",
                "For good: put that line into ~/.bashrc or ~/.zshrc, with the full path of reptorch."},
        footer = {"", "Example: source <(./reptorch completion bash)"})
public final class CompletionCommand implements Callable<Integer> {

    /** The shells that can read the script. */
    enum Shell {
        /** GNU's. */
        BASH,
        /** Reads it through bashcompinit, which the script calls. */
        ZSH
    }

    @Parameters(paramLabel = "bash|zsh", description = "The shell to complete in.")
    private Shell shell;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        String script = AutoComplete.bash("reptorch", spec.root().commandLine());
        // zsh has loaded its completion before bashcompinit can add to it.
        System.out.println(shell == Shell.ZSH ? "autoload -U +X compinit && compinit\n" + script : script);
        return 0;
    }
}
