package org.reptorch.torch.io;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

import com.sun.management.ThreadMXBean;
import org.reptorch.torch.DType;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Files of hundreds of megabytes take no more heap than small ones, when they are read and when they are written. */
public class TensorFile_HeapTest {

    private static final long SIZE = 128L << 20;
    private static final long HEAP = 4L << 20;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Scratch scratch;

    @BeforeMethod
    public void open() {
        scratch = new Scratch();
    }

    @AfterMethod
    public void close() {
        scratch.close();
    }

    @DataProvider
    public Object[][] names() {
        return new Object[][] {{"x.safetensors"}, {"x.pth"}, {"x.npy"}, {"x.npz"}};
    }

    @Test(dataProvider = "names")
    public void largeTensorsAreNeitherReadNorWrittenThroughTheHeap(String name) throws IOException {
        var large = new StoredTensor(DType.FLOAT32, new long[] {SIZE / 4}, MappedFile.open(hole()).bytes());
        TensorFile.write(scratch.path(name), Map.of("arr_0", StoredTensor.of(new float[1], 1)));
        TensorFile.read(scratch.path(name)); // so that classes are loaded
        long before = THREADS.getCurrentThreadAllocatedBytes();
        TensorFile.write(scratch.path(name), Map.of("arr_0", large));
        StoredTensor read = TensorFile.read(scratch.path(name)).get("arr_0");
        byte last = read.data().get(ValueLayout.JAVA_BYTE, SIZE - 1);
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
        assertEquals(last, 7);
        assertTrue(read.data().isMapped());
        assertTrue(allocated < HEAP, allocated + " bytes of heap");
    }

    /** A file that takes almost no disk: nothing but its last byte was ever written. */
    private Path hole() throws IOException {
        Path hole = scratch.path("hole");
        try (var channel = FileChannel.open(hole, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
            channel.write(ByteBuffer.allocate(1).put(0, (byte) 7), SIZE - 1);
        }
        return hole;
    }
}
