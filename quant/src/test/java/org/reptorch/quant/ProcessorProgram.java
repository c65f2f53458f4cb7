package org.reptorch.quant;

import static org.reptorch.quant.TrainedModels.IMAGES;
import static org.reptorch.quant.TrainedModels.images;

import java.util.List;
import java.util.TreeSet;

import org.reptorch.nn.Model;
import org.reptorch.nn.RepOptVgg;
import org.reptorch.torch.DType;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;

/** Prints why weights are computed with in floating point, and how far the engine is from its simulation. */
public final class ProcessorProgram {

    private ProcessorProgram() {
    }

    /** Runs it. */
    public static void main(String[] arguments) {
        try (Model model = TrainedModels.trained(TrainedModels.repOptVgg(RepOptVgg.Mode.TARGET, false), DType.FLOAT32, IMAGES); Scope scope = Scope.open()) {
            QuantizedModel quantized = PostTrainingQuantization.DEFAULT.apply(model, CalibrationData.of(List.of(images(1, DType.FLOAT32, IMAGES))));
            try (Engine engine = quantized.engine(); Engine simulation = quantized.simulation(); Engine half = Engine.of(model, DType.BFLOAT16)) {
                Tensor batch = images(2, DType.FLOAT32, IMAGES);
                Tensor expected = simulation.predict(batch);
                double largest = expected.abs().amax().item();
                var reasons = new TreeSet<>(engine.floatLayers().values());
                System.out.println(engine.floatLayers().containsKey("stage1.0.conv") + "; " + reasons + "; "
                        + (engine.predict(batch).sub(expected).abs().amax().item() / largest < 0.01) + "; "
                        + (half.predict(batch).sub(expected).abs().amax().item() / largest < 0.1));
            }
        }
    }
}
