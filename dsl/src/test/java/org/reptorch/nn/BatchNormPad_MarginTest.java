package org.reptorch.nn;

import static org.reptorch.nn.Layers.batchNorm;
import static org.reptorch.nn.Layers.batchNormPad;
import static org.reptorch.nn.Layers.conv;
import static org.reptorch.nn.Layers.named;
import static org.reptorch.nn.Layers.relu;
import static org.reptorch.nn.Layers.sequence;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.util.List;

import org.reptorch.torch.DType;
import org.reptorch.torch.Device;
import org.reptorch.torch.NoGrad;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.testng.annotations.Test;

/** The margin of a padded norm is what the norm makes of zeros, bit for bit, and a description can be rewritten around it. */
public class BatchNormPad_MarginTest {

    private static final ModelSpec SPEC = new ModelSpec("padded", named("bn1", batchNormPad(3, new Size(1, 2))), 0);

    @Test
    public void namesAndShapesAreThePublishedOnes() {
        assertEquals(SPEC.layers().keySet(), java.util.Set.of("bn1.bn"));
        assertEquals(SPEC.table(3, 5, 4).output(), Shape.of(3, 7, 8));
        var wrong = expectThrows(IllegalArgumentException.class, () -> new ModelSpec("wrong", sequence().then(conv(3, 4, 1)).then("bn1", batchNormPad(3, Size.of(1))), 0));
        assertTrue(wrong.getMessage().startsWith("wrong: bn1.bn, BatchNorm2d"), wrong.getMessage());
    }

    @Test
    public void insideIsTheNormAndAroundIsItsValueOfZero() {
        try (Model model = Model.build(SPEC, Device.CPU, DType.FLOAT32, 1); var scope = Scope.open(); var noGrad = NoGrad.open()) {
            model.parameter("bn1.bn.bias").uniform_(-1, 1);
            model.buffers().get("bn1.bn.running_mean").uniform_(-1, 1);
            Tensor images = Tensor.zeros(DType.FLOAT32, 2, 3, 5, 4).uniform_(-1, 1);
            Tensor output = model.eval().forward(images);
            Tensor zeros = model.forward(Tensor.zeros(DType.FLOAT32, 2, 3, 5, 4));
            assertTrue(output.get("..., 0, :").allClose(zeros.get("..., 1, :")) && output.get("..., :, 0").allClose(zeros.get("..., :, 3")));
            assertTrue(output.get("..., 0, 0").equal(output.get("..., -1, -1")));
            Tensor inside = output.get("..., 1:-1, 2:-2");
            try (Model plain = Model.of(new ModelSpec("plain", named("bn1", named("bn", batchNorm(3))), 0), DType.FLOAT32, model.stateDict())) {
                assertTrue(inside.equal(plain.eval().forward(images)));
            }
        }
    }

    @Test
    public void nothingFlowsBackThroughTheMargin() {
        try (Model model = Model.build(SPEC, Device.CPU, DType.FLOAT64, 1); var scope = Scope.open()) {
            Tensor images = Tensor.zeros(DType.FLOAT64, 2, 3, 5, 4).uniform_(-1, 1);
            model.train().forward(images).get("..., 0, :").sum().backward();
            Tensor gradient = model.parameter("bn1.bn.bias").grad();
            assertTrue(gradient == null || gradient.abs().sum().item() == 0);
        }
    }

    @Test
    public void aRuleRewritesOutermostFirstAndKeepsWhatItLeaves() {
        Layer block = sequence().then("a", conv(3, 3, 3)).then(relu()).then("pad", batchNormPad(3, Size.of(1))).then("gate", Layers.gate(conv(3, 3, 1)));
        ModelSpec spec = new ModelSpec("net", named("block", block), 0).initialized((path, layer, parameter) -> new Initialization.Constant(1));
        assertEquals(spec.rewritten((path, layer) -> layer), spec);
        ModelSpec narrow = spec.rewritten((path, layer) -> layer instanceof Layer.BatchNorm2d norm ? norm.momentum(0.5) : layer);
        assertEquals(narrow.layers().get("block.pad.bn"), batchNorm(3).momentum(0.5));
        ModelSpec other = spec.rewritten((path, layer) -> path.equals("block.a") ? sequence().then("x", conv(3, 3, 3)) : layer);
        assertEquals(List.copyOf(other.layers().keySet()), List.of("block.a.x", "block.pad.bn", "block.gate"));
        assertFalse(other.redrawn().containsKey("block.a.weight"));
        assertTrue(other.redrawn().containsKey("block.gate.weight"));
        assertEquals(spec.rewritten((path, layer) -> path.isEmpty() ? relu() : layer).root(), relu());
        expectThrows(IllegalArgumentException.class, () -> spec.rewritten((path, layer) -> layer instanceof Layer.BatchNorm2d ? relu() : layer));
    }
}
