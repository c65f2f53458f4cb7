package org.reptorch.repopt;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.util.List;

import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.nn.RepOptVgg;
import org.reptorch.torch.DType;
import org.reptorch.torch.NoGrad;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.testng.annotations.Test;

/** A plain model starts where the published handler starts it. */
public class RuleOfInitialization_StartTest {

    private static final RepOptVgg NET = RepOptVgg.of(List.of(1, 2, 1, 1), List.of(0.125, 0.125, 0.0625, 0.03125), List.of(1, 1, 2, 2, 1));
    private static final ModelSpec TARGET = NET.spec(RepOptVgg.Mode.TARGET, 5);

    /** The scales that a search begins with. */
    private static Scales initialScales() {
        try (Model search = Model.build(NET.spec(RepOptVgg.Mode.HS, 5), 0)) {
            return Scales.of(Prior.REPOPT_VGG, TARGET, search);
        }
    }

    /**
     * Recorded with the published code and PyTorch 2.13: torch.manual_seed(3), RepOptVGG(mode="target") and RepOptVGGHandler.reinitialize()
     * with the scales of a fresh search model; the sums of the kernels' squares.
     */
    @Test
    public void withTheSameSeedItIsThePublishedStart() {
        Scales scales = initialScales();
        try (Model model = Model.build(TARGET, 3); var scope = Scope.open(); var noGrad = NoGrad.open()) {
            RuleOfInitialization.apply(scales, model);
            double[] sums = {6.3411113240692885, 13.805480588119035, 10.11629455697772, 33.80666309004576, 10.864510407808096, 27.629282945244626};
            int index = 0;
            for (String path : scales.blocks().keySet()) {
                assertEquals(model.parameter(path + ".weight").to(DType.FLOAT64).square().sum().item(), sums[index++], 1e-12, path);
            }
        }
    }

    @Test
    public void aTrainedModelIsNotInitializedAgain() {
        Scales scales = initialScales();
        try (Model model = Model.build(TARGET, 3); var scope = Scope.open(); var noGrad = NoGrad.open()) {
            model.parameter("stage1.0.bn.weight").mul_(1.01);
            Tensor before = model.parameter("stage0.conv.weight").clone();
            String message = expectThrows(ReptorchException.class, () -> RuleOfInitialization.apply(scales, model)).getMessage();
            assertEquals(message, "Rule of Initialization: repopt-vgg is not fresh, stage1.0.bn.weight has been trained; resume it without initializing it again");
            assertTrue(before.equal(model.parameter("stage0.conv.weight")));
        }
    }
}
