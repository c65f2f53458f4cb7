package org.reptorch.repopt;

import static org.reptorch.nn.Layers.conv;
import static org.reptorch.nn.Layers.relu;
import static org.reptorch.nn.Layers.residual;
import static org.reptorch.nn.Layers.sequence;
import static org.testng.Assert.assertEquals;

import java.util.List;
import java.util.Map;

import org.reptorch.nn.Layers;
import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.torch.DType;
import org.reptorch.torch.Device;
import org.reptorch.torch.NoGrad;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.testng.annotations.Test;

/** The share of the identity path, in blocks whose sums are known. */
public class IdentityVariance_RatioTest {

    private static final ModelSpec SPEC = new ModelSpec("blocks", sequence()
            .then("first", sequence().then("conv", conv(1, 1, 1)).then(relu()))
            .then("second", sequence().then(residual(sequence().then("conv", conv(1, 1, 1)))).then(relu()))
            .then("third", sequence().then(Layers.sum(sequence().then("conv", conv(1, 1, 1))).plus("scale_identity", Layers.scale(1, 3)))), 0);

    @Test
    public void itIsTheVarianceOfTheIdentityByThatOfTheSum() {
        try (var scope = Scope.open(); Model model = Model.build(SPEC, Device.CPU, DType.FLOAT64, 0)) {
            try (var noGrad = NoGrad.open()) {
                model.parameter("first.conv.weight").copy_(Tensor.ones(DType.FLOAT64, 1, 1, 1, 1));
                model.parameter("second.conv.weight").copy_(Tensor.ones(DType.FLOAT64, 1, 1, 1, 1));
                model.parameter("third.conv.weight").copy_(Tensor.ones(DType.FLOAT64, 1, 1, 1, 1).mul(-1));
            }
            Tensor images = Tensor.of(new double[] {0, 1, 2, 7}, 1, 1, 2, 2);
            Map<String, Double> ratios = IdentityVariance.ratios(model, List.of("first", "second", "third"), images);
            assertEquals(List.copyOf(ratios.keySet()), List.of("second", "third"), "the first has no identity path");
            assertEquals(ratios.get("second"), 1.0 / 4, 1e-14, "x against x + x");
            assertEquals(ratios.get("third"), 9.0 / 4, 1e-14, "3x against 3x - x");
        }
    }
}
