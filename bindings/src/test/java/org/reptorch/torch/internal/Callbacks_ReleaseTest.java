package org.reptorch.torch.internal;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertNull;

import java.lang.ref.WeakReference;

import org.reptorch.torch.DType;
import org.reptorch.torch.GradientHook;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.testng.annotations.Test;

/** A hook is held for as long as its tensor or graph lives, and no longer. */
public class Callbacks_ReleaseTest {

    private static Tensor leaf() {
        return Tensor.ones(DType.FLOAT32, 3).requiresGrad(true);
    }

    @Test
    public void aHookGoesWithItsLeaf() {
        int before = Callbacks.held();
        try (var scope = Scope.open()) {
            leaf().registerHook(gradient -> null);
            assertEquals(Callbacks.held(), before + 1);
        }
        assertEquals(Callbacks.held(), before);
    }

    @Test
    public void aHookGoesWithTheGraph() {
        int before = Callbacks.held();
        try (var scope = Scope.open()) {
            Tensor x = leaf();
            Tensor loss;
            try (var inner = Scope.open()) {
                Tensor h = x.mul(2);
                h.registerHook(gradient -> gradient.mul(h)); // itself a reference to its tensor
                loss = inner.keep(h.sum());
            }
            assertEquals(Callbacks.held(), before + 1);
            loss.close();
            assertEquals(Callbacks.held(), before);
        }
    }

    @Test
    public void whatARemovedHookRefersToIsFree() throws InterruptedException {
        try (var scope = Scope.open()) {
            Tensor x = leaf();
            WeakReference<Object> captured = removed(x);
            for (int i = 0; i < 100 && captured.get() != null; i++) {
                System.gc();
                Thread.sleep(10);
            }
            assertNull(captured.get());
        }
    }

    private static WeakReference<Object> removed(Tensor x) {
        var large = new double[1000];
        try (GradientHook hook = x.registerHook(gradient -> gradient.mul(large[0]))) {
            return new WeakReference<>(large);
        }
    }

    @Test
    public void aHookThatIsRefusedIsNotHeld() {
        int before = Callbacks.held();
        try (var scope = Scope.open()) {
            Tensor x = Tensor.ones(DType.FLOAT32, 3);
            try {
                x.registerHook(gradient -> null);
                throw new AssertionError("a hook without a gradient");
            } catch (org.reptorch.torch.TorchException e) {
                assertEquals(Callbacks.held(), before);
            }
        }
    }

    @Test
    public void thousandsOfStepsHoldNoHook() {
        int before = Callbacks.held();
        try (var scope = Scope.open()) {
            Tensor x = leaf();
            for (int i = 0; i < 2_000; i++) {
                try (var step = Scope.open(); GradientHook hook = x.registerHook(gradient -> gradient.mul(0.5))) {
                    Tensor h = x.mul(2);
                    h.registerHook(gradient -> gradient.mul(2));
                    h.sum().backward();
                }
            }
            assertEquals(Callbacks.held(), before + 1); // for all hooks of x
            assertEquals(x.grad().toFloatArray(), new float[] {4_000, 4_000, 4_000});
        }
        assertEquals(Callbacks.held(), before);
    }
}
