package org.reptorch.quant;

import static org.reptorch.quant.RecordedTraining.difference;
import static org.reptorch.quant.RecordedTraining.tensor;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.util.Iterator;
import java.util.stream.Stream;

import org.reptorch.torch.DType;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Rounding in training and what goes back through it, against PyTorch and the papers' formulas. */
public class QuantizedGradient_ParityTest {

    @DataProvider
    public Iterator<Object[]> weights() {
        return Stream.of(8, 4, 2).flatMap(bits -> Stream.of(true, false).map(symmetric -> new Object[] {bits, symmetric})).iterator();
    }

    @Test(dataProvider = "weights")
    public void aWeightIsRoundedAndItsGradientPassesAsInPyTorch(int bits, boolean symmetric) {
        String key = "weight/" + bits + (symmetric ? "s/" : "a/");
        var scheme = new WeightScheme(bits, true, symmetric);
        try (Scope scope = Scope.open()) {
            Tensor weight = tensor(key + "weight").requiresGrad(true);
            WeightQuantizer quantizer = WeightQuantizer.of(weight.detach().div(2), scheme);
            assertEquals(difference(quantizer.scales(), key + "scale"), 0, 1e-7);
            assertEquals(difference(quantizer.zeroPoints().to(DType.FLOAT32), key + "zero_point"), 0.0);
            Tensor rounded = quantizer.fakeQuantize(weight);
            rounded.mul(tensor(key + "factors")).sum().backward();
            assertEquals(difference(rounded, key + "result"), 0, 1e-6);
            assertEquals(difference(weight.grad(), key + "grad"), 0, 1e-6);
            assertTrue(weight.grad().eq(0).to(DType.FLOAT32).sum().item() > 0, "numbers beyond the range get no gradient");
        }
    }

    @Test(dataProvider = "weights")
    public void tensorsAndWholeNumbersRoundAlike(int bits, boolean symmetric) {
        var scheme = new WeightScheme(bits, bits != 4, symmetric);
        try (Scope scope = Scope.open()) {
            Tensor weight = tensor("weight/" + bits + (symmetric ? "s/" : "a/") + "weight");
            WeightQuantizer quantizer = WeightQuantizer.of(weight, scheme);
            QuantizedWeight expected = QuantizedWeight.of("layer", weight.toStored(), scheme);
            assertEquals(quantizer.quantized("layer", weight.toStored()), expected);
            assertEquals(quantizer.fakeQuantize(weight).toFloatArray(), Tensor.of(expected.dequantized()).to(DType.FLOAT32).toFloatArray());
        }
    }

    @DataProvider
    public Object[][] learned() {
        return new Object[][] {{"relu"}, {"signed"}, {"coarse"}, {"channels"}, {"tensor"}};
    }

    @Test(dataProvider = "learned")
    public void aLearnedStepHasThePublishedGradient(String name) {
        String key = "lsq/" + name + "/";
        try (Scope scope = Scope.open()) {
            double[] range = tensor(key + "range").toDoubleArray();
            Tensor v = tensor(key + "v").requiresGrad(true);
            Tensor s = tensor(key + "s").requiresGrad(true);
            Tensor result = range[1] < 0 ? LearnedStep.weight(v, s, new WeightScheme(range[2] > 7 ? 8 : 4, s.elements() > 1, true))
                    : LearnedStep.activation(v, s, (int) range[0], (int) range[1], (int) range[2]);
            result.mul(tensor(key + "factors")).sum().backward();
            assertEquals(difference(result, key + "result"), 0, 1e-12);
            assertEquals(difference(v.grad(), key + "dv"), 0, 1e-12);
            assertEquals(difference(s.grad(), key + "ds"), 0, 1e-12);
        }
    }

    @Test(dataProvider = "learned")
    public void aLearnedStepStartsAsPublished(String name) {
        String key = "lsq/" + name + "/";
        try (Scope scope = Scope.open()) {
            double[] range = tensor(key + "range").toDoubleArray();
            double[] starts = tensor(key + "start").toDoubleArray();
            double[] means = tensor(key + "v").abs().reshape(starts.length, -1).mean(1L).toDoubleArray();
            for (int i = 0; i < starts.length; i++) {
                assertEquals(LearnedStep.start(means[i], LearnedStep.qp((int) range[0], (int) range[1], (int) range[2])), starts[i], 1e-12);
            }
        }
    }

    @Test
    public void distillationLossesAreThePublishedOnes() {
        try (Scope scope = Scope.open()) {
            Tensor student = tensor("distill/logits/student").requiresGrad(true);
            Tensor loss = Distillation.logits(student, tensor("distill/logits/teacher"), 20);
            loss.backward();
            assertEquals(difference(loss, "distill/logits/loss"), 0, 1e-12);
            assertEquals(difference(student.grad(), "distill/logits/grad"), 0, 1e-12);
            Tensor map = tensor("distill/features/student").requiresGrad(true);
            Tensor features = Distillation.features(map, tensor("distill/features/teacher"));
            features.backward();
            assertEquals(difference(features, "distill/features/loss"), 0, 1e-12);
            assertEquals(difference(map.grad(), "distill/features/grad"), 0, 1e-12);
        }
    }
}
