package org.reptorch.torch;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertNotNull;
import static org.testng.Assert.assertNull;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

import org.reptorch.torch.io.FileFormatException;
import org.testng.annotations.Test;

/** Tensors over memory of Java's and over files, and copies from and to buffers. */
public class Tensor_LentMemoryTest {

    private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT;

    @Test
    public void writesAreSeenOnBothSides() {
        try (var scope = Scope.open()) {
            MemorySegment memory = Arena.ofAuto().allocateFrom(FLOAT, 1, 2, 3, 4, 5, 6);
            Tensor x = Tensor.over(memory, DType.FLOAT32, 2, 3);
            assertEquals(x.toNestedArray(float[][].class), new float[][] {{1, 2, 3}, {4, 5, 6}});
            assertEquals(x.strides(), new long[] {3, 1});
            memory.setAtIndex(FLOAT, 5, 60);
            assertEquals(x.get(1, 2).item(), 60.0);
            x.mul_(2);
            assertEquals(memory.toArray(FLOAT), new float[] {2, 4, 6, 8, 10, 120});
            assertEquals(x.segment().address(), memory.address());
        }
    }

    @Test
    public void directBuffersAreLent() {
        try (var scope = Scope.open()) {
            FloatBuffer floats = ByteBuffer.allocateDirect(16).order(ByteOrder.nativeOrder()).asFloatBuffer();
            Tensor x = Tensor.over(floats);
            x.set(7, 2);
            assertEquals(floats.get(2), 7f);
            assertEquals(Tensor.over(floats.position(2), 1, 2).toNestedArray(float[][].class), new float[][] {{7, 0}});
            assertEquals(Tensor.over(ByteBuffer.allocateDirect(3)).summary(), "int8[3]");
            assertEquals(Tensor.of(new float[] {1, 2}).segment().asByteBuffer().order(ByteOrder.nativeOrder()).asFloatBuffer().get(1), 2f);
        }
    }

    @Test
    public void aTensorsOwnSegmentMayBeLentAgain() {
        try (var scope = Scope.open()) {
            Tensor x = Tensor.of(new float[] {1, 2, 3, 4});
            Tensor tail = Tensor.over(x.segment().asSlice(8), DType.FLOAT32, 2);
            x.close();
            assertEquals(tail.toFloatArray(), new float[] {3, 4});
        }
    }

    @Test
    public void autogradGoesThroughLentMemory() {
        try (var scope = Scope.open()) {
            Tensor x = Tensor.over(Arena.ofAuto().allocateFrom(FLOAT, 1, 2, 3), DType.FLOAT32, 3).requiresGrad(true);
            x.square().sum().backward();
            assertEquals(x.grad().toFloatArray(), new float[] {2, 4, 6});
        }
    }

    @Test(timeOut = 60_000)
    public void theOwnerStaysUntilTheLastViewIsClosed() throws InterruptedException {
        Tensor view;
        WeakReference<ByteBuffer> owner;
        try (var scope = Scope.open()) {
            ByteBuffer buffer = ByteBuffer.allocateDirect(8).order(ByteOrder.nativeOrder()).putFloat(0, 1.5f).putFloat(4, 2.5f);
            owner = new WeakReference<>(buffer);
            Tensor x = Tensor.over(MemorySegment.ofBuffer(buffer), DType.FLOAT32, 2);
            view = scope.release(x.get(1));
            buffer = null;
        }
        collect();
        assertNotNull(owner.get(), "a view still needs the buffer");
        assertEquals(view.item(), 2.5);
        view.close();
        for (int i = 0; i < 100 && owner.get() != null; i++) {
            collect();
        }
        assertNull(owner.get(), "nobody needs the buffer");
    }

    @Test(timeOut = 60_000)
    public void theOwnerStaysWhileAutogradNeedsIt() throws InterruptedException {
        Tensor y;
        Tensor w;
        WeakReference<ByteBuffer> owner;
        try (var scope = Scope.open()) {
            w = scope.release(Tensor.ones(DType.FLOAT32, 2).requiresGrad(true));
            ByteBuffer buffer = ByteBuffer.allocateDirect(8).order(ByteOrder.nativeOrder()).putFloat(0, 3).putFloat(4, 4);
            owner = new WeakReference<>(buffer);
            y = scope.release(w.mul(Tensor.over(MemorySegment.ofBuffer(buffer), DType.FLOAT32, 2)).sum());
            buffer = null;
        }
        collect();
        assertNotNull(owner.get(), "the graph still needs the buffer");
        try (var scope = Scope.open()) {
            y.backward();
            assertEquals(w.grad().toFloatArray(), new float[] {3, 4});
        }
        y.close();
        w.close();
        for (int i = 0; i < 100 && owner.get() != null; i++) {
            collect();
        }
        assertNull(owner.get(), "nobody needs the buffer");
    }

