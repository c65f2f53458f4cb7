package org.reptorch.repopt;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Threads that share numbered tasks with the thread that has them.
 *
 * <p>Nobody spins. The caller takes tasks too and does not wait for a thread that has not begun: one that cannot, because libtorch's own
 * threads still turn on its core, delays nothing.
 */
final class Workers {

    private static final ExecutorService THREADS = new ThreadPoolExecutor(0, Integer.MAX_VALUE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(),
            Thread.ofPlatform().daemon().name("reptorch-step-", 0).factory());

    private Workers() {
    }

    /** Does the tasks from 0 on, in any order, with so many threads at most, and returns when all are done; throws what the first failing one threw. */
    static void run(int threads, int tasks, IntConsumer task) {
        var job = new Job(tasks, task);
        for (int i = 1; i < Math.min(threads, tasks); i++) {
            THREADS.execute(job);
        }
        job.run();
        job.await();
    }

    /** Does something in the background; the process does not wait for it. */
    static void start(Runnable work) {
        THREADS.execute(work);
    }

    private static final class Job implements Runnable {

        private final AtomicInteger next = new AtomicInteger();
        private final int tasks;
        private final IntConsumer task;
        private int active;
        private boolean over;
        private Throwable failure;

        Job(int tasks, IntConsumer task) {
            this.tasks = tasks;
            this.task = task;
        }

        @Override
        public void run() {
            synchronized (this) {
                if (over) {
                    return;
                }
                active++;
            }
            try {
                for (int i = next.getAndIncrement(); i < tasks; i = next.getAndIncrement()) {
                    task.accept(i);
                }
            } catch (Throwable e) {
                next.set(tasks);
                synchronized (this) {
                    failure = failure == null ? e : failure;
                }
            } finally {
                synchronized (this) {
                    active--;
                    notifyAll();
                }
            }
        }

        /** Who has not begun by now finds nothing to do; the others write to memory that the caller lends them, so that no interruption ends the wait. */
        synchronized void await() {
            over = true;
            boolean interrupted = false;
            while (active > 0) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            switch (failure) {
                case null -> { }
                case RuntimeException e -> throw e;
                case Error e -> throw e;
                default -> throw new IllegalStateException(failure);
            }
        }
    }
}
