package org.reptorch.torch;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertNotSame;
import static org.testng.Assert.assertNull;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Batch norm and ReLU in one operator give what they give one after the other, and what both give in float64. */
public class BatchNormRelu_ContractTest {

    private static final double EPS = 1e-5;
    private static final double MOMENTUM = 0.1;

    private int threads;

    @BeforeMethod
    public void rememberThreads() {
        threads = Torch.threads();
    }

    @AfterMethod
    public void restoreThreads() {
        Torch.setThreads(threads);
    }

    @FunctionalInterface
    private interface Operator {
        Tensor apply(Tensor input, Tensor weight, Tensor bias, Tensor mean, Tensor variance, double momentum, double eps);
    }

    /** Result, gradients by input, weight and bias, and the running statistics. */
    private record Outcome(Tensor output, Tensor input, Tensor weight, Tensor bias, Tensor mean, Tensor variance) {

        List<Tensor> all() {
            return List.of(output, input, weight, bias, mean, variance);
        }
    }

    /** Numbers of one kind for one shape: the mean of a channel is up to three times as large as its deviation. */
    private record Given(Tensor input, Tensor weight, Tensor bias, Tensor gradient) {

        static Given of(DType dtype, MemoryFormat format, long... shape) {
            Torch.manualSeed(Arrays.hashCode(shape));
            long channels = shape[1];
            Tensor means = Ops.randn(channels).view(1, channels, 1, 1);
            return new Given(Ops.randn(shape).add(means).to(dtype).contiguous(format), Ops.rand(channels).add(0.5), Ops.randn(channels),
                    Ops.randn(shape).to(dtype).contiguous(format));
        }

        Outcome run(Operator operator, DType activations, DType parameters) {
            Tensor x = input.detach().to(activations).clone().requiresGrad(true);
            Tensor w = weight.to(parameters).clone().requiresGrad(true);
            Tensor b = bias.to(parameters).clone().requiresGrad(true);
            Tensor mean = Ops.full(weight.shape(), 0.25).to(parameters);
            Tensor variance = Ops.full(weight.shape(), 0.75).to(parameters);
            Tensor y = operator.apply(x, w, b, mean, variance, MOMENTUM, EPS);
            List<Tensor> gradients = Autograd.of(y).gradients(gradient.to(activations)).grad(x, w, b);
            return new Outcome(y.detach(), gradients.get(0), gradients.get(1), gradients.get(2), mean, variance);
        }

        Outcome fused() {
            assertTrue(BatchNormRelu.takes(input, weight));
            return run(BatchNormRelu::fused, input.dtype(), DType.FLOAT32);
        }

        Outcome plain() {
            return run(BatchNormRelu::plain, input.dtype(), DType.FLOAT32);
        }

        Outcome exact() {
            return run(BatchNormRelu::plain, DType.FLOAT64, DType.FLOAT64);
        }

        /** 1 where what the ReLU sees is so far from 0 that rounding cannot change its sign. */
        Tensor decided() {
            Tensor seen = Ops.batchNorm(input.to(DType.FLOAT64), weight.to(DType.FLOAT64), bias.to(DType.FLOAT64), null, null, true, MOMENTUM, EPS, false);
            return seen.abs().gt(1e-4).to(DType.FLOAT64);
        }
    }

    /** The largest difference as a part of the largest number. */
    private static double apart(Tensor one, Tensor other) {
        Tensor expected = other.to(DType.FLOAT64);
        return one.to(DType.FLOAT64).sub(expected).abs().max().item() / Math.max(expected.abs().max().item(), 1e-3);
    }

    @DataProvider
    public Object[][] shapes() {
        var cases = new ArrayList<Object[]>();
        for (MemoryFormat format : List.of(MemoryFormat.CHANNELS_LAST, MemoryFormat.CONTIGUOUS)) {
            for (long[] shape : new long[][] {{2, 1, 1, 1}, {1, 1, 3, 1}, {9, 3, 1, 1}, {3, 5, 7, 9}, {1, 16, 5, 5}, {4, 33, 3, 3}, {7, 100, 4, 4}, {2, 131, 9, 2},
                    {130, 32, 4, 4}, {3, 64, 40, 41}, {2, 2, 90, 91}}) {
                cases.add(new Object[] {format, shape});
            }
        }
        return cases.toArray(Object[][]::new);
    }

