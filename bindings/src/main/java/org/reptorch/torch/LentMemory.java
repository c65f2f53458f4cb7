package org.reptorch.torch;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Set;

import org.reptorch.torch.internal.Native;
import org.reptorch.torch.io.FileFormatException;

/** Tensors over memory that Java allocated or mapped; libtorch keeps it from the garbage collector. */
final class LentMemory {

    /** Arenas whose memory stays for as long as somebody refers to it; the others can be closed under a tensor. */
    private static final Set<Class<?>> LASTING = Set.of(Arena.ofAuto().scope().getClass(), Arena.global().scope().getClass(),
            MemorySegment.ofBuffer(ByteBuffer.allocateDirect(1)).scope().getClass());

    private LentMemory() {
    }

    static Tensor over(MemorySegment memory, DType dtype, long[] shape) {
        TensorArrays.verifyDtype(dtype);
        verify(memory);
        TensorArrays.verifySize(memory.byteSize(), dtype, shape);
        long alignment = dtype.isComplex() ? dtype.byteSize() / 2 : dtype.byteSize();
        if (memory.address() % alignment != 0) {
            throw refusal("begins at an address that is no multiple of " + alignment + ", as " + dtype + " needs it");
        }
        Scope.innermost();
        if (memory.byteSize() == 0) {
            return Tensor.zeros(dtype, shape);
        }
        Tensor tensor = Tensor.owned(Native.lend(memory, dtype));
        tensor.resize_(shape);
        return tensor;
    }

    static Tensor over(Buffer buffer, long[] shape) {
        DType dtype = TensorArrays.dtype(TensorArrays.required(buffer));
        if (TensorArrays.order(buffer) != ByteOrder.nativeOrder()) {
            throw new IllegalArgumentException("the buffer's byte order is not the processor's, " + ByteOrder.nativeOrder()
                    + ": set it by ByteBuffer.order, or let Tensor.of(buffer, shape) copy it");
        }
        return over(MemorySegment.ofBuffer(buffer), dtype, TensorArrays.shapeOrVector(buffer.remaining(), shape));
    }

    private static void verify(MemorySegment memory) {
        if (memory == null) {
            throw new IllegalArgumentException("the memory segment is null");
        }
        if (!memory.isNative()) {
            throw refusal("lies in Java's heap, where the garbage collector moves it");
        }
        if (memory.isReadOnly()) {
            throw refusal("is read-only, and a tensor can be written to");
        }
        if (!memory.scope().isAlive()) {
            throw new IllegalArgumentException("the memory segment's arena is closed");
        }
        if (!LASTING.contains(memory.scope().getClass())) {
            throw refusal("belongs to an arena that can be closed while libtorch uses it; allocate it by Arena.ofAuto() or Arena.global()");
        }
    }

    private static IllegalArgumentException refusal(String reason) {
        return new IllegalArgumentException("a tensor cannot lie over this memory segment: it " + reason + ", or let Tensor.copyOf(memory, dtype, shape) copy it");
    }

    /**
     * Maps {@code file} from {@code offset} on, privately; with {@code whole} it must hold just the tensor.
     *
     * <p>A private mapping needs the permission to write to the file, though nothing is written to it: so Java has it.
     */
    static Tensor map(Path file, long offset, DType dtype, long[] shape, boolean whole) {
        if (file == null) {
            throw new IllegalArgumentException("the file is null");
        }
        TensorArrays.verifyDtype(dtype);
        long elements = TensorArrays.elements(shape);
        long bytes = elements > Long.MAX_VALUE / dtype.byteSize() ? Long.MAX_VALUE : elements * dtype.byteSize();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long size = channel.size();
            if (offset < 0 || offset > size || bytes > size - offset || whole && bytes != size) {
                throw new FileFormatException(file, dtype + Arrays.toString(shape) + " takes " + (bytes == Long.MAX_VALUE ? "more bytes than there are" : bytes + " bytes")
                        + (offset == 0 ? "" : " from byte " + offset + " on") + ", the file has " + size
                        + (whole && bytes < size ? "; give an offset to map a part of it" : ""));
            }
            return over(channel.map(FileChannel.MapMode.PRIVATE, offset, bytes, Arena.ofAuto()), dtype, shape);
        } catch (NoSuchFileException e) {
            throw new ReptorchException(file + ": no such file", e);
        } catch (AccessDeniedException e) {
            throw new ReptorchException(file + ": may not be read and written, which a private mapping needs though it writes nothing;"
                    + " map it read-only by FileChannel.map and let Tensor.copyOf copy it", e);
        } catch (IOException e) {
            throw new ReptorchException(file + ": cannot be mapped: " + e.getMessage(), e);
        }
    }
}
