package org.reptorch.data;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertSame;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.reptorch.torch.ReptorchException;
import org.testng.annotations.Test;

@Test(singleThreaded = true)
public class Epoch_LifeTest {

    @Test
    public void theThreadsEndWithTheLastBatch() {
        Epoch epoch = loader(new NumberedImages(10)).epoch(0);
        while (epoch.hasNext()) {
            epoch.next();
        }

        assertThreadsEnd();
        expectThrows(NoSuchElementException.class, epoch::next);
    }

    @Test
    public void closingEarlyEndsTheThreads() {
        Epoch epoch = loader(new NumberedImages(1000)).epoch(0);
        epoch.next();
        assertTrue(workers() > 0);

        epoch.close();

        assertThreadsEnd();
        assertFalse(epoch.hasNext());
        epoch.close();
    }

    @Test
    public void onlyAFewBatchesArePreparedAhead() throws InterruptedException {
        AtomicInteger reads = new AtomicInteger();
        CountDownLatch fiveRead = new CountDownLatch(5);
        ImageDataset counting = new NumberedImages(1000) {
            @Override
            public Image image(int index) {
                reads.incrementAndGet();
                fiveRead.countDown();
                return super.image(index);
            }
        };
        try (Epoch epoch = loader(counting).batchSize(1).threads(3).epoch(0)) {
            fiveRead.await();
            Thread.sleep(20);

            assertEquals(reads.get(), 5);
            assertTrue(epoch.hasNext());
        }
    }

    @Test
    public void aFailureIsRethrownWithItsCauseAndEndsTheThreads() {
        RuntimeException cause = new IllegalStateException("broken");
        Epoch epoch = loader(failing(cause)).epoch(0);
        epoch.next();

        IllegalStateException thrown = expectThrows(IllegalStateException.class, () -> epoch.forEachRemaining(batch -> { }));

        assertSame(thrown.getCause(), cause);
        assertEquals(thrown.getMessage(),
                "preparing a batch of epoch 0 failed: java.lang.IllegalStateException: broken");
        assertThreadsEnd();
    }

    @Test
    public void aFailureForTheUserKeepsItsMessage() {
        RuntimeException cause = new ReptorchException("image.png: gone; fetch it again");
        Epoch epoch = loader(failing(cause)).epoch(0);

        ReptorchException thrown = expectThrows(ReptorchException.class, () -> epoch.forEachRemaining(batch -> { }));

        assertSame(thrown.getCause(), cause);
        assertEquals(thrown.getMessage(), "image.png: gone; fetch it again");
    }

    @Test
    public void anInterruptedConsumerStopsWaiting() {
        CountDownLatch never = new CountDownLatch(1);
        ImageDataset stuck = new NumberedImages(10) {
            @Override
            public Image image(int index) {
                try {
                    never.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                return super.image(index);
            }
        };
        Epoch epoch = loader(stuck).epoch(0);
        Thread.currentThread().interrupt();

        expectThrows(CancellationException.class, epoch::next);

        assertTrue(Thread.interrupted());
        assertThreadsEnd();
    }

    @Test
    public void theSpeedOfTheDataPathIsMeasured() {
        Epoch epoch = loader(new NumberedImages(100)).epoch(0);
        epoch.forEachRemaining(batch -> { });

        assertTrue(epoch.imagesPerSecond() > 0);
        assertTrue(epoch.secondsWaiting() > 0);
    }

    private static Loader loader(ImageDataset images) {
        return Loader.of(images, Normalization.CIFAR10).batchSize(4);
    }

    private static ImageDataset failing(RuntimeException cause) {
        return new NumberedImages(40) {
            @Override
            public Image image(int index) {
                if (index == 6) {
                    throw cause;
                }
                return super.image(index);
            }
        };
    }

    /** A thread that has done its last work is still there for a moment. */
    private static void assertThreadsEnd() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (workers() > 0 && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertEquals(workers(), 0);
    }

    private static long workers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("reptorch-data-")).count();
    }
}
