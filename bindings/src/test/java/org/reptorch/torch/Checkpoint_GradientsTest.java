package org.reptorch.torch;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertNull;
import static org.testng.Assert.assertSame;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

import org.testng.annotations.BeforeMethod;
import org.testng.annotations.Test;

/** A checkpointed function gives what the plain one gives, bit for bit, and keeps less. */
public class Checkpoint_GradientsTest {

    /** Three layers with parameters of their own and dropout between them. */
    private record Net(Tensor first, Tensor second, Tensor third, boolean checkpoint) {

        static Net of(boolean checkpoint) {
            Torch.manualSeed(1);
            return new Net(parameter(6, 4), parameter(6, 6), parameter(3, 6), checkpoint);
        }

        private static Tensor parameter(long... shape) {
            return Ops.randn(shape).requiresGrad(true);
        }

        Tensor forward(Tensor x) {
            Tensor h = block(in -> Ops.dropout(Ops.linear(in, first).tanh(), 0.4, true), x);
            Tensor g = block(in -> Ops.dropout(Ops.linear(in, second).silu(), 0.4, true), h);
            return block(in -> Ops.linear(in, third), g.add(h));
        }

        private Tensor block(UnaryOperator<Tensor> function, Tensor x) {
            return checkpoint ? Autograd.checkpoint(function, x) : function.apply(x);
        }
    }

    private static void assertSameBits(Tensor actual, Tensor expected) {
        assertEquals(actual.dtype(), expected.dtype());
        assertEquals(actual.shape(), expected.shape());
        double[] got = actual.toDoubleArray();
        double[] wanted = expected.toDoubleArray();
        for (int i = 0; i < got.length; i++) {
            assertEquals(Double.doubleToRawLongBits(got[i]), Double.doubleToRawLongBits(wanted[i]), "element " + i + ": " + got[i] + ", not " + wanted[i]);
        }
    }

    private static Tensor leaf(double... values) {
        return Tensor.of(values).requiresGrad(true);
    }

    @BeforeMethod
    public void seed() {
        Torch.manualSeed(0);
    }

    @Test
    public void lossAndGradientsAreThoseOfThePlainNet() {
        try (var scope = Scope.open()) {
            Net plain = Net.of(false);
            Net checkpointed = Net.of(true);
            Tensor x = Ops.randn(5, 4).requiresGrad(true);
            Tensor again = x.detach().requiresGrad(true);
            Tensor target = Tensor.of(new long[] {0, 1, 2, 0, 1});
            for (int step = 0; step < 3; step++) {
                Torch.manualSeed(step);
                Tensor expected = plain.forward(x).crossEntropyLoss(target);
                expected.backward();
                double next = Ops.rand(1).item();
                Torch.manualSeed(step);
                Tensor actual = checkpointed.forward(again).crossEntropyLoss(target);
                actual.backward();
                assertEquals(Ops.rand(1).item(), next); // the generator goes on as if nothing had been computed again
                assertSameBits(actual, expected);
                assertSameBits(again.grad(), x.grad());
                assertSameBits(checkpointed.first.grad(), plain.first.grad());
                assertSameBits(checkpointed.second.grad(), plain.second.grad());
                assertSameBits(checkpointed.third.grad(), plain.third.grad());
            }
        }
    }

    @Test
    public void severalInputsAndOutputsOfEveryKind() {
        try (var scope = Scope.open()) {
            Tensor w = leaf(2, 3);
            UnaryOperator<List<Tensor>> function = in -> List.of(in.get(0).mul(w).sum(), in.get(0).mul(in.get(1)).add(in.get(2)), in.get(0).gt(0),
                    in.get(2).mul(2), in.get(1).mul(-1));
            var results = new ArrayList<List<double[]>>();
            for (boolean checkpoint : List.of(false, true)) {
                Tensor a = leaf(1, -2);
                Tensor b = Tensor.scalar(4, DType.FLOAT64).requiresGrad(true);
                Tensor constant = Tensor.of(new double[] {5, 6});
                w.setGrad(null);
                List<Tensor> in = List.of(a, b, constant);
                List<Tensor> out = checkpoint ? Autograd.checkpoint(function, in) : function.apply(in);
                assertEquals(out.get(2).dtype(), DType.BOOL);
                assertFalse(out.get(2).requiresGrad());
                Autograd.of(out.get(0), out.get(1), out.get(4)).gradients(null, Tensor.of(new double[] {10, 100}), null).backward();
                assertNull(constant.grad());
                results.add(List.of(a.grad().toDoubleArray(), b.grad().toDoubleArray(), w.grad().toDoubleArray(), out.get(1).toDoubleArray(),
                        out.get(3).toDoubleArray(), out.get(2).toDoubleArray()));
            }
            for (int i = 0; i < results.get(0).size(); i++) {
                assertEquals(results.get(1).get(i), results.get(0).get(i));
            }
        }
    }

