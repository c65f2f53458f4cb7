package org.reptorch.repopt;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertThrows;
import static org.testng.Assert.assertTrue;

import java.util.Arrays;

import org.reptorch.repopt.KernelStatistics.Taps;
import org.reptorch.torch.io.StoredTensor;
import org.testng.annotations.Test;

/** The spread of a kernel's numbers, against values computed by hand. */
public class KernelStatistics_ValuesTest {

    /** Two 3x3 kernels: 5 and 9 in the middle, +1 and -1 in turn around them. */
    private static final StoredTensor KERNEL = StoredTensor.of(new double[] {1, -1, 1, -1, 5, -1, 1, -1, 1, 1, -1, 1, -1, 9, -1, 1, -1, 1}, 2, 1, 3, 3);

    @Test
    public void theCentreIsTheMiddleTapOfEveryKernel() {
        assertEquals(Taps.CENTRAL.of(KERNEL), new double[] {5, 9});
        assertEquals(Taps.SURROUNDING.of(KERNEL).length, 16);
        assertEquals(Arrays.stream(Taps.SURROUNDING.of(KERNEL)).map(Math::abs).sum(), 16.0);
        assertEquals(Taps.ALL.of(KERNEL), KERNEL.toDoubleArray());
    }

    @Test
    public void deviationsAreThoseOfTheSample() {
        KernelStatistics statistics = KernelStatistics.of(KERNEL);
        // Centre: mean 7, squares 4 + 4, one less than two. Around: mean 0, sixteen squares of 1, fifteen.
        assertEquals(statistics.central(), Math.sqrt(8), 1e-15);
        assertEquals(statistics.surrounding(), Math.sqrt(16 / 15.0), 1e-15);
        // All: sum 14, squares 16 + 25 + 81 = 122, less 14^2 / 18, seventeen.
        assertEquals(statistics.overall(), Math.sqrt((122 - 196 / 18.0) / 17), 1e-14);
    }

    @Test
    public void aPointwiseKernelIsAllCentre() {
        KernelStatistics statistics = KernelStatistics.of(StoredTensor.of(new double[] {1, 3}, 2, 1, 1, 1));
        assertEquals(statistics.central(), Math.sqrt(2), 1e-15);
        assertEquals(statistics.overall(), statistics.central());
        assertTrue(Double.isNaN(statistics.surrounding()));
    }

    @Test
    public void whatHasNoCentreIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> KernelStatistics.of(StoredTensor.of(new double[4], 1, 1, 2, 2)));
        assertThrows(IllegalArgumentException.class, () -> KernelStatistics.of(StoredTensor.of(new double[4], 4)));
    }
}
