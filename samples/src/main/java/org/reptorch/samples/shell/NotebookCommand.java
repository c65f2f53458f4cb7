package org.reptorch.samples.shell;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Puts the kernel for notebooks in place. */
@Command(name = "notebook", mixinStandardHelpOptions = true,
        description = "Installs, lists or removes the Java kernel with Reptorch's class path and flags, for Jupyter; the notebooks are in samples/notebooks.",
        footer = {"", "Example: ./reptorch notebook --install && jupyter lab samples/notebooks"})
public final class NotebookCommand implements Callable<Integer> {

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Task task;

    /** One of three. */
    private static final class Task {

        @Option(names = "--install", required = true, description = "Write the kernel's folder; again after the project has moved or Java was updated.")
        private boolean install;

        @Option(names = "--list", required = true, description = "Print the kernels of the data folder.")
        private boolean list;

        @Option(names = "--remove", required = true, description = "Delete the kernel's folder.")
        private boolean remove;
    }

    @Option(names = "--path", paramLabel = "DIR",
            description = "Jupyter's data folder, which has a folder kernels (default: $JUPYTER_DATA_DIR, or ~/.local/share/jupyter; 'jupyter --data-dir' prints it).")
    private Path path;

    @Override
    public Integer call() {
        Path data = path == null ? KernelSpec.dataFolder() : path;
        KernelSpec spec = KernelSpec.in(data);
        if (task.install) {
            spec.install();
            System.out.println("installed " + spec.folder() + "; choose the kernel \"Java with Reptorch\" in Jupyter");
        } else if (task.remove) {
            System.out.println(spec.remove() ? "removed " + spec.folder() : "there is no " + spec.folder());
        } else {
            Map<Path, String> all = KernelSpec.all(data);
            all.forEach((folder, name) -> System.out.println(name + "  " + folder));
            if (all.isEmpty()) {
                System.out.println("no kernels in " + data);
            }
        }
        return 0;
    }
}
