package org.reptorch.torch.io;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.reptorch.torch.DType;
import org.reptorch.torch.ReptorchException;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.Test;

public class Safetensors_AtomicityTest {

    private static final StoredTensor OLD = StoredTensor.of(new float[] {1, 2, 3}, 3);
    private static final StoredTensor NEW = StoredTensor.of(new double[] {4}, 1);

    private Scratch scratch;

    @BeforeMethod
    public void open() {
        scratch = new Scratch();
    }

    @AfterMethod
    public void close() {
        scratch.close();
    }

    @Test
    public void aFileIsReplacedAndNothingElseIsLeftBehind() {
        Path file = scratch.path("x");
        Safetensors.write(file, Map.of("old", OLD), Map.of());
        Safetensors.write(file, Map.of("new", NEW), Map.of());
        assertEquals(Safetensors.read(file).tensors(), Map.of("new", NEW));
        assertEquals(scratch.names(), List.of("x"));
    }

    @Test
    public void whoReadTheOldFileKeepsItsTensors() {
        Path file = scratch.path("x");
        Safetensors.write(file, Map.of("old", OLD), Map.of());
        SafetensorsFile old = Safetensors.read(file);
        Safetensors.write(file, Map.of("new", NEW), Map.of());
        assertEquals(old.tensors(), Map.of("old", OLD));
    }

    @Test
    public void tensorsOfAFileCanBeWrittenBackToIt() {
        Path file = scratch.path("x");
        Safetensors.write(file, Map.of("old", OLD), Map.of());
        Safetensors.write(file, Safetensors.read(file).tensors(), Map.of("again", "yes"));
        assertEquals(Safetensors.read(file), new SafetensorsFile(Map.of("old", OLD), Map.of("again", "yes")));
    }

    @Test
    public void aWriteThatFailsHalfwayLeavesTheOldFileAndNoOther() {
        Path file = scratch.path("x");
        Safetensors.write(file, Map.of("old", OLD), Map.of());
        var tensors = new LinkedHashMap<String, StoredTensor>();
        tensors.put("new", NEW);
        try (Arena arena = Arena.ofConfined()) {
            tensors.put("gone", new StoredTensor(DType.UINT8, new long[] {4}, arena.allocate(4)));
        }
        expectThrows(IllegalStateException.class, () -> Safetensors.write(file, tensors, Map.of()));
        assertEquals(Safetensors.read(file).tensors(), Map.of("old", OLD));
        assertEquals(scratch.names(), List.of("x"));
    }

    @Test
    public void aFileThatCannotBeReplacedIsNamed() throws IOException {
        Path taken = Files.createDirectory(scratch.path("taken"));
        String message = expectThrows(ReptorchException.class,
                () -> Safetensors.write(taken, Map.of("new", NEW), Map.of())).getMessage();
        assertTrue(message.startsWith(taken + ": cannot be written ("), message);
        assertEquals(scratch.names(), List.of("taken"));

        Path lost = scratch.path("missing").resolve("x");
        assertEquals(expectThrows(ReptorchException.class,
                () -> Safetensors.write(lost, Map.of("new", NEW), Map.of())).getMessage(),
                lost + ": cannot be written, there is no folder " + lost.getParent() + "; create it first");
    }
}
