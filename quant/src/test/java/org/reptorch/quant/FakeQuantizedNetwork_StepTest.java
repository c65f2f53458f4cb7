package org.reptorch.quant;

import static org.reptorch.nn.Layers.batchNorm;
import static org.reptorch.nn.Layers.conv;
import static org.reptorch.nn.Layers.flatten;
import static org.reptorch.nn.Layers.globalAveragePool;
import static org.reptorch.nn.Layers.linear;
import static org.reptorch.nn.Layers.relu;
import static org.reptorch.nn.Layers.sequence;
import static org.reptorch.nn.Layers.sum;
import static org.reptorch.quant.RecordedTraining.difference;
import static org.reptorch.quant.RecordedTraining.tensor;
import static org.testng.Assert.assertEquals;

import java.util.LinkedHashMap;
import java.util.Map;

import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.nn.ParameterSpec;
import org.reptorch.torch.DType;
import org.reptorch.torch.NoGrad;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.Torch;
import org.reptorch.torch.io.StoredTensor;
import org.reptorch.train.Objective;
import org.reptorch.train.ParameterGroup;
import org.reptorch.train.SgdRule;
import org.testng.annotations.Test;

/** Steps of training under quantization are those of torch.ao's modules, and observers and batch norms freeze when they should. */
public class FakeQuantizedNetwork_StepTest {

    private static final ModelSpec NET = new ModelSpec("residual", sequence()
            .then("first", sequence().then("conv", conv(3, 4, 3).padding(1)).then("bn", batchNorm(4))).then(relu())
            .then("sum", sum("left", sequence().then("conv", conv(4, 6, 3).stride(2).padding(1).bias(true)).then("bn", batchNorm(6)))
                    .plus("right", sequence().then("conv", conv(4, 6, 1).stride(2)).then("bn", batchNorm(6))))
            .then(relu()).then(globalAveragePool()).then(flatten()).then("linear", linear(6, 3)), 3);

    private static Model start(FakeQuantizedNetwork network, DType dtype) {
        var state = new LinkedHashMap<>(RecordedTraining.all("step/start/"));
        for (ParameterSpec parameter : network.spec().parameters()) {
            state.computeIfAbsent(parameter.name(), name -> StoredTensor.of(new double[(int) parameter.elements()], parameter.sizes()));
        }
        return Model.of(network.spec(), dtype, state);
    }

    @Test
    public void fourStepsAreThoseOfPyTorch() {
        FakeQuantizedNetwork network = QuantizationAwareTraining.DEFAULT.withShares(0.5, 0.75).network(NET, 4);
        try (Model model = start(network, DType.FLOAT64);
                var sgd = new SgdRule(0.9, 0, true).optimizer(ParameterGroup.whole(model, 1e-3)); Scope scope = Scope.open()) {
            for (int step = 0; step < 4; step++) {
                String key = "step/" + step + "/";
                Tensor loss = Objective.CROSS_ENTROPY.loss(model, tensor(key + "images"), tensor(key + "labels"), 0);
                loss.backward();
                assertEquals(difference(loss, key + "loss"), 0, 1e-10, key);
                for (Map.Entry<String, Tensor> parameter : model.parameters().entrySet()) {
                    assertEquals(difference(parameter.getValue().grad(), key + "grad." + parameter.getKey()), 0, 1e-10, key + parameter.getKey());
                }
                sgd.step(0.05);
                model.zeroGrad();
                var tensors = new LinkedHashMap<>(model.parameters());
                tensors.putAll(model.buffers());
                tensors.forEach((name, tensor) -> {
                    if (tensor.dtype().isFloatingPoint()) {
                        assertEquals(difference(tensor, key + name), 0, name.endsWith("scale") ? 1e-7 : 1e-10, key + name);
                    }
                });
            }
            assertEquals(model.buffers().get("first.bn.num_batches_tracked").itemLong(), 3);
            try (var noGrad = NoGrad.open()) {
                assertEquals(difference(model.eval().forward(tensor("step/3/images")), "step/logits"), 0, 1e-10);
            }
        }
    }

    @Test
    public void whatIsFrozenStaysAndWhatLivesMoves() {
        Torch.setThreads(1);
        FakeQuantizedNetwork network = QuantizationAwareTraining.DEFAULT.withShares(0.25, 0.5).network(NET, 8);
        try (Model model = start(network, DType.FLOAT32); Scope scope = Scope.open()) {
            for (int pass = 0; pass < 8; pass++) {
                try (var noGrad = NoGrad.open()) { // so that nothing but observers and statistics moves
                    model.parameters().values().forEach(parameter -> parameter.mul_(1.01));
                }
                Map<String, StoredTensor> before = model.stateDict();
                model.forward(tensor("step/0/images").to(DType.FLOAT32).mul(1 + pass));
                Map<String, StoredTensor> after = model.stateDict();
                int now = pass;
                for (String live : new String[] {"activations.0.range", "activations.3.range", "first.conv.weight_scale", "linear.weight_scale"}) {
                    assertEquals(!after.get(live).equals(before.get(live)), now < 2, live + " in pass " + now);
                }
                for (String live : new String[] {"first.bn.running_mean", "sum.right.bn.running_var", "sum.left.bn.num_batches_tracked"}) {
                    assertEquals(!after.get(live).equals(before.get(live)), now < 4, live + " in pass " + now);
                }
            }
            Map<String, StoredTensor> trained = model.stateDict();
            model.eval().forward(tensor("step/0/images").to(DType.FLOAT32));
            assertEquals(model.stateDict(), trained, "evaluation changes nothing");
            assertEquals(network.progress(model), 1.0);
        }
    }
}
