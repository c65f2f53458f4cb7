package org.reptorch.quant;

import static org.reptorch.quant.TrainedModels.images;
import static org.reptorch.quant.TrainedModels.trained;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.reptorch.nn.Architecture;
import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.nn.RepOptVgg;
import org.reptorch.torch.DType;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** The INT8 engine computes what its simulation computes, and the engines in floating point what the model computes, for every family. */
public class Engine_AgreementTest {

    private static final long[] IMAGES = {4, 3, 32, 32};

    /** Networks, and how many operations stay in floating point. */
    private static Map<ModelSpec, Integer> networks() {
        return Map.of(
                TrainedModels.repOptVgg(RepOptVgg.Mode.TARGET, false), 0,
                TrainedModels.repOptVgg(RepOptVgg.Mode.TARGET, true), 0,
                TrainedModels.repOptVgg(RepOptVgg.Mode.REPVGG, false), 0,
                Architecture.of("resnet18").spec(10), 0,
                Architecture.of("vgg16-cifar").spec(10), 0,
                Architecture.of("mobilenet-v1").spec(10), 0,
                Architecture.of("repoptghostnet-0.5").spec(10), 0,
                Architecture.of("repghostnet-0.5").spec(10), 0);
    }

    @DataProvider
    public Iterator<Object[]> specs() {
        return networks().keySet().stream().map(spec -> new Object[] {spec}).iterator();
    }

    private static QuantizedModel quantized(Model model) {
        try (Scope scope = Scope.open()) {
            return PostTrainingQuantization.DEFAULT.apply(model, CalibrationData.of(List.of(images(11, DType.FLOAT32, IMAGES), images(12, DType.FLOAT32, IMAGES))));
        }
    }

    @Test(dataProvider = "specs")
    public void everyOperationIsWithinOneStepOfItsSimulation(ModelSpec spec) {
        try (Model model = trained(spec, DType.FLOAT32, IMAGES); Scope scope = Scope.open()) {
            QuantizedModel quantized = quantized(model);
            Comparison comparison = Comparison.of(quantized, images(13, DType.FLOAT32, IMAGES));
            for (Comparison.Row row : comparison.rows()) {
                assertTrue(row.step() == 0 ? row.alone() <= 1e-5 : row.alone() <= 1.001 && row.share() <= 5e-3, row + "\n" + comparison);
            }
        }
    }

    @Test(dataProvider = "specs")
    public void theEngineInFloat32ComputesWhatTheModelComputes(ModelSpec spec) {
        try (Model model = trained(spec, DType.FLOAT32, IMAGES); Engine engine = Engine.of(model, DType.FLOAT32); Scope scope = Scope.open()) {
            Tensor batch = images(14, DType.FLOAT32, IMAGES);
            Tensor expected = model.forward(batch).detach();
            assertEquals(engine.predict(batch).sub(expected).abs().amax().item() / expected.abs().amax().item(), 0, 2e-5, spec.name());
        }
    }
}
