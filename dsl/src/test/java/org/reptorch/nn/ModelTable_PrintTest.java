package org.reptorch.nn;

import static org.reptorch.nn.Layers.*;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertNotEquals;

import org.testng.annotations.Test;

public class ModelTable_PrintTest {

    private static ModelSpec net() {
        return new ModelSpec("small", sequence().then("conv1", conv(3, 16, 3).stride(2).padding(1)).then("bn1", batchNorm(16)).then(relu())
                .then("block", residual(named("dw", conv(16, 16, 3).padding(1).groups(16)))).then("se", squeezeExcite(16, 4)).then(maxPool(2))
                .then(globalAveragePool()).then(flatten()).then("fc", linear(16, 10)), 10);
    }

    @Test
    public void aNetworkPrintsAsATable() {
        assertEquals(net().table(3, 32, 32).toString(), """
                layer     kind                 output        parameters     MACs
                          input                3 x 32 x 32
                conv1     Conv2d 3 / 2         16 x 16 x 16         432  110,592
                bn1       BatchNorm2d          16 x 16 x 16          32        0
                          relu                 16 x 16 x 16           0        0
                block.dw  Conv2d 3, 16 groups  16 x 16 x 16         144   36,864
                se        AdaptiveAvgPool2d 1  16 x 1 x 1             0        0
                se.down   Conv2d 1             4 x 1 x 1             68       64
                se        relu                 4 x 1 x 1              0        0
                se.up     Conv2d 1             16 x 1 x 1            80       64
                se        sigmoid              16 x 1 x 1             0        0
                          MaxPool2d 2 / 2      16 x 8 x 8             0        0
                          AdaptiveAvgPool2d 1  16 x 1 x 1             0        0
                          flatten              16                     0        0
                fc        Linear               10                   170      160
                small     total                10                   926  147,744
                """);
    }

    @Test
    public void totalsAreThoseOfTheNetwork() {
        ModelTable table = net().table(3, 32, 32);

        assertEquals(table.parameters(), net().parameterCount());
        assertEquals(table.macs(), 147_744);
        assertEquals(table.output(), Shape.of(10));
    }

    @Test
    public void tablesCompareByValue() {
        assertEquals(net().table(3, 32, 32), net().table(3, 32, 32));
        assertNotEquals(net().table(3, 32, 32), net().table(3, 32, 33));
    }

    /** Ding et al., RepOptimizers, table 3: 51.8 M parameters, 11.8 billion FLOPs at 224 x 224. */
    @Test
    public void costsAreCountedAsThePapersDo() {
        ModelTable table = RepOptVgg.of("repopt-vgg-b1").spec(RepOptVgg.Mode.TARGET, 1000).table(3, 224, 224);

        assertEquals(Math.round(table.parameters() / 1e5) / 10.0, 51.8);
        assertEquals(Math.round(table.macs() / 1e8) / 10.0, 11.8);
    }

    @Test
    public void aSpecificationPrintsItsSize() {
        assertEquals(net().toString(), "small (926 parameters, 10 classes)");
    }
}
