package org.reptorch.torch;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertSame;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.util.List;

import org.testng.annotations.Test;

/** Who owns a tensor and when it goes. */
public class Scope_LifetimeTest {

    private static Tensor one() {
        return Tensor.of(new float[] {1});
    }

    @Test
    public void closingAScopeClosesItsTensors() {
        long before = Torch.liveTensors();
        Tensor x;
        try (var scope = Scope.open()) {
            x = one();
            x.add(1).mul(2);
            assertEquals(Torch.liveTensors(), before + 3);
            assertFalse(x.isClosed());
        }
        assertTrue(x.isClosed());
        assertEquals(Torch.liveTensors(), before);
    }

    @Test
    public void operatorsReturnIntoTheInnermostScope() {
        try (var outer = Scope.open()) {
            Tensor x = one();
            Tensor y;
            try (var inner = Scope.open()) {
                y = x.add(1);
            }
            assertTrue(y.isClosed());
            assertEquals(x.item(), 1.0);
        }
    }

    @Test
    public void keepMovesATensorOutwards() {
        Tensor y;
        try (var outer = Scope.open()) {
            try (var middle = Scope.open()) {
                try (var inner = Scope.open()) {
                    y = one();
                    assertSame(inner.keep(y), y);
                    assertEquals(expectThrows(IllegalStateException.class, () -> inner.keep(y)).getMessage(),
                            "the tensor does not belong to this scope: another scope owns it");
                }
                assertEquals(y.item(), 1.0);
                middle.keep(y);
            }
            assertEquals(y.item(), 1.0);
            assertEquals(expectThrows(IllegalStateException.class, () -> outer.keep(y)).getMessage(),
                    "keep: this is the thread's outermost scope; release(tensor) gives the tensor to you to close");
        }
        assertTrue(y.isClosed());
    }

    @Test
    public void releaseGivesATensorToTheCaller() {
        Tensor x;
        try (var scope = Scope.open()) {
            x = scope.release(one());
            assertEquals(expectThrows(IllegalStateException.class, () -> scope.release(x)).getMessage(),
                    "the tensor does not belong to this scope: it has no scope, its owner closes it");
        }
        assertEquals(x.shape(), new long[] {1});
        x.close();
        x.close();
        assertTrue(x.isClosed());
    }

    @Test
    public void adoptTakesWhatNobodyOwns() {
        long before = Torch.liveTensors();
        Tensor x = free();
        try (var outer = Scope.open()) {
            try (var inner = Scope.open()) {
                assertSame(outer.adopt(x), x);
                assertEquals(expectThrows(IllegalStateException.class, () -> outer.adopt(x)).getMessage(),
                        "adopt: this scope owns the tensor already; release(tensor), in that scope's thread, makes it free to be adopted");
                assertEquals(expectThrows(IllegalStateException.class, () -> inner.adopt(x)).getMessage(),
                        "adopt: another scope owns the tensor already; release(tensor), in that scope's thread, makes it free to be adopted");
            }
            assertEquals(x.item(), 1.0);
        }
        assertTrue(x.isClosed());
        try (var scope = Scope.open()) {
            assertEquals(expectThrows(IllegalStateException.class, () -> scope.adopt(x)).getMessage(), "the tensor is closed");
            assertEquals(expectThrows(IllegalArgumentException.class, () -> scope.adopt(null)).getMessage(), "the tensor is null");
        }
        assertEquals(Torch.liveTensors(), before);
    }

    @Test
    public void severalTensorsMoveTogetherOrNotAtAll() {
        long before = Torch.liveTensors();
        try (var outer = Scope.open()) {
            Tensor x;
            Tensor y;
            try (var inner = Scope.open()) {
                x = one();
                y = one();
                Tensor foreign = outer.adopt(inner.release(one()));
                String message = "the tensor does not belong to this scope: another scope owns it";
                assertEquals(expectThrows(IllegalStateException.class, () -> inner.keep(List.of(x, y, foreign))).getMessage(), message);
                assertEquals(expectThrows(IllegalStateException.class, () -> inner.release(List.of(x, y, foreign))).getMessage(), message);
                assertEquals(inner.keep(List.of(x)), List.of(x));
                assertEquals(inner.release(List.of(y)), List.of(y));
                assertEquals(expectThrows(IllegalArgumentException.class, () -> inner.keep((Tensor) null)).getMessage(), "the tensor is null");
            }
            assertFalse(x.isClosed() || y.isClosed());
            outer.adopt(y);
        }
        assertEquals(Torch.liveTensors(), before);
    }

    @Test
    public void aClosedTensorCannotBeKept() {
        try (var outer = Scope.open(); var inner = Scope.open()) {
            Tensor x = one();
            x.close();
            assertEquals(expectThrows(IllegalStateException.class, () -> inner.keep(x)).getMessage(), "the tensor is closed");
            assertEquals(expectThrows(IllegalStateException.class, () -> inner.release(x)).getMessage(), "the tensor is closed");
        }
    }

