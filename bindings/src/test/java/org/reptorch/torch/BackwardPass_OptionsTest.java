package org.reptorch.torch;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertNotNull;
import static org.testng.Assert.assertNull;
import static org.testng.Assert.assertSame;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.testng.annotations.Test;

/** What the options of a backward pass do. */
public class BackwardPass_OptionsTest {

    private static Tensor leaf(double... values) {
        return Tensor.of(values).requiresGrad(true);
    }

    private static Tensor of(double... values) {
        return Tensor.of(values);
    }

    @Test
    public void severalOutputsGoBackAtOnce() {
        try (var scope = Scope.open()) {
            Tensor x = leaf(1, 2);
            Tensor square = x.square();
            Autograd.of(square, square.sum(), x.mul(3)).gradients(of(10, 100), null, of(1, 1)).backward();
            // 2 x (10, 100) + 2 x + 3
            assertEquals(x.grad().toDoubleArray(), new double[] {25, 407});
        }
    }

    @Test
    public void aGraphThatIsRetainedServesAgain() {
        try (var scope = Scope.open()) {
            Tensor x = leaf(1, 2);
            Tensor loss = x.square().sum();
            Autograd.of(loss).retainGraph().backward();
            assertEquals(Autograd.of(loss).retainGraph().grad(x).getFirst().toDoubleArray(), new double[] {2, 4});
            loss.backward();
            assertEquals(x.grad().toDoubleArray(), new double[] {4, 8});
            expectThrows(TorchException.class, loss::backward);
        }
    }

    @Test
    public void onlyTheChosenLeavesAreFilled() {
        try (var scope = Scope.open()) {
            Tensor x = leaf(2);
            Tensor y = leaf(5);
            Autograd.of(x.mul(y).sum()).backwardInto(y);
            assertNull(x.grad());
            assertEquals(y.grad().item(), 2.0);
            assertEquals(expectThrows(IllegalArgumentException.class, () -> Autograd.of(x.sum()).backwardInto()).getMessage(),
                    "backward: no inputs; backward() goes into all leaves");
        }
    }

    @Test
    public void aRecordedBackwardFillsGradientsThatCanBeDifferentiated() {
        try (var scope = Scope.open()) {
            Tensor x = leaf(2, 3);
            Autograd.of(x.pow(3).sum()).createGraph().backward();
            Tensor first = x.grad();
            assertTrue(first.requiresGrad());
            assertEquals(Autograd.grad(first.sum(), x).getFirst().toDoubleArray(), new double[] {12, 18});
            x.setGrad(null); // the gradient's graph leads back to x
        }
    }

    @Test
    public void gradientsOfSeveralVariablesAreDifferentiatedAgain() {
        try (var scope = Scope.open()) {
            Tensor x = leaf(2);
            Tensor y = leaf(3);
            // f = x^3 y^2: df/dx = 3 x^2 y^2, d2f/dx2 = 6 x y^2, d2f/dxdy = 6 x^2 y, d3f/dx2dy = 12 x y
            Tensor dx = Autograd.of(x.pow(3).mul(y.square()).sum()).createGraph().grad(x).getFirst();
            List<Tensor> second = Autograd.of(dx.sum()).createGraph().grad(x, y);
            assertEquals(dx.item(), 108.0);
            assertEquals(second.get(0).item(), 108.0);
            assertEquals(second.get(1).item(), 72.0);
            assertEquals(Autograd.grad(second.get(0).sum(), y).getFirst().item(), 72.0);
        }
    }

    @Test
    public void aProductWithTheHessianIsTheGradientOfAProduct() {
        try (var scope = Scope.open()) {
            Tensor x = leaf(1, 2, 3);
            Tensor v = of(1, -1, 2);
            // f = (sum x)^3: the Hessian is 6 (sum x) everywhere, so its product with v is 36 * 2 in each place.
            Tensor grad = Autograd.of(x.sum().pow(3)).createGraph().grad(x).getFirst();
            assertEquals(Autograd.grad(grad.mul(v).sum(), x).getFirst().toDoubleArray(), new double[] {72, 72, 72});
        }
    }

    @Test
    public void anUnusedInputIsNullWhereThatIsAllowed() {
        try (var scope = Scope.open()) {
            Tensor x = leaf(2);
            Tensor y = leaf(5, 6);
            long before = Torch.liveTensors();
            assertEquals(expectThrows(IllegalArgumentException.class, () -> Autograd.of(x).retainGraph().grad(x, y)).getMessage(), "autograd.grad: no output"
                    + " depends on input 1 (float64[2]); leave it out, or ask for null with Autograd.of(...).allowUnused()");
            assertEquals(Torch.liveTensors(), before);
            List<Tensor> grads = Autograd.of(x.mul(3)).allowUnused().grad(y, x);
            assertNull(grads.get(0));
            assertEquals(grads.get(1).item(), 3.0);
        }
    }

