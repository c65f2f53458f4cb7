package org.reptorch.torch.internal;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.reptorch.torch.DType;
import org.reptorch.torch.MemoryFormat;
import org.reptorch.torch.TorchException;
import org.reptorch.torch.capi.Libreptorch;

/**
 * Every call into the shim but the dispatcher's and {@link NativeAutograd autograd's}: one Java method per C function, status
 * checked, no address handed out.
 *
 * <p>Each begins with {@link Libtorch#verify()}, so that whoever comes first loads the library.
 */
public final class Native {

    /** The most dimensions a tensor may have: libtorch's own iterators stop at 64. */
    static final int MAX_DIMENSIONS = 64;

    /** The numbers that rt_describe writes before the sizes. */
    private static final int DESCRIBED = 8;

    /** Where this thread's descriptions are written: asked for too often to allocate it anew. */
    private static final ThreadLocal<MemorySegment> DESCRIPTION =
            ThreadLocal.withInitial(() -> Arena.ofAuto().allocate(JAVA_LONG, DESCRIBED + 2L * MAX_DIMENSIONS));

    private static final List<String> DEVICE_NAMES = List.of("cpu", "cuda", "mps", "xpu", "meta", "lazy");
    private static final int[] DEVICE_CODES = new int[DEVICE_NAMES.size()];

    private static final int[] DTYPE_CODES = new int[DType.values().length];

    private Native() {
    }

    /** The one check of a status code: a failure becomes a {@link TorchException} with the caller's name for the call. */
    static void check(int status, String what) {
        if (status != 0) {
            throw new TorchException(what + ": " + lastError());
        }
    }

    static String lastError() {
        return Libreptorch.rt_error().reinterpret(Long.MAX_VALUE).getString(0);
    }

    /**
     * What a tensor is; sizes and strides in elements, the strides empty for a layout that has none. Where it has strides,
     * its storage has so many bytes, of which it begins at the element {@code storageOffset}.
     */
    public record Description(DType dtype, int deviceType, int deviceIndex, boolean requiresGrad, long storageOffset, long storageBytes,
            long[] sizes, long[] strides) {

        /** Returns how many elements there are. */
        public long elements() {
            long product = 1;
            for (long size : sizes) {
                product *= size;
            }
            return product;
        }

        /** Tells whether the tensor has strides: a sparse one has none. */
        public boolean isStrided() {
            return strides.length == sizes.length;
        }

        /** Tells whether the elements lie row-major without gaps. */
        public boolean isRowMajor() {
            return isStrided() && liesWithoutGaps(rowMajor());
        }

        /** Tells whether the elements lie without gaps, each in a place of its own, in whatever order of the dimensions. */
        public boolean isDense() {
            return isRowMajor() || isStrided() && liesWithoutGaps(IntStream.of(rowMajor()).boxed()
                    .sorted(Comparator.comparingLong(dimension -> strides[dimension])).mapToInt(Integer::intValue).toArray());
        }

        /** Tells whether the elements of a tensor of the same sizes lie in the same order: strides of dimensions of size 1 mean nothing. */
        boolean liesAs(Description other) {
            for (int i = 0; i < sizes.length; i++) {
                if (sizes[i] > 1 && strides[i] != other.strides[i]) {
                    return false;
                }
            }
            return true;
        }

        /** Tells whether an element lies behind the end of the storage. */
        public boolean exceedsStorage() {
            if (!isStrided() || LongStream.of(sizes).anyMatch(size -> size == 0)) {
                return false;
            }
            long last = storageOffset;
            for (int i = 0; i < strides.length; i++) {
                long way = (sizes[i] - 1) * strides[i];
                if (way < 0 || Math.multiplyHigh(sizes[i] - 1, strides[i]) != 0 || last + way < 0) {
                    return true; // farther than numbers go
                }
                last += way;
            }
            return last >= storageBytes / dtype.byteSize();
        }

        /** Tells whether the tensor is in this format, as {@code Tensor.is_contiguous(memory_format=)} does. */
        public boolean isIn(MemoryFormat format) {
            return switch (format) {
                case CONTIGUOUS -> isRowMajor();
                case CHANNELS_LAST -> liesInOrder(1, 3, 2, 0);
                case CHANNELS_LAST_3D -> liesInOrder(1, 4, 3, 2, 0);
                case PRESERVE -> throw new IllegalArgumentException("isContiguous: no tensor is in the format PRESERVE, it names that of another"
                        + " tensor; ask for CONTIGUOUS, CHANNELS_LAST or CHANNELS_LAST_3D");
            };
        }

        /** Tells whether the dimensions lie in this order without gaps, the fastest first; sizes of 0 count as any other. */
        public boolean liesInOrder(int... order) {
            if (!isStrided() || order.length != sizes.length) {
                return false;
            }
            long expected = 1;
            for (int dimension : order) {
                if (sizes[dimension] != 1) {
                    if (strides[dimension] != expected) {
                        return false;
                    }
                    expected *= sizes[dimension];
                }
            }
            return true;
        }

        /** The dimensions from the one that varies fastest on, in a row-major tensor. */
        private int[] rowMajor() {
            return IntStream.range(0, sizes.length).map(i -> sizes.length - 1 - i).toArray();
        }

        /** Whether the elements lie side by side when the dimensions are gone through in this order, the fastest first. */
        private boolean liesWithoutGaps(int[] order) {
            long expected = 1;
            boolean dense = true;
            for (int dimension : order) {
                if (sizes[dimension] == 0) {
                    return true;
                }
                dense &= sizes[dimension] == 1 || strides[dimension] == expected;
                expected *= sizes[dimension];
            }
            return dense;
        }
    }

