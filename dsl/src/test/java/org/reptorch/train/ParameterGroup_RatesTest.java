package org.reptorch.train;

import static org.reptorch.nn.Layers.batchNorm;
import static org.reptorch.nn.Layers.conv;
import static org.reptorch.nn.Layers.sequence;
import static org.testng.Assert.assertEquals;

import java.util.List;
import java.util.Set;

import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.torch.Scope;
import org.testng.annotations.Test;

public class ParameterGroup_RatesTest {

    private static final ModelSpec SPEC = new ModelSpec("small", sequence().then("body", conv(1, 1, 1)).then("bn", batchNorm(1)).then("head", conv(1, 1, 1)), 1);

    @Test
    public void someParametersTakeLongerStepsAndDecayAsBefore() {
        try (Model model = Model.build(SPEC, 1); Scope scope = Scope.open()) {
            List<ParameterGroup> groups = ParameterGroup.scaled(ParameterGroup.of(model, 0.5), path -> path.startsWith("head."), 10);
            assertEquals(groups.stream().map(group -> group.parameters().keySet()).toList(), List.of(Set.of("body.weight"), Set.of("head.weight"), Set.of("bn.weight", "bn.bias")));
            assertEquals(groups.stream().map(ParameterGroup::learningRateScale).toList(), List.of(1.0, 10.0, 1.0));
            assertEquals(groups.stream().map(ParameterGroup::weightDecay).toList(), List.of(0.5, 0.5, 0.0));

            double body = model.parameter("body.weight").sum().item();
            double head = model.parameter("head.weight").sum().item();
            model.parameters().values().forEach(parameter -> parameter.setGrad(parameter.detach().mul(0)));
            try (Optimizer sgd = new SgdRule(0, 0, false).optimizer(groups)) {
                sgd.step(0.01);
            }
            assertEquals(model.parameter("body.weight").sum().item(), body * (1 - 0.01 * 0.5), 1e-7);
            assertEquals(model.parameter("head.weight").sum().item(), head * (1 - 0.1 * 0.5), 1e-7);
        }
    }
}
