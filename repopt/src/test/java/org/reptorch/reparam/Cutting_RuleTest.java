package org.reptorch.reparam;

import static org.reptorch.reparam.Operation.COLUMN;
import static org.reptorch.reparam.Operation.KERNEL;
import static org.reptorch.reparam.Operation.POINTWISE;
import static org.reptorch.reparam.Operation.ROW;
import static org.testng.Assert.assertEquals;

import java.util.Map;
import java.util.Set;

import org.testng.annotations.Test;

/** Which branches go, by the paper's rule and by that of the published code. */
public class Cutting_RuleTest {

    @Test
    public void thePaperCutsWhatIsBelowTheMean() {
        assertEquals(Cutting.PAPER.redundant(Map.of(KERNEL, 5.0, POINTWISE, 0.5, ROW, 0.3, COLUMN, 0.1)), Set.of(COLUMN));
        assertEquals(Cutting.PAPER.redundant(Map.of(KERNEL, 0.01, POINTWISE, 0.9, ROW, 0.3, COLUMN, 0.1)), Set.of(ROW, COLUMN));
    }

    @Test
    public void thePublishedCodeComparesWithTheKernelAndSparesWhatIsAboveATenth() {
        assertEquals(Cutting.PUBLISHED.redundant(Map.of(KERNEL, 5.0, POINTWISE, 0.5, ROW, 0.2, COLUMN, 0.1)), Set.of(COLUMN, ROW));
        assertEquals(Cutting.PUBLISHED.redundant(Map.of(KERNEL, 1.0, POINTWISE, 0.5, ROW, 0.3, COLUMN, 0.2)), Set.of());
    }

    @Test
    public void branchesThatHardlyDifferStay() {
        assertEquals(Cutting.PAPER.redundant(Map.of(KERNEL, 1.0, POINTWISE, 0.010, ROW, 0.012, COLUMN, 0.045)), Set.of());
        assertEquals(Cutting.PAPER.redundant(Map.of(KERNEL, 1.0, POINTWISE, 0.010, ROW, 0.012, COLUMN, 0.048)), Set.of(POINTWISE, ROW));
    }

    @Test
    public void aSingleBranchIsNeverCut() {
        assertEquals(Cutting.PAPER.redundant(Map.of(KERNEL, 1.0, ROW, 0.0)), Set.of());
        assertEquals(Cutting.PUBLISHED.redundant(Map.of(KERNEL, 1.0)), Set.of());
    }
}
