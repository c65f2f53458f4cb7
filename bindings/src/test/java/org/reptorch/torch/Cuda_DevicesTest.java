package org.reptorch.torch;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.testng.SkipException;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;

/** Devices and kernels on doubles of NVIDIA's libraries, and what is said where one of them is missing, does not fit, or fails. */
public class Cuda_DevicesTest {

    private CudaDouble cuda;

    @BeforeClass
    public void make() throws IOException, InterruptedException {
        cuda = CudaDouble.make();
    }

    @AfterClass(alwaysRun = true)
    public void remove() {
        cuda.close();
    }

    private static List<String> lines(Map<String, String> environment, String... calls) throws IOException, InterruptedException {
        ChildJava.Outcome outcome = ChildJava.run(CudaProgram.class, environment, calls);
        assertEquals(outcome.exit(), 0, outcome.toString());
        List<String> lines = outcome.out().lines().toList();
        assertEquals(lines.size(), calls.length, outcome.toString());
        return lines;
    }

    private static String line(Map<String, String> environment, String call) throws IOException, InterruptedException {
        return lines(environment, call).getFirst();
    }

    private static void skipWhereTheSystemHas(String library) {
        try (Arena arena = Arena.ofConfined()) {
            SymbolLookup.libraryLookup(library, arena);
        } catch (IllegalArgumentException e) {
            return;
        }
        throw new SkipException("the system has a " + library);
    }

    @Test
    public void devicesAreDescribedAndFoundByTheirNames() throws IOException, InterruptedException {
        assertEquals(lines(cuda.environment(), "devices", "device cuda", "device cuda:1", "device cuda:2", "device cpu"), List.of(
                "libtorch's CUDA 13.0, the driver's 13.0: [cuda:0 Double 0, 80.0 GiB, compute capability 9.0, 132 multiprocessors,"
                        + " cuda:1 Double 1, 16.0 GiB, compute capability 7.5, 40 multiprocessors]",
                "cuda:0 Double 0, 80.0 GiB, compute capability 9.0, 132 multiprocessors",
                "cuda:1 Double 1, 16.0 GiB, compute capability 7.5, 40 multiprocessors",
                "CudaException: there is no cuda:2: this process sees 2 devices, cuda:0, cuda:1; CUDA_VISIBLE_DEVICES is not set",
                "IllegalArgumentException: cpu is no CUDA device: write cuda or cuda:N"));
    }

    @Test
    public void aKernelComputesAndIsKeptForTheNextProcess() throws IOException, InterruptedException {
        String refusal = "NVIDIA's driver: cuModuleGetFunction subtract: CUDA_ERROR_NOT_FOUND (500), named symbol not found";
        List<String> lines = lines(cuda.environment(), "add cuda", "add cuda:1", "missing", "wrong", "many", "damage " + cuda.kernels(), "devices");
        assertEquals(lines.subList(0, 3), List.of("CUDA kernel add on cuda:0 for sm_90, by NVRTC 13.0: 5000.0", "CUDA kernel add on cuda:1 for sm_75, by NVRTC 13.0: 5000.0",
                "CudaException: " + refusal));
        assertTrue(lines.get(3).matches("CudaException: wrong\\.cu does not compile for sm_90 by NVRTC 13\\.0: NVRTC_ERROR_COMPILATION: .*y. was not declared.*"), lines.get(3));
        assertEquals(lines.get(4), "CudaException: NVIDIA's driver: cuLaunchKernel add: a result without a name (1), a result without a name");
        // One source for two architectures.
        assertEquals(lines.get(5), "2 damaged");
        // It is compiled anew; the next process finds it, and needs no compiler for that.
        assertEquals(line(cuda.environment("CUDA_DOUBLE_DEVICES", "1"), "add cuda"), lines.getFirst());
        assertEquals(line(cuda.environment("CXX", "/nonexistent"), "add cuda"), lines.getFirst());
    }

    @Test
    public void aLibtorchForTheCpuIsNamed() throws IOException, InterruptedException {
        Path folder = cuda.libtorchWithout("libc10_cuda.so");
        assertEquals(line(cuda.environment("REPTORCH_LIBTORCH", folder.toString()), "devices"), "libtorch in " + folder + " is built for the CPU alone, it has no libc10_cuda.so;"
                + " name a libtorch that is built for CUDA with REPTORCH_LIBTORCH=/folder (site-packages/torch/lib of a PyTorch that pip installed, or the lib folder of the"
                + " official zip)");
    }

