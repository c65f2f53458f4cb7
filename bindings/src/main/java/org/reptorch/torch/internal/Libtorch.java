package org.reptorch.torch.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.reptorch.torch.LibraryException;
import org.reptorch.torch.capi.Libreptorch;

/**
 * The loaded libtorch: found, loaded, checked and proven once per process.
 *
 * <p>A failure is kept and thrown again at every use, so that a missing library is an answer and never a poisoned class.
 */
public final class Libtorch {

    private static final long OLDEST = version(2, 10);

    private static volatile State state;

    /** Either loaded or failed, for good. */
    private sealed interface State {
        record Loaded(LibtorchFolder folder, String version) implements State {
        }

        record Failed(LibraryException why) implements State {
        }
    }

    private Libtorch() {
    }

    /** Loads libtorch if that was not done, and throws why it cannot be used if it cannot. */
    public static void verify() {
        State known = state;
        if (known instanceof State.Loaded) {
            return;
        }
        loaded();
    }

    private static State.Loaded loaded() {
        if (state == null) {
            synchronized (Libtorch.class) {
                if (state == null) {
                    state = load();
                }
            }
        }
        return switch (state) {
            case State.Loaded loaded -> loaded;
            case State.Failed failed -> throw new LibraryException(failed.why().getMessage(), failed.why());
        };
    }

    /** Returns libtorch's version as it says it: {@code 2.10.0}. */
    public static String version() {
        return loaded().version();
    }

    /** Returns where libtorch was found. */
    public static LibtorchFolder folder() {
        return loaded().folder();
    }

    private static State load() {
        try {
            verifyPlatform(System.getProperty("os.name"), System.getProperty("os.arch"));
            LibraryCache cache = LibraryCache.ofUser();
            LibtorchFolder folder = LibtorchFolder.find(cache, LibtorchFolder.namedByUser(), System.err);
            for (String name : LibtorchFolder.LOAD_ORDER) {
                Path library = folder.path().resolve(name);
                if (Files.isRegularFile(library)) {
                    load(library, folder);
                }
            }
            load(LibtorchFolder.shim(cache), folder);
            Callbacks.start();
            long abi = Libreptorch.rt_abi_version();
            if (Long.compareUnsigned(abi, OLDEST) < 0) {
                throw new LibraryException("libtorch " + words(abi) + " in " + folder.path() + " is too old: Reptorch needs 2.10 or later");
            }
            Native.readCodes();
            SelfTest.run(words(abi), folder.path());
            return new State.Loaded(folder, words(abi));
        } catch (LibraryException e) {
            return new State.Failed(e);
        } catch (RuntimeException | LinkageError e) {
            return new State.Failed(new LibraryException("libtorch cannot be used: " + e, e));
        }
    }

    static void verifyPlatform(String os, String architecture) {
        if (!os.equals("Linux") || !(architecture.equals("amd64") || architecture.equals("x86_64"))) {
            throw new LibraryException("Reptorch runs on Linux x86_64 so far; this is " + os + " " + architecture);
        }
    }

    private static void load(Path library, LibtorchFolder folder) {
        Optional<String> problem = ElfFile.problem(library);
        if (problem.isPresent()) {
            throw unusable(library, folder, problem.get(), null);
        }
        try {
            System.load(library.toString());
        } catch (UnsatisfiedLinkError e) {
            throw unusable(library, folder, "cannot be loaded: " + e.getMessage(), e);
        }
    }

    private static LibraryException unusable(Path library, LibtorchFolder folder, String why, Throwable cause) {
        return new LibraryException(library + " (libtorch " + folder.origin() + ") " + why + ". It must be a libtorch 2.10 or later for"
                + " Linux x86_64, complete with the libraries beside it; name another with " + LibtorchFolder.VARIABLE + "=/folder.", cause);
    }

    private static long version(int major, int minor) {
        return (long) major << 56 | (long) minor << 48;
    }

    private static String words(long abi) {
        return (abi >>> 56) + "." + (abi >>> 48 & 0xFF) + "." + (abi >>> 40 & 0xFF);
    }
}
