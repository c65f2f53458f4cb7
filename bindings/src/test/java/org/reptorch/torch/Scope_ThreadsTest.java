package org.reptorch.torch;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertNull;
import static org.testng.Assert.assertSame;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.testng.annotations.Test;

/** Scopes of several threads: tensors that go from one to another, and threads that end without closing theirs. */
public class Scope_ThreadsTest {

    private static final int ROUNDS = 500;
    private static final int COLLECTIONS = 200;

    /** Collects garbage until as many tensors are alive as before, or for a bounded time. */
    private static void awaitLive(long expected) throws InterruptedException {
        for (int i = 0; i < COLLECTIONS && Torch.liveTensors() != expected; i++) {
            System.gc();
            Thread.sleep(10);
        }
        assertEquals(Torch.liveTensors(), expected);
    }

    private static void workAndEndInTheMiddle() {
        Scope.open();
        Tensor x = Tensor.zeros(DType.FLOAT32, 64, 1024);
        Scope.open();
        x.add(1).mul(2);
        Scope.open();
        throw new ThreadDeathInTheMiddle();
    }

    private static final class ThreadDeathInTheMiddle extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private static void end(Thread.Builder builder, int threads) throws InterruptedException {
        var started = new ArrayList<Thread>();
        for (int i = 0; i < threads; i++) {
            started.add(builder.unstarted(Scope_ThreadsTest::workAndEndInTheMiddle));
            started.getLast().setUncaughtExceptionHandler((thread, e) -> assertSame(e.getClass(), ThreadDeathInTheMiddle.class));
            started.getLast().start();
        }
        for (Thread thread : started) {
            thread.join();
        }
    }

    @Test
    public void theThreadThatClosesLeftScopesBelongsToNobodysGroup() {
        Scope.open().close();
        Thread cleaner = Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().equals("reptorch-scopes")).findFirst().orElseThrow();
        assertNull(cleaner.getThreadGroup().getParent());
    }

    @Test(timeOut = 60_000)
    public void threadsThatEndWithOpenScopesLeakNothing() throws InterruptedException {
        try (var scope = Scope.open()) {
            Tensor.zeros(DType.FLOAT32, 1); // loads libtorch
        }
        Memory before = Torch.memory();
        end(Thread.ofPlatform(), 20);
        end(Thread.ofVirtual(), 20);
        awaitLive(before.liveTensors());
        assertEquals(Torch.memory().bytes(), before.bytes());
    }

    @Test(timeOut = 60_000)
    public void aTensorOfADeadThreadIsClosedWhoeverHoldsIt() throws InterruptedException {
        long before = Torch.liveTensors();
        var held = new ArrayList<Object>();
        Thread thread = Thread.ofPlatform().start(() -> {
            held.add(Scope.open());
            held.add(Tensor.ones(DType.FLOAT32, 2));
        });
        thread.join();
        awaitLive(before);
        assertEquals(expectThrows(IllegalStateException.class, () -> ((Tensor) held.getLast()).shape()).getMessage(), "describe: the tensor is closed."
                + " It was closed by hand or with the scope that owned it; keep(tensor) moves a tensor to the enclosing scope.");
    }

    @Test(timeOut = 60_000)
    public void whatADeadThreadReleasedLivesOn() throws InterruptedException {
        long before = Torch.liveTensors();
        var released = new Tensor[1];
        Thread.ofPlatform().start(() -> released[0] = Scope.open().release(Tensor.ones(DType.FLOAT32, 2))).join();
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(10);
        }
        try (var scope = Scope.open()) {
            assertEquals(scope.adopt(released[0]).sum().item(), 2.0);
        }
        assertEquals(Torch.liveTensors(), before);
    }

    @Test(timeOut = 60_000)
    public void tensorsGoFromThreadToThread() throws Exception {
        Memory before = Torch.memory();
        BlockingQueue<Tensor> queue = new ArrayBlockingQueue<>(8);
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            var work = new ArrayList<Future<Double>>();
            for (int producer = 0; producer < 2; producer++) {
                work.add(threads.submit(() -> {
                    for (int i = 0; i < ROUNDS; i++) {
                        try (var scope = Scope.open()) {
                            queue.put(scope.release(Tensor.of(new double[] {i, 1}).mul(2)));
                        }
                    }
                    return 0.0;
                }));
                work.add(threads.submit(() -> {
                    double sum = 0;
                    for (int i = 0; i < ROUNDS; i++) {
                        Tensor x = queue.take();
                        try (var scope = Scope.open()) {
                            sum += scope.adopt(x).sum().item();
                        }
                        assertTrue(x.isClosed());
                    }
                    return sum;
                }));
            }
            double sum = 0;
            for (Future<Double> part : work) {
                sum += part.get();
            }
            assertEquals(sum, 2.0 * ROUNDS * (ROUNDS - 1) + 4.0 * ROUNDS);
        }
        assertEquals(Torch.memory().liveTensors(), before.liveTensors());
        assertEquals(Torch.memory().bytes(), before.bytes());
    }

    @Test(timeOut = 60_000)
    public void ofTwoScopesThatAdoptATensorAtOnceOneGetsIt() throws Exception {
        long before = Torch.liveTensors();
        var start = new CyclicBarrier(2);
        try (ExecutorService threads = Executors.newFixedThreadPool(2); var mine = Scope.open()) {
            for (int round = 0; round < ROUNDS; round++) {
                Tensor x = mine.release(Tensor.ones(DType.FLOAT32, 2));
                var tries = new ArrayList<Future<Boolean>>();
                for (int i = 0; i < 2; i++) {
                    tries.add(threads.submit(() -> {
                        start.await();
                        try (var scope = Scope.open()) {
                            scope.adopt(x);
                            start.await();
                            return true;
                        } catch (IllegalStateException e) {
                            start.await();
                            return false;
                        }
                    }));
                }
                assertEquals(List.of(tries.get(0).get(), tries.get(1).get()).stream().filter(adopted -> adopted).count(), 1);
                assertTrue(x.isClosed());
            }
        }
        assertEquals(Torch.liveTensors(), before);
    }

    @Test(timeOut = 60_000)
    public void aScopeThatClosesLetsCallsOfOtherThreadsFinish() throws Exception {
        Memory before = Torch.memory();
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            for (int round = 0; round < ROUNDS / 5; round++) {
                var users = new ArrayList<Future<?>>();
                var begun = new CyclicBarrier(4);
                try (var scope = Scope.open()) {
                    Tensor x = Tensor.ones(DType.FLOAT32, 32, 32);
                    for (int i = 0; i < 3; i++) {
                        users.add(threads.submit(() -> {
                            begun.await();
                            try (var own = Scope.open()) {
                                for (int k = 0; k < 1000; k++) {
                                    assertEquals(x.matmul(x).sum().item(), 32.0 * 32 * 32);
                                }
                            } catch (IllegalStateException e) {
                                assertTrue(e.getMessage().contains("the tensor is closed."), e.getMessage());
                            }
                            return null;
                        }));
                    }
                    begun.await();
                }
                for (Future<?> user : users) {
                    user.get();
                }
            }
        }
        assertEquals(Torch.memory().liveTensors(), before.liveTensors());
        assertEquals(Torch.memory().bytes(), before.bytes());
    }
}