    @Test(dataProvider = "shapes")
    public void float32IsThatOfFloat64WithinRounding(MemoryFormat format, long[] shape) {
        try (var scope = Scope.open()) {
            Given given = Given.of(DType.FLOAT32, format, shape);
            Outcome fused = given.fused();
            Outcome exact = given.exact();
            assertTrue(fused.output().isContiguous(format), "the output's layout");
            assertTrue(fused.input().isContiguous(format), "the gradient's layout");
            Tensor decided = given.decided();
            assertTrue(apart(fused.output(), exact.output()) < 3e-6, "output");
            assertTrue(apart(fused.input().to(DType.FLOAT64).mul(decided), exact.input().mul(decided)) < 2e-5, "gradient by the input");
            assertTrue(apart(fused.weight(), exact.weight()) < 2e-5, "gradient by the weight");
            assertTrue(apart(fused.bias(), exact.bias()) < 2e-5, "gradient by the bias");
            assertTrue(apart(fused.mean(), exact.mean()) < 1e-6, "running mean");
            assertTrue(apart(fused.variance(), exact.variance()) < 1e-6, "running variance");
        }
    }

    @Test(dataProvider = "shapes")
    public void bfloat16IsThatOfTheTwoOperatorsWithinOneStep(MemoryFormat format, long[] shape) {
        try (var scope = Scope.open()) {
            Given given = Given.of(DType.BFLOAT16, format, shape);
            Outcome fused = given.fused();
            Outcome plain = given.plain();
            for (int i = 0; i < 6; i++) {
                assertEquals(fused.all().get(i).dtype(), plain.all().get(i).dtype());
                assertEquals(fused.all().get(i).strides(), plain.all().get(i).strides());
            }
            Tensor decided = given.decided();
            assertStep(fused.output(), plain.output(), decided);
            assertStep(fused.input(), plain.input(), decided);
            assertTrue(apart(fused.weight(), plain.weight()) < 2e-2, "gradient by the weight"); // libtorch sums up what it rounded to bfloat16
            assertTrue(apart(fused.bias(), plain.bias()) < 2e-2, "gradient by the bias");
            assertTrue(apart(fused.mean(), plain.mean()) < 1e-6, "running mean");
            assertTrue(apart(fused.variance(), plain.variance()) < 1e-5, "running variance");
        }
    }

    /** Nowhere more apart than a bfloat16 is from the next one, the smallest numbers apart. */
    private static void assertStep(Tensor one, Tensor other, Tensor where) {
        Tensor expected = other.to(DType.FLOAT64);
        Tensor allowed = expected.abs().mul(1.0 / 128).add(expected.abs().max().mul(1e-4));
        Tensor beyond = one.to(DType.FLOAT64).sub(expected).abs().sub(allowed).mul(where);
        assertTrue(beyond.max().item() <= 0, "more than one step apart");
    }

    @Test(dataProvider = "shapes")
    public void theNumberOfThreadsChangesNoBit(MemoryFormat format, long[] shape) {
        try (var scope = Scope.open()) {
            Given given = Given.of(DType.FLOAT32, format, shape);
            Torch.setThreads(1);
            Outcome one = given.fused();
            for (int several : new int[] {2, 3, 5}) {
                Torch.setThreads(several);
                Outcome other = given.fused();
                for (int i = 0; i < 6; i++) {
                    assertTrue(one.all().get(i).equal(other.all().get(i)), "result " + i + " with " + several + " threads");
                }
            }
        }
    }

