package org.reptorch.data;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;

import org.reptorch.torch.ReptorchException;

/**
 * One pass over a data set: delivers its batches once, in order, while background threads prepare the next ones.
 *
 * <p>It belongs to one thread. The background threads end with the last batch, with a failure, or when it is closed.
 */
public final class Epoch implements Iterable<Batch>, Iterator<Batch>, AutoCloseable {

    /** Enough that a thread is never idle while the consumer takes a batch, and no more memory than that. */
    private static final int SPARE_BATCHES = 2;

    private final Loader loader;
    private final int epoch;
    private final int[] order;
    private final Pipeline pipeline;
    private final Set<String> unreadable = new TreeSet<>();
    private final int batches;
    private final ExecutorService workers;
    private final Queue<Future<Batch>> ahead = new ArrayDeque<>();
    private final LongAdder imagesPrepared = new LongAdder();
    private final LongAdder nanosPreparing = new LongAdder();
    private int submitted;
    private long nanosWaiting;

    Epoch(Loader loader, int epoch, int first) {
        this.loader = loader;
        this.epoch = epoch;
        order = loader.order(epoch);
        pipeline = new Pipeline(loader.images(), loader.transforms(), loader.normalization());
        batches = loader.batches();
        workers = Executors.newFixedThreadPool(loader.threads(),
                Thread.ofPlatform().daemon().name("reptorch-data-", 0).factory());
        submitted = first;
        while (submitted < Math.min(batches, first + loader.threads() + SPARE_BATCHES)) {
            submitNext();
        }
    }

    private void submitNext() {
        int index = submitted++;
        ahead.add(workers.submit(() -> {
            long start = System.nanoTime();
            Batch batch = loader.prepare(epoch, index, order, pipeline);
            nanosPreparing.add(System.nanoTime() - start);
            imagesPrepared.add(batch.size());
            return batch;
        }));
    }

    /** Returns this pass itself: it can be gone through once. */
    @Override
    public Iterator<Batch> iterator() {
        return this;
    }

    /** Tells whether there is another batch; there is none after {@link #close}. */
    @Override
    public boolean hasNext() {
        return !ahead.isEmpty();
    }

    /**
     * Returns the next batch, waiting for it if need be.
     *
     * @throws NoSuchElementException if there is none
     * @throws ReptorchException      if the data set could not deliver an image for a reason that a user can act on
     * @throws IllegalStateException  if it could not for any other reason; the cause tells which
     * @throws CancellationException  if the calling thread was interrupted
     */
    @Override
    public Batch next() {
        if (ahead.isEmpty()) {
            throw new NoSuchElementException("no batch is left in epoch " + epoch);
        }
        Future<Batch> head = ahead.remove();
        if (submitted < batches) {
            submitNext();
        }
        long start = System.nanoTime();
        try {
            Batch batch = head.get();
            unreadable.addAll(batch.unreadable());
            if (ahead.isEmpty()) {
                close();
            }
            return batch;
        } catch (ExecutionException e) {
            close();
            throw failure(e.getCause());
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while waiting for a batch of epoch " + epoch);
        } finally {
            nanosWaiting += System.nanoTime() - start;
        }
    }

    private RuntimeException failure(Throwable cause) {
        // The stack of the consumer says where the batch was wanted, that of the cause where it went wrong.
        return cause instanceof ReptorchException
                ? new ReptorchException(cause.getMessage(), cause)
                : new IllegalStateException("preparing a batch of epoch " + epoch + " failed: " + cause, cause);
    }

    /** Returns how many seconds the consumer has spent waiting for batches: near 0 if the data path keeps up. */
    public double secondsWaiting() {
        return nanosWaiting / 1e9;
    }

    /**
     * Returns how many images a second the background threads together can prepare, from what they have prepared so far;
     * 0 before the first batch.
     */
    public double imagesPerSecond() {
        long nanos = nanosPreparing.sum();
        return nanos == 0 ? 0 : imagesPrepared.sum() * 1e9 / nanos * loader.threads();
    }

    /** Returns the images of the batches so far that could not be read, each with the reason, by name. */
    public List<String> unreadable() {
        return List.copyOf(unreadable);
    }

    /** Ends the background threads, waiting for what they are at; what was prepared and not taken is dropped. */
    @Override
    public void close() {
        ahead.clear();
        workers.shutdownNow();
        workers.close();
    }
}
