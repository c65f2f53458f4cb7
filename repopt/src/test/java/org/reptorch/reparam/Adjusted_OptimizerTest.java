package org.reptorch.reparam;

import static org.reptorch.nn.Layers.batchNorm;
import static org.reptorch.nn.Layers.conv;
import static org.reptorch.nn.Layers.sequence;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.nn.ParameterSpec;
import org.reptorch.torch.DType;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.io.StoredTensor;
import org.reptorch.train.AdamRule;
import org.reptorch.train.OptimizerState;
import org.reptorch.train.SgdRule;
import org.reptorch.train.UpdateRule;
import org.testng.annotations.Test;

/** An optimizer's state follows its parameters through growth and cuts: a mean gradient stays the gradient of its parameter. */
public class Adjusted_OptimizerTest {

    private static final ModelSpec SPEC = new ModelSpec("net", sequence().then("a", conv(3, 4, 3).padding(1).bias(true)).then("bn", batchNorm(4)), 0);
    private static final Growth GROWTH = new Growth(Block.dyRep(), 0.01, 1);

    private static Network start() {
        try (Model model = Scattered.model(SPEC, DType.FLOAT64)) {
            return Network.of(model);
        }
    }

    private static Network grown(Network network, String path) {
        return grow(network, path).network();
    }

    private static Adjusted grow(Network network, String path) {
        return GROWTH.grow(network, path, number -> Scattered.images(5, DType.FLOAT64, 2, 3, 6, 6), 1);
    }

    /** Gives the norms of the KxK branches factors and variances such as training leaves. */
    private static Network trained(Network network) {
        var state = new LinkedHashMap<>(network.state());
        state.replaceAll((name, tensor) -> name.endsWith("dbb_kxk.bn.weight") ? StoredTensor.of(new double[] {0.5, -0.8, 1.3, 0.2}, 4)
                : name.endsWith("dbb_kxk.bn.running_var") ? StoredTensor.of(new double[] {2, 0.3, 1, 0.7}, 4) : tensor);
        return new Network(network.spec(), state);
    }

    /** The gradient of an evaluation under the names of SGD's state. */
    private static Map<String, StoredTensor> momentum(Network network) {
        try (Model model = network.build(DType.FLOAT64).eval(); var scope = Scope.open()) {
            model.forward(Scattered.images(6, DType.FLOAT64, 2, 3, 6, 6)).pow(2).sum().backward();
            var state = new LinkedHashMap<String, StoredTensor>();
            model.trainable().forEach((name, parameter) -> state.put("momentum_buffer." + name, parameter.grad().toStored()));
            return state;
        }
    }

    private static void assertFollows(Network before, Adjusted adjusted) {
        Map<String, StoredTensor> carried = adjusted.optimizerState(SgdRule.NESTEROV, momentum(before));
        Map<String, StoredTensor> direct = momentum(adjusted.network());
        assertTrue(carried.keySet().containsAll(adjusted.origins().keySet().stream().map(name -> "momentum_buffer." + name).toList()));
        carried.forEach((name, tensor) -> {
            if (name.contains("dbb_kxk.conv.dbb_1x1_kxk.") && (name.contains(".conv1.") || name.contains(".bn1."))) {
                return; // behind them channels mix, and no factor per channel would be right
            }
            double[] expected = direct.get(name).toDoubleArray();
            double[] actual = tensor.toDoubleArray();
            for (int i = 0; i < actual.length; i++) {
                assertEquals(actual[i], expected[i], 1e-9 * Math.max(1, Math.abs(expected[i])), name);
            }
        });
        direct.keySet().stream().filter(name -> !carried.containsKey(name))
                .forEach(name -> assertTrue(adjusted.fresh().contains(name.substring("momentum_buffer.".length())), name));
    }

    @Test
    public void growthCarriesTheMomentumOfTheConvolutionToTheKernelBranch() {
        Network network = start();
        assertFollows(network, grow(network, "a"));
        Network once = grown(network, "a");
        assertFollows(once, grow(once, "a.dbb_kxk.conv"));
        assertFollows(once, grow(once, "a.dbb_1x1_kxk.conv2"));
    }

    @Test
    public void cutsCarryItBackAndKeepWhatStays() {
        Network twice = trained(grown(grown(start(), "a"), "a.dbb_kxk.conv"));
        assertFollows(twice, Cutting.cut(twice, "a", Set.of(Operation.ROW, Operation.POINTWISE_KERNEL)));
        assertFollows(twice, Cutting.cut(twice, "a.dbb_kxk.conv", Set.of(Operation.ROW)));
        Set<Operation> all = new java.util.HashSet<>(Cutting.importances(twice, "a").keySet());
        all.remove(Operation.KERNEL);
        Adjusted plain = Cutting.cut(twice, "a", all);
        assertFollows(twice, plain);
        assertEquals(plain.optimizerState(SgdRule.NESTEROV, momentum(twice)).keySet(),
                Set.of("momentum_buffer.a.weight", "momentum_buffer.a.bias", "momentum_buffer.bn.weight", "momentum_buffer.bn.bias"));
    }

    @Test
    public void adamsSquaresTakeTheSquareAndTheStepStays() {
        AdamRule rule = AdamRule.ADAMW;
        var before = new LinkedHashMap<String, StoredTensor>();
        before.put("step.a.weight", StoredTensor.of(new float[] {7}));
        before.put("exp_avg.a.weight", ones(4, 3, 3, 3));
        before.put("exp_avg_sq.a.weight", ones(4, 3, 3, 3));
        Map<String, StoredTensor> after = grow(start(), "a").optimizerState(rule, before);
        double gain = 1 / Math.sqrt(1 + 1e-5);
        assertEquals(after.get("step.a.dbb_kxk.conv.weight").toFloatArray()[0], 7f);
        assertEquals(after.get("exp_avg.a.dbb_kxk.conv.weight").toDoubleArray()[5], gain, 1e-15);
        assertEquals(after.get("exp_avg_sq.a.dbb_kxk.conv.weight").toDoubleArray()[5], gain * gain, 1e-15);
        assertEquals(after.size(), 3);
    }

    private static StoredTensor ones(long... shape) {
        try (var scope = Scope.open()) {
            return Tensor.ones(DType.FLOAT64, shape).toStored();
        }
    }

    /** What comes out can be loaded into the state of an optimizer of the new network. */
    @Test
    public void theStateFitsTheNewNetwork() {
        Network network = start();
        Adjusted adjusted = grow(network, "a");
        UpdateRule rule = SgdRule.NESTEROV;
        try (Model model = adjusted.network().build(DType.FLOAT64); var state = new OptimizerState(rule)) {
            state.load(adjusted.optimizerState(rule, momentum(network)), model.trainable());
            assertTrue(state.has("a.dbb_kxk.conv.weight") && state.has("bn.weight"));
            assertFalse(state.has("a.dbb_1x1.conv.weight"));
            assertEquals(model.spec().parameters().stream().filter(parameter -> parameter.role() == ParameterSpec.Role.TRAINABLE && state.has(parameter.name()))
                    .count(), 4);
        }
    }
}
