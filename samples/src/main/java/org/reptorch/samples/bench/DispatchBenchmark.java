package org.reptorch.samples.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.reptorch.torch.DType;
import org.reptorch.torch.Ops;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.Torch;

/**
 * What one operator call costs: tensors so small that the way to the kernel is what takes the time. One thread.
 *
 * <p>Each case makes and frees what it computes, as a program does. {@code dispatch.py} has the same cases by the same names.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DispatchBenchmark {

    private org.reptorch.torch.Scope scope;
    private Tensor x;
    private Tensor y;
    private Tensor image;
    private Tensor kernel;
    private Tensor batch;
    private final List<Tensor> weights = new ArrayList<>();

    /** Makes the operands. */
    @Setup
    public void open() {
        Torch.setThreads(1);
        scope = org.reptorch.torch.Scope.open();
        x = Tensor.of(new float[] {1, 2, 3, 4});
        y = Tensor.of(new float[] {0.5f, 1, 1.5f, 2});
        image = Tensor.ones(DType.FLOAT32, 1, 8, 8, 8);
        kernel = Tensor.ones(DType.FLOAT32, 8, 8, 3, 3);
        batch = Tensor.ones(DType.FLOAT32, 8, 16);
        for (long[] shape : new long[][] {{32, 16}, {32, 32}, {10, 32}}) {
            var values = new float[(int) (shape[0] * shape[1])];
            Arrays.fill(values, 0.01f);
            weights.add(Tensor.of(values, shape).requiresGrad(true));
        }
    }

    /** Frees the operands. */
    @TearDown
    public void close() {
        scope.close();
    }

    /** {@code x * y} of four elements. */
    @Benchmark
    public void mul() {
        x.mul(y).close();
    }

    /** {@code x + y} of four elements. */
    @Benchmark
    public void add() {
        x.add(y).close();
    }

    /** A 3x3 convolution of eight 8x8 channels. */
    @Benchmark
    public void conv2d() {
        Ops.conv2d(image, kernel, null, new long[] {1, 1}, new long[] {1, 1}).close();
    }

    /** Forward and backward through three linear layers, 16-32-32-10, on a batch of 8; the gradients are dropped. */
    @Benchmark
    public void mlp() {
        try (var step = org.reptorch.torch.Scope.open()) {
            Tensor hidden = Ops.linear(batch, weights.get(0)).relu();
            hidden = Ops.linear(hidden, weights.get(1)).relu();
            Ops.linear(hidden, weights.get(2)).sum().backward();
            weights.forEach(weight -> weight.setGrad(null));
        }
    }

    /** Throws unless every case computes what it says; the numbers are those of PyTorch. */
    void check() {
        open();
        try {
            require("mul", x.mul(y), 0.5, 2, 4.5, 8);
            require("add", x.add(y), 1.5, 3, 4.5, 6);
            require("conv2d", Ops.conv2d(image, kernel, null, new long[] {1, 1}, new long[] {1, 1}).select(3, 0).select(2, 0).select(1, 0), 32);
            Tensor hidden = Ops.linear(Ops.linear(batch, weights.get(0)).relu(), weights.get(1)).relu();
            Tensor loss = Ops.linear(hidden, weights.get(2)).sum();
            loss.backward();
            // 80 outputs of 32 * 0.01 * (32 * 0.01 * (16 * 0.01)); the last layer's gradient is 8 times what comes into it.
            require("mlp", loss, 80 * 0.32 * 0.32 * 0.16);
            require("mlp", weights.get(2).grad().select(0, 0).select(0, 0), 8 * 0.32 * 0.16);
        } finally {
            close();
        }
    }

    private static void require(String name, Tensor result, double... expected) {
        double[] values = result.reshape(-1).toDoubleArray();
        for (int i = 0; i < values.length; i++) {
            if (values.length != expected.length || Math.abs(values[i] - expected[i]) > 1e-5 * Math.abs(expected[i])) {
                throw new ReptorchException("bench dispatch: " + name + " computes " + Arrays.toString(values) + ", not "
                        + Arrays.toString(expected) + "; do not trust this build");
            }
        }
    }
}
