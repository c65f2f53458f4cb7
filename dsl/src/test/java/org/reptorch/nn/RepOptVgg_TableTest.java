package org.reptorch.nn;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertNull;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.reptorch.nn.RepOptVgg.Block;
import org.reptorch.nn.RepOptVgg.Mode;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** The published networks against the numbers and names of the published PyTorch implementation. */
public class RepOptVgg_TableTest {

    @DataProvider
    Object[][] publishedCounts() {
        return new Object[][] {{"repopt-vgg-b1", 51_841_832L, 51.8}, {"repopt-vgg-b2", 80_330_536L, 80.3}, {"repopt-vgg-l1", 76_037_928L, 76.0},
            {"repopt-vgg-l2", 118_132_776L, 118.1}};
    }

    @Test(dataProvider = "publishedCounts")
    public void aPlainNetworkHasAsManyParametersAsThePaperSays(String name, long parameters, double millions) {
        assertEquals(RepOptVgg.of(name).spec(Mode.TARGET, 1000).parameterCount(), parameters);
        assertEquals(parameters / 1e6, millions, 0.05);
    }

    @Test
    public void everyModeOfEveryNetworkHasPyTorchsNamesAndShapes() {
        assertEquals(Recorded.large().size(), 4 * 4 * 2);
        for (Recorded.Large large : Recorded.large()) {
            String row = large.network() + (large.variant().endsWith("-se") ? "-se" : "");
            ModelSpec spec = RepOptVgg.of(row).spec(Recorded.mode(large.variant()), 1000);

            assertEquals(spec.parameterCount(), large.parameters(), row + " " + large.variant());
            assertEquals(Sha256.of(Recorded.namesAndShapes(spec).getBytes(StandardCharsets.UTF_8)), large.hash(), row + " " + large.variant());
        }
    }

    @DataProvider
    Object[][] variants() {
        return Recorded.small().keySet().stream().map(variant -> new Object[] {variant}).toArray(Object[][]::new);
    }

    @Test(dataProvider = "variants")
    public void aSmallNetworkHasPyTorchsNamesAndShapes(String variant) {
        List<Recorded.Row> rows = Recorded.small().get(variant);
        List<ParameterSpec> parameters = Recorded.spec(variant).parameters();

        assertEquals(parameters.stream().map(ParameterSpec::name).toList(), rows.stream().map(Recorded.Row::name).toList());
        assertEquals(parameters.stream().map(ParameterSpec::shape).toList(), rows.stream().map(Recorded.Row::shape).toList());
    }

    @Test
    public void theBlocksOfB1AreThoseOfThePaper() {
        List<Block> blocks = RepOptVgg.of("repopt-vgg-b1").blockList();

        assertEquals(blocks.size(), 1 + 4 + 6 + 16 + 1);
        assertEquals(blocks.getFirst(), new Block("stage0", 3, 64, 2, 0));
        assertEquals(blocks.get(1), new Block("stage1.0", 64, 128, 2, 0));
        assertEquals(blocks.get(2), new Block("stage1.1", 128, 128, 1, 1));
        assertEquals(blocks.get(26), new Block("stage3.15", 512, 512, 1, 15));
        assertEquals(blocks.getLast(), new Block("stage4.0", 512, 2048, 2, 0));
    }

    @Test
    public void aNarrowStageZeroIsAsWideAsStageOne() {
        assertEquals(small().blockList().getFirst().out(), 16);
        assertEquals(RepOptVgg.of("repopt-vgg-l2").blockList().getFirst().out(), 64);
    }

    @Test
    public void anIdentityBranchStandsWhereTheShapeStays() {
        assertTrue(new Block("a", 8, 8, 1, 0).hasIdentity());
        assertFalse(new Block("a", 8, 8, 2, 0).hasIdentity());
        assertFalse(new Block("a", 8, 16, 1, 0).hasIdentity());
        for (Mode mode : List.of(Mode.CSLA, Mode.HS, Mode.REPVGG)) {
            String branch = mode == Mode.REPVGG ? ".bn_identity" : ".scale_identity";
            Map<String, Layer> layers = small().spec(mode, 10).layers();
            for (Block block : small().blockList()) {
                assertEquals(layers.containsKey(block.path() + branch), block.hasIdentity(), mode + " " + block.path());
            }
        }
    }

