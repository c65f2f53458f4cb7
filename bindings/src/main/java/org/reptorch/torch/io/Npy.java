package org.reptorch.torch.io;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.file.Path;

import org.reptorch.torch.DType;
import org.reptorch.torch.ReptorchException;

/**
 * One array in NumPy's {@code .npy} format, as {@code numpy.save} writes it.
 *
 * <p>Versions 1 to 3, either order of elements and either byte order are read. Arrays of Python objects would have to be unpickled
 * and are refused, as records (structured dtypes) are.
 */
public final class Npy {

    private Npy() {
    }

    /**
     * Reads an array, mapping it instead of copying it.
     *
     * <p>An array in Fortran's order has its strides. Only big-endian elements are copied. The file must not be truncated or
     * overwritten in place while the tensor is in use; {@link #write} is harmless.
     *
     * @throws FileFormatException if it is another file, damaged, or of elements that no tensor has
     * @throws ReptorchException   if it cannot be read
     */
    public static StoredTensor read(Path file) {
        MappedFile mapped = MappedFile.open(file);
        return switch (FileKind.of(mapped)) {
            case NPY -> read(mapped);
            case ZIP -> throw mapped.error("is a zip of arrays or a checkpoint; read it with Npz or TensorFile");
            case SAFETENSORS, PICKLE, UNKNOWN -> throw mapped.error("is no .npy file; check that the right file was given");
        };
    }

    static StoredTensor read(MappedFile file) {
        return read(file, "the array", file.bytes());
    }

    /** Reads an array that is a part of a file or was inflated from one; {@code what} names it in messages. */
    static StoredTensor read(MappedFile file, String what, MemorySegment bytes) {
        var cursor = new ByteCursor(file, what, bytes);
        NpyHeader header = NpyHeader.read(cursor);
        long size;
        try {
            size = StoredTensor.byteSize(header.dtype(), header.shape());
        } catch (IllegalArgumentException e) {
            throw cursor.damaged("has a shape that is none: " + e.getMessage());
        }
        long there = bytes.byteSize() - cursor.position();
        if (there != size) {
            throw file.error("%s should have %d bytes of elements, but has %d: it is damaged, or more than one array; "
                    .formatted(what, size, there) + "download or save it again");
        }
        MemorySegment data = cursor.take(size);
        if (header.bigEndian()) {
            data = swapped(header.dtype(), data);
        }
        long[] strides = header.fortranOrder() ? StorageView.columnMajor(header.shape()) : StorageView.rowMajor(header.shape());
        return StoredTensor.view(header.dtype(), data, 0, header.shape(), strides);
    }

    /** Returns a copy in which the bytes of every number are turned round. */
    private static MemorySegment swapped(DType dtype, MemorySegment data) {
        int size = dtype.isComplex() ? dtype.byteSize() / 2 : dtype.byteSize();
        MemorySegment swapped = Arena.ofAuto().allocate(data.byteSize(), StoredTensor.ALIGNMENT);
        switch (size) {
            case 2 -> MemorySegment.copy(data, ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN), 0, swapped,
                    ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN), 0, data.byteSize() / size);
            case 4 -> MemorySegment.copy(data, ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN), 0, swapped,
                    ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN), 0, data.byteSize() / size);
            case 8 -> MemorySegment.copy(data, ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN), 0, swapped,
                    ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN), 0, data.byteSize() / size);
            default -> swapped.copyFrom(data);
        }
        return swapped;
    }

    /**
     * Writes an array, little-endian, replacing a file that is there in one step: on failure the old one stays as it was.
     *
     * <p>Elements that lie in Fortran's order are written so, others in row-major order. The heap holds the header and a small
     * buffer.
     *
     * @throws ReptorchException if NumPy has no such type (bfloat16, the float8 types, complex32), or the file cannot be written
     */
    public static void write(Path file, StoredTensor tensor) {
        checkType(file, tensor, "the array");
        AtomicFile.write(file, channel -> {
            var out = new SegmentStream(channel);
            write(tensor, out);
            out.flush();
        });
    }

    static void checkType(Path file, StoredTensor tensor, String what) {
        if (NpyHeader.descr(tensor.dtype()) == null) {
            throw new ReptorchException("%s: %s: NumPy has no type %s; convert the tensor first, or write safetensors"
                    .formatted(file, what, tensor.dtype()));
        }
    }

    static void write(StoredTensor tensor, OutputStream out) throws IOException {
        out.write(header(tensor));
        SegmentStream.write(isFortran(tensor) ? tensor.view().slice() : tensor.data(), out);
    }

    /** Returns the bytes that {@link #write(StoredTensor, OutputStream)} writes. */
    static long writtenSize(StoredTensor tensor) {
        return header(tensor).length + tensor.view().byteSize();
    }

    private static byte[] header(StoredTensor tensor) {
        return NpyHeader.encode(tensor.dtype(), isFortran(tensor), tensor.shape());
    }

    private static boolean isFortran(StoredTensor tensor) {
        return !tensor.isContiguous() && tensor.view().isColumnMajor();
    }
}
