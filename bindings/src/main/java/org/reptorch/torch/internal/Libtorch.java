package org.reptorch.torch.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.reptorch.torch.LibraryException;
import org.reptorch.torch.capi.Libreptorch;

/**
 * The loaded libtorch: found, loaded, checked and proven once per process.
 *
 * <p>A failure is kept and thrown again at every use, so that a missing library is an answer and never a poisoned class.
 */
public final class Libtorch {

    private static final long OLDEST = version(2, 10);

    /** How the C library's loader names a function that no library has. */
    private static final Pattern UNDEFINED = Pattern.compile("undefined symbol: (\\w+)");

    /** How it names a library that it has not found. */
    private static final Pattern NOT_FOUND = Pattern.compile("(lib[^ :/]+): cannot open shared object file");

    private static volatile State state;

    /** Either loaded or failed, for good. */
    private sealed interface State {
        /** With why it computes on the CPU alone; null where it has its libraries for CUDA. */
        record Loaded(LibtorchFolder folder, String version, String withoutCuda) implements State {
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

    /** Loads libtorch if that was not done, and returns why it cannot be used; null where it can. */
    public static LibraryException failure() {
        return known() instanceof State.Failed failed ? failed.why() : null;
    }

    private static State.Loaded loaded() {
        return switch (known()) {
            case State.Loaded loaded -> loaded;
            case State.Failed failed -> throw new LibraryException(failed.why().getMessage(), failed.why());
        };
    }

    private static State known() {
        if (state == null) {
            synchronized (Libtorch.class) {
                if (state == null) {
                    state = load();
                }
            }
        }
        return state;
    }

    /** Returns libtorch's version as it says it: {@code 2.10.0}. */
    public static String version() {
        return loaded().version();
    }

    /** Returns where libtorch was found. */
    public static LibtorchFolder folder() {
        return loaded().folder();
    }

    /** Returns why libtorch computes on the CPU alone, and what to do; null where its libraries for CUDA are loaded. */
    static String withoutCuda() {
        return loaded().withoutCuda();
    }

    private static State load() {
        try {
            verifyPlatform(System.getProperty("os.name"), System.getProperty("os.arch"));
            LibraryCache cache = LibraryCache.ofUser();
            LibtorchFolder folder = LibtorchFolder.find(cache, LibtorchFolder.Request.ofUser(), System.err);
            ThreadPools.limitSpinning();
            for (String name : LibtorchFolder.LOAD_ORDER) {
                Path library = folder.path().resolve(name);
                if (Files.isRegularFile(library)) {
                    load(library, folder);
                }
            }
            String withoutCuda = loadForCuda(folder);
            loadShim(LibtorchFolder.shim(cache), folder);
            long abi = Libreptorch.rt_abi_version();
            if (Long.compareUnsigned(abi, OLDEST) < 0) {
                throw new LibraryException("libtorch " + words(abi) + " in " + folder.path() + " is too old: Reptorch needs 2.10 or later; name another with "
                        + LibtorchFolder.VARIABLE + "=/folder, or unset it to use the one from Maven");
            }
            SelfTest.run(words(abi), folder.path());
            return new State.Loaded(folder, words(abi), withoutCuda);
        } catch (LibraryException e) {
            return new State.Failed(e);
        } catch (IllegalCallerException e) {
            return new State.Failed(new LibraryException("Java may not call native code (" + e.getMessage() + "); start it with"
                    + " --enable-native-access=ALL-UNNAMED, or =org.reptorch.bindings where that is a module", e));
        } catch (LinkageError e) {
            return new State.Failed(new LibraryException("the shim is of another build than these classes (" + rootOf(e) + "): reptorch-native and"
                    + " reptorch-bindings must have one version", e));
        } catch (RuntimeException e) {
            return new State.Failed(new LibraryException("libtorch cannot be used: " + e, e));
        }
    }

    private static Throwable rootOf(Throwable e) {
        return e.getCause() == null ? e : rootOf(e.getCause());
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

    /** The CPU works without them, so that their failure is an answer. */
    private static String loadForCuda(LibtorchFolder folder) {
        String another = "name a libtorch that is built for CUDA with " + LibtorchFolder.VARIABLE + "=/folder (site-packages/torch/lib of a PyTorch that pip"
                + " installed, or the lib folder of the official zip)";
        for (String name : LibtorchFolder.FOR_CUDA) {
            Path library = folder.path().resolve(name);
            if (!Files.isRegularFile(library)) {
                return "libtorch in " + folder.path() + " is built for the CPU alone, it has no " + name + "; " + another;
            }
            Optional<String> problem = ElfFile.problem(library);
            if (problem.isPresent()) {
                return library + " " + problem.get() + "; unpack or install that libtorch again, or " + another;
            }
            try {
                System.load(library.toString());
            } catch (UnsatisfiedLinkError e) {
                Matcher missing = NOT_FOUND.matcher(e.getMessage());
                return missing.find() ? library + " needs " + missing.group(1) + ", which is not found; install NVIDIA's libraries for the CUDA that this libtorch is"
                        + " built for (pip brings them with PyTorch, to site-packages/nvidia), or put their folder on LD_LIBRARY_PATH"
                        : library + " cannot be loaded: " + e.getMessage() + "; " + another;
            }
        }
        return null;
    }

    /** Loads the shim, which is bound at once to all that it calls: a libtorch that lacks something is found out here. */
    private static void loadShim(Path shim, LibtorchFolder folder) {
        String remedy = ". It is compiled with reptorch-native (mvn package), on the platform where it runs.";
        Optional<String> problem = ElfFile.problem(shim);
        if (problem.isPresent()) {
            throw new LibraryException("the shim " + shim + " " + problem.get() + remedy);
        }
        try {
            System.load(shim.toString());
        } catch (UnsatisfiedLinkError e) {
            Matcher missing = UNDEFINED.matcher(e.getMessage());
            if (missing.find()) {
                throw new LibraryException("libtorch in " + folder.path() + " (" + folder.origin() + ") lacks " + missing.group(1) + ", which Reptorch calls:"
                        + " it is older than 2.10, or built in another way than PyTorch's own. Name another with " + LibtorchFolder.VARIABLE + "=/folder.", e);
            }
            throw new LibraryException("the shim " + shim + " cannot be loaded: " + e.getMessage() + remedy, e);
        }
    }

    private static long version(int major, int minor) {
        return (long) major << 56 | (long) minor << 48;
    }

    private static String words(long abi) {
        return (abi >>> 56) + "." + (abi >>> 48 & 0xFF) + "." + (abi >>> 40 & 0xFF);
    }
}