    @Test
    public void aChannelFarFromZeroKeepsItsVariance() {
        try (var scope = Scope.open()) {
            Torch.manualSeed(0);
            Tensor x = Ops.randn(16, 3, 9, 9).mul(0.01).add(100);
            Tensor mean = Tensor.zeros(DType.FLOAT32, 3);
            Tensor variance = Tensor.zeros(DType.FLOAT32, 3);
            BatchNormRelu.fused(x, Tensor.ones(DType.FLOAT32, 3), Tensor.zeros(DType.FLOAT32, 3), mean, variance, 1, EPS);
            assertTrue(apart(mean, x.to(DType.FLOAT64).mean(new long[] {0, 2, 3})) < 1e-6);
            assertTrue(apart(variance, x.to(DType.FLOAT64).var(new long[] {0, 2, 3})) < 1e-5);
        }
    }

    @Test
    public void notANumberStaysOne() {
        try (var scope = Scope.open()) {
            Tensor x = Ops.ones(2, 2, 3, 3);
            x.set(Double.NaN, 0, 1, 1, 1);
            Given given = new Given(x, Ops.ones(2), Ops.ones(2), Ops.ones(2, 2, 3, 3));
            Outcome fused = given.fused();
            Outcome plain = given.plain();
            for (int i = 0; i < 6; i++) {
                assertTrue(fused.all().get(i).isnan().equal(plain.all().get(i).isnan()), "result " + i);
            }
        }
    }

    @Test
    public void gradientsCanBeDifferentiatedAgain() {
        try (var scope = Scope.open()) {
            Given given = Given.of(DType.FLOAT32, MemoryFormat.CHANNELS_LAST, 4, 3, 5, 5);
            List<Tensor> fused = second(given, BatchNormRelu::fused, DType.FLOAT32);
            List<Tensor> exact = second(given, BatchNormRelu::plain, DType.FLOAT64);
            for (int i = 0; i < 3; i++) {
                assertTrue(apart(fused.get(i), exact.get(i)) < 1e-4, "second gradient " + i + ": " + fused.get(i) + " " + exact.get(i));
            }
        }
    }

    /** The gradients of a penalty on the gradients, by input, weight and the gradient of the output. */
    private static List<Tensor> second(Given given, Operator operator, DType dtype) {
        Tensor x = given.input().detach().to(dtype).requiresGrad(true);
        Tensor w = given.weight().detach().to(dtype).requiresGrad(true);
        Tensor b = given.bias().detach().to(dtype).requiresGrad(true);
        Tensor g = given.gradient().detach().to(dtype).requiresGrad(true);
        Tensor y = operator.apply(x, w, b, Tensor.zeros(dtype, 3), Tensor.ones(dtype, 3), MOMENTUM, EPS);
        List<Tensor> first = Autograd.of(y).gradients(g).createGraph().grad(x, w);
        return Autograd.grad(first.get(0).pow(2).sum().add(first.get(1).pow(2).sum()), x, w, g);
    }

    @Test
    public void aKeptGraphGivesTheSameGradientsTwice() {
        try (var scope = Scope.open()) {
            Given given = Given.of(DType.FLOAT32, MemoryFormat.CONTIGUOUS, 3, 4, 6, 6);
            Tensor x = given.input().requiresGrad(true);
            Tensor y = BatchNormRelu.fused(x, given.weight(), given.bias(), Ops.zeros(4), Ops.ones(4), MOMENTUM, EPS);
            Tensor once = Autograd.of(y).gradients(given.gradient()).retainGraph().grad(x).getFirst();
            Tensor twice = Autograd.of(y).gradients(given.gradient()).grad(x).getFirst();
            assertNotSame(once, twice);
            assertTrue(once.equal(twice));
        }
    }

    @Test
    public void aGradientOfAnotherLayoutIsTurnedRound() {
        try (var scope = Scope.open()) {
            Given last = Given.of(DType.FLOAT32, MemoryFormat.CHANNELS_LAST, 3, 4, 6, 6);
            Given rowMajorGradient = new Given(last.input(), last.weight(), last.bias(), last.gradient().contiguous());
            assertTrue(last.fused().input().equal(rowMajorGradient.fused().input()));
        }
    }

