package org.reptorch.torch;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertNull;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.util.List;

import org.testng.annotations.Test;

/** Gradients of small formulas whose derivatives are known. */
public class Autograd_GradientsTest {

    private static Tensor leaf(double... values) {
        return Tensor.of(values).requiresGrad(true);
    }

    @Test
    public void backwardFillsTheGradientOfALeaf() {
        try (var scope = Scope.open()) {
            Tensor x = leaf(1, -2, 3);
            assertNull(x.grad());
            x.square().sum().backward();
            assertEquals(x.grad().toDoubleArray(), new double[] {2, -4, 6});
        }
    }

    @Test
    public void gradientsAddUpUntilTheyAreDropped() {
        try (var scope = Scope.open()) {
            Tensor x = leaf(1, 2);
            x.mul(3).sum().backward();
            x.mul(4).sum().backward();
            assertEquals(x.grad().toDoubleArray(), new double[] {7, 7});
            x.setGrad(null);
            assertNull(x.grad());
            x.mul(5).sum().backward();
            assertEquals(x.grad().toDoubleArray(), new double[] {5, 5});
        }
    }

    @Test
    public void aGradientThatIsSetIsAddedTo() {
        try (var scope = Scope.open()) {
            Tensor x = leaf(1, 2);
            x.setGrad(Tensor.of(new double[] {10, 20}));
            x.sum().backward();
            assertEquals(x.grad().toDoubleArray(), new double[] {11, 21});
            x.grad().zero_();
            assertEquals(x.grad().toDoubleArray(), new double[] {0, 0});
        }
    }

    @Test
    public void aGradientMustBeLikeItsTensor() {
        try (var scope = Scope.open()) {
            Tensor x = leaf(1, 2);
            assertEquals(expectThrows(IllegalArgumentException.class, () -> x.setGrad(Tensor.zeros(DType.FLOAT64, 3))).getMessage(),
                    "set grad: a gradient of float64[3] for a tensor of float64[2]");
            assertEquals(expectThrows(IllegalArgumentException.class, () -> x.setGrad(Tensor.zeros(DType.FLOAT32, 2))).getMessage(),
                    "set grad: a gradient of float32[2] for a tensor of float64[2]");
            assertEquals(expectThrows(IllegalArgumentException.class, () -> x.setGrad(x)).getMessage(), "set grad: a tensor cannot be its own gradient");
            assertNull(x.grad());
        }
    }

    @Test
    public void backwardTakesAGradientForSeveralElements() {
        try (var scope = Scope.open()) {
            Tensor x = leaf(1, 2);
            x.square().backward(Tensor.of(new double[] {10, 100}));
            assertEquals(x.grad().toDoubleArray(), new double[] {20, 400});
            assertEquals(expectThrows(TorchException.class, () -> x.square().backward()).getMessage(),
                    "backward: grad can be implicitly created only for scalar outputs");
            assertEquals(expectThrows(IllegalArgumentException.class, () -> x.square().backward(null)).getMessage(),
                    "backward: the gradient is null; only a tensor of one element needs none: backward()");
            String message = expectThrows(TorchException.class, () -> x.square().backward(Tensor.zeros(DType.FLOAT64, 5))).getMessage();
            assertTrue(message.matches("backward: .* got \\[5] but expected shape compatible with \\[2]"), message);
        }
    }

    @Test
    public void aGraphServesOneBackward() {
        try (var scope = Scope.open()) {
            Tensor loss = leaf(1, 2).square().sum();
            loss.backward();
            String message = expectThrows(TorchException.class, loss::backward).getMessage();
            assertTrue(message.startsWith("backward: Trying to backward through the graph a second time"), message);
            assertEquals(expectThrows(TorchException.class, () -> Tensor.of(new double[] {1}).sum().backward()).getMessage(),
                    "backward: element 0 of tensors does not require grad and does not have a grad_fn");
        }
    }

    @Test
    public void gradLeavesTheLeavesAlone() {
        try (var scope = Scope.open()) {
            Tensor x = leaf(2);
            Tensor y = leaf(5);
            List<Tensor> grads = Autograd.grad(x.square().mul(y).sum(), x, y);
            assertEquals(grads.get(0).item(), 20);
            assertEquals(grads.get(1).item(), 4);
            assertNull(x.grad());
        }
    }

    @Test
    public void gradientsCanBeDifferentiatedAgain() {
        try (var scope = Scope.open()) {
            Tensor x = leaf(2);
            Tensor first = Autograd.of(x.pow(4).sum()).createGraph().grad(x).getFirst();
            Tensor second = Autograd.of(first.sum()).createGraph().grad(x).getFirst();
            Tensor third = Autograd.grad(second.sum(), x).getFirst();
            assertEquals(first.item(), 32.0);
            assertEquals(second.item(), 48.0);
            assertEquals(third.item(), 48.0);
        }
    }

    @Test
    public void anInputThatIsNotUsedIsAnError() {
        try (var scope = Scope.open()) {
            Tensor x = leaf(2);
            Tensor y = leaf(5);
            assertEquals(expectThrows(IllegalArgumentException.class, () -> Autograd.grad(x.sum(), x, y)).getMessage(), "autograd.grad: no output depends"
                    + " on input 1 (float64[1]); leave it out, or ask for null with Autograd.of(...).allowUnused()");
            assertEquals(expectThrows(IllegalArgumentException.class, () -> Autograd.grad(x.sum(), x, null)).getMessage(), "autograd.grad: a tensor is null");
            assertEquals(expectThrows(IllegalArgumentException.class, () -> Autograd.grad(null, x)).getMessage(), "autograd.grad: a tensor is null");
        }
    }

    @Test
    public void scalarFormsPassGradients() {
        try (var scope = Scope.open()) {
            Tensor x = leaf(3);
            Tensor y = leaf(4);
            List<Tensor> grads = Autograd.grad(x.add(y, 2).mul(5).sub(1, 7).div(10).pow(2).sum(), x, y);
            // ((5 (x + 2 y) - 7) / 10)^2 = 4.8^2; its derivative by x is 2 * 4.8 * 0.5.
            assertEquals(grads.get(0).item(), 4.8, 1e-12);
            assertEquals(grads.get(1).item(), 9.6, 1e-12);
        }
    }

    @Test
    public void changingALeafInPlaceIsRefusedWhileItIsRecorded() {
        try (var scope = Scope.open()) {
            Tensor x = leaf(1, 2);
            assertEquals(expectThrows(TorchException.class, () -> x.add_(1)).getMessage(),
                    "aten::add_.Scalar: a leaf Variable that requires grad is being used in an in-place operation. (self: float64[2])");
            String message = expectThrows(TorchException.class, () -> Tensor.of(new long[] {1}).requiresGrad(true)).getMessage();
            assertTrue(message.matches("requires_grad_: .*nly Tensors of floating point .*dtype can require gradients"), message);
            try (var noGrad = NoGrad.open()) {
                x.add_(1);
            }
            assertEquals(x.toDoubleArray(), new double[] {2, 3});
        }
    }
}