    @Test
    public void anOutputThatNothingUsesAddsNothing() {
        try (var scope = Scope.open()) {
            Tensor x = leaf(3);
            List<Tensor> out = Autograd.checkpoint(in -> List.of(in.get(0).square(), in.get(0).exp()), List.of(x));
            out.get(0).backward();
            assertEquals(x.grad().item(), 6.0);
        }
    }

    @Test
    public void parametersGetTheirGradientsWhereNoInputNeedsOne() {
        try (var scope = Scope.open()) {
            Tensor w = leaf(2, 3);
            Tensor x = Tensor.of(new double[] {10, 100});
            Autograd.checkpoint(in -> in.mul(w), x).sum().backward();
            assertEquals(w.grad().toDoubleArray(), new double[] {10, 100});
            Autograd.checkpoint(in -> List.of(w.square()), List.of()).getFirst().sum().backward();
            assertEquals(w.grad().toDoubleArray(), new double[] {14, 106});
        }
    }

    @Test
    public void theSignOfAZeroStays() {
        try (var scope = Scope.open()) {
            Tensor y = Autograd.checkpoint(in -> in.mul(0), leaf(-1, 1));
            assertEquals(y.toDoubleArray(), new double[] {-0.0, 0.0});
            assertEquals(1 / y.toDoubleArray()[0], Double.NEGATIVE_INFINITY);
        }
    }

    @Test
    public void dtypesStayAndComplexNumbersPass() {
        try (var scope = Scope.open()) {
            for (DType dtype : List.of(DType.BFLOAT16, DType.FLOAT16, DType.FLOAT32, DType.FLOAT64)) {
                Tensor x = Tensor.scalar(3, dtype).requiresGrad(true);
                Tensor y = Autograd.checkpoint(in -> in.square(), x);
                assertEquals(y.dtype(), dtype);
                y.backward();
                assertEquals(x.grad().dtype(), dtype);
                assertEquals(x.grad().item(), 6.0);
            }
            Tensor x = leaf(3, 4);
            Tensor z = Ops.complex(x, x.mul(2));
            Tensor y = Autograd.checkpoint(in -> in.mul(in), z);
            y.viewAsReal().sum().backward();
            // z^2 = x^2 (1 + 2i)^2 = x^2 (-3 + 4i): the sum of its parts is x^2
            assertEquals(x.grad().toDoubleArray(), new double[] {6, 8});
        }
    }

    @Test
    public void autocastIsThatOfTheForward() {
        try (var scope = Scope.open()) {
            Tensor x = Ops.randn(4, 8);
            var grads = new ArrayList<Tensor>();
            var dtypes = new ArrayList<DType>();
            for (boolean checkpoint : List.of(false, true)) {
                Tensor in = x.detach().requiresGrad(true);
                Tensor w = Ops.ones(new long[] {3, 8}).div(3).requiresGrad(true);
                UnaryOperator<Tensor> function = given -> {
                    Tensor product = Ops.linear(given, w);
                    dtypes.add(product.dtype());
                    return product.tanh();
                };
                Tensor loss;
                try (var autocast = Autocast.open(DType.BFLOAT16)) {
                    loss = (checkpoint ? Autograd.checkpoint(function, in) : function.apply(in)).sum();
                    if (checkpoint) {
                        // A backward inside of the stretch, where casts are kept, and with another one open.
                        try (var off = Autocast.open(Device.CPU, DType.FLOAT16, false)) {
                            Autograd.of(loss).retainGraph().backward();
                        }
                        assertTrue(w.grad() != null);
                        w.setGrad(null);
                        in.setGrad(null);
                    }
                }
                loss.backward();
                grads.add(in.grad());
                grads.add(w.grad());
            }
            assertEquals(dtypes, List.of(DType.BFLOAT16, DType.BFLOAT16, DType.BFLOAT16, DType.BFLOAT16));
            assertSameBits(grads.get(2), grads.get(0));
            assertSameBits(grads.get(3), grads.get(1));
        }
    }

    @Test
    public void aForwardWithoutAutocastIsComputedAgainWithout() {
        try (var scope = Scope.open()) {
            Tensor x = Ops.randn(2, 2).requiresGrad(true);
            var dtypes = new ArrayList<DType>();
            Tensor y = Autograd.checkpoint(in -> {
                Tensor product = in.matmul(in);
                dtypes.add(product.dtype());
                return product;
            }, x);
            try (var autocast = Autocast.open(DType.BFLOAT16)) {
                y.sum().backward();
            }
            assertEquals(dtypes, List.of(DType.FLOAT32, DType.FLOAT32));
        }
    }

