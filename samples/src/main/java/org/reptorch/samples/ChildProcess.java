package org.reptorch.samples;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** This program once more, in a process of its own: with the same Java, flags and paths. */
final class ChildProcess {

    private ChildProcess() {
    }

    /** Returns the command that runs Reptorch with these arguments. */
    static List<String> command(String... arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // What listens in on this process, a debugger or a profiler, would be in its own way twice.
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream().filter(flag -> !flag.startsWith("-agent") && !flag.startsWith("-javaagent"))
                .forEach(command::add);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        if (Reptorch.class.getModule().isNamed()) {
            command.add("--module");
            command.add(Reptorch.class.getModule().getName() + "/" + Reptorch.class.getName());
        } else {
            command.add(Reptorch.class.getName());
        }
        command.addAll(List.of(arguments));
        return command;
    }
}
