package org.reptorch.torch;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import org.testng.annotations.Test;

/** What tensors hold, counted. */
public class Torch_MemoryTest {

    private static final long MEGABYTE = 1 << 20;

    /** The C library hands out a little more than it is asked for. */
    private static void assertNear(long bytes, long expected) {
        assertTrue(bytes >= expected && bytes < expected + 64 * 1024, bytes + " bytes instead of " + expected);
    }

    @Test
    public void bytesAreThoseOfTheStorages() {
        Memory before = Torch.memory();
        try (var scope = Scope.open()) {
            Tensor x = Tensor.zeros(DType.FLOAT32, MEGABYTE / 4);
            assertNear(Torch.memory().bytes() - before.bytes(), MEGABYTE);
            Tensor view = x.view(2, MEGABYTE / 8);
            assertNear(Torch.memory().bytes() - before.bytes(), MEGABYTE);
            assertEquals(Torch.memory().liveTensors(), before.liveTensors() + 2);
            x.close();
            assertNear(Torch.memory().bytes() - before.bytes(), MEGABYTE);
            view.close();
            assertEquals(Torch.memory().bytes(), before.bytes());
        }
    }

    @Test
    public void thePeakIsWhatWasHeldAtMost() {
        Torch.resetPeakMemory();
        Memory before = Torch.memory();
        assertEquals(before.peakBytes(), before.bytes());
        try (var scope = Scope.open()) {
            Tensor x = Tensor.zeros(DType.FLOAT32, MEGABYTE / 4);
            x.add(1).close();
            x.add(1).close();
        }
        assertNear(Torch.memory().peakBytes() - before.bytes(), 2 * MEGABYTE);
        Torch.resetPeakMemory();
        assertEquals(Torch.memory().peakBytes(), Torch.memory().bytes());
    }

    @Test
    public void whatAutogradSavesCounts() {
        Memory before = Torch.memory();
        try (var scope = Scope.open()) {
            Tensor x = Tensor.ones(DType.FLOAT32, MEGABYTE / 4).requiresGrad(true);
            Tensor hidden = x.exp();
            Tensor loss = hidden.sum();
            hidden.close();
            assertNear(Torch.memory().bytes() - before.bytes(), 2 * MEGABYTE);
            loss.backward();
            assertNear(Torch.memory().bytes() - before.bytes(), 2 * MEGABYTE);
        }
        assertEquals(Torch.memory(), new Memory(before.liveTensors(), before.bytes(), Torch.memory().peakBytes()));
    }
}