    /** Asks libtorch what the tensor is. */
    public static Description describe(Handle handle) {
        long address = handle.pin("describe");
        try {
            MemorySegment out = DESCRIPTION.get();
            check(Libreptorch.rt_describe(MemorySegment.ofAddress(address), MAX_DIMENSIONS, out), "describe");
            int dimensions = (int) out.getAtIndex(JAVA_LONG, DESCRIBED - 1);
            long[] sizes = out.asSlice(DESCRIBED * 8L, dimensions * 8L).toArray(JAVA_LONG);
            boolean strided = out.getAtIndex(JAVA_LONG, 3) == Libreptorch.rt_layout_strided();
            long[] strides = strided ? out.asSlice((DESCRIBED + dimensions) * 8L, dimensions * 8L).toArray(JAVA_LONG) : new long[0];
            return new Description(dtype((int) out.getAtIndex(JAVA_LONG, 0)), (int) out.getAtIndex(JAVA_LONG, 1),
                    (int) out.getAtIndex(JAVA_LONG, 2), out.getAtIndex(JAVA_LONG, 4) != 0, out.getAtIndex(JAVA_LONG, 5),
                    out.getAtIndex(JAVA_LONG, 6), sizes, strides);
        } finally {
            handle.unpin();
        }
    }

    /** Returns dtype and shape of a tensor that the caller has pinned, for a message; never throws. */
    static String summary(Handle pinned) {
        return summary(pinned.pinnedAddress());
    }

