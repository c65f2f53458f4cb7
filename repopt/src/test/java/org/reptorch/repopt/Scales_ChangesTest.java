package org.reptorch.repopt;

import static org.testng.Assert.assertEquals;

import java.util.List;
import java.util.stream.IntStream;

import org.reptorch.nn.ModelSpec;
import org.reptorch.nn.RepOptVgg;
import org.testng.annotations.Test;

/** What the ablations make of scales (RepOptimizers, table 4). */
public class Scales_ChangesTest {

    private static final RepOptVgg NET = RepOptVgg.of(List.of(1, 3, 1, 1), List.of(0.125, 0.125, 0.125, 0.125), List.of(1, 1, 2, 2, 1));
    private static final ModelSpec TARGET = NET.spec(RepOptVgg.Mode.TARGET, 10);
    private static final Scales INITIAL = Scales.initial(Prior.REPOPT_VGG, TARGET, NET.spec(RepOptVgg.Mode.HS, 10));

    @Test
    public void aSearchStartsByDepthWithinItsStage() {
        for (RepOptVgg.Block block : NET.blockList()) {
            List<double[]> values = INITIAL.blocks().get(block.path() + ".conv").values();
            assertEquals(values.size(), block.hasIdentity() ? 3 : 2, block.path());
            for (int branch = 0; branch < 2; branch++) {
                assertEquals(values.get(branch)[0], block.depth() == 0 ? 1.0 : (float) Math.sqrt(2.0 / block.depth()), 1e-7, block.path());
            }
        }
        assertEquals(INITIAL.blocks().get("stage2.2.conv").values().get(2)[0], 1.0, "the identity starts at 1 everywhere");
    }

    @Test
    public void onesAreOneInEveryBranchOfEveryBlock() {
        INITIAL.ones().blocks().values().forEach(block -> block.values().forEach(values -> {
            for (double value : values) {
                assertEquals(value, 1.0);
            }
        }));
        assertEquals(INITIAL.ones().tensors().keySet(), INITIAL.tensors().keySet());
    }

    @Test
    public void averagesAreOverTheChannelsOfEachBranch() {
        var state = new java.util.LinkedHashMap<>(INITIAL.tensors());
        double[] counting = IntStream.range(0, 16).asDoubleStream().toArray();
        state.put("stage2.1.scale_1x1.weight", org.reptorch.torch.io.StoredTensor.of(counting, counting.length));
        List<double[]> values = Scales.of(Prior.REPOPT_VGG, TARGET, "test", state).averaged().blocks().get("stage2.1.conv").values();
        for (int c = 0; c < 16; c++) {
            assertEquals(values.get(1)[c], 7.5);
            assertEquals(values.get(0)[c], (float) Math.sqrt(2), 1e-7, "another branch keeps its own");
        }
    }
}
