package org.reptorch.torch;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertNull;
import static org.testng.Assert.assertSame;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.testng.annotations.Test;

/** What a hook computes, backward passes of its own included. */
public class GradientHook_NestingTest {

    private static Tensor leaf(double... values) {
        return Tensor.of(values).requiresGrad(true);
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
}
