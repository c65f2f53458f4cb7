package org.reptorch.torch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Does one kind of work again and again and prints how many tensors and how many bytes of tensors are left and by how many kB the
 * process has grown since the warm-up; a program of its own, with a heap of one size, since a growing heap would hide what libtorch keeps.
 */
public final class RepeatedWork {

    private static final int PAGE_KB = 4;

    private RepeatedWork() {
    }

    /** Takes the name of the work, the rounds to warm up and the rounds to measure. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Torch.setThreads(1); // two threads that wait for each other take milliseconds on a busy machine
        try (var scope = Scope.open()) {
            Runnable work = works().get(arguments[0]);
            Memory first = Torch.memory();
            repeat(work, Integer.parseInt(arguments[1]));
            long before = residentKb();
            repeat(work, Integer.parseInt(arguments[2]));
            Memory last = Torch.memory();
            System.out.println(last.liveTensors() - first.liveTensors() + " " + (last.bytes() - first.bytes()) + " " + (residentKb() - before));
        }
    }

    private static void repeat(Runnable work, int times) {
        for (int i = 0; i < times; i++) {
            work.run();
        }
    }

    /** The least of some readings: what a collection finds is given back by another thread, some time after it. */
    private static long residentKb() throws IOException, InterruptedException {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            Thread.sleep(100);
            least = Math.min(least, Long.parseLong(Files.readString(Path.of("/proc/self/statm")).split(" ")[1]) * PAGE_KB);
        }
        return least;
    }

    private static Map<String, Runnable> works() {
        Tensor x = Ops.randn(8, 4);
        Tensor y = Ops.randn(3, 5);
        Tensor target = Tensor.of(new long[] {0, 1, 2, 0, 1, 2, 0, 1});
        Tensor weight = Ops.randn(3, 4).requiresGrad(true);
        Tensor bias = Tensor.zeros(DType.FLOAT32, 3).requiresGrad(true);
        Tensor image = Ops.randn(2, 16, 4, 4).requiresGrad(true);
        Tensor sixteen = Ops.ones(16);
        return Map.ofEntries(
                Map.entry("batch norms", () -> {
                    try (var step = Scope.open()) {
                        Tensor norm = BatchNormRelu.fused(image, sixteen, sixteen, sixteen, sixteen, 0.1, 1e-5);
                        Autograd.of(norm.sum()).grad(image);
                        Autograd.of(BatchNormRelu.fused(image, sixteen, sixteen, sixteen, sixteen, 0.1, 1e-5).sum()).createGraph().grad(image);
                        try {
                            BatchNormRelu.fused(image, sixteen, sixteen, sixteen, x, 0.1, 1e-5);
                        } catch (TorchException refused) {
                            // the running variance has another shape
                        }
                    }
                }),
                Map.entry("training", () -> {
                    try (var step = Scope.open()) {
                        Ops.linear(x, weight, bias).relu().crossEntropyLoss(target).backward();
                        update(List.of(weight, bias));
                    }
                }),
                Map.entry("refused calls", () -> {
                    refused(() -> x.matmul(y));
                    refused(() -> x.add(y, 2));
                    refused(() -> Ops.cat(List.of(x, y)));
                }),
                Map.entry("refused look-ups and gradients", () -> {
                    refused(x::backward);
                    refused(() -> Torch.call("no_such_operator", "at_all"));
                    refused(() -> Torch.call("relu", "", 1));
                }),
                Map.entry("generic calls", () -> {
                    try (var step = Scope.open()) {
                        Torch.call("unbind", "int", x, 0);
                        Torch.call("index", "Tensor", x, List.of(target));
                        Torch.call("slice", "Tensor", x, 0, 1L, null, 1);
                        Ops.stack(List.of(x, x)).toStored();
                    }
                }),
                Map.entry("hooks", () -> {
                    try (var step = Scope.open(); GradientHook hook = weight.registerHook(gradient -> gradient.mul(0.5))) {
                        Tensor h = Ops.linear(x, weight, bias);
                        h.registerHook(gradient -> h);
                        h.sum().backward();
                        refused(() -> weight.registerHook(gradient -> x.matmul(y)), () -> weight.sum().backward());
                        update(List.of(weight, bias));
                    }
                }),
                Map.entry("checkpoints", () -> {
                    try (var step = Scope.open(); var autocast = Autocast.open(DType.BFLOAT16)) {
                        Autograd.checkpoint(in -> Ops.linear(in, weight, bias).relu(), x).crossEntropyLoss(target).backward();
                        Autograd.of(weight.square().sum()).createGraph().grad(weight);
                        update(List.of(weight, bias));
                    }
                }),
                Map.entry("lending", () -> {
                    try (var step = Scope.open()) {
                        Tensor.borrow(List.of(Tensor.zeros(DType.FLOAT32, 4_096)), segments -> segments.getFirst().byteSize());
                    }
                }),
                Map.entry("errors in the middle", () -> {
                    try (var outer = Scope.open()) {
                        Tensor kept = outer.adopt(failInTheMiddle(x));
                        if (kept.isClosed()) {
                            throw new AssertionError("what was released is closed");
                        }
                    }
                }),
                Map.entry("keeping and releasing", () -> {
                    Tensor released;
                    try (var outer = Scope.open()) {
                        Tensor kept;
                        try (var inner = Scope.open()) {
                            kept = inner.keep(x.add(1).mul(2));
                            released = inner.release(x.neg());
                            inner.keep(List.of(x.add(2), x.add(3)));
                        }
                        kept.sum();
                    }
                    released.close();
                }),
                Map.entry("threads", () -> {
                    var handedOver = new Tensor[1];
                    Thread thread = Thread.ofVirtual().start(() -> {
                        try (var scope = Scope.open()) {
                            handedOver[0] = scope.release(x.matmul(weight.t()).relu());
                            refused(() -> x.matmul(y));
                        }
                    });
                    try (var scope = Scope.open()) {
                        thread.join();
                        scope.adopt(handedOver[0]).sum().backward();
                        weight.setGrad(null);
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                }));
    }

    /** Releases a tensor, then fails with scopes open; returns what was released. */
    private static Tensor failInTheMiddle(Tensor x) {
        var released = new Tensor[1];
        refused(() -> {
            try (var scope = Scope.open()) {
                released[0] = scope.release(x.add(1));
                Scope.open(); // never closed by itself
                x.mul(2).view(7);
            }
        });
        return released[0];
    }

    private static void update(List<Tensor> parameters) {
        try (var noGrad = NoGrad.open()) {
            for (Tensor parameter : parameters) {
                parameter.sub_(parameter.grad(), 0.01);
                parameter.setGrad(null);
            }
        }
    }

    private static void refused(Supplier<GradientHook> hook, Runnable call) {
        try (GradientHook registered = hook.get()) {
            refused(call);
        }
    }

    private static void refused(Runnable call) {
        try {
            call.run();
        } catch (TorchException | IllegalArgumentException e) {
            return;
        }
        throw new AssertionError("the call was not refused");
    }
}