    @Test
    public void checkpointsNest() {
        try (var scope = Scope.open()) {
            Tensor w = leaf(1.5);
            Tensor x = leaf(0.5);
            var calls = new AtomicInteger();
            UnaryOperator<Tensor> inner = in -> {
                calls.incrementAndGet();
                return in.mul(w).tanh();
            };
            Autograd.checkpoint(in -> Autograd.checkpoint(inner, in).add(Autograd.checkpoint(inner, in.square())), x).backward();
            Tensor checkpointed = x.grad();
            Tensor ofWeight = w.grad();
            x.setGrad(null);
            w.setGrad(null);
            assertEquals(calls.get(), 6); // forward, again for the outer one, again for each
            x.mul(w).tanh().add(x.square().mul(w).tanh()).backward();
            assertSameBits(checkpointed, x.grad());
            assertSameBits(ofWeight, w.grad());
        }
    }

    @Test
    public void aGraphThatIsRetainedIsComputedAgainEachTime() {
        try (var scope = Scope.open()) {
            Tensor x = leaf(3);
            var calls = new AtomicInteger();
            Tensor y = Autograd.checkpoint(in -> {
                calls.incrementAndGet();
                return in.square();
            }, x);
            Autograd.of(y).retainGraph().backward();
            Autograd.of(y).retainGraph().backward();
            y.backward();
            assertEquals(calls.get(), 4);
            assertEquals(x.grad().item(), 18.0);
        }
    }

    @Test
    public void aPassThatFailedLeavesNothingForTheNext() {
        try (var scope = Scope.open()) {
            Tensor x = leaf(3);
            List<Tensor> out = Autograd.checkpoint(in -> List.of(in.get(0).square(), in.get(0).mul(100)), List.of(x));
            Tensor between = out.get(0).mul(1);
            var problem = new ArithmeticException();
            GradientHook hook = between.registerHook(gradient -> {
                throw problem;
            });
            // the second output's gradient has come when the hook between ends the pass
            assertSame(expectThrows(ArithmeticException.class, () -> Autograd.of(between, out.get(1)).retainGraph().backward()), problem);
            hook.close();
            between.backward();
            assertEquals(x.grad().item(), 6.0);
        }
    }

    @Test
    public void whereNothingIsRecordedTheFunctionIsJustCalled() {
        try (var scope = Scope.open(); var noGrad = NoGrad.open()) {
            Tensor x = leaf(3);
            Tensor y = Autograd.checkpoint(in -> {
                assertSame(in, x);
                return in.square();
            }, x);
            assertFalse(y.requiresGrad());
        }
    }

    @Test
    public void aFunctionMayReturnItsInputOrAParameter() {
        try (var scope = Scope.open()) {
            Tensor x = leaf(3);
            Tensor w = leaf(5);
            List<Tensor> out = Autograd.checkpoint(in -> List.of(in.get(0), w), List.of(x));
            out.get(0).mul(2).add(out.get(1).mul(7)).backward();
            assertEquals(x.grad().item(), 2.0);
            assertEquals(w.grad().item(), 7.0);
            assertFalse(x.isClosed() || w.isClosed());
        }
    }

    @Test
    public void whatWouldGiveWrongGradientsIsRefused() {
        try (var scope = Scope.open()) {
            Tensor x = leaf(3);
            Tensor w = leaf(2);
            UnaryOperator<Tensor> function = in -> in.square().mul(w);
            assertEquals(refusal(() -> Autograd.grad(Autograd.checkpoint(function, x), x)), "checkpoint: gradients of chosen inputs cannot be taken through it,"
                    + " since those of its parameters go to their grad(); use backward() instead of Autograd.grad or backwardInto");
            assertNull(w.grad());
            expectThrows(IllegalStateException.class, () -> Autograd.of(Autograd.checkpoint(function, x)).backwardInto(x));
            assertEquals(refusal(() -> Autograd.of(Autograd.checkpoint(function, x)).createGraph().backward()),
                    "checkpoint: its gradients cannot be differentiated again; leave out createGraph() or the checkpoint");
            assertEquals(refusal(() -> Autograd.checkpoint(in -> in.detach(), Tensor.of(new double[] {1})).backward()),
                    "checkpoint: no output depends on an input or parameter that requires a gradient; call the function without a checkpoint");
            var calls = new AtomicInteger();
            assertEquals(refusal(() -> Autograd.checkpoint(in -> calls.incrementAndGet() == 1 ? in : List.of(in.get(0), in.get(0)), List.of(x)).getFirst().backward()),
                    "checkpoint: the function returned 1 outputs the first time and 2 the second");
            assertEquals(refusal(() -> Autograd.checkpoint(in -> in.mul_(2), x)),
                    "checkpoint: the function changes input 0 in place, and would compute something else the second time; let it work on a copy");
            Tensor h = x.mul(1);
            Tensor y = Autograd.checkpoint(function, h);
            h.add_(1);
            assertEquals(refusal(y::backward), "checkpoint: input 0 was changed in place since the forward; let what changes it work on a copy");
            assertNull(w.grad());
            // A pass for chosen inputs after the checkpoint does not come there.
            Tensor after = Autograd.checkpoint(function, x);
            assertEquals(Autograd.grad(after.mul(5), after).getFirst().item(), 5.0);
            assertTrue(Torch.gradEnabled());
        }
    }

