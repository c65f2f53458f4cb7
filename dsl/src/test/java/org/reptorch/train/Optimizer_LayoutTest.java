package org.reptorch.train;

import static org.testng.Assert.assertEquals;

import java.util.List;
import java.util.Map;

import org.reptorch.nn.Layers;
import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.torch.MemoryFormat;
import org.reptorch.torch.Ops;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Torch;
import org.reptorch.torch.io.StoredTensor;
import org.testng.annotations.Test;

/** Fused kernels do not look at strides: whoever moves a model to another memory format between two steps must not get other numbers. */
public class Optimizer_LayoutTest extends OneThread {

    private static final ModelSpec SPEC = new ModelSpec("net", Layers.sequence().then("conv", Layers.conv(5, 7, 3)).then("bn", Layers.batchNorm(7)), 7);

    @Test
    public void aModelThatIsMovedBetweenStepsTrainsOnWithTheSameNumbers() {
        for (UpdateRule rule : List.of(SgdRule.NESTEROV, AdamRule.ADAMW, new AdamRule(0.9, 0.99, 1e-8, true, false), RmsPropRule.DEFAULT)) {
            Map<String, StoredTensor> stayed = trained(rule, MemoryFormat.CONTIGUOUS);
            // Libtorch rounds the elements behind the last whole vector otherwise, and those are others.
            trained(rule, MemoryFormat.CHANNELS_LAST).forEach((name, tensor) ->
                    assertEquals(tensor.toDoubleArray(), stayed.get(name).toDoubleArray(), 1e-5, rule + " " + name));
        }
    }

    private static Map<String, StoredTensor> trained(UpdateRule rule, MemoryFormat after) {
        try (Model model = Model.build(SPEC, 1); Optimizer optimizer = rule.optimizer(ParameterGroup.of(model, 0.1))) {
            for (int step = 0; step < 4; step++) {
                if (step == 2) {
                    model.to(after);
                }
                try (var scope = Scope.open()) {
                    Torch.manualSeed(step);
                    model.trainable().values().forEach(parameter -> parameter.setGrad(parameter.detach().emptyLike().copy_(Ops.randn(parameter.shape()))));
                    optimizer.step(0.1);
                }
            }
            Map<String, StoredTensor> all = new java.util.TreeMap<>(model.stateDict());
            all.remove("bn.num_batches_tracked");
            all.putAll(optimizer.state());
            return all;
        }
    }
}
