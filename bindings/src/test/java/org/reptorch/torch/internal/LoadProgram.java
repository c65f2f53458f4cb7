package org.reptorch.torch.internal;

import java.net.URL;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import org.reptorch.torch.LibraryException;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.Torch;

/** What the loading tests run in processes of their own. */
public final class LoadProgram {

    private LoadProgram() {
    }

    /** Without arguments says what libtorch does; with a folder, a name and files, unpacks them. */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length > 0) {
            Map<String, URL> files = new LinkedHashMap<>();
            for (int i = 2; i < arguments.length; i++) {
                files.put(Path.of(arguments[i]).getFileName().toString(), Path.of(arguments[i]).toUri().toURL());
            }
            try {
                System.out.println(new LibraryCache(Path.of(arguments[0])).unpack(arguments[1], files));
            } catch (LibraryException e) {
                System.out.println(e.getMessage());
            }
            return;
        }
        System.out.println(Torch.isAvailable());
        if (!Torch.isAvailable()) {
            System.out.println(Torch.whyUnavailable());
        }
        for (Runnable use : new Runnable[] {Torch::verifyAvailable, LoadProgram::compute, () -> Torch.manualSeed(1)}) {
            try {
                use.run();
            } catch (LibraryException e) {
                System.out.println(e.getMessage());
            }
        }
        if (Torch.isAvailable()) {
            System.out.println(Torch.version() + " " + Torch.origin() + " " + Torch.location());
        }
    }

    private static void compute() {
        try (var scope = Scope.open()) {
            Tensor x = Tensor.of(new float[] {1, 2, 3}).requiresGrad(true);
            x.square().sum().backward();
            System.out.println(x.grad());
        }
    }
}
