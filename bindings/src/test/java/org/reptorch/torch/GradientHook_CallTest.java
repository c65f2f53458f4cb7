package org.reptorch.torch;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertNull;
import static org.testng.Assert.assertSame;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
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

    @Test
    public void aHookThatIsRemovedIsNotCalled() {
        try (var scope = Scope.open()) {
            Tensor x = leaf(1);
            var calls = new AtomicInteger();
            GradientHook first = x.registerHook(gradient -> count(calls, 1));
            GradientHook second = x.registerHook(gradient -> count(calls, 10));
            x.mul(2).backward();
            first.close();
            first.close();
            x.mul(2).backward();
            second.close();
            x.mul(2).backward();
            assertEquals(calls.get(), 21);
            Tensor h = x.mul(2);
            GradientHook third = h.registerHook(gradient -> count(calls, 100));
            Tensor loss = h.mul(2);
            h.close();
            third.close();
            loss.backward();
            assertEquals(calls.get(), 21);
        }
    }

    @Test
    public void hooksComeAndGoWhileAnotherThreadGoesBack() throws InterruptedException {
        try (var scope = Scope.open()) {
            Tensor x = leaf(1);
            var calls = new AtomicInteger();
            x.registerHook(gradient -> count(calls, 1));
            var done = new AtomicBoolean();
            Thread other = Thread.ofPlatform().start(() -> {
                while (!done.get()) {
                    try (var step = Scope.open()) {
                        Autograd.grad(x.mul(2), x);
                    }
                }
            });
            for (int i = 0; i < 20_000 || calls.get() == 0; i++) {
                x.registerHook(gradient -> gradient.mul(2)).close();
            }
            done.set(true);
            other.join();
        }
    }

    @Test
    public void aLeafThatWasComputedInBetweenIsHookedAgain() {
        try (var scope = Scope.open()) {
            Tensor x = leaf(1);
            var calls = new AtomicInteger();
            x.registerHook(gradient -> count(calls, 1));
            x.requiresGrad(false).mul_(leaf(2)); // computed now
            x.registerHook(gradient -> count(calls, 10));
            x.mul(2).backward();
            assertEquals(calls.get(), 10);
            Torch.call("detach_", "", x);
            x.requiresGrad(true).registerHook(gradient -> count(calls, 100));
            x.mul(2).backward();
            assertEquals(calls.get(), 120);
        }
    }

    @Test
    public void aTensorThatIsChangedInPlaceKeepsItsHooksApart() {
        try (var scope = Scope.open()) {
            Tensor x = leaf(1);
            var calls = new AtomicInteger();
            Tensor h = x.mul(2);
            GradientHook before = h.registerHook(gradient -> {
                calls.addAndGet((int) gradient.item());
                return null;
            });
            h.mul_(10);
            GradientHook after = h.registerHook(gradient -> {
                calls.addAndGet(100 * (int) gradient.item());
                return null;
            });
            Autograd.of(h).retainGraph().backward();
            assertEquals(calls.get(), 110); // 10 before the change, 1 after it
            before.close();
            Autograd.of(h).retainGraph().backward();
            assertEquals(calls.get(), 210);
            after.close();
            h.backward();
            assertEquals(calls.get(), 210);
        }
    }

    @Test
    public void anotherThreadWithoutAScopeMayCallBackward() throws InterruptedException {
        try (var scope = Scope.open()) {
            Tensor x = leaf(3);
            var called = new ArrayList<Thread>();
            x.registerHook(gradient -> {
                called.add(Thread.currentThread());
                return gradient.mul(2);
            });
            Tensor y = Autograd.checkpoint(in -> in.square(), x);
            Thread other = Thread.ofPlatform().start(y::backward);
            other.join();
            assertEquals(called, List.of(other));
            assertEquals(x.grad().item(), 12.0);
        }
    }

    private static Tensor count(AtomicInteger calls, int by) {
        calls.addAndGet(by);
        return null;
    }

    @Test
    public void aHookMayRemoveItselfAndOthersAndRegisterMore() {
        try (var scope = Scope.open()) {
            Tensor x = leaf(1);
            var calls = new AtomicInteger();
            var hooks = new ArrayList<GradientHook>();
            hooks.add(x.registerHook(gradient -> {
                hooks.forEach(GradientHook::close);
                for (int i = 0; i < 100; i++) {
                    x.registerHook(other -> count(calls, 100));
                }
                return count(calls, 1);
            }));
            hooks.add(x.registerHook(gradient -> count(calls, 10)));
            x.mul(2).backward();
            assertEquals(calls.get(), 11); // the hooks of a pass are those that it began with
            x.mul(2).backward();
            assertEquals(calls.get(), 10_011);
        }
    }

    @Test
    public void nothingIsRecordedInAHookUnlessThePassIs() {
        try (var scope = Scope.open()) {
            Tensor x = leaf(3);
            var recording = new ArrayList<Boolean>();
            x.registerHook(gradient -> {
                recording.add(Torch.gradEnabled());
                return gradient.mul(x);
            });
            Autograd.of(x.square()).createGraph().backward();
            // the hook makes 2 x * x of it, whose derivative 4 x goes through the hook again
            assertEquals(x.grad().item(), 18.0);
            assertEquals(Autograd.grad(x.grad(), x).getFirst().item(), 36.0);
            assertEquals(recording, List.of(true, false));
            x.setGrad(null);
            assertTrue(Torch.gradEnabled());
        }
    }

    @Test
    public void aHookMayRunABackwardOfItsOwn() {
        try (var scope = Scope.open()) {
            Tensor x = leaf(2);
            Tensor w = leaf(5);
            x.registerHook(gradient -> {
                try (var enableGrad = EnableGrad.open()) {
                    w.mul(gradient).backward();
                }
                return null;
            });
            x.pow(3).backward();
            assertEquals(x.grad().item(), 12.0);
            assertEquals(w.grad().item(), 12.0);
        }
    }

    @Test
    public void backwardsInHooksNestDeeperThanLibtorchsOwnStack() {
        try (var scope = Scope.open()) {
            var depth = new AtomicInteger();
            Tensor x = leaf(1);
            x.registerHook(gradient -> {
                if (depth.incrementAndGet() < 70) { // from 60 on libtorch goes to threads of its own
                    try (var enableGrad = EnableGrad.open()) {
                        return Autograd.grad(x.mul(gradient.add(1)), x).getFirst();
                    }
                }
                return null;
            });
            x.mul(1).backward();
            assertEquals(depth.get(), 70);
            assertEquals(x.grad().item(), 70.0);
        }
    }

    @Test
    public void anExceptionComesThroughNestedBackwards() {
        try (var scope = Scope.open()) {
            Tensor x = leaf(1);
            Tensor y = leaf(1);
            var problem = new IllegalStateException("inner");
            x.registerHook(gradient -> {
                try (var enableGrad = EnableGrad.open()) {
                    y.mul(2).backward();
                }
                return null;
            });
            y.registerHook(gradient -> {
                throw problem;
            });
            assertSame(expectThrows(IllegalStateException.class, () -> x.mul(2).backward()), problem);
            assertTrue(Torch.gradEnabled());
            assertNull(x.grad());
        }
    }

    @Test
    public void aModeLeftOpenInAHookEndsWithIt() {
        try (var scope = Scope.open()) {
            Tensor x = leaf(1);
            x.registerHook(gradient -> {
                EnableGrad.open();
                Autocast.open(DType.BFLOAT16);
                return null;
            });
            x.mul(2).backward();
            assertTrue(Torch.gradEnabled());
            assertEquals(Tensor.ones(DType.FLOAT32, 2, 2).matmul(Tensor.ones(DType.FLOAT32, 2, 2)).dtype(), DType.FLOAT32);
            assertNull(ThreadMode.innermost());
        }
    }

    @Test
    public void hooksOfManyThreadsKeepApart() throws InterruptedException {
        var failures = new ArrayList<Throwable>();
        var threads = new ArrayList<Thread>();
        for (int t = 0; t < 4; t++) {
            int factor = t + 1;
            threads.add(Thread.ofPlatform().uncaughtExceptionHandler((thread, e) -> failures.add(e)).start(() -> {
                for (int i = 0; i < 300; i++) {
                    try (var scope = Scope.open()) {
                        Tensor x = leaf(1, 2);
                        boolean fails = i % 3 == 0;
                        try (GradientHook hook = x.registerHook(gradient -> {
                            if (fails) {
                                throw new ArithmeticException(Integer.toString(factor));
                            }
                            return gradient.mul(factor);
                        })) {
                            if (fails) {
                                assertEquals(expectThrows(ArithmeticException.class, () -> x.sum().backward()).getMessage(), Integer.toString(factor));
                            } else {
                                x.sum().backward();
                                assertEquals(x.grad().toDoubleArray(), new double[] {factor, factor});
                            }
                        }
                    }
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(failures, List.of());
        assertFalse(threads.isEmpty());
    }
}
