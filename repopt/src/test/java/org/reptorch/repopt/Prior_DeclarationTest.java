package org.reptorch.repopt;

import static org.reptorch.repopt.Branch.average;
import static org.reptorch.repopt.Branch.depthwise;
import static org.reptorch.repopt.Branch.grouped;
import static org.reptorch.repopt.Branch.identity;
import static org.reptorch.repopt.Branch.kernel;
import static org.reptorch.repopt.Branch.mapped;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.util.List;
import java.util.Map;

import org.reptorch.nn.Layer;
import org.reptorch.nn.Layers;
import org.reptorch.nn.ModelSpec;
import org.reptorch.nn.RepGhostNet;
import org.reptorch.nn.RepOptVgg;
import org.reptorch.nn.Size;
import org.reptorch.torch.ReptorchException;
import org.testng.annotations.Test;

/** A prior is declared in the paper's words and finds the operators it is for. */
public class Prior_DeclarationTest {

    @Test
    public void itPrintsAsAFormula() {
        assertEquals(Prior.REPOPT_VGG.toString(), "W = 3x3 * searched + 1x1 * searched + identity");
        assertEquals(Prior.of(kernel(5).times(0.5)).toString(), "W = 5x5 * 0.5");
        assertEquals(Prior.of(kernel(3).times(1, 2), kernel(1, 3).times(-1), depthwise(3).searched(), grouped(1, 2).searched(), average(3).times(2),
                mapped("rows", 1, new double[][] {{1, 2}}).searched()).toString(),
                "W = 3x3 * [1.0, 2.0] + 1x3 * -1.0 + depthwise 3x3 * searched + 1x1 in 2 groups * searched + 1x1-average 3x3 * 2.0"
                        + " + rows(2 weights to 1x1: [[1.0, 2.0]]) * searched");
    }

    @Test
    public void whatIsNoBranchIsRefused() {
        expectThrows(IllegalArgumentException.class, () -> Prior.of(kernel(3).searched(), identity(), identity()));
        expectThrows(IllegalArgumentException.class, () -> kernel(2).searched());
        expectThrows(IllegalArgumentException.class, () -> kernel(1, 4).searched());
        expectThrows(IllegalArgumentException.class, () -> average(2).searched());
        expectThrows(IllegalArgumentException.class, () -> kernel(1).times(Double.NaN));
        expectThrows(IllegalArgumentException.class, () -> grouped(3, 0).searched());
        assertEquals(expectThrows(IllegalArgumentException.class, () -> mapped("m", 3, new double[][] {{1}}).searched()).getMessage(),
                "map m: a matrix for a 3x3 kernel has 9 rows, one per tap, all of the same length, not rows of [1]");
        expectThrows(IllegalArgumentException.class, () -> new Prior(List.of()));
    }

    /** A branch that lacks its scale is another type, and the only way to a prior without a list begins with a branch. */
    @Test
    public void whatLacksAScaleAndWhatLacksABranchDoesNotCompile() {
        assertTrue(!Branch.class.isAssignableFrom(Branch.Unscaled.class));
        assertEquals(java.util.Arrays.stream(Prior.class.getMethods()).filter(method -> method.getName().equals("of"))
                .map(method -> List.of(method.getParameterTypes())).toList(), List.of(List.of(Branch.class, Branch[].class)));
    }

    @Test
    public void theWindowIsTheSmallestThatAllBranchesStandIn() {
        assertEquals(Prior.of(kernel(1, 3).searched(), kernel(5, 1).searched()).kernel(), new Size(5, 3));
        assertEquals(Prior.of(identity()).kernel(), Size.of(1));
    }

    @Test
    public void itFindsEveryThreeByThreeOfRepOptVggAndNothingElse() {
        RepOptVgg net = RepOptVgg.of("repopt-vgg-b1-se");
        assertEquals(List.copyOf(Prior.REPOPT_VGG.targets(net.spec(RepOptVgg.Mode.TARGET, 1000)).keySet()),
                net.blockList().stream().map(block -> block.path() + ".conv").toList());
        var none = new ModelSpec("linear", Layers.sequence().then("fc", Layers.linear(3, 4)), 4);
        assertEquals(expectThrows(ReptorchException.class, () -> Prior.REPOPT_VGG.targets(none)).getMessage(),
                "linear has nothing that the prior W = 3x3 * searched + 1x1 * searched + identity could stand for: fc: its window is 1x1, the prior's 3x3");
    }