    @Test
    public void aClosedScopeKeepsNothing() {
        try (var outer = Scope.open()) {
            Scope inner = Scope.open();
            Tensor x = one();
            inner.close();
            inner.close();
            assertEquals(expectThrows(IllegalStateException.class, () -> inner.keep(x)).getMessage(), "this scope is closed");
        }
    }

    @Test
    public void closingAnOuterScopeClosesTheInnerOnes() {
        long before = Torch.liveTensors();
        try (var outermost = Scope.open()) {
            Scope outer = Scope.open();
            Tensor x = one();
            Scope inner = Scope.open();
            Tensor y = one();
            outer.close();
            assertTrue(x.isClosed() && y.isClosed());
            inner.close();
            Tensor z = one();
            assertFalse(z.isClosed());
            assertSame(outermost.release(z), z);
            z.close();
        }
        assertEquals(Torch.liveTensors(), before);
    }

    @Test
    public void withoutAScopeNothingIsMade() {
        long before = Torch.liveTensors();
        String message = "no scope is open in thread '" + Thread.currentThread().getName()
                + "': tensors need an owner, write try (var scope = Scope.open()) { ... } around the work";
        assertEquals(expectThrows(IllegalStateException.class, Scope_LifetimeTest::one).getMessage(), message);
        assertEquals(expectThrows(IllegalStateException.class, () -> Ops.zeros(2)).getMessage(), message);
        assertEquals(expectThrows(IllegalStateException.class, () -> Torch.call("zeros", "", new long[] {2}, null, null, null, null)).getMessage(), message);
        try (Tensor x = free()) {
            assertEquals(expectThrows(IllegalStateException.class, () -> x.add(1)).getMessage(), message);
            assertEquals(expectThrows(IllegalStateException.class, x::grad).getMessage(), message);
            assertEquals(expectThrows(IllegalStateException.class, () -> Autograd.grad(x, x)).getMessage(), message);
            assertEquals(x.mul_(3).item(), 3.0);
            assertEquals(x.toFloatArray(), new float[] {3});
            assertEquals(x.toStored().toFloatArray(), new float[] {3});
            assertTrue(x.equal(x));
        }
        assertEquals(Torch.liveTensors(), before);
    }

    private static Tensor free() {
        try (var scope = Scope.open()) {
            return scope.release(one());
        }
    }

    @Test
    public void aScopeBelongsToItsThread() throws InterruptedException {
        var messages = new String[3];
        try (var scope = Scope.open()) {
            Tensor x = one();
            Thread other = Thread.ofPlatform().name("other").start(() -> {
                messages[0] = expectThrows(IllegalStateException.class, scope::close).getMessage();
                messages[1] = expectThrows(IllegalStateException.class, () -> scope.release(x)).getMessage();
                messages[2] = expectThrows(IllegalStateException.class, () -> x.add(1)).getMessage();
            });
            other.join();
            String mine = Thread.currentThread().getName();
            assertEquals(messages[0], "this scope belongs to thread '" + mine + "', not to 'other'");
            assertEquals(messages[1], messages[0]);
            assertTrue(messages[2].startsWith("no scope is open in thread 'other': "), messages[2]);
            assertFalse(x.isClosed());
        }
    }

    @Test
    public void anotherThreadWorksInAScopeOfItsOwn() throws InterruptedException {
        var sum = new double[1];
        try (var scope = Scope.open()) {
            Tensor x = one();
            Thread other = Thread.ofVirtual().start(() -> {
                try (var own = Scope.open()) {
                    sum[0] = x.add(x).item();
                }
            });
            other.join();
        }
        assertEquals(sum[0], 2.0);
    }

    @Test
    public void aLongScopeForgetsTensorsThatAreClosed() {
        long before = Torch.liveTensors();
        try (var scope = Scope.open()) {
            Tensor first = one();
            for (int i = 0; i < 100_000; i++) {
                first.detach().close();
            }
            assertEquals(Torch.liveTensors(), before + 1);
            assertTrue(scope.size() <= 1024, "the scope still lists " + scope.size());
            assertEquals(first.item(), 1.0);
        }
    }

    @Test
    public void aScopeThatFailsStillCloses() {
        long before = Torch.liveTensors();
        expectThrows(TorchException.class, () -> {
            try (var scope = Scope.open()) {
                one().add(1).view(7);
            }
        });
        assertEquals(Torch.liveTensors(), before);
    }

    @Test
    public void closingByHandInsideAScopeIsFine() {
        long before = Torch.liveTensors();
        try (var scope = Scope.open()) {
            Tensor x = one();
            x.close();
            assertEquals(Torch.liveTensors(), before);
        }
        assertEquals(Torch.liveTensors(), before);
    }
}