    private static void collect() throws InterruptedException {
        System.gc();
        Thread.sleep(5);
    }

    @Test
    public void memoryThatCanBeTakenAwayIsRefused() {
        String auto = "; allocate it by Arena.ofAuto() or Arena.global(), or let Tensor.copyOf(memory, dtype, shape) copy it";
        String closable = "a tensor cannot lie over this memory segment: it belongs to an arena that can be closed while libtorch uses it" + auto;
        try (var scope = Scope.open(); Arena confined = Arena.ofConfined(); Arena shared = Arena.ofShared()) {
            assertEquals(refusal(() -> Tensor.over(confined.allocate(8), DType.FLOAT32, 2)), closable);
            assertEquals(refusal(() -> Tensor.over(shared.allocate(8), DType.FLOAT32, 2)), closable);
            assertEquals(refusal(() -> Tensor.over(shared.allocate(8).asByteBuffer())), closable);
            Tensor x = Tensor.of(new float[] {1, 2});
            assertEquals(Tensor.borrow(java.util.List.of(x), segments -> refusal(() -> Tensor.over(segments.getFirst(), DType.FLOAT32, 2))), closable);
            assertEquals(Tensor.over(Arena.global().allocate(8, 8), DType.FLOAT32, 2).summary(), "float32[2]");
        }
        Arena arena = Arena.ofShared();
        MemorySegment gone = arena.allocate(8);
        arena.close();
        assertEquals(refusal(() -> Tensor.over(gone, DType.FLOAT32, 2)), "the memory segment's arena is closed");
    }

    @Test
    public void memoryThatDoesNotFitIsRefused() {
        MemorySegment memory = Arena.ofAuto().allocate(16, 8);
        String start = "a tensor cannot lie over this memory segment: it ";
        String copy = ", or let Tensor.copyOf(memory, dtype, shape) copy it";
        try (var scope = Scope.open()) {
            assertEquals(refusal(() -> Tensor.over(MemorySegment.ofArray(new float[2]), DType.FLOAT32, 2)),
                    start + "lies in Java's heap, where the garbage collector moves it" + copy);
            assertEquals(refusal(() -> Tensor.over(FloatBuffer.allocate(2))), start + "lies in Java's heap, where the garbage collector moves it" + copy);
            assertEquals(refusal(() -> Tensor.over(memory.asReadOnly(), DType.FLOAT32, 4)), start + "is read-only, and a tensor can be written to" + copy);
            assertEquals(refusal(() -> Tensor.over(memory.asSlice(4, 8), DType.FLOAT64, 1)),
                    start + "begins at an address that is no multiple of 8, as float64 needs it" + copy);
            assertEquals(Tensor.over(memory.asSlice(4, 8), DType.COMPLEX64, 1).dtype(), DType.COMPLEX64);
            assertEquals(refusal(() -> Tensor.over(memory, DType.FLOAT32, 5)), "4 values do not fill the shape [5] of 5");
            assertEquals(refusal(() -> Tensor.over(memory, DType.FLOAT32, 3)), "4 values do not fill the shape [3] of 3");
            assertEquals(refusal(() -> Tensor.over(memory, DType.FLOAT32, -4)), "shape [-4] has a negative size");
            assertEquals(refusal(() -> Tensor.over(memory.asSlice(0, 7), DType.FLOAT32, 1)), "7 bytes are no whole number of float32 elements of 4 bytes");
            assertEquals(refusal(() -> Tensor.over(memory, null, 4)), "the dtype is null");
            assertEquals(refusal(() -> Tensor.over(memory, DType.FLOAT32, (long[]) null)), "the shape is null");
            assertEquals(refusal(() -> Tensor.over((MemorySegment) null, DType.FLOAT32, 4)), "the memory segment is null");
            assertTrue(refusal(() -> Tensor.over(memory, DType.QINT8, 16)).startsWith("a qint8 tensor is not made of plain bytes"));
            assertTrue(refusal(() -> Tensor.over(memory.asByteBuffer().order(ByteOrder.BIG_ENDIAN).asIntBuffer())).startsWith("the buffer's byte order is not"));
            assertEquals(Tensor.over(memory.asSlice(0, 0), DType.FLOAT32, 0, 3).shape(), new long[] {0, 3});
            assertEquals(Tensor.over(memory.asSlice(0, 4), DType.FLOAT32).shape(), new long[0]);
        }
        assertTrue(expectThrows(IllegalStateException.class, () -> Tensor.over(memory, DType.FLOAT32, 4)).getMessage().startsWith("no scope is open"));
    }

