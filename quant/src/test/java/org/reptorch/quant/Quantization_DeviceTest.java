package org.reptorch.quant;

import static org.reptorch.torch.LazyDevice.LAZY;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.util.List;

import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.nn.RepOptVgg;
import org.reptorch.torch.DType;
import org.reptorch.torch.Device;
import org.reptorch.torch.NoGrad;
import org.reptorch.torch.Ops;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.testng.annotations.Test;

/** What of quantization follows a model to a device that is not the CPU, which is {@link org.reptorch.torch.LazyDevice}, and what does not. */
public class Quantization_DeviceTest {

    private static final ModelSpec SPEC = RepOptVgg.of(List.of(1, 1, 1, 1), List.of(0.25, 0.125, 0.0625, 0.0625), List.of(1, 2, 1, 2, 1))
            .spec(RepOptVgg.Mode.TARGET, 4);

    @Test
    public void anEngineComputesOnTheCpuWhereverItsModelIs() {
        try (Scope scope = Scope.open(); Model here = Model.build(SPEC, 1).eval(); Model there = Model.build(SPEC, LAZY, DType.FLOAT32, 1).eval();
                Engine expected = Engine.of(here, DType.FLOAT32); Engine engine = Engine.of(there, DType.FLOAT32)) {
            Tensor images = Ops.rand(2, 3, 16, 16);
            assertTrue(engine.predict(images).equal(expected.predict(images)));
            assertEquals(expectThrows(ReptorchException.class, () -> engine.predict(images.to(LAZY, DType.FLOAT32))).getMessage(),
                    SPEC.name() + ": an engine computes on the CPU, and the images are on lazy:0; copy them to the CPU, or ask the model");
        }
    }

    @Test
    public void foldedNormsStayWhereTheyAre() {
        try (Scope scope = Scope.open(); NoGrad noGrad = NoGrad.open(); Model there = Model.build(SPEC, LAZY, DType.FLOAT64, 1).eval();
                Model folded = BatchNormFolding.fold(there)) {
            Tensor images = Ops.rand(new long[] {2, 3, 16, 16}, DType.FLOAT64).to(LAZY, DType.FLOAT64);
            assertEquals(folded.device(), LAZY);
            assertTrue(folded.forward(images).allClose(there.forward(images), 1e-9, 1e-9));
        }
    }

    @Test
    public void trainingUnderQuantizationFollowsTheModel() {
        try (Scope scope = Scope.open(); Model here = Model.build(SPEC, 1); Model there = Model.build(SPEC, LAZY, DType.FLOAT32, 1)) {
            CalibrationData data = CalibrationData.of(List.of(Ops.rand(4, 3, 16, 16)));
            FakeQuantizedNetwork network = QuantizationAwareTraining.DEFAULT.network(SPEC, 4);
            Tensor images = Ops.rand(4, 3, 16, 16);
            try (Model student = network.start(here, data); Model other = network.start(there, data)) {
                assertEquals(other.device(), LAZY);
                assertTrue(other.eval().forward(images.to(LAZY, DType.FLOAT32)).to(Device.CPU, DType.FLOAT32).allClose(student.eval().forward(images), 1e-2, 1e-3));
                other.train().forward(images.to(LAZY, DType.FLOAT32)).sum().backward();
                other.trainable().forEach((path, parameter) -> assertEquals(parameter.grad() == null ? LAZY : parameter.grad().device(), LAZY, path));
            }
        }
    }
}