    @Test
    public void scalesStartByTheirDepthInTheStage() {
        Map<String, Layer> layers = small().spec(Mode.HS, 10).layers();

        assertEquals(layers.get("stage0.scale_conv"), Layers.scale(16, 1));
        assertEquals(layers.get("stage2.0.scale_1x1"), Layers.scale(32, 1));
        assertEquals(layers.get("stage2.1.scale_1x1"), Layers.scale(32, Math.sqrt(2)));
        assertEquals(layers.get("stage2.2.scale_conv"), Layers.scale(32, 1));
        assertEquals(layers.get("stage2.3.scale_conv"), Layers.scale(32, Math.sqrt(2.0 / 3)));
        assertEquals(layers.get("stage2.3.scale_identity"), Layers.scale(32, 1));
        assertEquals(layers.get("stage3.0.scale_conv"), Layers.scale(64, 1));
    }

    @Test
    public void onlyTheScalesOfConvolutionsAreFrozenInACslaBlock() {
        List<String> frozen = small().spec(Mode.CSLA, 10).parameters().stream().filter(parameter -> parameter.role() == ParameterSpec.Role.FROZEN)
                .map(ParameterSpec::name).filter(name -> name.startsWith("stage2.1.")).toList();

        assertEquals(frozen, List.of("stage2.1.scale_conv.weight", "stage2.1.scale_1x1.weight"));
        assertTrue(small().spec(Mode.HS, 10).parameters().stream().noneMatch(parameter -> parameter.role() == ParameterSpec.Role.FROZEN));
    }

    @Test
    public void theModeStandsInTheNameOfAllButThePlainNetwork() {
        assertEquals(RepOptVgg.of("repopt-vgg-b1").spec(Mode.TARGET, 10).name(), "repopt-vgg-b1");
        assertEquals(RepOptVgg.of("repopt-vgg-b1-se").spec(Mode.REPVGG, 10).name(), "repopt-vgg-b1-se-repvgg");
    }

    @Test
    public void anUnknownNameIsAnsweredWithTheKnownOnes() {
        var refusal = expectThrows(IllegalArgumentException.class, () -> RepOptVgg.of("repopt-vgg-b9"));

        assertEquals(refusal.getMessage(), "no RepOpt-VGG is called 'repopt-vgg-b9'; known are repopt-vgg-b1, repopt-vgg-b1-se, repopt-vgg-b2, "
                + "repopt-vgg-b2-se, repopt-vgg-l1, repopt-vgg-l1-se, repopt-vgg-l2, repopt-vgg-l2-se, and repopt-vgg with blocks, widths and strides");
    }

    @Test
    public void theTableCannotBeChanged() {
        assertEquals(RepOptVgg.table().size(), 8);
        expectThrows(UnsupportedOperationException.class, () -> RepOptVgg.table().clear());
        assertNull(RepOptVgg.table().get("repopt-vgg-b9"));
    }

    @DataProvider
    Object[][] refusals() {
        List<Integer> blocks = List.of(1, 1, 1, 1);
        List<Double> widths = List.of(1.0, 1.0, 1.0, 1.0);
        List<Integer> strides = List.of(2, 2, 2, 2, 2);
        return new Object[][] {
            {"repopt-vgg: RepOpt-VGG wants 4 blocks, 4 widths and 5 strides, not 1, 4 and 5", List.of(1), widths, strides},
            {"repopt-vgg: RepOpt-VGG wants 4 blocks, 4 widths and 5 strides, not 4, 4 and 4", blocks, widths, blocks},
            {"repopt-vgg: blocks [1, 0, 1, 1] and strides [2, 2, 2, 2, 2] must be at least 1", List.of(1, 0, 1, 1), widths, strides},
            {"repopt-vgg: blocks [1, 1, 1, 1] and strides [2, 2, 2, 2, 0] must be at least 1", blocks, widths, List.of(2, 2, 2, 2, 0)},
            {"repopt-vgg: widths [1.0, 1.0, 0.0, 1.0] must leave at least one channel", blocks, List.of(1.0, 1.0, 0.0, 1.0), strides},
            {"repopt-vgg: widths [1.0, NaN, 1.0, 1.0] must leave at least one channel", blocks, List.of(1.0, Double.NaN, 1.0, 1.0), strides},
        };
    }

    @Test(dataProvider = "refusals")
    public void numbersThatNoNetworkHasAreRefused(String message, List<Integer> blocks, List<Double> widths, List<Integer> strides) {
        assertEquals(expectThrows(IllegalArgumentException.class, () -> RepOptVgg.of(blocks, widths, strides)).getMessage(), message);
    }

    private static RepOptVgg small() {
        return RepOptVgg.of(List.of(1, 4, 2, 1), List.of(0.25, 0.25, 0.25, 0.25), List.of(2, 1, 2, 1, 2));
    }
}
