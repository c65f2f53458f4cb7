package org.reptorch.torch;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertThrows;
import static org.testng.Assert.assertTrue;

import java.util.concurrent.Exchanger;
import java.util.concurrent.locks.LockSupport;

import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.Test;

/** At a prompt tensors need no scope, and go when nothing refers to them. */
@Test(singleThreaded = true)
public class Scope_SessionTest {

    @BeforeMethod
    void open() {
        Scope.openSession();
    }

    @AfterMethod
    void close() {
        Scope.session = false;
    }

    @Test
    public void aTensorLivesWhileItIsReferredToInAnyThread() throws Exception {
        long before = Torch.liveTensors();
        Tensor x = Tensor.of(new double[] {1, 2}, 2).requiresGrad(true);
        var other = new Thread(() -> x.mul(x).sum().backward());
        other.start();
        other.join();
        try (Tensor gradient = x.grad(); Tensor first = x.get(Index.at(0))) {
            assertEquals(gradient.toDoubleArray(), new double[] {2, 4});
            assertEquals(first.item(), 1.0);
        }
        x.close();
        collect(before);
        assertThrows(IllegalStateException.class, x::item);
    }

    @Test
    public void manyTensorsComeAndGo() {
        long before = Torch.liveTensors();
        double sum = 0;
        for (int i = 0; i < 20_000; i++) {
            sum += Tensor.of(new float[] {i, 1}, 2).amin().item();
        }
        assertEquals(sum, 19_999.0, "0 and 19,999 times 1");
        collect(before);
    }

    @Test
    public void aScopeKeepsForTheSession() {
        long before = Torch.liveTensors();
        Tensor kept;
        try (var scope = Scope.open()) {
            kept = scope.keep(Tensor.of(new float[] {3}, 1));
        }
        assertEquals(kept.item(), 3.0);
        kept.close();
        collect(before);
    }

    @Test
    public void aTensorThatTheSessionGetsBackIsFreedOnce() {
        long before = Torch.liveTensors();
        Tensor x = Tensor.of(new float[] {3}, 1);
        try (var scope = Scope.open()) {
            scope.keep(scope.adopt(x));
        }
        x.close();
        x = null;
        for (int i = 0; i < 3; i++) {
            System.gc();
            LockSupport.parkNanos(20_000_000);
        }
        assertEquals(Torch.liveTensors(), before, "freed twice, it would count twice");
    }

    @Test
    public void aTensorThatIsClosedWhileItIsKeptIsFreedOnce() throws Exception {
        long before = Torch.liveTensors();
        var kept = new Exchanger<Tensor>();
        var other = new Thread(() -> {
            try {
                for (int i = 0; i < 2_000; i++) {
                    kept.exchange(null).close();
                }
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        other.start();
        for (int i = 0; i < 2_000; i++) {
            try (var scope = Scope.open()) {
                Tensor x = Tensor.of(new float[] {3}, 1);
                kept.exchange(x);
                scope.keep(x);
            } catch (IllegalStateException e) {
                assertEquals(e.getMessage(), "the tensor is closed");
            }
        }
        other.join();
        collect(before);
        assertEquals(Torch.liveTensors(), before, "freed twice, one would count twice");
    }

    private static void collect(long expected) {
        for (int i = 0; i < 100 && Torch.liveTensors() > expected; i++) {
            System.gc();
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        assertTrue(Torch.liveTensors() <= expected, Torch.liveTensors() + " tensors are alive, of which " + expected + " were before");
    }
}
