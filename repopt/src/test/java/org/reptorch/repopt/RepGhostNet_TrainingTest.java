package org.reptorch.repopt;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.util.Map;

import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.nn.RepGhostNet;
import org.reptorch.torch.NoGrad;
import org.reptorch.torch.Ops;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.io.StoredTensor;
import org.reptorch.train.AdamRule;
import org.reptorch.train.Optimizer;
import org.reptorch.train.SgdRule;
import org.reptorch.train.Trainer;
import org.testng.annotations.Test;

/** RepOpt-GhostNet from its search to a run that goes on (RepOptimizers, appendix D). */
public class RepGhostNet_TrainingTest {

    private static final RepGhostNet NET = new RepGhostNet("ghost", 0.1, RepGhostNet.Mode.TARGET);
    private static final ModelSpec TARGET = NET.spec(4);

    @Test
    public void scalesAreSearchedTheNetStartsAndTrainsUnderThemAndGoesOnWithoutTheirFile() {
        Scales scales;
        try (Model search = Model.build(NET.spec(RepGhostNet.Mode.HS, 4), 0); Optimizer sgd = SgdRule.NESTEROV.optimizer(org.reptorch.train.ParameterGroup.of(search, 4e-5))) {
            step(search, sgd);
            scales = Scales.of(Placement.REPOPT_GHOST, TARGET, search);
        }
        assertEquals(scales.blocks().size(), 32);
        double start = scales.blocks().get("blocks.0.0.ghost1.cheap_operation.0").values().getFirst()[0];
        assertTrue(start != 1 && Math.abs(start - 1) < 0.1, "searched " + start);

        try (Model model = Model.build(TARGET, 1)) {
            start(scales, model);
            UpdatePlan plan = UpdatePlan.of(AdamRule.ADAMW, model, 0.05, scales);
            Map<String, StoredTensor> saved;
            try (Optimizer optimizer = new RepOptimizer(plan, model)) {
                step(model, optimizer);
                saved = optimizer.state();
                assertEquals(optimizer.notes().get("reptorch.prior"), Placement.REPOPT_GHOST.toString());
                assertTrue(optimizer.notes().get("reptorch.rule").endsWith(", exact"));
            }
            Scales kept = Scales.of(Placement.REPOPT_GHOST, TARGET, "the state", RepOptimizer.scalesIn(saved));
            try (Optimizer resumed = new RepOptimizer(UpdatePlan.of(AdamRule.ADAMW, model, 0.05, kept), model);
                    Optimizer other = new RepOptimizer(UpdatePlan.of(AdamRule.ADAMW, model, 0.05, Perturbed.of(scales, 1e-3)), model)) {
                resumed.load(saved);
                assertEquals(resumed.state(), saved);
                assertEquals(expectThrows(ReptorchException.class, () -> other.load(saved)).getMessage(),
                        "the optimizer's state was made under another blocks.0.0.ghost1.cheap_operation.scale_0.weight; resume with the scales that it was made under");
            }
        }
    }

    /** {@code W s + identity's factor} at the centre. */
    private static void start(Scales scales, Model model) {
        String path = "blocks.0.0.ghost1.cheap_operation.0.weight";
        try (var scope = Scope.open(); var noGrad = NoGrad.open()) {
            double[] before = model.parameter(path).toDoubleArray();
            RuleOfInitialization.apply(scales, model);
            double[] after = model.parameter(path).toDoubleArray();
            Scales.Block block = scales.blocks().values().iterator().next();
            for (int k = 0; k < after.length; k++) {
                double expected = (float) (before[k] * block.values().get(0)[k / 9]) + (k % 9 == 4 ? block.values().get(1)[k / 9] : 0);
                assertEquals(after[k], expected, 1e-6, "at " + k);
            }
        }
    }

    private static void step(Model model, Optimizer optimizer) {
        double loss = Trainer.step(model, optimizer, 0.1, 0.01, () -> Ops.randn(4, 3, 32, 32), () -> Tensor.of(new long[] {0, 1, 2, 3}));
        assertTrue(Double.isFinite(loss), "loss " + loss);
    }
}
