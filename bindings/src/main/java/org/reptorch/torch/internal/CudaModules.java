package org.reptorch.torch.internal;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.reptorch.torch.CudaDevice;
import org.reptorch.torch.CudaException;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.io.AtomicFile;

/**
 * Sources as the devices of this process have them: each is compiled once for an architecture, kept in the user's cache, and loaded once for a device.
 *
 * <p>A file of the cache is named after a digest of all that it is made of, so that none is ever out of date; one that was damaged is made anew.
 */
public final class CudaModules {

    private static final Map<Key, MemorySegment> MODULES = new ConcurrentHashMap<>();

    private record Key(String source, int device) {
    }

    /**
     * A function of a module.
     *
     * @param name    in the source
     * @param address the driver's, of what it has of it
     */
    public record Function(String name, MemorySegment address) {
    }

    private CudaModules() {
    }

    /** Finds a function of a source on a device. */
    public static Function function(String name, String source, String function, CudaDevice device) {
        MemorySegment module = MODULES.computeIfAbsent(new Key(source, device.index()), absent -> load(name, source, device));
        return new Function(function, CudaDriver.function(device, module, function));
    }

    private static MemorySegment load(String name, String source, CudaDevice device) {
        Path file = LibraryCache.ofUser().root().resolve("kernels").resolve(name + "-" + device.architecture() + "-" + digest(source) + ".cubin");
        if (Files.isRegularFile(file)) {
            try {
                MemorySegment module = CudaDriver.load(device, Files.readAllBytes(file));
                if (module.address() != 0) {
                    return module;
                }
            } catch (IOException e) {
                // It is compiled as if it were not there, and writing it says what is wrong.
            }
        }
        byte[] code = CudaCompiler.compile(name, source, device.architecture());
        keep(file, code);
        MemorySegment module = CudaDriver.load(device, code);
        if (module.address() == 0) {
            throw new CudaException("NVIDIA's driver does not take what NVRTC " + CudaCompiler.version() + " made of " + name + " for " + device.architecture()
                    + ": they are of different CUDAs (" + CudaDriver.versions() + "); update the driver, or put the NVRTC of its CUDA on LD_LIBRARY_PATH");
        }
        return module;
    }

    /** Without it the next process compiles again. */
    private static void keep(Path file, byte[] code) {
        try {
            Files.createDirectories(file.getParent());
            AtomicFile.write(file, code);
        } catch (IOException | ReptorchException e) {
            System.err.println("reptorch: compiled kernels cannot be kept, each process compiles them anew: " + e.getMessage());
        }
    }

    private static String digest(String source) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update((CudaCompiler.version() + String.join(" ", CudaCompiler.OPTIONS) + "\n" + source).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