    private static String refusal(Runnable call) {
        return expectThrows(IllegalStateException.class, call::run).getMessage();
    }

    @Test
    public void nullsAreRefusedInWords() {
        try (var scope = Scope.open()) {
            Tensor x = leaf(1);
            assertEquals(nullRefusal(() -> Autograd.checkpoint((UnaryOperator<List<Tensor>>) null, List.of(x))), "checkpoint: the function is null");
            assertEquals(nullRefusal(() -> Autograd.checkpoint((UnaryOperator<Tensor>) null, x)), "checkpoint: the function is null");
            assertEquals(nullRefusal(() -> Autograd.checkpoint((List<Tensor> in) -> in, (List<Tensor>) null)), "checkpoint: the list of inputs is null");
            assertEquals(nullRefusal(() -> Autograd.checkpoint((Tensor in) -> in, (Tensor) null)), "checkpoint: an input is null");
            assertEquals(nullRefusal(() -> Autograd.checkpoint((List<Tensor> in) -> null, List.of(x))), "checkpoint: the function returns null");
            assertEquals(nullRefusal(() -> Autograd.checkpoint((Tensor in) -> null, x)), "checkpoint: the function returns null");
        }
    }

    private static String nullRefusal(Runnable call) {
        return expectThrows(IllegalArgumentException.class, call::run).getMessage();
    }

    @Test
    public void whatTheFunctionThrowsComesOutAndNothingStays() {
        try (var scope = Scope.open()) {
            Tensor x = leaf(1);
            var problem = new ArithmeticException();
            var calls = new AtomicInteger();
            long before = Torch.liveTensors();
            assertSame(expectThrows(ArithmeticException.class, () -> Autograd.checkpoint(in -> {
                throw problem;
            }, x)), problem);
            assertEquals(Torch.liveTensors(), before);
            try (var inner = Scope.open()) {
                Tensor y = Autograd.checkpoint(in -> {
                    if (calls.incrementAndGet() == 2) {
                        throw problem;
                    }
                    return in.mul(2);
                }, x);
                Torch.manualSeed(5);
                double next = Ops.rand(1).item();
                Torch.manualSeed(5);
                assertSame(expectThrows(ArithmeticException.class, y::backward), problem);
                assertEquals(Ops.rand(1).item(), next);
            }
            assertEquals(Torch.liveTensors(), before);
            assertTrue(Torch.gradEnabled());
        }
    }

    @Test
    public void thePeakOfMemoryIsLower() {
        try (var scope = Scope.open()) {
            Tensor w = Ops.eye(256).requiresGrad(true);
            long plain = peak(w, false);
            long checkpointed = peak(w, true);
            // 4 blocks of 8 layers, each of which keeps 256 kB: 8 MB against the activations of one block at a time.
            assertTrue(checkpointed < plain * 0.6, checkpointed + " bytes at most with checkpoints, " + plain + " without");
        }
    }

    private static long peak(Tensor w, boolean checkpoint) {
        long before = Torch.memory().bytes();
        Torch.resetPeakMemory();
        try (var step = Scope.open()) {
            Tensor x = Ops.randn(256, 256);
            for (int block = 0; block < 4; block++) {
                UnaryOperator<Tensor> layers = in -> {
                    Tensor h = in;
                    for (int layer = 0; layer < 8; layer++) {
                        try (var inner = Scope.open()) {
                            h = inner.keep(h.matmul(w).tanh());
                        }
                    }
                    return h;
                };
                x = checkpoint ? Autograd.checkpoint(layers, x) : layers.apply(x);
            }
            x.sum().backward();
        }
        w.setGrad(null);
        return Torch.memory().peakBytes() - before;
    }
}
