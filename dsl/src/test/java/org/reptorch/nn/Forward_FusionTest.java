package org.reptorch.nn;

import static org.reptorch.nn.Layers.batchNorm;
import static org.reptorch.nn.Layers.conv;
import static org.reptorch.nn.Layers.flatten;
import static org.reptorch.nn.Layers.globalAveragePool;
import static org.reptorch.nn.Layers.linear;
import static org.reptorch.nn.Layers.relu;
import static org.reptorch.nn.Layers.sequence;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertNotEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.reptorch.torch.Autocast;
import org.reptorch.torch.DType;
import org.reptorch.torch.Device;
import org.reptorch.torch.MemoryFormat;
import org.reptorch.torch.Ops;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.Torch;
import org.reptorch.torch.TorchException;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** A batch norm with a ReLU behind it trains alike in one operator and in two. */
public class Forward_FusionTest {

    /** One ReLU right behind its batch norm, another behind the block that the batch norm ends. */
    private static final ModelSpec SPEC = new ModelSpec("two blocks", sequence()
            .then("conv1", conv(3, 24, 3).stride(2).padding(1)).then("bn1", batchNorm(24)).then(relu())
            .then("block", sequence().then("conv2", conv(24, 40, 3).padding(1)).then("bn2", batchNorm(40))).then(relu())
            .then(globalAveragePool()).then(flatten()).then("fc", linear(40, 5)), 5);

    @AfterMethod
    public void fuseAgain() {
        Forward.Normalization.fuses = true;
    }

    @DataProvider
    public Object[][] ways() {
        return new Object[][] {{MemoryFormat.CHANNELS_LAST, DType.FLOAT32, false, 2e-5}, {MemoryFormat.CONTIGUOUS, DType.FLOAT32, false, 2e-5},
            {MemoryFormat.CHANNELS_LAST, DType.FLOAT32, true, 0.05}, {MemoryFormat.CONTIGUOUS, DType.FLOAT32, true, 0.05},
            {MemoryFormat.CHANNELS_LAST, DType.FLOAT64, false, 0}};
    }

    @Test(dataProvider = "ways")
    public void stepsAreThoseOfTwoOperators(MemoryFormat format, DType dtype, boolean autocast, double tolerance) {
        try (var scope = Scope.open()) {
            Map<String, Tensor> fused = train(true, format, dtype, autocast);
            Map<String, Tensor> plain = train(false, format, dtype, autocast);
            fused.forEach((name, tensor) -> {
                Tensor expected = plain.get(name).to(DType.FLOAT64);
                assertEquals(tensor.dtype(), plain.get(name).dtype());
                double apart = tensor.to(DType.FLOAT64).sub(expected).abs().max().item() / Math.max(expected.abs().max().item(), 1e-2);
                assertTrue(apart <= tolerance, name + " is " + apart + " apart");
            });
        }
    }

    /** Returns the loss, the gradients and the buffers of two passes with the same images. */
    private static Map<String, Tensor> train(boolean fuse, MemoryFormat format, DType dtype, boolean autocast) {
        Forward.Normalization.fuses = fuse;
        var results = new LinkedHashMap<String, Tensor>();
        try (Model model = Model.build(SPEC, Device.CPU, dtype, 3)) {
            model.to(format);
            Tensor images = Ops.randn(6, 3, 17, 15).to(dtype).contiguous(format);
            Tensor labels = Tensor.of(new long[] {0, 1, 2, 3, 4, 0});
            for (int i = 0; i < 2; i++) {
                Tensor loss;
                if (autocast) {
                    try (var half = Autocast.open(DType.BFLOAT16)) {
                        loss = model.forward(images).crossEntropyLoss(labels);
                    }
                } else {
                    loss = model.forward(images).crossEntropyLoss(labels);
                }
                loss.backward();
                results.put("loss " + i, loss.detach());
            }
            model.parameters().forEach((name, parameter) -> results.put("gradient of " + name, parameter.grad()));
            model.buffers().forEach((name, buffer) -> results.put(name, buffer.clone()));
        }
        return results;
    }

    @Test
    public void oneOperatorKeepsItsInputAlone() {
        try (var scope = Scope.open(); Model model = Model.build(SPEC, 0)) {
            Tensor images = Ops.randn(4, 3, 64, 64);
            bytesKept(model, images, false); // what libtorch keeps of a first call
            long plain = bytesKept(model, images, false);
            long fused = bytesKept(model, images, true);
            long secondOutput = 4 * 40 * 32 * 32 * 4; // of no use to the pooling behind it; the first is the input of a convolution
            assertEquals(fused, plain - secondOutput, 4096, fused + " bytes, and " + plain + " of two operators");
        }
    }

    private static long bytesKept(Model model, Tensor images, boolean fuse) {
        Forward.Normalization.fuses = fuse;
        long before = Torch.memory().bytes();
        try (var scope = Scope.open()) {
            model.train().forward(images);
            return Torch.memory().bytes() - before;
        }
    }

    @Test
    public void evaluationIsThatOfTwoOperators() {
        try (var scope = Scope.open(); Model model = Model.build(SPEC, 0).eval()) {
            Tensor images = Ops.randn(4, 3, 8, 8);
            Tensor fused = model.forward(images);
            Forward.Normalization.fuses = false;
            assertTrue(fused.equal(model.forward(images)));
        }
    }

    @Test
    public void whatDoesNotFitIsRefusedInTheSameWords() {
        try (var scope = Scope.open(); Model model = Model.build(SPEC, 0)) {
            var messages = new ArrayList<String>();
            for (boolean fuse : new boolean[] {true, false}) {
                Forward.Normalization.fuses = fuse;
                messages.add(expectThrows(TorchException.class, () -> model.forward(Ops.ones(2, 4, 8, 8))).getMessage());
            }
            assertEquals(messages.get(0), messages.get(1));
        }
    }

    @Test
    public void anEmptyBatchGivesWhatTwoOperatorsGive() {
        try (var scope = Scope.open(); Model model = Model.build(SPEC, 0)) {
            var outcomes = new ArrayList<String>();
            for (boolean fuse : new boolean[] {true, false}) {
                Forward.Normalization.fuses = fuse;
                try {
                    outcomes.add(model.forward(Ops.ones(0, 3, 8, 8)).summary());
                } catch (TorchException e) {
                    outcomes.add(e.getMessage());
                }
            }
            assertEquals(outcomes.get(0), outcomes.get(1));
            assertNotEquals(outcomes.get(0), "");
        }
    }
}
