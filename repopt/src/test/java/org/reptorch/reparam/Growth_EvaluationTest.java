package org.reptorch.reparam;

import static org.reptorch.nn.Layers.batchNorm;
import static org.reptorch.nn.Layers.conv;
import static org.reptorch.nn.Layers.named;
import static org.reptorch.nn.Layers.relu;
import static org.reptorch.nn.Layers.residual;
import static org.reptorch.nn.Layers.sequence;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertNotEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import org.reptorch.nn.Layer;
import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.torch.DType;
import org.reptorch.torch.NoGrad;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.Torch;
import org.reptorch.torch.io.StoredTensor;
import org.testng.annotations.Test;

/** Growing and cutting leave what a network computes in evaluation as it was, nested blocks and all. */
public class Growth_EvaluationTest {

    private static final long[] SHAPE = {2, 3, 12, 12};
    private static final Growth GROWTH = new Growth(Block.dyRep(), 0.01, 3);

    private static ModelSpec spec() {
        Layer body = sequence().then("conv1", conv(8, 8, 3).padding(1)).then("bn1", batchNorm(8)).then(relu())
                .then("conv2", conv(8, 8, 3).padding(2).dilation(2).groups(2).bias(true)).then("bn2", batchNorm(8));
        return new ModelSpec("net", sequence().then("stem", conv(3, 8, 5).stride(2).padding(2)).then("bn1", batchNorm(8)).then(relu())
                .then("layer1", residual(body)).then(relu()).then("dw", conv(8, 8, 3).padding(1).groups(8).stride(2)).then("bn2", batchNorm(8)), 0);
    }

    private static Tensor batch(int number, DType dtype) {
        try (var scope = Scope.open()) {
            Tensor state = Torch.rngState();
            Tensor images = Scattered.images(50 + number, dtype, SHAPE);
            Torch.setRngState(state);
            return scope.keep(images);
        }
    }

    private static Network start(DType dtype) {
        try (Model model = Scattered.model(spec(), dtype)) {
            return Network.of(model);
        }
    }

    private static Adjusted grown(Network network, String path, long seed) {
        DType dtype = network.state().get("bn1.weight").dtype();
        return GROWTH.grow(network, path, number -> batch(number, dtype), seed);
    }

    private static double difference(Network expected, Network actual) {
        try (Model first = expected.build(DType.FLOAT64).eval(); Model second = actual.build(DType.FLOAT64).eval()) {
            return Scattered.difference(first, second, SHAPE);
        }
    }

    /** As after some training: factors of all sizes, some negative. */
    private static Network trained(Network network, long seed) {
        var state = new LinkedHashMap<>(network.state());
        var random = new Random(seed);
        state.replaceAll((name, tensor) -> {
            boolean factor = name.endsWith(".weight") && tensor.shape().length == 1;
            if (tensor.dtype() == DType.INT64) {
                return tensor;
            }
            double[] values = tensor.toDoubleArray();
            for (int i = 0; i < values.length; i++) {
                values[i] = factor ? random.nextDouble() - 0.3 : name.endsWith("running_var") ? random.nextDouble() + 0.5 : values[i] + random.nextDouble() - 0.5;
            }
            return StoredTensor.of(values, tensor.shape());
        });
        return new Network(network.spec(), state);
    }

    @Test
    public void everyCandidateGrowsWithoutChangingTheOutput() {
        Network network = start(DType.FLOAT64);
        assertEquals(Growth.candidates(network.spec(), 2), List.of("stem", "layer1.conv1", "layer1.conv2", "dw"));
        for (String path : Growth.candidates(network.spec(), 2)) {
            Adjusted adjusted = grown(network, path, 11);
            assertTrue(difference(network, adjusted.network()) < 1e-10, path);
            assertEquals(List.copyOf(adjusted.network().blocks().keySet()), List.of(path));
        }
    }

    @Test
    public void nestedGrowthAndCutsInAnyOrderNeverChangeTheOutput() {
        Network current = start(DType.FLOAT64);
        var random = new Random(3);
        int cuts = 0;
        int deepest = 0;
        for (int round = 0; round < 12; round++) {
            List<String> candidates = Growth.candidates(current.spec(), 2);
            Network before = trained(current, round);
            Network after = grown(before, candidates.get(random.nextInt(candidates.size())), round).network();
            assertTrue(difference(before, after) < 1e-10, "growth " + round);
            for (String path : List.copyOf(after.blocks().keySet())) {
                if (after.blocks().containsKey(path) && random.nextInt(4) == 0) {
                    Set<Operation> others = EnumSet.copyOf(Cutting.importances(after, path).keySet());
                    others.remove(Operation.KERNEL);
                    others.removeIf(operation -> random.nextInt(3) == 0);
                    if (!others.isEmpty()) {
                        Network trained = trained(after, 100 + round);
                        after = Cutting.cut(trained, path, others).network();
                        assertTrue(difference(trained, after) < 1e-10, "cut of " + others + " at " + path);
                        cuts++;
                    }
                }
            }
            deepest = Math.max(deepest, after.blocks().keySet().stream().mapToInt(path -> path.split("dbb_").length - 1).max().orElse(0));
            current = after;
        }
        assertTrue(cuts > 5 && deepest == 1, cuts + " cuts, depth " + deepest);
        try (Model model = current.build(DType.FLOAT64); Model deployed = Deployment.deploy(model.eval())) {
            assertTrue(Scattered.difference(model, deployed, SHAPE) < 1e-10);
            assertTrue(Network.blocks(deployed.spec()).isEmpty());
        }
    }

