package org.reptorch.repopt;

import static org.testng.Assert.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.nn.RepOptVgg;
import org.reptorch.torch.MemoryFormat;
import org.reptorch.torch.Ops;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Torch;
import org.reptorch.torch.io.StoredTensor;
import org.reptorch.train.AdamRule;
import org.reptorch.train.SgdRule;
import org.reptorch.train.UpdateRule;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** A run may go on from its state in either memory format, and a model may be moved between two steps: the bits are the same. */
public class RepOptimizer_LayoutTest {

    private static final RepOptVgg NET = RepOptVgg.of(List.of(1, 2, 1, 1), List.of(0.25, 0.25, 0.125, 0.0625), List.of(1, 1, 2, 2, 1));
    private static final int STEPS = 6;

    @DataProvider
    static Object[][] rules() {
        return new Object[][] {{SgdRule.NESTEROV}, {AdamRule.ADAMW}};
    }

    @Test(dataProvider = "rules")
    public void aStateContinuesBitForBitInEitherFormat(UpdateRule rule) {
        Map<String, StoredTensor> expected = trained(rule, MemoryFormat.CONTIGUOUS, MemoryFormat.CONTIGUOUS, false);
        for (MemoryFormat first : List.of(MemoryFormat.CONTIGUOUS, MemoryFormat.CHANNELS_LAST)) {
            for (MemoryFormat second : List.of(MemoryFormat.CONTIGUOUS, MemoryFormat.CHANNELS_LAST)) {
                assertEquals(trained(rule, first, second, true), expected, first + " then " + second);
            }
        }
    }

    /** State that lies otherwise than its parameter goes the slower way, whose last bit may differ. */
    @Test(dataProvider = "rules")
    public void aModelThatIsMovedUnderItsStateTrainsOn(UpdateRule rule) {
        Map<String, StoredTensor> expected = trained(rule, MemoryFormat.CONTIGUOUS, MemoryFormat.CONTIGUOUS, false);
        trained(rule, MemoryFormat.CONTIGUOUS, MemoryFormat.CHANNELS_LAST, false).forEach((name, tensor) ->
                assertEquals(tensor.toDoubleArray(), expected.get(name).toDoubleArray(), 1e-5, name));
    }

    /** Half of the steps in one format, the others in another, with a new optimizer or the same. */
    private static Map<String, StoredTensor> trained(UpdateRule rule, MemoryFormat first, MemoryFormat second, boolean resumed) {
        ModelSpec spec = NET.spec(RepOptVgg.Mode.TARGET, 4);
        Scales scales;
        try (Model search = Model.build(NET.spec(RepOptVgg.Mode.HS, 4), 0)) {
            scales = Scales.of(Prior.REPOPT_VGG, spec, search);
        }
        try (Model model = Model.build(spec, 1).to(first); RepOptimizer optimizer = new RepOptimizer(UpdatePlan.of(rule, model, 0.1, scales), model)) {
            steps(model, optimizer, 0, STEPS / 2);
            if (!resumed) {
                model.to(second);
                steps(model, optimizer, STEPS / 2, STEPS);
                return all(model, optimizer);
            }
            try (Model other = Model.build(spec, 2).to(second); RepOptimizer goesOn = new RepOptimizer(UpdatePlan.of(rule, other, 0.1, scales), other)) {
                other.load(model.stateDict());
                goesOn.load(optimizer.state());
                steps(other, goesOn, STEPS / 2, STEPS);
                return all(other, goesOn);
            }
        }
    }

    private static void steps(Model model, RepOptimizer optimizer, int from, int to) {
        for (int step = from; step < to; step++) {
            try (var scope = Scope.open()) {
                Torch.manualSeed(step);
                model.trainable().values().forEach(parameter -> parameter.setGrad(parameter.detach().emptyLike().copy_(Ops.randn(parameter.shape()))));
                optimizer.step(0.01);
            }
        }
    }

    private static Map<String, StoredTensor> all(Model model, RepOptimizer optimizer) {
        Map<String, StoredTensor> all = new TreeMap<>(model.stateDict());
        all.keySet().removeIf(name -> name.endsWith("num_batches_tracked")); // whole numbers
        all.putAll(optimizer.state());
        return all;
    }
}