    @Test
    public void itFindsTheDepthwiseConvolutionOfEveryGhostModule() {
        ModelSpec spec = new RepGhostNet("ghost", 0.5, RepGhostNet.Mode.TARGET).spec(10);
        assertEquals(Placement.REPOPT_GHOST.in(spec).sites().size(), 32);
        assertTrue(Placement.REPOPT_GHOST.in(spec).sites().containsKey("blocks.3.0.ghost2.cheap_operation.0"));
    }

    @Test
    public void severalPriorsStandInOneModelTheFirstThatFitsCounts() {
        var net = new ModelSpec("net", Layers.sequence().then("a", Layers.conv(4, 4, 3).padding(1)).then("b", Layers.conv(4, 4, 1))
                .then("c", Layers.conv(4, 4, 3).padding(2).dilation(2)).then("d", Layers.conv(4, 8, new Size(3, 1)).padding(new Size(1, 0)))
                .then(Layers.globalAveragePool()).then(Layers.flatten()).then("fc", Layers.linear(8, 2)), 2);
        Prior points = Prior.of(kernel(1).times(0.5), identity());
        Placement placement = Prior.REPOPT_VGG.on(Pattern.path("[ab]")).and(points, Pattern.where("no classifier", (path, target) -> target.layer() instanceof Layer.Conv2d))
                .and(Prior.REPOPT_VGG, Pattern.convolutions(3).and(Pattern.path("[x-z]").not()));
        Placement.Matching matching = placement.in(net);
        assertEquals(List.copyOf(matching.sites().keySet()), List.of("a", "b", "c"));
        assertEquals(matching.sites().get("b").prior(), points);
        assertEquals(matching.refusals(), Map.of(
                "d", "it is not what is selected by 'paths [ab]'; its window is 3x1, the prior's 1x1; it is not what is selected by 'every 3x3 convolution and not paths [x-z]'",
                "fc", "it is not what is selected by 'paths [ab]'; it is not what is selected by 'no classifier'; it is not what is selected by"
                        + " 'every 3x3 convolution and not paths [x-z]'"));
        assertEquals(placement.toString(), "W = 3x3 * searched + 1x1 * searched + identity for paths [ab], W = 1x1 * 0.5 + identity for no classifier,"
                + " W = 3x3 * searched + 1x1 * searched + identity for every 3x3 convolution and not paths [x-z]");
        String[] lines = matching.explained().split("\n");
        assertEquals(lines.length, 5);
        assertTrue(lines[2].startsWith("c ") && lines[2].contains("3x3 convolution, 4 to 4 channels, dilation 2") && lines[2].endsWith("+ identity"), lines[2]);
    }

    @Test
    public void aBlockHasTheIdentityOnlyWhereShapesAllowIt() {
        assertEquals(branches(Layers.conv(4, 4, 3).padding(1)), 3);
        assertEquals(branches(Layers.conv(4, 4, 3).padding(2).dilation(2)), 3);
        assertEquals(branches(Layers.conv(4, 8, 3).padding(1)), 2);
        assertEquals(branches(Layers.conv(4, 4, 3).padding(1).stride(2)), 2);
        assertEquals(branches(Layers.conv(4, 4, 3)), 2);
    }

    private static int branches(Layer.Conv2d conv) {
        return Prior.REPOPT_VGG.branchesOf(Target.of(conv)).size();
    }

    @Test
    public void constantsOfSingleChannelsFitOnlySoManyChannels() {
        Prior two = Prior.of(kernel(1).times(1, 2));
        assertEquals(two.misfit(Target.of(Layers.conv(3, 3, 1))).orElseThrow(), "it has 3 output channels, the branch 1x1 2 scales");
        assertTrue(two.misfit(Target.of(Layers.conv(3, 2, 1))).isEmpty());
    }

    @Test
    public void itsBlocksAreThoseOfTheModelTable() {
        RepOptVgg net = RepOptVgg.of(List.of(1, 3, 1, 1), List.of(0.25, 0.25, 0.25, 0.25), List.of(1, 1, 2, 2, 1));
        Csla.Start start = (site, place) -> net.blockList().stream().filter(block -> site.path().equals(block.path() + ".conv")).findFirst().orElseThrow().initialScale();
        for (RepOptVgg.Mode mode : List.of(RepOptVgg.Mode.CSLA, RepOptVgg.Mode.HS)) {
            ModelSpec declared = Csla.model(Prior.REPOPT_VGG.everywhere(), net.spec(RepOptVgg.Mode.TARGET, 10), start, mode == RepOptVgg.Mode.HS);
            assertEquals(declared.root(), net.spec(mode, 10).root());
        }
    }
}
