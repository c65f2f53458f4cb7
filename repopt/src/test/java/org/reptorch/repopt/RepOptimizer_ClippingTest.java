package org.reptorch.repopt;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.expectThrows;

import java.util.List;

import org.reptorch.nn.Model;
import org.reptorch.nn.RepOptVgg;
import org.reptorch.torch.ReptorchException;
import org.reptorch.train.Clipping;
import org.reptorch.train.Optimizer;
import org.reptorch.train.SgdRule;
import org.reptorch.train.StepSpec;
import org.reptorch.train.TrainingStep;
import org.testng.annotations.Test;

/** Clipped gradients are not what a prior's equivalence is about: refused, unless somebody wants them all the same. */
public class RepOptimizer_ClippingTest {

    private static final RepOptVgg NET = RepOptVgg.of(List.of(1, 1, 1, 1), List.of(0.0625, 0.0625, 0.0625, 0.0625), List.of(1, 1, 2, 2, 1));

    @Test
    public void clippingUnderAPriorIsRefusedUnlessItIsWanted() {
        Scales scales;
        try (Model searched = Model.build(NET.spec(RepOptVgg.Mode.HS, 4), 1)) {
            scales = Scales.of(Prior.REPOPT_VGG, NET.spec(RepOptVgg.Mode.TARGET, 4), searched);
        }
        try (Model model = Model.build(NET.spec(RepOptVgg.Mode.TARGET, 4), 1);
                Optimizer prior = new RepOptimizer(UpdatePlan.of(SgdRule.NESTEROV, model, 4e-5, scales), model);
                Optimizer plain = new RepOptimizer(UpdatePlan.plain(SgdRule.NESTEROV, model, 4e-5), model)) {
            StepSpec clipped = StepSpec.PLAIN.withClipping(new Clipping(5, false));

            assertEquals(expectThrows(ReptorchException.class, () -> new TrainingStep(model, prior, clipped)).getMessage(),
                    "gradients are to be clipped to norm 5.0: under a prior their norm is not that of the block that the update stands for, and the equivalence"
                            + " breaks; leave clipNorm out, or say clipUnderPrior: true");
            new TrainingStep(model, prior, StepSpec.PLAIN.withClipping(new Clipping(5, true)));
            new TrainingStep(model, plain, clipped);
            assertEquals(RepOptimizer.scalesIn(prior.state()), scales.tensors());
        }
    }
}