    @Test
    public void itKeepsNothingAsLargeAsTheInputBesideIt() {
        try (var scope = Scope.open()) {
            Given given = Given.of(DType.FLOAT32, MemoryFormat.CHANNELS_LAST, 8, 32, 16, 16);
            Tensor x = given.input().requiresGrad(true);
            long before = Torch.memory().bytes();
            BatchNormRelu.fused(x, given.weight(), given.bias(), Ops.zeros(32), Ops.ones(32), MOMENTUM, EPS).close();
            assertTrue(Torch.memory().bytes() - before < 8 * 1024, "kept " + (Torch.memory().bytes() - before) + " bytes");
            Tensor y = BatchNormRelu.fused(x, given.weight(), given.bias(), Ops.zeros(32), Ops.ones(32), MOMENTUM, EPS);
            assertTrue(Torch.memory().bytes() - before < 4 * y.elements() + 8 * 1024);
        }
    }

    @Test
    public void withoutRecordingNothingIsKept() {
        try (var scope = Scope.open(); var noGrad = NoGrad.open()) {
            Given given = Given.of(DType.FLOAT32, MemoryFormat.CHANNELS_LAST, 2, 3, 4, 4);
            Tensor y = BatchNormRelu.fused(given.input(), given.weight().requiresGrad(true), given.bias(), Ops.zeros(3), Ops.ones(3), MOMENTUM, EPS);
            assertFalse(y.requiresGrad());
        }
    }

    @Test
    public void whatItCannotComputeItDoesNotTake() {
        try (var scope = Scope.open()) {
            assertNull(BatchNormRelu.whyUnavailable());
            Tensor weight = Ops.ones(4);
            assertFalse(BatchNormRelu.takes(Ops.ones(2, 4, 3, 3).to(DType.FLOAT64), weight), "float64");
            assertFalse(BatchNormRelu.takes(Ops.ones(2, 4, 3, 3).to(DType.BFLOAT16), weight.to(DType.BFLOAT16)), "parameters in bfloat16");
            assertFalse(BatchNormRelu.takes(Ops.ones(2, 4, 3), weight), "three dimensions");
            assertFalse(BatchNormRelu.takes(Ops.ones(2, 4, 3, 6).slice(3, 0L, 6L, 2), weight), "gaps");
            assertFalse(BatchNormRelu.takes(Ops.ones(0, 4, 3, 3), weight), "an empty batch");
            assertFalse(BatchNormRelu.takes(Ops.ones(1, 4, 1, 1), weight), "one value per channel");
            assertFalse(BatchNormRelu.takes(Ops.ones(2, 5, 3, 3), weight), "another number of channels");
        }
    }

    @Test
    public void whatDoesNotFitIsRefused() {
        try (var scope = Scope.open()) {
            Tensor four = Ops.ones(4);
            for (Tensor input : List.of(Ops.ones(0, 4, 3, 3), Ops.ones(2, 4, 3), Ops.ones(2, 5, 3, 3), Ops.ones(2, 4, 3, 6).slice(3, 0L, 6L, 2),
                    Ops.ones(2, 4, 3, 3).to(DType.FLOAT64), Ops.ones(1, 4, 1, 1))) {
                TorchException e = expectThrows(TorchException.class, () -> BatchNormRelu.fused(input, four, four, four, four, MOMENTUM, EPS));
                assertTrue(e.getMessage().startsWith("reptorch::batch_norm_relu: batch_norm_relu: "), e.getMessage());
            }
            expectThrows(TorchException.class, () -> BatchNormRelu.fused(Ops.ones(2, 4, 3, 3), four, four, four, Ops.ones(3), MOMENTUM, EPS));
            expectThrows(IllegalArgumentException.class, () -> BatchNormRelu.fused(Ops.ones(2, 4, 3, 3), four, null, four, four, MOMENTUM, EPS));
            TorchException e = expectThrows(TorchException.class,
                    () -> Torch.call("aten::cudnn_batch_norm", "", Ops.ones(2, 4, 3, 3), four, four, four, four, true, MOMENTUM, EPS));
            assertTrue(e.getMessage().contains("aten::cudnn_batch_norm has no kernel for the CPU"), e.getMessage());
            expectThrows(TorchException.class, () -> Torch.call("aten::cudnn_batch_norm_backward", "", Ops.ones(2, 4, 3, 3), Ops.ones(2, 4, 3, 3), four, four,
                    four, four, four, EPS, four));
        }
    }
}