    /** As the other, of a tensor that nobody closes in the meantime. */
    static String summary(long address) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment out = arena.allocate(JAVA_LONG, DESCRIBED + 2L * MAX_DIMENSIONS);
            if (Libreptorch.rt_describe(MemorySegment.ofAddress(address), MAX_DIMENSIONS, out) != 0) {
                return lastError();
            }
            int code = (int) out.getAtIndex(JAVA_LONG, 0);
            String name = "dtype with code " + code + " ";
            for (DType dtype : DType.values()) {
                name = DTYPE_CODES[dtype.ordinal()] == code ? dtype.torchName() : name;
            }
            return name + Arrays.toString(out.asSlice(DESCRIBED * 8L, out.getAtIndex(JAVA_LONG, DESCRIBED - 1) * 8L).toArray(JAVA_LONG));
        }
    }

    /** Returns libtorch's code of the dtype. */
    static int code(DType dtype) {
        Libtorch.verify();
        int code = DTYPE_CODES[dtype.ordinal()];
        if (code < 0) {
            throw new IllegalArgumentException("no tensor can be " + dtype + ": this library stores it in files only; convert it first");
        }
        return code;
    }

    /** Asks the library for its codes of dtypes and devices; called once, by the loader. */
    static void readCodes() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment out = arena.allocate(JAVA_INT, 2);
            for (int i = 0; i < DEVICE_CODES.length; i++) {
                check(Libreptorch.rt_device(arena.allocateFrom(DEVICE_NAMES.get(i)), out, out.asSlice(4)), DEVICE_NAMES.get(i));
                DEVICE_CODES[i] = out.get(JAVA_INT, 0);
            }
            for (DType dtype : DType.values()) {
                DTYPE_CODES[dtype.ordinal()] = Libreptorch.rt_dtype(arena.allocateFrom(dtype.torchName()));
            }
        }
    }

    /** Returns the dtype of libtorch's code; throws a {@link TorchException} for one without a name here. */
    static DType dtype(int code) {
        for (DType dtype : DType.values()) {
            if (DTYPE_CODES[dtype.ordinal()] == code) {
                return dtype;
            }
        }
        throw new TorchException("a dtype (libtorch's code " + code + ") that Reptorch does not know");
    }

    /** Returns the name of a device type that libtorch told as a code. */
    public static String deviceName(int code) {
        for (int i = 0; i < DEVICE_CODES.length; i++) {
            if (DEVICE_CODES[i] == code) {
                return DEVICE_NAMES.get(i);
            }
        }
        return "device" + code;
    }

    /** A device's type code and index, from its name. */
    public record DeviceCode(int type, int index) {
    }

    /** Parses {@code cpu} or {@code cuda:1}. */
    public static DeviceCode device(String text) {
        Libtorch.verify();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment out = arena.allocate(JAVA_INT, 2);
            check(Libreptorch.rt_device(arena.allocateFrom(text), out, out.asSlice(4)), "device '" + text + "'");
            return new DeviceCode(out.get(JAVA_INT, 0), out.get(JAVA_INT, 4));
        }
    }

    /** Makes a contiguous tensor whose elements are not set. */
    public static Handle empty(long[] sizes, DType dtype, DeviceCode device) {
        Libtorch.verify();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment out = arena.allocate(ADDRESS);
            check(Libreptorch.rt_empty(sizes.length, arena.allocateFrom(JAVA_LONG, sizes), code(dtype), device.type(), device.index(),
                    out), "empty");
            return new Handle(out.get(ADDRESS, 0).address());
        }
    }

    /**
     * Returns the tensor's memory as a segment that keeps it alive: {@code bytes} from the first element on.
     *
     * <p>The segment holds a handle of its own, given back when the arena closes (or, for an automatic arena, when nothing
     * refers to the segment any more), so reading it is safe after the tensor was closed.
     */
    public static MemorySegment data(Handle handle, long bytes, Arena arena) {
        return data(handle, bytes, bytes, arena);
    }

    /** As {@link #data}, of memory that Java cannot read: the segment has no bytes, only an address. */
    public static MemorySegment address(Handle handle, long bytes, Arena arena) {
        return data(handle, bytes, 0, arena);
    }

    private static MemorySegment data(Handle handle, long bytes, long readable, Arena arena) {
        long address = handle.pin("data");
        try (Arena local = Arena.ofConfined()) {
            MemorySegment out = local.allocate(ADDRESS);
            check(Libreptorch.rt_data(MemorySegment.ofAddress(address), out), "data");
            MemorySegment start = out.get(ADDRESS, 0);
            if (bytes == 0) {
                return MemorySegment.NULL;
            }
            requireMemory(start);
            check(Libreptorch.rt_share(MemorySegment.ofAddress(address), out), "data");
            MemorySegment shared = out.get(ADDRESS, 0);
            return start.reinterpret(readable, arena, ignored -> Libreptorch.rt_delete(shared));
        } finally {
            handle.unpin();
        }
    }

    /** Lends the memory of a contiguous tensor, {@code bytes} in all, for as long as the function runs. */
    public static void access(Handle handle, long bytes, Consumer<MemorySegment> use) {
        long address = handle.pin("data");
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment out = arena.allocate(ADDRESS);
            check(Libreptorch.rt_data(MemorySegment.ofAddress(address), out), "data");
            MemorySegment start = out.get(ADDRESS, 0);
            if (bytes > 0) {
                requireMemory(start);
            }
            use.accept(start.reinterpret(bytes, arena, null));
        } finally {
            handle.unpin();
        }
    }

    private static void requireMemory(MemorySegment start) {
        if (start.address() == 0) {
            throw new TorchException("data: the tensor has a shape but no memory of its own");
        }
    }

    /**
     * Makes a tensor over memory of Java's, of no elements until it is resized; libtorch holds the segment, and so whatever
     * keeps it allocated, until it frees the storage. The segment must be native and its arena must never be closed.
     */
    public static Handle lend(MemorySegment memory, DType dtype) {
        Libtorch.verify();
        long id = Callbacks.hold(memory);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment out = arena.allocate(ADDRESS);
            check(Libreptorch.rt_borrow(memory, memory.byteSize(), code(dtype), id, out), "lend");
            return new Handle(out.get(ADDRESS, 0).address());
        } catch (RuntimeException e) {
            Callbacks.release(id);
            throw e;
        }
    }

    /** {@code torch.manual_seed} on the CPU. */
    public static void manualSeed(long seed) {
        Libtorch.verify();
        check(Libreptorch.rt_manual_seed(seed), "manual_seed");
    }

    /** Returns the state of the CPU's generator, a vector of bytes. */
    public static Handle generatorState() {
        Libtorch.verify();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment out = arena.allocate(ADDRESS);
            check(Libreptorch.rt_generator_state(out), "get_rng_state");
            return new Handle(out.get(ADDRESS, 0).address());
        }
    }

    /** Sets the state of the CPU's generator. */
    public static void setGeneratorState(Handle state) {
        long address = state.pin("set_rng_state");
        try {
            check(Libreptorch.rt_set_generator_state(MemorySegment.ofAddress(address)), "set_rng_state");
        } finally {
            state.unpin();
        }
    }

    /** Returns a second handle on the tensor. */
    public static Handle share(Handle handle, String what) {
        long address = handle.pin(what);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment out = arena.allocate(ADDRESS);
            check(Libreptorch.rt_share(MemorySegment.ofAddress(address), out), what);
            return new Handle(out.get(ADDRESS, 0).address());
        } finally {
            handle.unpin();
        }
    }

    /** Sets the threads within one operator. */
    public static void setThreads(int threads) {
        Libtorch.verify();
        check(Libreptorch.rt_set_threads(threads), "set_num_threads");
    }

    /** Returns the threads within one operator. */
    public static int threads() {
        Libtorch.verify();
        return Libreptorch.rt_threads();
    }

    /** Sets how much freed memory the C library keeps; tells whether it can. */
    public static boolean keepFreedMemory(long bytes) {
        Libtorch.verify();
        return Libreptorch.rt_keep_freed_memory(bytes) == 0;
    }

    /** Returns the bytes of tensor memory on the CPU: held now, and at most since the last reset. */
    public static long[] tensorMemory() {
        Libtorch.verify();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment out = arena.allocate(JAVA_LONG, 2);
            Libreptorch.rt_tensor_memory(out, out.asSlice(8));
            return out.toArray(JAVA_LONG);
        }
    }

    /** Begins the peak of tensor memory anew. */
    public static void resetPeakMemory() {
        Libtorch.verify();
        Libreptorch.rt_reset_peak_memory();
    }

    /** Returns libtorch's code of the memory format. */
    public static long code(MemoryFormat format) {
        Libtorch.verify();
        return switch (format) {
            case CONTIGUOUS -> Libreptorch.rt_memory_format_contiguous();
            case CHANNELS_LAST -> Libreptorch.rt_memory_format_channels_last();
            case CHANNELS_LAST_3D -> Libreptorch.rt_memory_format_channels_last_3d();
            case PRESERVE -> Libreptorch.rt_memory_format_preserve();
        };
    }
}
