package org.reptorch.nn;

import static org.reptorch.nn.Layers.batchNorm;
import static org.reptorch.nn.Layers.conv;
import static org.reptorch.nn.Layers.dropout;
import static org.reptorch.nn.Layers.flatten;
import static org.reptorch.nn.Layers.globalAveragePool;
import static org.reptorch.nn.Layers.linear;
import static org.reptorch.nn.Layers.relu;
import static org.reptorch.nn.Layers.sequence;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertNotEquals;
import static org.testng.Assert.expectThrows;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.reptorch.torch.Ops;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.io.StoredTensor;
import org.reptorch.train.Optimizer;
import org.reptorch.train.ParameterGroup;
import org.reptorch.train.SgdRule;
import org.reptorch.train.Trainer;
import org.testng.annotations.Test;

/** What is frozen stays bit for bit, in a network that trains. */
public class Model_FreezingTest {

    private static final ModelSpec SPEC = new ModelSpec("two stages", sequence()
            .then("one", sequence().then("conv", conv(3, 4, 3)).then("bn", batchNorm(4)).then(relu()).then("drop", dropout(0.5)))
            .then("two", sequence().then("conv", conv(4, 4, 3)).then("bn", batchNorm(4)).then(relu()))
            .then(globalAveragePool()).then(flatten()).then("fc", linear(4, 2)), 2);

    @Test
    public void frozenLayersDoNotMoveAndTheOthersDo() {
        try (Model model = Model.build(SPEC, 1).freeze(List.of("one"))) {
            assertEquals(model.trainable().keySet(), Set.of("two.conv.weight", "two.bn.weight", "two.bn.bias", "fc.weight", "fc.bias"));
            Map<String, StoredTensor> before = model.stateDict();
            try (Optimizer sgd = SgdRule.NESTEROV.optimizer(ParameterGroup.whole(model, 0.1))) {
                for (int i = 0; i < 3; i++) {
                    Trainer.step(model, sgd, 0, 0.1, () -> Ops.randn(6, 3, 8, 8).add(1), () -> Tensor.of(new long[] {0, 1, 0, 1, 0, 1}, 6));
                }
            }
            Map<String, StoredTensor> after = model.stateDict();
            before.forEach((name, tensor) -> {
                if (name.startsWith("one.")) {
                    assertEquals(after.get(name), tensor, name);
                } else {
                    assertNotEquals(after.get(name), tensor, name);
                }
            });
        }
    }

    @Test
    public void frozenLayersComputeAsInEvaluation() {
        try (Model model = Model.build(SPEC, 1); Scope scope = Scope.open()) {
            Backbone first = new Backbone(SPEC, List.of("one"));
            Tensor images = Ops.randn(2, 3, 8, 8);
            Tensor trained = model.train().features(first, images).getFirst();
            Tensor expected = model.eval().features(first, images).getFirst();
            assertFalse(trained.equal(expected));

            model.freeze(first.spec().layers().keySet());

            // Only layers with tensors have paths there: the dropout, which is among none of them, still drops.
            Tensor features = model.train().features(first, images).getFirst();
            assertEquals(features.mul(features.ne(0)).sub(expected.mul(2).mul(features.ne(0))).abs().amax().item(), 0, 1e-6);

            model.freeze(List.of("one"));
            assertEquals(model.train().features(first, images).getFirst().sub(expected).abs().amax().item(), 0, 0);
        }
    }

    @Test
    public void whatIsNotThereIsRefused() {
        try (Model model = Model.build(SPEC, 1)) {
            assertEquals(expectThrows(IllegalArgumentException.class, () -> model.freeze(List.of("on"))).getMessage(),
                    "two stages has no layer 'on' to freeze; it has one.conv, one.bn, two.conv and 2 more");
        }
    }
}
