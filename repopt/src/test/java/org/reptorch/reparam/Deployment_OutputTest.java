package org.reptorch.reparam;

import static org.reptorch.nn.Layers.batchNorm;
import static org.reptorch.nn.Layers.conv;
import static org.reptorch.nn.Layers.relu;
import static org.reptorch.nn.Layers.sequence;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertSame;
import static org.testng.Assert.assertTrue;

import java.util.List;

import org.reptorch.nn.Architecture;
import org.reptorch.nn.Layer;
import org.reptorch.nn.Layer.Conv2d;
import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.nn.ParameterSpec;
import org.reptorch.nn.RepGhostNet;
import org.reptorch.nn.RepOptVgg;
import org.reptorch.nn.RepVgg;
import org.reptorch.nn.Size;
import org.reptorch.torch.DType;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** A deployed network computes what the trained one computes, with fewer layers, under the published names. */
public class Deployment_OutputTest {

    private static final RepVgg REP_VGG = new RepVgg("small", List.of(1, 2, 2, 1), List.of(0.125, 0.125, 0.0625, 0.0625), 2);
    private static final RepGhostNet GHOST = new RepGhostNet("ghost", 0.25, RepGhostNet.Mode.REP);

    private static ModelSpec repOptVgg(RepOptVgg.Mode mode, boolean postSe) {
        return new RepOptVgg("tiny", List.of(1, 2, 1, 1), List.of(0.125, 0.125, 0.0625, 0.0625), List.of(1, 2, 1, 2, 2), postSe).spec(mode, 5);
    }

    /** A small residual network whose convolutions a structure replaces. */
    private static ModelSpec structured(Block block) {
        return Structure.of(block).in(plain());
    }

    private static ModelSpec plain() {
        Layer body = sequence().then("conv1", conv(8, 8, 3).padding(1)).then("bn1", batchNorm(8)).then(relu())
                .then("conv2", conv(8, 8, 3).padding(1).groups(2).bias(true)).then("bn2", batchNorm(8));
        return new ModelSpec("plain", sequence().then("conv1", conv(3, 8, 5).stride(2).padding(2)).then("bn1", batchNorm(8)).then(relu())
                .then("layer1", org.reptorch.nn.Layers.residual(body)).then(relu()).then("layer2", conv(8, 8, 3).padding(1).groups(8)), 0);
    }

    @DataProvider
    static Object[][] networks() {
        ModelSpec nested = Structure.of(Block.dyRep()).where(site -> site.path().endsWith("dbb_kxk.conv") || site.path().endsWith("conv2")).keepingNorms()
                .in(structured(Block.dyRep()));
        return List.of(REP_VGG.spec(3), GHOST.spec(3), GHOST.spec(RepGhostNet.Mode.TARGET, 3), GHOST.spec(RepGhostNet.Mode.CSLA, 3),
                repOptVgg(RepOptVgg.Mode.REPVGG, true), repOptVgg(RepOptVgg.Mode.CSLA, false), repOptVgg(RepOptVgg.Mode.TARGET, false),
                structured(Block.repVgg()), structured(Block.qaRepVgg()), structured(Block.qaRepVgg().withAverage()), structured(Block.dbb()),
                structured(Block.dyRep()), structured(Block.dyRep(Operation.ROW, Operation.POINTWISE_KERNEL)), nested, Architecture.of("mobilenet-v1").spec(3),
                Structure.of(Block.dbb()).where(site -> site.path().startsWith("layer1")).in(Architecture.of("resnet18").spec(3)))
                .stream().map(spec -> new Object[] {spec}).toArray(Object[][]::new);
    }

    @Test(dataProvider = "networks")
    public void theOutputStaysToTheRounding(ModelSpec spec) {
        try (Model model = Scattered.model(spec, DType.FLOAT64); Model deployed = Deployment.deploy(model)) {
            assertTrue(Scattered.difference(model, deployed, 2, 3, 32, 32) < 1e-10, spec.name());
            assertEquals(deployed.spec(), Deployment.deploy(spec));
            assertTrue(Deployment.deploy(spec).parameters().stream().noneMatch(parameter -> parameter.name().contains("running_")), "a norm is left");
        }
    }

    @Test(dataProvider = "networks")
    public void itCostsNoMoreThanBefore(ModelSpec spec) {
        ModelSpec deployed = Deployment.deploy(spec);
        assertTrue(deployed.table(3, 32, 32).macs() <= spec.table(3, 32, 32).macs());
        assertTrue(deployed.parameterCount() <= spec.parameterCount());
    }

