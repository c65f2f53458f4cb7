package org.reptorch.reparam;

import static org.reptorch.nn.Layers.conv;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.nio.file.Path;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

import org.reptorch.nn.Layer;
import org.reptorch.nn.Model;
import org.reptorch.torch.DType;
import org.reptorch.torch.NoGrad;
import org.reptorch.torch.Ops;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.Torch;
import org.reptorch.torch.io.Safetensors;
import org.reptorch.torch.io.StoredTensor;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** The blocks against modules of PyTorch, as record_blocks.py recorded them: names, evaluation, training, gradients, statistics, and the folded kernel. */
public class Block_ParityTest {

    static final Map<String, StoredTensor> RECORDED = Safetensors.read(Path.of(URI.create(Block_ParityTest.class.getResource("blocks.safetensors").toString())))
            .tensors();

    private static final Map<String, Layer> CASES = new LinkedHashMap<>();

    static {
        Layer.Conv2d three = conv(4, 4, 3).padding(1);
        CASES.put("repvgg", Block.repVgg().around(three));
        CASES.put("repvgg-groups-stride", Block.repVgg().around(conv(4, 6, 3).padding(1).stride(2).groups(2)));
        CASES.put("qarepvgg", Block.qaRepVgg().around(three));
        CASES.put("qarepvgg-average-groups", Block.qaRepVgg().withAverage().around(three.groups(2)));
        CASES.put("dbb", Block.dbb().around(conv(4, 6, 3).padding(1)));
        CASES.put("dbb-groups-stride-5", Block.dbb().around(conv(4, 6, 5).padding(2).stride(2).groups(2)));
        CASES.put("dbb-depthwise", Block.dbb().around(three.groups(4)));
        CASES.put("dyrep", Block.dyRep().around(three));
        CASES.put("dyrep-stride", Block.dyRep().around(conv(4, 6, 3).padding(1).stride(2)));
        CASES.put("dyrep-groups-5", Block.dyRep().around(conv(4, 4, 5).padding(2).groups(2)));
        CASES.put("dyrep-depthwise-stride", Block.dyRep().around(three.stride(2).groups(4)));
        CASES.put("dyrep-without-padding", Block.dyRep().around(conv(4, 6, 3)));
    }

    @DataProvider
    static Object[][] cases() {
        return CASES.entrySet().stream().map(entry -> new Object[] {entry.getKey(), entry.getValue()}).toArray(Object[][]::new);
    }

    private static Map<String, StoredTensor> recorded(String prefix) {
        var tensors = new LinkedHashMap<String, StoredTensor>();
        RECORDED.forEach((name, tensor) -> {
            if (name.startsWith(prefix)) {
                tensors.put(name.substring(prefix.length()), tensor);
            }
        });
        return tensors;
    }

    private static Tensor images() {
        Torch.manualSeed(12);
        return Ops.rand(new long[] {2, 4, 7, 6}).to(DType.FLOAT64).sub(0.5).mul(4);
    }

    @Test(dataProvider = "cases")
    public void itComputesWhatPyTorchComputes(String name, Layer block) {
        try (Model model = Model.of(Scattered.spec(block), DType.FLOAT64, recorded(name + "/state/")); var scope = Scope.open()) {
            Tensor x = images().requiresGrad(true);
            assertClose(model.eval().forward(x), name + "/eval");
            Tensor output = model.train().forward(x);
            assertClose(output, name + "/train");
            output.mul(Ops.rand(output.shape()).to(DType.FLOAT64)).sum().backward();
            assertClose(x.grad(), name + "/input");
            Map<String, StoredTensor> buffers = recorded(name + "/buffer/");
            assertEquals(model.buffers().keySet(), buffers.keySet());
            model.buffers().forEach((path, buffer) -> assertClose(buffer.to(DType.FLOAT64), name + "/buffer/" + path));
        }
    }

    @Test(dataProvider = "cases")
    public void itsFoldedKernelComputesWhatItComputes(String name, Layer block) {
        Map<String, StoredTensor> state = recorded(name + "/state/");
        try (var scope = Scope.open(); var noGrad = NoGrad.open()) {
            Convolution folded = Convolution.of(block, "", path -> Tensor.of(state.get(path)), DType.FLOAT64);
            assertTrue(Scattered.difference(Tensor.of(RECORDED.get(name + "/eval")), folded.apply(images())) < 1e-12, name);
        }
    }

    private static void assertClose(Tensor actual, String name) {
        try (var scope = Scope.open(); var noGrad = NoGrad.open()) {
            Tensor expected = Tensor.of(RECORDED.get(name)).to(DType.FLOAT64);
            double worst = expected.sub(actual).abs().amax().item();
            assertTrue(worst <= 1e-11 * Math.max(1, expected.abs().amax().item()), name + " is off by " + worst);
        }
    }
}
