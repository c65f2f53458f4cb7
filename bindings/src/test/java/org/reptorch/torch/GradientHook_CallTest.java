package org.reptorch.torch;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertSame;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import org.testng.annotations.Test;

/** When a gradient hook is called, with what, and what becomes of what it returns or throws. */
public class GradientHook_CallTest {

    private static Tensor leaf(double... values) {
        return Tensor.of(values).requiresGrad(true);
    }

    @Test
    public void aHookSeesTheGradientOfALeaf() {
        try (var scope = Scope.open()) {
            Tensor x = leaf(1, 2);
            var seen = new ArrayList<double[]>();
            x.registerHook(gradient -> {
                seen.add(gradient.toDoubleArray());
                return null;
            });
            x.square().sum().backward();
            x.mul(3).sum().backward();
            assertEquals(seen.get(0), new double[] {2, 4});
            assertEquals(seen.get(1), new double[] {3, 3});
            assertEquals(x.grad().toDoubleArray(), new double[] {5, 7});
        }
    }

    @Test
    public void aHookReplacesTheGradientOfALeafAndOfAComputedTensor() {
        try (var scope = Scope.open()) {
            Tensor x = leaf(1, 2);
            Tensor h = x.mul(10);
            h.registerHook(gradient -> gradient.mul(2));
            x.registerHook(gradient -> gradient.add(0.5));
            h.square().sum().backward();
            // d = 2 h, doubled: 40, 80; times 10, and a half
            assertEquals(x.grad().toDoubleArray(), new double[] {400.5, 800.5});
        }
    }

    @Test
    public void hooksRunInOrderEachOnTheResultOfTheLast() {
        try (var scope = Scope.open()) {
            Tensor x = leaf(1);
            x.registerHook(gradient -> gradient.add(1));
            x.registerHook(gradient -> gradient);
            x.registerHook(gradient -> gradient.mul(10));
            x.mul(4).backward();
            assertEquals(x.grad().item(), 50.0);
        }
    }

    @Test
    public void aTensorOfTheCallersMayTakeTheGradientsPlace() {
        try (var scope = Scope.open()) {
            Tensor x = leaf(1, 2);
            Tensor instead = Tensor.of(new double[] {7, 8});
            x.registerHook(gradient -> instead);
            x.square().sum().backward();
            assertEquals(x.grad().toDoubleArray(), new double[] {7, 8});
            assertEquals(instead.toDoubleArray(), new double[] {7, 8});
        }
    }

    @Test
    public void whatAHookMakesIsClosedWhenItReturns() {
        try (var scope = Scope.open()) {
            Tensor x = leaf(1, 2);
            Tensor kept = Tensor.zeros(DType.FLOAT64, 2);
            var seen = new ArrayList<Tensor>();
            x.registerHook(gradient -> {
                kept.copy_(gradient);
                seen.add(gradient);
                seen.add(gradient.mul(2));
                return seen.getLast();
            });
            long before = Torch.liveTensors();
            Tensor loss = x.square().sum();
            loss.backward();
            assertTrue(seen.stream().allMatch(Tensor::isClosed));
            assertEquals(kept.toDoubleArray(), new double[] {2, 4});
            assertEquals(x.grad().toDoubleArray(), new double[] {4, 8});
            assertEquals(Torch.liveTensors(), before + 3); // square, sum, and grad()
        }
    }

    @Test
    public void whatAHookThrowsComesOutAsItWasThrown() {
        try (var scope = Scope.open()) {
            Tensor x = leaf(1);
            var problem = new ArithmeticException("mine");
            GradientHook hook = x.registerHook(gradient -> {
                gradient.mul(2);
                throw problem;
            });
            long before = Torch.liveTensors();
            Tensor y = x.mul(2);
            assertSame(expectThrows(ArithmeticException.class, y::backward), problem);
            assertSame(expectThrows(ArithmeticException.class, () -> Autograd.of(x.mul(2)).backward()), problem);
            assertSame(expectThrows(ArithmeticException.class, () -> Torch.call("_backward", "", x.mul(2), List.of(x), null, null, false)), problem);
            assertEquals(Torch.liveTensors(), before + 3);
            hook.close();
            x.mul(2).backward();
            assertEquals(x.grad().item(), 2.0);
        }
    }

    @Test
    public void errorsAndCheckedExceptionsComeOutToo() {
        try (var scope = Scope.open()) {
            Tensor x = leaf(1);
            for (Throwable thrown : List.of(new AssertionError("a"), new StackOverflowError(), new IOException("b"))) {
                try (GradientHook hook = x.registerHook(gradient -> {
                    throw GradientHook_CallTest.<RuntimeException>unchecked(thrown);
                })) {
                    assertSame(expectThrows(Throwable.class, () -> x.mul(2).backward()), thrown);
                }
            }
            expectThrows(StackOverflowError.class, () -> {
                try (GradientHook hook = x.registerHook(GradientHook_CallTest::endless)) {
                    x.mul(2).backward();
                }
            });
        }
    }

    private static Tensor endless(Tensor gradient) {
        return endless(gradient);
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T unchecked(Throwable thrown) throws T {
        throw (T) thrown;
    }

    @Test
    public void aReplacementMustBeLikeTheGradient() {
        try (var scope = Scope.open()) {
            Tensor x = leaf(1, 2);
            String size = refusal(x, gradient -> gradient.sum());
            assertTrue(size.matches("backward: hook '\\d+' has changed the size of value"), size);
            assertTrue(refusal(x, gradient -> gradient.to(DType.FLOAT32)).contains("has changed the type of value"));
            String closed = expectThrows(IllegalStateException.class, () -> refusalOf(x, gradient -> {
                gradient.close();
                Tensor other = Tensor.zeros(DType.FLOAT64, 2);
                other.close();
                return other;
            })).getMessage();
            assertTrue(closed.startsWith("the result of a gradient hook: the tensor is closed"), closed);
            refusalOf(x, gradient -> {
                gradient.close();
                return gradient;
            });
            assertEquals(expectThrows(IllegalArgumentException.class, () -> x.registerHook(null)).getMessage(), "register_hook: the hook is null");
        }
    }

    private static String refusal(Tensor x, UnaryOperator<Tensor> function) {
        return expectThrows(TorchException.class, () -> refusalOf(x, function)).getMessage();
    }

    private static void refusalOf(Tensor x, UnaryOperator<Tensor> function) {
        try (GradientHook hook = x.registerHook(function)) {
            x.square().sum().backward();
        }
    }

    @Test
    public void aHookNeedsATensorThatRequiresAGradient() {
        try (var scope = Scope.open()) {
            assertEquals(expectThrows(TorchException.class, () -> Tensor.of(new double[] {1}).registerHook(gradient -> null)).getMessage(),
                    "register_hook: cannot register a hook on a variable that doesn't require gradient");
            Tensor closed = leaf(1);
            closed.close();
            assertTrue(expectThrows(IllegalStateException.class, () -> closed.registerHook(gradient -> null)).getMessage()
                    .startsWith("register_hook: the tensor is closed"));
        }
    }
}