    @Test
    public void aLibraryThatLibtorchNeedsIsNamedAndTheCpuComputes() throws IOException, InterruptedException {
        Path folder = cuda.libtorchWithout("libtorch_cuda.so");
        Path library = folder.resolve("libtorch_cuda.so");
        Path needed = cuda.folder().resolve("libcudnn.so.9");
        CudaDouble.compile(Path.of("/dev/null"), needed, "-Wl,-soname,libcudnn.so.9");
        CudaDouble.compile(Path.of("/dev/null"), library, "-Wl,--no-as-needed", needed.toString());
        Files.delete(needed);
        String message = library + " needs libcudnn.so.9, which is not found; install NVIDIA's libraries for the CUDA that this libtorch is built for (pip brings them with"
                + " PyTorch, to site-packages/nvidia), or put their folder on LD_LIBRARY_PATH";
        Map<String, String> environment = cuda.environment("REPTORCH_LIBTORCH", folder.toString());
        assertEquals(lines(environment, "devices", "device cuda", "borrow"), List.of(message, "LibraryException: " + message, "cpu 68 bytes"));
        Files.writeString(library, "");
        assertEquals(line(environment, "devices"), library + " is no library: it has 0 bytes; unpack or install that libtorch again, or name a libtorch that is built for CUDA"
                + " with REPTORCH_LIBTORCH=/folder (site-packages/torch/lib of a PyTorch that pip installed, or the lib folder of the official zip)");
    }

    @Test
    public void aMissingDriverIsNamed() throws IOException, InterruptedException {
        skipWhereTheSystemHas("libcuda.so.1");
        assertEquals(line(cuda.environment("LD_LIBRARY_PATH", ""), "devices"), "there is no NVIDIA driver: libcuda.so.1 is not found; install the driver, start a container with"
                + " its GPUs (--gpus all), or compute on the CPU");
    }

    @Test
    public void aDriverThatIsTooOldIsNamed() throws IOException, InterruptedException {
        assertEquals(line(cuda.environment("CUDA_DOUBLE_VERSION", "12080"), "devices"), "the NVIDIA driver runs CUDA 12.8 at most, and libtorch in " + cuda.libtorch()
                + " is built for CUDA 13.0; update the driver, or name a libtorch for CUDA 12 with REPTORCH_LIBTORCH=/folder");
    }

    @Test
    public void aDriverRunsWhatWasBuiltForAnOlderCudaAndForALaterOneOfTheSameNumber() throws IOException, InterruptedException {
        if (Files.exists(Torch.location().resolve("libc10_cuda.so"))) {
            throw new SkipException("the libtorch in use brings a CUDA runtime of its own, which says its version");
        }
        assertTrue(line(cuda.environment("CUDA_DOUBLE_VERSION", "13000", "CUDA_DOUBLE_RUNTIME", "12060"), "devices").startsWith("libtorch's CUDA 12.6, the driver's 13.0: "));
        assertTrue(line(cuda.environment("CUDA_DOUBLE_VERSION", "12060", "CUDA_DOUBLE_RUNTIME", "12080"), "devices").startsWith("libtorch's CUDA 12.8, the driver's 12.6: "));
    }

    @Test
    public void aDriverWithoutADeviceIsNamed() throws IOException, InterruptedException {
        String message = "the NVIDIA driver is there and finds no GPU; look at what nvidia-smi says, and at CUDA_VISIBLE_DEVICES, which is ";
        assertEquals(line(cuda.environment("CUDA_DOUBLE_FAILS", "cuInit:100", "CUDA_VISIBLE_DEVICES", "7"), "devices"), message + "'7'");
        assertEquals(line(cuda.environment("CUDA_DOUBLE_DEVICES", "0"), "devices"), message + "not set");
        assertEquals(line(cuda.environment("CUDA_DOUBLE_FAILS", "cuInit:803"), "devices"), "NVIDIA's driver: cuInit: CUDA_ERROR_SYSTEM_DRIVER_MISMATCH (803), system has"
                + " unsupported display driver / cuda driver combination; the driver was updated and its old half still runs: restart the machine");
    }