    @Test
    public void whereKernelAloneIsLeftTheBlockIsAConvolutionAgain() {
        Network before = trained(grown(trained(grown(start(DType.FLOAT64), "layer1.conv1", 1).network(), 1), "layer1.conv1.dbb_kxk.conv", 2).network(), 2);
        Set<Operation> others = EnumSet.complementOf(EnumSet.of(Operation.KERNEL));
        Network after = Cutting.cut(before, "layer1.conv1", others).network();
        assertEquals(after.spec().layers().get("layer1.conv1"), conv(8, 8, 3).padding(1).bias(true));
        assertTrue(difference(before, after) < 1e-10);
    }

    /** What is left out of eps is what the published code is off by. */
    @Test
    public void theBoundCanFail() {
        Network network = start(DType.FLOAT64);
        Network after = grown(network, "stem", 11).network();
        var state = new LinkedHashMap<>(after.state());
        double[] weight = state.get("stem.dbb_kxk.conv.weight").toDoubleArray();
        state.put("stem.dbb_kxk.conv.weight", StoredTensor.of(Arrays.stream(weight).map(w -> w / Math.sqrt(1 + 1e-5)).toArray(), 8, 3, 5, 5));
        double difference = difference(network, new Network(after.spec(), state));
        assertTrue(difference > 1e-8 && difference < 1e-3, "off by " + difference);
    }

    @Test
    public void inSinglePrecisionTheOutputStaysToItsRounding() {
        Network network = start(DType.FLOAT32);
        Adjusted adjusted = grown(network, "layer1.conv1", 5);
        assertTrue(adjusted.network().state().values().stream().noneMatch(tensor -> tensor.dtype() == DType.FLOAT64));
        assertTrue(difference(network, adjusted.network()) < 1e-5);
    }

    @Test
    public void theSameSeedGrowsTheSameBitsAndTheGeneratorStaysWhereItWas() {
        Network network = start(DType.FLOAT64);
        try (var scope = Scope.open()) {
            Torch.manualSeed(99);
            Tensor before = Torch.rngState();
            Network first = grown(network, "dw", 4).network();
            assertTrue(Torch.rngState().equal(before));
            Network second = grown(network, "dw", 4).network();
            Network other = grown(network, "dw", 5).network();
            assertEquals(second.spec(), first.spec());
            first.state().forEach((name, tensor) -> assertTrue(Tensor.of(second.state().get(name)).equal(Tensor.of(tensor)), name));
            assertNotEquals(other.state().get("dw.dbb_1x1.conv.weight").toDoubleArray(), first.state().get("dw.dbb_1x1.conv.weight").toDoubleArray());
        }
    }

    /** Draws and calibration against record_blocks.py, which does what the published code does. */
    @Test
    public void newBranchesStartAndAreCalibratedAsInPyTorch() {
        Map<String, StoredTensor> recorded = Block_ParityTest.RECORDED;
        var spec = new ModelSpec("net", sequence().then("a", conv(3, 4, 3).padding(1)).then("bn", batchNorm(4)).then(relu())
                .then("b", conv(4, 4, 3).padding(1).groups(2).bias(true)).then(named("last", batchNorm(4))), 0);
        var state = new LinkedHashMap<String, StoredTensor>();
        spec.parameters().forEach(parameter -> state.put(parameter.name(), recorded.get("growth/state/" + parameter.name())));
        Adjusted adjusted = GROWTH.grow(new Network(spec, state), "b", number -> Tensor.of(recorded.get("growth/images")).get(number), 21);
        var compared = new ArrayList<String>();
        adjusted.network().state().forEach((name, tensor) -> {
            StoredTensor expected = recorded.get("growth/block/" + name.substring(name.indexOf('.') + 1));
            if (name.startsWith("b.dbb_") && expected != null) {
                compared.add(name);
                double[] actual = tensor.dtype() == DType.INT64 ? new double[] {tensor.toLongArray()[0]} : tensor.toDoubleArray();
                double[] wanted = expected.dtype() == DType.INT64 ? new double[] {expected.toLongArray()[0]} : expected.toDoubleArray();
                assertEquals(actual, wanted, 1e-12, name);
            }
        });
        assertEquals(compared.size(), recorded.keySet().stream().filter(name -> name.startsWith("growth/block/")).count());
        try (Model model = adjusted.network().build(DType.FLOAT64).eval(); var scope = Scope.open(); var noGrad = NoGrad.open()) {
            Tensor output = model.forward(Tensor.of(recorded.get("growth/images")).get(0));
            assertTrue(Scattered.difference(Tensor.of(recorded.get("growth/eval")), output) < 1e-12);
        }
    }

    @Test
    public void whatCannotGrowIsRefusedInWords() {
        Network network = start(DType.FLOAT64);
        assertEquals(expectThrows(IllegalArgumentException.class, () -> grown(network, "bn1", 1)).getMessage(),
                "net has no convolution 'bn1'; those that can grow are [stem, layer1.conv1, layer1.conv2, dw]");
        var none = expectThrows(IllegalArgumentException.class, () -> new Growth(Block.dyRep(Operation.IDENTITY), 0.01, 0).grow(network, "stem", null, 1));
        assertTrue(none.getMessage().startsWith("stem: none of"), none.getMessage());
        assertTrue(expectThrows(IllegalArgumentException.class, () -> Cutting.cut(network, "stem", Set.of(Operation.ROW))).getMessage().contains("has no DyRep block"));
        Network grown = grown(network, "stem", 1).network();
        for (Set<Operation> wrong : List.of(Set.<Operation>of(), Set.of(Operation.KERNEL), Set.of(Operation.IDENTITY))) {
            assertTrue(expectThrows(IllegalArgumentException.class, () -> Cutting.cut(grown, "stem", wrong)).getMessage().contains("cannot be cut"));
        }
        assertTrue(expectThrows(IllegalArgumentException.class, () -> new Network(network.spec(), Map.of())).getMessage().contains("lacks stem.weight"));
    }
}
