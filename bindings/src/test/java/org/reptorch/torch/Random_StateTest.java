package org.reptorch.torch;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertNotEquals;
import static org.testng.Assert.expectThrows;

import org.testng.annotations.Test;

/** The generator goes on from a state as it did before. */
public class Random_StateTest {

    @Test
    public void aStateDrawsTheSameAgain() {
        try (var scope = Scope.open()) {
            Torch.manualSeed(7);
            Ops.randn(3); // leaves the second half of a pair of normals behind
            Tensor state = Torch.rngState();
            float[] first = Ops.randn(5).toFloatArray();
            double drawn = Tensor.zeros(DType.FLOAT64, 1).normal_().item();
            assertNotEquals(Ops.randn(5).toFloatArray(), first);
            Torch.setRngState(state);
            assertEquals(Ops.randn(5).toFloatArray(), first);
            assertEquals(Tensor.zeros(DType.FLOAT64, 1).normal_().item(), drawn);
        }
    }

    @Test
    public void aStateIsOnlyTaken() {
        try (var scope = Scope.open()) {
            Torch.manualSeed(7);
            Tensor state = Torch.rngState();
            assertEquals(state.dtype(), DType.UINT8);
            assertEquals(state.dimensions(), 1);
            long[] bytes = state.toLongArray();
            Ops.randn(100);
            assertEquals(state.toLongArray(), bytes);
        }
    }

    @Test
    public void whatIsNoStateIsRefusedAndChangesNothing() {
        try (var scope = Scope.open()) {
            Torch.manualSeed(7);
            Tensor state = Torch.rngState();
            float[] first = Ops.rand(5).toFloatArray();
            Torch.setRngState(state);
            expectThrows(TorchException.class, () -> Torch.setRngState(Tensor.zeros(DType.UINT8, 5)));
            expectThrows(TorchException.class, () -> Torch.setRngState(Tensor.zeros(DType.UINT8, state.size(0))));
            expectThrows(TorchException.class, () -> Torch.setRngState(Tensor.zeros(DType.FLOAT32, state.size(0))));
            expectThrows(TorchException.class, () -> Torch.setRngState(state.narrow(0, 0, state.size(0) - 1)));
            assertEquals(expectThrows(IllegalArgumentException.class, () -> Torch.setRngState(null)).getMessage(),
                    "set_rng_state: the state is null; take one with Torch.rngState()");
            Tensor closed = Torch.rngState();
            closed.close();
            expectThrows(IllegalStateException.class, () -> Torch.setRngState(closed));
            assertEquals(Ops.rand(5).toFloatArray(), first);
        }
    }

    @Test
    public void aStateNeedsAScope() {
        expectThrows(IllegalStateException.class, Torch::rngState);
    }
}