    @Test
    public void lentMemoryDoesNotGrow() {
        try (var scope = Scope.open()) {
            MemorySegment memory = Arena.ofAuto().allocateFrom(FLOAT, 1, 2);
            Tensor x = Tensor.over(memory, DType.FLOAT32, 2);
            Tensor view = x.get("1:");
            Tensor empty = view.get("1:"); // an output of elements would be resized with a warning
            Tensor large = Tensor.ones(DType.FLOAT32, 1 << 20);
            for (Runnable grow : new Runnable[] {() -> Torch.call("resize_", "", x, new long[] {1L << 30}, null),
                () -> Torch.call("mul", "out", large, large, empty)}) {
                assertTrue(expectThrows(TorchException.class, grow::run).getMessage().contains("Trying to resize storage that is not resizable"));
            }
            // libtorch itself would leave them as large as was asked for.
            assertEquals(x.toFloatArray(), new float[0]);
            assertEquals(empty.toFloatArray(), new float[0]);
            assertEquals(memory.toArray(FLOAT), new float[] {1, 2});
        }
    }

    @Test
    public void buffersAreCopiedInTheirByteOrder() {
        try (var scope = Scope.open()) {
            for (ByteOrder order : new ByteOrder[] {ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN}) {
                ByteBuffer bytes = ByteBuffer.allocate(16).order(order).putInt(0, 1).putInt(4, -2).putInt(8, 3).putInt(12, 4);
                IntBuffer ints = bytes.asIntBuffer().position(1);
                assertEquals(Tensor.of(ints).toIntArray(), new int[] {-2, 3, 4});
                assertEquals(ints.position(), 1);
                Tensor.of(new int[] {7, 8}).copyTo(ints);
                assertEquals(ints.position(), 3);
                assertEquals(bytes.getInt(4), 7);
                assertEquals(bytes.getInt(8), 8);
            }
            assertEquals(Tensor.of(ShortBuffer.wrap(new short[] {1, 2}), 2, 1).summary(), "int16[2, 1]");
            assertEquals(Tensor.of(LongBuffer.wrap(new long[] {5}).asReadOnlyBuffer()).itemLong(), 5);
            assertEquals(Tensor.of(ByteBuffer.wrap(new byte[] {-1})).summary(), "int8[1]");
            assertEquals(refusal(() -> Tensor.of(CharBuffer.wrap("a"))), "a CharBuffer holds no numbers; use a ShortBuffer or an IntBuffer");
        }
    }

    @Test
    public void copiesWantATargetOfTheirTypeAndSize() {
        try (var scope = Scope.open()) {
            Tensor x = Tensor.of(new float[][] {{1, 2}, {3, 4}}).t();
            FloatBuffer target = FloatBuffer.allocate(5);
            x.copyTo(target);
            assertEquals(target.array(), new float[] {1, 3, 2, 4, 0});
            MemorySegment memory = MemorySegment.ofArray(new float[4]);
            x.copyTo(memory);
            assertEquals(memory.toArray(FLOAT), new float[] {1, 3, 2, 4});
            ByteBuffer bytes = ByteBuffer.allocateDirect(2);
            Tensor.of(new long[] {255, 1}).to(DType.UINT8).copyTo(bytes);
            assertEquals(bytes.get(0), -1);
            assertEquals(refusal(() -> x.copyTo(target)), "copyTo: float32[2, 2] has 4 elements, the buffer has room for 1");
            assertEquals(refusal(() -> x.copyTo(FloatBuffer.allocate(4).asReadOnlyBuffer())), "copyTo: float32[2, 2] has 4 elements, the buffer is read-only");
            assertEquals(refusal(() -> x.copyTo(IntBuffer.allocate(4))), "copyTo: the tensor is float32, the buffer holds int32; convert the tensor first: x.to(DType.INT32)");
            assertEquals(refusal(() -> x.copyTo(MemorySegment.ofArray(new float[5]))), "copyTo: float32[2, 2] has 16 bytes, the target has 20");
            assertEquals(refusal(() -> x.copyTo(memory.asReadOnly())), "copyTo: float32[2, 2] has 16 bytes, the target is read-only");
            assertEquals(refusal(() -> x.copyTo((MemorySegment) null)), "copyTo: float32[2, 2] has 16 bytes, the target is null");
        }
    }

