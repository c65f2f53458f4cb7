package org.reptorch.torch.internal;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.reptorch.torch.CudaDevice;
import org.reptorch.torch.CudaException;
import org.reptorch.torch.Device;
import org.reptorch.torch.LibraryException;
import org.reptorch.torch.capi.Libcuda;

/**
 * Every call of NVIDIA's driver: one Java method per thing that is wanted of it, results checked, no address handed out but {@link CudaModules}' own.
 *
 * <p>Whether it can be used is found once per process and kept. Kernels run in the context that libtorch uses, on the stream on which it computes.
 */
public final class CudaDriver {

    private static final String LIBRARY = "libcuda.so.1";
    private static final int LONGEST_NAME = 256;

    /** By the devices' numbers; retained for the life of the process, as libtorch does. */
    private static final Map<Integer, MemorySegment> CONTEXTS = new ConcurrentHashMap<>();

    private CudaDriver() {
    }

    /** Either usable or not, for good. */
    private sealed interface State {
        record Usable(int libtorch, int driver, List<CudaDevice> devices) implements State {
        }

        record Unusable(String why) implements State {
        }

        /** Found at the first use. */
        final class Holder {
            static final State FOUND = find();

            private Holder() {
            }
        }
    }

    /** Returns why there is no device to compute on, and what to do; null where there is one. */
    public static String whyUnavailable() {
        return State.Holder.FOUND instanceof State.Unusable unusable ? unusable.why() : null;
    }

    /** Returns the devices in the order of their numbers. */
    public static List<CudaDevice> devices() {
        return State.Holder.FOUND instanceof State.Usable usable ? usable.devices() : List.of();
    }

    /** Says which CUDA libtorch is built for and which the driver runs. */
    public static String versions() {
        State.Usable usable = usable();
        return "libtorch's CUDA " + words(usable.libtorch()) + ", the driver's " + words(usable.driver());
    }

    private static State.Usable usable() {
        return switch (State.Holder.FOUND) {
            case State.Usable usable -> usable;
            case State.Unusable unusable -> throw new LibraryException(unusable.why());
        };
    }

    /** Finds the device of a name; without a number it is the first. */
    public static CudaDevice device(Device device) {
        if (!device.type().equals("cuda")) {
            throw new IllegalArgumentException(device + " is no CUDA device: write cuda or cuda:N");
        }
        List<CudaDevice> devices = usable().devices();
        int index = Math.max(0, device.index());
        if (index >= devices.size()) {
            throw new CudaException("there is no " + device + ": this process sees " + (devices.size() == 1 ? "one device, cuda:0" : devices.size() + " devices, "
                    + devices.stream().map(one -> one.device().toString()).collect(Collectors.joining(", "))) + "; CUDA_VISIBLE_DEVICES "
                    + (System.getenv("CUDA_VISIBLE_DEVICES") == null ? "is not set" : "is " + System.getenv("CUDA_VISIBLE_DEVICES")));
        }
        return devices.get(index);
    }

    private static State find() {
        LibraryException libtorch = Libtorch.failure();
        if (libtorch != null) {
            return new State.Unusable(libtorch.getMessage());
        }
        if (Libtorch.withoutCuda() != null) {
            return new State.Unusable(Libtorch.withoutCuda());
        }
        try {
            // Asked before the generated class is, which could not say that it is missing; for good, since a driver is not made to be unloaded.
            SymbolLookup.libraryLookup(LIBRARY, Arena.global());
        } catch (IllegalArgumentException e) {
            return new State.Unusable("there is no NVIDIA driver: " + LIBRARY + " is not found; install the driver, start a container with its GPUs (--gpus all), or compute"
                    + " on the CPU");
        }
        try (Arena arena = Arena.ofConfined()) {
            return find(arena);
        } catch (CudaException e) {
            return new State.Unusable(e.getMessage());
        }
    }

    private static State find(Arena arena) {
        MemorySegment number = arena.allocate(JAVA_INT);
        check(Libcuda.cuDriverGetVersion(number), "cuDriverGetVersion");
        int driver = number.get(JAVA_INT, 0);
        check(Libcuda.cudaRuntimeGetVersion(number), "cudaRuntimeGetVersion");
        int libtorch = number.get(JAVA_INT, 0);
        if (driver / 1000 < libtorch / 1000) {
            return new State.Unusable("the NVIDIA driver runs CUDA " + words(driver) + " at most, and libtorch in " + Libtorch.folder().path() + " is built for CUDA "
                    + words(libtorch) + "; update the driver, or name a libtorch for CUDA " + driver / 1000 + " with " + LibtorchFolder.VARIABLE + "=/folder");
        }
        int status = Libcuda.cuInit(0);
        if (status != Libcuda.CUDA_ERROR_NO_DEVICE()) {
            check(status, "cuInit");
            check(Libcuda.cuDeviceGetCount(number), "cuDeviceGetCount");
        }
        int count = status == Libcuda.CUDA_ERROR_NO_DEVICE() ? 0 : number.get(JAVA_INT, 0);
        if (count == 0) {
            String visible = System.getenv("CUDA_VISIBLE_DEVICES");
            return new State.Unusable("the NVIDIA driver is there and finds no GPU; look at what nvidia-smi says, and at CUDA_VISIBLE_DEVICES, which "
                    + (visible == null ? "is not set" : "is '" + visible + "'"));
        }
        var devices = new ArrayList<CudaDevice>();
        for (int index = 0; index < count; index++) {
            devices.add(describe(index, number, arena));
        }
        return new State.Usable(libtorch, driver, List.copyOf(devices));
    }

