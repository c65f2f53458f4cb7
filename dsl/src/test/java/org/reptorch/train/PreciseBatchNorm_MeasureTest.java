package org.reptorch.train;

import static org.reptorch.nn.Layers.batchNorm;
import static org.reptorch.nn.Layers.batchNormPad;
import static org.reptorch.nn.Layers.conv;
import static org.reptorch.nn.Layers.flatten;
import static org.reptorch.nn.Layers.globalAveragePool;
import static org.reptorch.nn.Layers.linear;
import static org.reptorch.nn.Layers.relu;
import static org.reptorch.nn.Layers.sequence;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertNotEquals;
import static org.testng.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.reptorch.data.GeneratedImages;
import org.reptorch.data.Normalization;
import org.reptorch.data.Splits;
import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.nn.Size;
import org.reptorch.torch.DType;
import org.reptorch.torch.Device;
import org.reptorch.torch.NoGrad;
import org.reptorch.torch.Ops;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.Torch;
import org.testng.annotations.Test;

/** Batch norms that are measured anew have the mean of what the batches have. */
public class PreciseBatchNorm_MeasureTest extends OneThread {

    private static final int BATCHES = 3;

    private static final ModelSpec SPEC = new ModelSpec("two norms", sequence().then("first", conv(3, 4, 1)).then("pad", batchNormPad(4, Size.of(1))).then(relu())
            .then("second", conv(4, 5, 3).bias(true)).then("bn", batchNorm(5)).then(globalAveragePool()).then(flatten()).then("linear", linear(5, 2)), 2);

    private static Tensor images(int batch) {
        return Ops.arange(6 * 3 * 8 * 8).to(DType.FLOAT64).mul(0.37 * (batch + 1)).sin().add(batch).view(6, 3, 8, 8);
    }

    /** Channel by channel, the variance with n - 1 below, as PyTorch has it. */
    private static void add(Tensor sum, Tensor sumOfVariances, Tensor x) {
        Tensor rows = x.transpose(0, 1).flatten(1, -1);
        Tensor deviations = rows.sub(rows.mean(new long[] {1}, true));
        sum.add_(rows.mean(new long[] {1}));
        sumOfVariances.add_(deviations.mul(deviations).sum(new long[] {1}).div(rows.size(1) - 1));
    }

    @Test
    public void theyAreTheMeanOverTheBatchesAndTheWeightsStay() {
        try (var scope = Scope.open(); var noGrad = NoGrad.open(); Model model = Model.build(SPEC, Device.CPU, DType.FLOAT64, 1)) {
            model.buffers().get("bn.running_mean").fill_(7); // as if they had been far off
            model.buffers().get("bn.running_var").fill_(70);
            var before = model.stateDict();
            Tensor mean = Tensor.zeros(DType.FLOAT64, 4);
            Tensor variance = Tensor.zeros(DType.FLOAT64, 4);
            Tensor secondMean = Tensor.zeros(DType.FLOAT64, 5);
            Tensor secondVariance = Tensor.zeros(DType.FLOAT64, 5);
            for (int batch = 0; batch < BATCHES; batch++) {
                Tensor first = Ops.conv2d(images(batch), model.parameter("first.weight"));
                add(mean, variance, first);
                Tensor own = first.sub(channels(mean(first))).div(channels(biased(first).add(1e-5).sqrt()));
                // The margin is what the statistics up to this batch make of zeros.
                Tensor margin = mean.div(batch + 1).neg().div(variance.div(batch + 1).add(1e-5).sqrt());
                Tensor padded = channels(margin).expand(new long[] {6, 4, 10, 10}).clone();
                padded.narrow(2, 1, 8).narrow(3, 1, 8).copy_(own);
                add(secondMean, secondVariance, Ops.conv2d(padded.relu(), model.parameter("second.weight"), model.parameter("second.bias")));
            }
            PreciseBatchNorm.measure(model, BATCHES, PreciseBatchNorm_MeasureTest::images);
            close(model, "pad.bn.running_mean", mean);
            close(model, "pad.bn.running_var", variance);
            close(model, "bn.running_mean", secondMean);
            close(model, "bn.running_var", secondVariance);
            model.parameters().keySet().forEach(path -> assertEquals(model.stateDict().get(path), before.get(path), path));
        }
    }

    private static Tensor mean(Tensor x) {
        return x.mean(new long[] {0, 2, 3});
    }

    private static Tensor biased(Tensor x) {
        Tensor deviations = x.sub(channels(mean(x)));
        return mean(deviations.mul(deviations));
    }

    private static Tensor channels(Tensor each) {
        return each.view(1, each.size(0), 1, 1);
    }

    private static void close(Model model, String buffer, Tensor sum) {
        double difference = model.buffers().get(buffer).sub(sum.div(BATCHES)).abs().amax().item();
        assertTrue(difference < 1e-12, buffer + " differs by " + difference);
    }

    @Test
    public void aRunEndsWithThemAndTrainsAsItDid() {
        Splits data = GeneratedImages.of(4, 16, 4, 16, 1);
        var losses = new ArrayList<List<Double>>();
        var statistics = new ArrayList<double[]>();
        for (int batches : new int[] {0, 2, 2, 1000}) {
            Recipe recipe = SmallRun.RECIPE.withEpochs(1).withSchedule(Schedule.cosine(0.01, 0)).withNormBatches(batches);
            Torch.manualSeed(1);
            var heard = new ArrayList<Double>();
            try (Model model = Model.build(SmallRun.SPEC, recipe.seed()); Optimizer optimizer = recipe.optimizer(model)) {
                new Trainer("small", model, optimizer, recipe, data, Normalization.CIFAR10, new Progress() {
                    @Override
                    public void stepEnds(Step step) {
                        heard.add(step.loss());
                    }
                }).run();
                statistics.add(model.buffers().get("bn.running_mean").toDoubleArray());
            }
            losses.add(heard);
        }
        assertEquals(losses.get(1), losses.get(0));
        assertNotEquals(statistics.get(1), statistics.get(0));
        assertEquals(statistics.get(2), statistics.get(1));
        assertNotEquals(statistics.get(3), statistics.get(1), "by all batches that there are");
    }
}