    @Test
    public void anInputThatRequiresNoGradientIsRefused() {
        try (var scope = Scope.open()) {
            Tensor x = leaf(2);
            Tensor y = of(2);
            String message = expectThrows(TorchException.class, () -> Autograd.grad(x.mul(y), x, y)).getMessage();
            assertTrue(message.matches("autograd.grad: (One of the differentiated Tensors|element 1 of the input tensors) does not require grad"), message);
        }
    }

    @Test
    public void computedTensorsAreInputsToo() {
        try (var scope = Scope.open()) {
            Tensor x = leaf(3);
            Tensor h = x.square();
            List<Tensor> grads = Autograd.of(h.pow(3)).grad(h, x);
            assertEquals(grads.get(0).item(), 243.0);
            assertEquals(grads.get(1).item(), 1458.0);
        }
    }

    @Test
    public void aComputedTensorKeepsItsGradientWhenAsked() {
        try (var scope = Scope.open()) {
            Tensor x = leaf(3);
            Tensor h = x.square();
            assertSame(h.retainGrad(), h);
            h.pow(3).backward();
            assertEquals(h.grad().item(), 243.0);
            assertEquals(x.grad().item(), 1458.0);
            assertEquals(expectThrows(TorchException.class, () -> of(1).retainGrad()).getMessage(),
                    "aten::retain_grad: can't retain_grad on Tensor that has requires_grad=False (self: float64[1])");
        }
    }

    @Test
    public void aTensorTellsHowItStandsToTheGraph() {
        try (var scope = Scope.open()) {
            Tensor x = leaf(3);
            Tensor h = x.square();
            assertTrue(x.isLeaf() && x.requiresGrad());
            assertTrue(!h.isLeaf() && h.requiresGrad());
            assertTrue(h.detach().isLeaf() && !h.detach().requiresGrad());
            assertTrue(of(1).isLeaf() && !of(1).requiresGrad());
            assertFalse(x.requiresGrad(false).requiresGrad());
            assertEquals(expectThrows(IllegalStateException.class, () -> h.requiresGrad(false)).getMessage(),
                    "requires_grad_: a tensor that was computed from others cannot stop requiring a gradient; take detach() of it");
        }
    }

    @Test
    public void whatIsDetachedStopsTheGradient() {
        try (var scope = Scope.open()) {
            Tensor x = leaf(3);
            x.square().detach().mul(x).backward();
            assertEquals(x.grad().item(), 9.0);
        }
    }

    @Test
    public void mistakesAreRefusedInWords() {
        try (var scope = Scope.open()) {
            Tensor x = leaf(1, 2);
            Tensor closed = x.square();
            closed.close();
            assertEquals(refusal(() -> Autograd.of()), "backward: there is no output to begin from");
            assertEquals(refusal(() -> Autograd.of((Tensor[]) null)), "backward: there is no output to begin from");
            assertEquals(refusal(() -> Autograd.of((Tensor) null).backward()), "backward: a tensor is null");
            assertEquals(refusal(() -> Autograd.of(x.sum()).backwardInto(x, null)), "backward: a tensor is null");
            assertEquals(refusal(() -> Autograd.of(x.sum()).grad((Tensor[]) null)), "autograd.grad: the inputs are null");
            assertEquals(refusal(() -> Autograd.of(x.sum(), x.sum()).gradients(x)),
                    "backward: 1 gradients for 2 outputs; give each one, or null for one of one element");
            assertTrue(closedRefusal(() -> Autograd.of(closed).backward()).startsWith("backward: the tensor is closed"));
            assertTrue(closedRefusal(() -> Autograd.of(x).gradients(closed).backward()).startsWith("backward: the tensor is closed"));
            assertTrue(closedRefusal(() -> Autograd.grad(x.sum(), closed)).startsWith("autograd.grad: the tensor is closed"));
            expectThrows(TorchException.class, () -> Autograd.of(x.square()).gradients(Tensor.zeros(DType.FLOAT64, 3)).backward());
            expectThrows(TorchException.class, () -> Autograd.of(x.square()).gradients((Tensor) null).backward());
            expectThrows(TorchException.class, () -> Autograd.of(x.sum()).grad(List.of()));
            x.sum().backward();
            assertNotNull(x.grad());
        }
    }

    private static String closedRefusal(Runnable call) {
        return expectThrows(IllegalStateException.class, call::run).getMessage();
    }

    private static String refusal(Runnable call) {
        return expectThrows(IllegalArgumentException.class, call::run).getMessage();
    }

    @Test
    public void anOptionLeavesTheOtherPassAsItWas() {
        try (var scope = Scope.open()) {
            Tensor x = leaf(2);
            BackwardPass pass = Autograd.of(x.square());
            pass.retainGraph();
            pass.backward();
            expectThrows(TorchException.class, pass::backward);
        }
    }

    @Test
    public void aDeepGraphGoesBackAndAway() {
        try (var scope = Scope.open()) {
            Tensor x = leaf(1);
            var chain = new ArrayList<>(Collections.singletonList(x));
            for (int i = 0; i < 20_000; i++) {
                chain.add(chain.getLast().add(1));
                if (i > 0) {
                    chain.remove(1).close();
                }
            }
            chain.getLast().backward();
            assertEquals(x.grad().item(), 1.0);
        }
    }
}
