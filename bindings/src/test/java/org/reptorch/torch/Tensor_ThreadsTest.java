package org.reptorch.torch;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import org.testng.annotations.Test;

/** Tensors that one thread closes while others compute with them. */
public class Tensor_ThreadsTest {

    private static final int ROUNDS = 2_000;

    @Test(timeOut = 60_000)
    public void closingWhileAnotherThreadComputesIsAnExceptionAtMost() throws Exception {
        long before = Torch.liveTensors();
        var refused = new AtomicInteger();
        var done = new AtomicInteger();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < ROUNDS; round++) {
                try (var scope = Scope.open()) {
                    Tensor x = Tensor.ones(DType.FLOAT32, 64, 64);
                    var start = new CountDownLatch(1);
                    Future<?> user = threads.submit(() -> {
                        start.countDown();
                        try (var own = Scope.open()) {
                            for (int i = 0; i < 20; i++) {
                                assertEquals(x.matmul(x).sum().item(), 64.0 * 64 * 64);
                                assertEquals(Ops.cat(List.of(x, x)).size(0), 128);
                            }
                            done.incrementAndGet();
                        } catch (IllegalStateException e) {
                            assertTrue(e.getMessage().contains("the tensor is closed."), e.getMessage());
                            refused.incrementAndGet();
                        }
                    });
                    start.await();
                    if (round % 4 > 0) {
                        Thread.onSpinWait();
                        spin(round % 64 * 500);
                        x.close();
                    }
                    user.get();
                }
            }
        }
        assertEquals(done.get() + refused.get(), ROUNDS);
        assertTrue(done.get() >= ROUNDS / 4, "finished: " + done);
        assertEquals(Torch.liveTensors(), before);
    }

    private static void spin(int nanoseconds) {
        long end = System.nanoTime() + nanoseconds;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    @Test(timeOut = 60_000)
    public void manyThreadsCloseOneTensorOnce() throws Exception {
        long before = Torch.liveTensors();
        try (ExecutorService threads = Executors.newFixedThreadPool(4); var scope = Scope.open()) {
            for (int round = 0; round < ROUNDS; round++) {
                Tensor x = Tensor.ones(DType.FLOAT32, 4);
                var closers = new ArrayList<Future<?>>();
                for (int i = 0; i < 4; i++) {
                    closers.add(threads.submit(x::close));
                }
                for (Future<?> closer : closers) {
                    closer.get();
                }
                assertEquals(Torch.liveTensors(), before);
            }
        }
    }

    @Test(timeOut = 60_000)
    public void threadsComputeSideBySide() throws Exception {
        long before = Torch.liveTensors();
        try (ExecutorService threads = Executors.newFixedThreadPool(4); var scope = Scope.open()) {
            Tensor shared = Tensor.of(new double[] {1, 2, 3});
            var results = new ArrayList<Future<Double>>();
            for (int thread = 0; thread < 4; thread++) {
                double factor = thread;
                results.add(threads.submit(() -> {
                    double sum = 0;
                    for (int i = 0; i < 500; i++) {
                        try (var own = Scope.open()) {
                            Tensor x = shared.mul(factor).requiresGrad(true);
                            x.square().sum().backward();
                            sum += x.grad().sum().item();
                            try {
                                x.view(7);
                                throw new AssertionError("no error");
                            } catch (TorchException e) {
                                assertTrue(e.getMessage().contains("'[7]' is invalid for input of size 3"), e.getMessage());
                            }
                        }
                    }
                    return sum;
                }));
            }
            for (int thread = 0; thread < 4; thread++) {
                assertEquals(results.get(thread).get(), 500 * 2.0 * 6 * thread);
            }
        }
        assertEquals(Torch.liveTensors(), before);
    }
}