    @Test
    public void bytesAreCopiedAsAnyType() {
        try (var scope = Scope.open()) {
            assertEquals(Tensor.copyOf(MemorySegment.ofArray(new byte[] {0, -1}), DType.UINT8, 2).toIntArray(), new int[] {0, 255});
            assertEquals(Tensor.copyOf(MemorySegment.ofArray(new short[] {0x3C00}), DType.FLOAT16).item(), 1.0);
            assertEquals(Tensor.copyOf(MemorySegment.ofArray(new float[] {1, 2}), DType.COMPLEX64, 1).toString(), "tensor([1.+2.j])");
            try (Arena confined = Arena.ofConfined()) {
                assertEquals(Tensor.copyOf(confined.allocateFrom(FLOAT, 1, 2), DType.FLOAT32, 2).toFloatArray(), new float[] {1, 2});
            }
            assertEquals(refusal(() -> Tensor.copyOf(MemorySegment.ofArray(new byte[3]), DType.FLOAT32, 1)), "3 bytes are no whole number of float32 elements of 4 bytes");
            assertTrue(refusal(() -> Tensor.copyOf(MemorySegment.ofArray(new byte[1]), DType.QINT8, 1)).startsWith("a qint8 tensor"));
        }
    }

    @Test
    public void aMappedFileIsReadAndNeverWritten() throws IOException {
        Path file = Files.createTempFile("reptorch", ".bin");
        try (var scope = Scope.open()) {
            Files.write(file, Tensor.of(new float[] {1, 2, 3, 4, 5, 6}).segment().toArray(ValueLayout.JAVA_BYTE));
            byte[] before = Files.readAllBytes(file);
            Tensor x = Tensor.map(file, DType.FLOAT32, 3, 2);
            assertEquals(x.toNestedArray(float[][].class), new float[][] {{1, 2}, {3, 4}, {5, 6}});
            x.mul_(10);
            assertEquals(x.get(2, 1).item(), 60.0);
            assertEquals(Files.readAllBytes(file), before);
            assertEquals(Tensor.map(file, 8, DType.FLOAT32, 2).toFloatArray(), new float[] {3, 4});
            assertEquals(Tensor.map(file, 24, DType.FLOAT32, 0).shape(), new long[] {0});
        } finally {
            Files.delete(file);
        }
    }

    @Test
    public void aFileThatDoesNotFitIsRefusedInOneLine() throws IOException {
        Path file = Files.createTempFile("reptorch", ".bin");
        try (var scope = Scope.open()) {
            Files.write(file, new byte[8]);
            assertEquals(format(() -> Tensor.map(file, DType.FLOAT32, 3)), file + ": float32[3] takes 12 bytes, the file has 8");
            assertEquals(format(() -> Tensor.map(file, DType.FLOAT32, 1)), file + ": float32[1] takes 4 bytes, the file has 8; give an offset to map a part of it");
            assertEquals(format(() -> Tensor.map(file, 4, DType.FLOAT32, 2)), file + ": float32[2] takes 8 bytes from byte 4 on, the file has 8");
            assertEquals(format(() -> Tensor.map(file, -4, DType.FLOAT32, 2)), file + ": float32[2] takes 8 bytes from byte -4 on, the file has 8");
            assertEquals(format(() -> Tensor.map(file, DType.FLOAT64, Long.MAX_VALUE, 4)),
                    file + ": float64[9223372036854775807, 4] takes more bytes than there are, the file has 8");
            assertTrue(refusal(() -> Tensor.map(file, 2, DType.FLOAT32, 1)).contains("is no multiple of 4"));
            assertEquals(refusal(() -> Tensor.map(null, DType.FLOAT32, 1)), "the file is null");
            assertEquals(refusal(() -> Tensor.map(file, null, 1)), "the dtype is null");
            Path missing = file.resolveSibling("no such file");
            assertEquals(expectThrows(ReptorchException.class, () -> Tensor.map(missing, DType.FLOAT32, 2)).getMessage(), missing + ": no such file");
            String folder = expectThrows(ReptorchException.class, () -> Tensor.map(file.getParent(), DType.FLOAT32, 2)).getMessage();
            assertFalse(folder.contains("\n"), folder);
        } finally {
            Files.delete(file);
        }
    }

    @Test
    public void aFileThatMayOnlyBeReadIsCopied() throws IOException {
        Path file = Files.createTempFile("reptorch", ".bin");
        try (var scope = Scope.open(); Arena arena = Arena.ofConfined()) {
            Files.write(file, new byte[] {1, 2});
            try (FileChannel channel = FileChannel.open(file)) {
                assertEquals(Tensor.copyOf(channel.map(FileChannel.MapMode.READ_ONLY, 0, 2, arena), DType.INT8, 2).toByteArray(), new byte[] {1, 2});
            }
        } finally {
            Files.delete(file);
        }
    }

    private static String refusal(org.testng.Assert.ThrowingRunnable call) {
        return expectThrows(IllegalArgumentException.class, call).getMessage();
    }

    private static String format(org.testng.Assert.ThrowingRunnable call) {
        return expectThrows(FileFormatException.class, call).getMessage();
    }
}
