package org.reptorch.repopt;

import static org.reptorch.repopt.Branch.identity;
import static org.reptorch.repopt.Branch.kernel;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.expectThrows;

import java.util.List;

import org.reptorch.nn.Layer;
import org.reptorch.nn.Layers;
import org.reptorch.nn.ModelSpec;
import org.reptorch.nn.RepOptVgg;
import org.reptorch.nn.Size;
import org.testng.annotations.Test;

/** A prior is declared in the paper's words and finds the convolutions it is for. */
public class Prior_DeclarationTest {

    @Test
    public void itPrintsAsAFormula() {
        assertEquals(Prior.REPOPT_VGG.toString(), "W = 3x3 * searched + 1x1 * searched + identity");
        assertEquals(Prior.of(kernel(5).times(0.5)).toString(), "W = 5x5 * 0.5");
    }

    @Test
    public void theLargestKernelComesFirst() {
        var failure = expectThrows(IllegalArgumentException.class, () -> Prior.of(kernel(1).searched(), kernel(3).searched()));
        assertEquals(failure.getMessage().substring(0, 48), "a prior's first branch must be its largest kerne");
        expectThrows(IllegalArgumentException.class, () -> Prior.of(identity()));
        expectThrows(IllegalArgumentException.class, () -> Prior.of(kernel(3).searched(), identity(), identity()));
        expectThrows(IllegalArgumentException.class, () -> kernel(2).searched());
    }

    @Test
    public void itFindsEveryThreeByThreeOfRepOptVggAndNothingElse() {
        RepOptVgg net = RepOptVgg.of("repopt-vgg-b1-se");
        assertEquals(List.copyOf(Prior.REPOPT_VGG.targets(net.spec(RepOptVgg.Mode.TARGET, 1000)).keySet()),
                net.blockList().stream().map(block -> block.path() + ".conv").toList());
        var none = new ModelSpec("linear", Layers.linear(3, 4), 4);
        assertEquals(expectThrows(IllegalArgumentException.class, () -> Prior.REPOPT_VGG.targets(none)).getMessage(),
                "linear has no 3x3 convolution that the prior W = 3x3 * searched + 1x1 * searched + identity could stand for");
    }

    @Test
    public void rectangularAndDilatedConvolutionsAreNoTargets() {
        var net = new ModelSpec("net", Layers.sequence().then("a", Layers.conv(4, 4, 3).padding(1))
                .then("b", Layers.conv(4, 4, new Size(3, 1)).padding(new Size(1, 0))).then("c", Layers.conv(4, 4, 3).padding(2).dilation(2))
                .then("d", Layers.conv(4, 4, 3).padding(1).groups(2)), 4);
        assertEquals(List.copyOf(Prior.REPOPT_VGG.targets(net).keySet()), List.of("a"));
    }

    @Test
    public void aBlockHasTheIdentityOnlyWhereShapesAllowIt() {
        assertEquals(Prior.REPOPT_VGG.branchesOf(Layers.conv(4, 4, 3).padding(1)).size(), 3);
        assertEquals(Prior.REPOPT_VGG.branchesOf(Layers.conv(4, 8, 3).padding(1)).size(), 2);
        assertEquals(Prior.REPOPT_VGG.branchesOf(Layers.conv(4, 4, 3).padding(1).stride(2)).size(), 2);
    }

    @Test
    public void itsBlockIsThatOfTheModelTable() {
        RepOptVgg net = RepOptVgg.of(List.of(1, 3, 1, 1), List.of(0.25, 0.25, 0.25, 0.25), List.of(1, 1, 2, 2, 1));
        for (RepOptVgg.Mode mode : List.of(RepOptVgg.Mode.CSLA, RepOptVgg.Mode.HS)) {
            Layer table = net.spec(mode, 10).root();
            for (RepOptVgg.Block block : net.blockList()) {
                Layer declared = Csla.block(Prior.REPOPT_VGG, Layers.conv(block.in(), block.out(), 3).stride(block.stride()).padding(1), "conv",
                        block.initialScale(), mode == RepOptVgg.Mode.HS);
                Layer stage = table.children().stream().filter(child -> child.name().equals(block.path())).findFirst().orElseThrow().layer();
                Layer sum = stage.children().getFirst().layer().children().getFirst().layer();
                assertEquals(sum, declared, block.path());
            }
        }
    }
}
