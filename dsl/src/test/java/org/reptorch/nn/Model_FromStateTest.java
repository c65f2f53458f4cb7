package org.reptorch.nn;

import static org.reptorch.nn.Layers.batchNorm;
import static org.reptorch.nn.Layers.conv;
import static org.reptorch.nn.Layers.sequence;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.expectThrows;

import java.util.Map;

import org.reptorch.torch.DType;
import org.reptorch.torch.Device;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.Torch;
import org.reptorch.torch.io.StoredTensor;
import org.testng.annotations.Test;

public class Model_FromStateTest {

    private static final ModelSpec SPEC = new ModelSpec("small", sequence().then("conv", conv(2, 3, 3)).then("bn", batchNorm(3)), 3);

    @Test
    public void aModelFromAStateHasItsNumbers() {
        try (Model first = Model.build(SPEC, Device.CPU, DType.FLOAT64, 5);
                Model second = Model.of(SPEC, DType.FLOAT64, first.stateDict())) {
            assertEquals(second.stateDict(), first.stateDict());
            assertEquals(second.trainable().keySet(), first.trainable().keySet());
        }
    }

    @Test
    public void aModelFromAStateDrawsNothing() {
        try (Scope scope = Scope.open(); Model model = Model.build(SPEC, 5)) {
            Torch.manualSeed(1);
            double expected = Tensor.zeros(DType.FLOAT32, 1).uniform_(0, 1).item();
            Torch.manualSeed(1);
            Model.of(SPEC, DType.FLOAT32, model.stateDict()).close();
            assertEquals(Tensor.zeros(DType.FLOAT32, 1).uniform_(0, 1).item(), expected);
        }
    }

    @Test
    public void aStateThatDoesNotFitIsRefusedAndNothingStaysAlive() {
        Map<String, StoredTensor> state = Map.of("conv.weight", StoredTensor.of(new float[54], 3, 2, 3, 3));
        var refusal = expectThrows(ReptorchException.class, () -> Model.of(SPEC, DType.FLOAT32, state));
        assertEquals(refusal.getMessage(), "small does not fit the state: it lacks bn.weight, bn.bias, bn.running_mean and 1 more; "
                + "is it of another model or mode?");
    }
}