    @Test
    public void repVggAndRepGhostBecomeTheirPublishedDeployedForms() {
        assertEquals(namesAndShapes(Deployment.deploy(REP_VGG.spec(3))), namesAndShapes(REP_VGG.spec(RepVgg.Mode.DEPLOY, 3)));
        for (String name : List.of("repvgg-a0", "repvgg-b1g4", "repvgg-b3")) {
            RepVgg net = (RepVgg) Architecture.of(name);
            assertEquals(namesAndShapes(Deployment.deploy(net.spec(1000))), namesAndShapes(net.spec(RepVgg.Mode.DEPLOY, 1000)));
        }
        assertEquals(namesAndShapes(Deployment.deploy(GHOST.spec(3), Deployment.Extent.BLOCKS)), namesAndShapes(GHOST.spec(RepGhostNet.Mode.DEPLOY, 3)));
    }

    private static List<String> namesAndShapes(ModelSpec spec) {
        return spec.parameters().stream().map(parameter -> parameter.name() + parameter.shape()).toList();
    }

    @Test
    public void aNetworkOfBlocksBecomesThePlainNetworkAgain() {
        for (Block block : List.of(Block.dbb(), Block.dyRep())) {
            assertEquals(Deployment.deploy(structured(block)).parameters().stream().map(ParameterSpec::name).toList(),
                    Deployment.deploy(plain()).parameters().stream().map(ParameterSpec::name)
                            .flatMap(name -> name.equals("layer2.weight") ? List.of(name, "layer2.bias").stream() : List.of(name).stream()).toList());
        }
    }

    @Test
    public void foldingOfBlocksLeavesTheNormBehindForQuantization() {
        ModelSpec deployed = Deployment.deploy(structured(Block.qaRepVgg()), Deployment.Extent.BLOCKS);
        assertTrue(deployed.layers().containsKey("conv1.bn") && deployed.layers().get("conv1.rbr_reparam") instanceof Conv2d, deployed.layers().keySet().toString());
        try (Model model = Scattered.model(structured(Block.qaRepVgg()), DType.FLOAT64); Model folded = Deployment.deploy(model, Deployment.Extent.BLOCKS)) {
            assertTrue(Scattered.difference(model, folded, 2, 3, 16, 16) < 1e-12);
        }
    }

    @Test
    public void aNetworkWithoutAnythingToFoldStaysItself() {
        var spec = new ModelSpec("plain", sequence().then("conv", conv(3, 4, 3)).then(relu()), 0);
        assertSame(Deployment.deploy(spec), spec);
    }

    @Test
    public void inSinglePrecisionNumbersAreRoundedOnce() {
        try (Model model = Scattered.model(REP_VGG.spec(3), DType.FLOAT32); Model deployed = Deployment.deploy(model)) {
            assertEquals(deployed.dtype(), DType.FLOAT32);
            assertTrue(Scattered.difference(model, deployed, 2, 3, 32, 32) < 1e-4);
        }
    }

    @Test
    public void aStructureFindsWhatItsPatternSays() {
        ModelSpec resnet = Architecture.of("resnet18").spec(10);
        ModelSpec dbb = Structure.of(Block.dbb()).where(site -> site.conv().kernel().equals(Size.of(3))).in(resnet);
        assertTrue(dbb.layers().containsKey("layer1.0.conv1.dbb_origin.conv"));
        assertTrue(dbb.layers().get("conv1") instanceof Conv2d && !dbb.layers().containsKey("layer1.0.bn1") && dbb.layers().containsKey("bn1"));
        assertTrue(Structure.of(Block.dyRep()).keepingNorms().in(resnet).layers().containsKey("layer1.0.bn1"));
        var none = org.testng.Assert.expectThrows(IllegalArgumentException.class, () -> Structure.of(Block.repVgg()).where(site -> false).in(resnet));
        assertTrue(none.getMessage().contains("no convolution that the pattern finds"), none.getMessage());
    }

    /** Kernels keep the start that the network gives its convolutions; DBB's own starts hold. */
    @Test
    public void startsAreThoseOfTheNetworkAndOfTheBlock() {
        ModelSpec dbb = Structure.of(Block.dbb().singleInit()).where(site -> site.path().equals("layer1.0.conv1")).in(Architecture.of("resnet18").spec(10));
        ModelSpec resnet = Architecture.of("resnet18").spec(10);
        assertEquals(dbb.redrawn().get("layer1.0.conv1.dbb_origin.conv.weight"), resnet.redrawn().get("layer1.0.conv1.weight"));
        assertEquals(dbb.redrawn().get("layer1.0.conv1.dbb_1x1_kxk.idconv1.weight"), new org.reptorch.nn.Initialization.Constant(0));
        assertEquals(dbb.redrawn().get("layer1.0.conv1.dbb_avg.avgbn.weight"), new org.reptorch.nn.Initialization.Constant(0));
        assertTrue(dbb.redrawn().keySet().stream().allMatch(name -> dbb.parameters().stream().anyMatch(parameter -> parameter.name().equals(name))));
    }
}