    @Test
    public void aFullDeviceIsNamed() throws IOException, InterruptedException {
        assertEquals(line(cuda.environment("CUDA_DOUBLE_FAILS", "cuModuleLoadData:2", "CUDA_DOUBLE_DEVICES", "1"), "add cuda"), "CudaException: NVIDIA's driver:"
                + " cuModuleLoadData: CUDA_ERROR_OUT_OF_MEMORY (2), out of memory; the device's memory is full: end what else runs there (nvidia-smi lists it), or take smaller"
                + " batches");
        assertEquals(line(cuda.environment("CUDA_DOUBLE_DEVICES", "1"), "device cuda:1"),
                "CudaException: there is no cuda:1: this process sees one device, cuda:0; CUDA_VISIBLE_DEVICES is not set");
    }

    @Test
    public void theCompilerIsFoundWherePipPutsItAndIsNamedWithThePlacesWhereItIsMissing() throws IOException, InterruptedException {
        skipWhereTheSystemHas("libnvrtc.so.13");
        skipWhereTheSystemHas("libnvrtc.so.12");
        Map<String, String> without = cuda.environment("LD_LIBRARY_PATH", cuda.folder().resolve("driver").toString());
        assertEquals(line(without, "add cuda"), "LibraryException: there is no NVRTC, which compiles CUDA kernels: looked for libnvrtc.so.N in " + cuda.libtorch() + ", "
                + cuda.folder().resolve("nvidia/cu13/lib") + ", " + cuda.folder().resolve("nvidia/cuda_nvrtc/lib") + " and for libnvrtc.so.13 and libnvrtc.so.12 where the"
                + " system's loader looks; install it (pip install nvidia-cuda-nvrtc, or the CUDA toolkit), or put its folder on LD_LIBRARY_PATH");
        Path nvidia = Files.createDirectories(cuda.folder().resolve("nvidia/cu13/lib"));
        // Where pip puts it, and as the official zip calls it.
        for (Path library : List.of(nvidia.resolve("libnvrtc.so.13"), cuda.libtorch().resolve("libnvrtc-1f2e3d4c.so.13"))) {
            Files.createSymbolicLink(library, cuda.compiler().resolve("libnvrtc.so.13"));
            assertEquals(line(without, "add cuda:1"), "CUDA kernel add on cuda:1 for sm_75, by NVRTC 13.0: 5000.0");
            Files.delete(library);
        }
    }

    @Test
    public void codeThatTheDriverDoesNotTakeIsNamed() throws IOException, InterruptedException {
        assertEquals(line(cuda.environment("CUDA_DOUBLE_FAILS", "cuModuleLoadData:209"), "add cuda"), "CudaException: NVIDIA's driver does not take what NVRTC 13.0 made of"
                + " add.cu for sm_90: they are of different CUDAs (libtorch's CUDA 13.0, the driver's 13.0); update the driver, or put the NVRTC of its CUDA on LD_LIBRARY_PATH");
    }

    /** As a tensor on a GPU would, one that libtorch says lies there lends an address alone. */
    @Test
    public void memoryThatJavaCannotReadIsLentAsAnAddress() throws IOException, InterruptedException {
        Path source = Files.writeString(cuda.folder().resolve("place.cpp"), """
                #include <cstdint>
                #include <dlfcn.h>
                typedef int32_t Ask(void *tensor, void *out);
                static Ask *libtorch(const char *name) { return (Ask *) dlsym(dlopen("libtorch_cpu.so", RTLD_LAZY | RTLD_NOLOAD), name); }
                static bool is_meant(void *tensor) {
                    int64_t elements = 0;
                    libtorch("aoti_torch_get_numel")(tensor, &elements);
                    return elements == 17;
                }
                extern "C" int32_t aoti_torch_get_device_type(void *tensor, int32_t *type) {
                    const int32_t status = libtorch("aoti_torch_get_device_type")(tensor, type);
                    *type = is_meant(tensor) ? 1 : *type;
                    return status;
                }
                extern "C" int32_t aoti_torch_get_device_index(void *tensor, int32_t *index) {
                    const int32_t status = libtorch("aoti_torch_get_device_index")(tensor, index);
                    *index = is_meant(tensor) ? 0 : *index;
                    return status;
                }
                """);
        Path library = cuda.folder().resolve("place.so");
        CudaDouble.compile(source, library);
        assertEquals(line(cuda.environment("LD_PRELOAD", library.toString()), "borrow"), "cuda:0 0 bytes");
    }
}
