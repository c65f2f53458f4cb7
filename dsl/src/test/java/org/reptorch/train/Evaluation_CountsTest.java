package org.reptorch.train;

import static org.reptorch.nn.Layers.batchNorm;
import static org.reptorch.nn.Layers.flatten;
import static org.reptorch.nn.Layers.globalAveragePool;
import static org.reptorch.nn.Layers.linear;
import static org.reptorch.nn.Layers.sequence;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertNotEquals;

import java.util.LinkedHashMap;
import java.util.Map;

import org.reptorch.data.Normalization;
import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.torch.DType;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.io.StoredTensor;
import org.testng.annotations.Test;

/** A model whose logits are the mean of each channel, so that one can reckon what it says. */
public class Evaluation_CountsTest extends OneThread {

    private static final ModelSpec SPEC = new ModelSpec("means",
            sequence().then("bn", batchNorm(3)).then(globalAveragePool()).then(flatten()).then("linear", linear(3, 3)), 3);
    private static final Normalization BYTES_TO_ONE = new Normalization(new float[] {0, 0, 0}, new float[] {1, 1, 1});

    @Test
    public void theBrightChannelIsTheClass() {
        try (Model model = model(0, 1, 2)) {
            assertEquals(Evaluation.of(model, new ColouredImages(300), BYTES_TO_ONE).top1(), 100.0);
        }
    }

    @Test
    public void mistakesAreCountedOverAllBatches() {
        try (Model model = model(0, 2, 1)) {
            Evaluation evaluation = Evaluation.of(model, new ColouredImages(300), BYTES_TO_ONE);

            assertEquals(evaluation.images(), 300);
            assertEquals(evaluation.top1(), 100.0 / 3, 1e-12);
        }
    }

    @Test
    public void theLossIsTheMeanOverImagesNotOverBatches() {
        int size = 256 + 5;
        double expected = 0;
        for (int i = 0; i < size; i++) {
            double bright = (150 + i % 100) / 255.0;
            double dark = 50 / 255.0;
            expected += Math.log(Math.exp(bright) + 2 * Math.exp(dark)) - bright;
        }
        try (Model model = model(0, 1, 2)) {
            assertEquals(Evaluation.of(model, new ColouredImages(size), BYTES_TO_ONE).loss(), expected / size, 1e-6);
        }
    }

    @Test
    public void theStatisticsStayAndTheModelTrainsAfterwards() {
        try (Scope scope = Scope.open(); Model model = model(0, 1, 2)) {
            Map<String, StoredTensor> before = model.stateDict();
            Evaluation.of(model.eval(), new ColouredImages(3), BYTES_TO_ONE);
            assertEquals(model.stateDict(), before);

            model.forward(Tensor.ones(DType.FLOAT64, 2, 3, 2, 2));
            assertNotEquals(model.stateDict(), before);
        }
    }

    /** Class c looks at the channel of this number; the batch norm changes nothing. */
    private static Model model(int... channels) {
        double[] weight = new double[9];
        for (int c = 0; c < 3; c++) {
            weight[3 * c + channels[c]] = Math.sqrt(1 + 1e-5);
        }
        var state = new LinkedHashMap<String, StoredTensor>();
        state.put("bn.weight", StoredTensor.of(new double[] {1, 1, 1}, 3));
        state.put("bn.bias", StoredTensor.of(new double[3], 3));
        state.put("bn.running_mean", StoredTensor.of(new double[3], 3));
        state.put("bn.running_var", StoredTensor.of(new double[] {1, 1, 1}, 3));
        state.put("bn.num_batches_tracked", StoredTensor.of(new long[1]));
        state.put("linear.weight", StoredTensor.of(weight, 3, 3));
        state.put("linear.bias", StoredTensor.of(new double[3], 3));
        return Model.of(SPEC, DType.FLOAT64, state);
    }
}