    private static CudaDevice describe(int index, MemorySegment number, Arena arena) {
        int device = handle(index, number);
        MemorySegment name = arena.allocate(LONGEST_NAME);
        check(Libcuda.cuDeviceGetName(name, LONGEST_NAME, device), "cuDeviceGetName");
        MemorySegment bytes = arena.allocate(JAVA_LONG);
        check(Libcuda.cuDeviceTotalMem_v2(bytes, device), "cuDeviceTotalMem");
        return new CudaDevice(index, name.getString(0), attribute(Libcuda.CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR(), device, number),
                attribute(Libcuda.CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MINOR(), device, number), bytes.get(JAVA_LONG, 0),
                attribute(Libcuda.CU_DEVICE_ATTRIBUTE_MULTIPROCESSOR_COUNT(), device, number));
    }

    private static int handle(int index, MemorySegment number) {
        check(Libcuda.cuDeviceGet(number, index), "cuDeviceGet");
        return number.get(JAVA_INT, 0);
    }

    private static int attribute(int attribute, int device, MemorySegment number) {
        check(Libcuda.cuDeviceGetAttribute(number, attribute, device), "cuDeviceGetAttribute");
        return number.get(JAVA_INT, 0);
    }

    /** Loads an image; the address is 0 where that is not for this driver or device. */
    static MemorySegment load(CudaDevice device, byte[] image) {
        return inContext(device, () -> {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment out = arena.allocate(ADDRESS);
                int status = Libcuda.cuModuleLoadData(out, arena.allocateFrom(JAVA_BYTE, image));
                if (status == Libcuda.CUDA_ERROR_INVALID_IMAGE() || status == Libcuda.CUDA_ERROR_NO_BINARY_FOR_GPU()) {
                    return MemorySegment.NULL;
                }
                check(status, "cuModuleLoadData");
                return out.get(ADDRESS, 0);
            }
        });
    }

    /** Finds a function of what was loaded. */
    static MemorySegment function(CudaDevice device, MemorySegment module, String name) {
        return inContext(device, () -> {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment out = arena.allocate(ADDRESS);
                check(Libcuda.cuModuleGetFunction(out, module, arena.allocateFrom(name)), "cuModuleGetFunction " + name);
                return out.get(ADDRESS, 0);
            }
        });
    }

    /** Launches a function of one argument on the stream on which libtorch computes in this thread. */
    public static void launch(CudaDevice device, CudaModules.Function function, int blocks, int threads, MemorySegment argument) {
        inContext(device, () -> {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment out = arena.allocate(ADDRESS);
                if (Libcuda.aoti_torch_get_current_cuda_stream(device.index(), out) != 0) {
                    throw new CudaException("libtorch has no stream on " + device.device());
                }
                MemorySegment stream = out.get(ADDRESS, 0);
                out.set(ADDRESS, 0, argument);
                check(Libcuda.cuLaunchKernel(function.address(), blocks, 1, 1, threads, 1, 1, 0, stream, out, MemorySegment.NULL),
                        "cuLaunchKernel " + function.name());
                return null;
            }
        });
    }

    private static <R> R inContext(CudaDevice device, Supplier<R> call) {
        MemorySegment context = CONTEXTS.computeIfAbsent(device.index(), CudaDriver::context);
        check(Libcuda.cuCtxPushCurrent_v2(context), "cuCtxPushCurrent");
        try (Arena arena = Arena.ofConfined()) {
            try {
                return call.get();
            } finally {
                Libcuda.cuCtxPopCurrent_v2(arena.allocate(ADDRESS));
            }
        }
    }

    private static MemorySegment context(int index) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment out = arena.allocate(ADDRESS);
            check(Libcuda.cuDevicePrimaryCtxRetain(out, handle(index, arena.allocate(JAVA_INT))), "cuDevicePrimaryCtxRetain");
            return out.get(ADDRESS, 0);
        }
    }

    /** The one check of a result: a failure becomes a {@link CudaException} in the driver's words. */
    private static void check(int status, String function) {
        if (status != Libcuda.CUDA_SUCCESS()) {
            String remedy = status == Libcuda.CUDA_ERROR_OUT_OF_MEMORY() ? "; the device's memory is full: end what else runs there (nvidia-smi lists it), or take"
                    + " smaller batches"
                    : status == Libcuda.CUDA_ERROR_SYSTEM_DRIVER_MISMATCH() ? "; the driver was updated and its old half still runs: restart the machine" : "";
            throw new CudaException("NVIDIA's driver: " + function + ": " + words(status, Libcuda::cuGetErrorName) + " (" + status + "), "
                    + words(status, Libcuda::cuGetErrorString) + remedy);
        }
    }

    /** A function that writes where the words for a result stand. */
    private interface Words {
        int of(int status, MemorySegment out);
    }

    private static String words(int status, Words function) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment out = arena.allocate(ADDRESS);
            return function.of(status, out) == Libcuda.CUDA_SUCCESS() ? out.get(ADDRESS, 0).reinterpret(Long.MAX_VALUE).getString(0) : "a result without a name";
        }
    }

    private static String words(int version) {
        return version / 1000 + "." + version % 1000 / 10;
    }
}
