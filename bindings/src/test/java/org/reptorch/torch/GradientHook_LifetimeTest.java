package org.reptorch.torch;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.expectThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.testng.annotations.Test;

/** Hooks come and go: by hand, in hooks, in other threads, when a tensor changes in place. */
public class GradientHook_LifetimeTest {

    private static Tensor leaf(double... values) {
        return Tensor.of(values).requiresGrad(true);
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
