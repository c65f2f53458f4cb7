package org.reptorch.nn;

import static org.reptorch.nn.Layers.conv;
import static org.reptorch.nn.Layers.custom;
import static org.reptorch.nn.Layers.named;
import static org.reptorch.nn.Layers.relu;
import static org.reptorch.nn.Layers.sequence;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertNotEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.util.List;

import org.reptorch.torch.Ops;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.Torch;
import org.reptorch.torch.TorchException;
import org.testng.annotations.Test;

public class CustomLayer_LambdaTest {

    private static final CustomLayer.ShapeRule SAME = shape -> shape;
    private static final CustomLayer.Computation PLAIN = (x, tensors, training) -> x;
    private static final List<ParameterSpec> WEIGHT = List.of(ParameterSpec.trainable("weight", new Initialization.Constant(2), 1));

    @Test
    public void layersOfTheSameLambdasAreEqual() {
        assertEquals(custom("a", SAME, PLAIN), custom("a", SAME, PLAIN));
        assertNotEquals(custom("a", SAME, PLAIN), custom("b", SAME, PLAIN));
        assertNotEquals(custom("a", SAME, PLAIN), custom("a", SAME, (x, tensors, training) -> x));
    }

    @Test
    public void itPrintsItsNameAndTensors() {
        assertEquals(custom("double", WEIGHT, SAME, PLAIN).toString(), "CustomLayer[double, parameters=[weight]]");
    }

    @Test
    public void onlyItsResultStaysAlive() {
        CustomLayer layer = custom("double", WEIGHT, SAME, (x, tensors, training) -> x.add(1).mul(tensors.get("weight")).sub(1));
        try (Scope scope = Scope.open(); Model model = Model.build(new ModelSpec("net", named("c", layer), 0), 1)) {
            Tensor x = Ops.ones(2, 3);
            long before = Torch.liveTensors();
            Tensor y = model.forward(x);

            assertEquals(Torch.liveTensors() - before, 1);
            assertEquals(y.toDoubleArray(), new double[] {3, 3, 3, 3, 3, 3});
        }
    }

    @Test
    public void itMayReturnItsInputOrATensorOfItsOwnAndBothStayAsTheyAre() {
        Layer input = sequence().then("c", conv(1, 1, 1)).then(custom("input", SAME, PLAIN)).then(relu());
        Layer own = sequence().then("c", custom("own", WEIGHT, SAME, (x, tensors, training) -> tensors.get("weight"))).then(relu()).then(relu());
        try (Scope scope = Scope.open(); Model first = Model.build(new ModelSpec("a", input, 0), 1); Model second = Model.build(new ModelSpec("b", own, 0), 1)) {
            Tensor x = Ops.ones(1, 1, 2, 2).neg();
            first.forward(x);
            assertFalse(x.isClosed());
            assertEquals(x.toDoubleArray(), new double[] {-1, -1, -1, -1});

            second.forward(x);
            assertFalse(second.parameter("c.weight").isClosed());
        }
    }

    @Test
    public void itMayKeepABuffer() {
        List<ParameterSpec> buffers = List.of(ParameterSpec.buffer("seen", new Initialization.Constant(0), 1), ParameterSpec.counter("batches"));
        CustomLayer layer = custom("count", buffers, SAME, (x, tensors, training) -> {
            if (training) {
                tensors.get("seen").add_(x.sum());
                tensors.get("batches").add_(1);
            }
            return x;
        });
        try (Scope scope = Scope.open(); Model model = Model.build(new ModelSpec("net", named("c", layer), 0), 1)) {
            model.forward(Ops.ones(2, 3));
            model.eval().forward(Ops.ones(2, 3));

            assertEquals(model.buffers().get("c.seen").toDoubleArray(), new double[] {6});
            assertEquals(model.buffers().get("c.batches").toLongArray(), new long[] {1});
            assertEquals(model.spec().parameterCount(), 0);
        }
    }

    @Test
    public void whatGoesWrongInItNamesIt() {
        Layer wrong = named("block", named("mine", custom("wrong", SAME, (x, tensors, training) -> x.matmul(Ops.ones(7, 7)))));
        Layer nothing = named("mine", custom("nothing", SAME, (x, tensors, training) -> null));
        try (Scope scope = Scope.open(); Model first = Model.build(new ModelSpec("a", wrong, 0), 1); Model second = Model.build(new ModelSpec("b", nothing, 0), 1)) {
            String message = expectThrows(TorchException.class, () -> first.forward(Ops.ones(2, 3))).getMessage();
            assertTrue(message.startsWith("block.mine, CustomLayer[wrong]: aten::matmul: "), message);
            assertEquals(expectThrows(TorchException.class, () -> second.forward(Ops.ones(2, 3))).getMessage(),
                    "mine, CustomLayer[nothing]: its computation returned null");
        }
    }

    @Test
    public void itsTensorsCannotBeReplaced() {
        Layer layer = custom("thief", WEIGHT, SAME, (x, tensors, training) -> tensors.put("weight", x));
        try (Scope scope = Scope.open(); Model model = Model.build(new ModelSpec("net", layer, 0), 1)) {
            expectThrows(UnsupportedOperationException.class, () -> model.forward(Ops.ones(2)));
        }
    }
}
