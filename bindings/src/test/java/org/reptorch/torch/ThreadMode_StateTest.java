package org.reptorch.torch;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** What a thread does inside of a mode, and that it is afterwards where it was. */
public class ThreadMode_StateTest {

    /** All that a mode may change, as far as one can see it. */
    private record State(boolean recording, boolean inference, boolean makesInferenceTensors, boolean records, DType product) {

        static State now() {
            try (var scope = Scope.open()) {
                Tensor x = Tensor.ones(DType.FLOAT32, 2, 2);
                Tensor leaf = (Boolean) Torch.call("is_inference", "", x) ? x : x.requiresGrad(true);
                return new State(Torch.gradEnabled(), Torch.inferenceMode(), (Boolean) Torch.call("is_inference", "", x), leaf.mul(2).requiresGrad(),
                        x.matmul(x).dtype());
            }
        }
    }

    private static final State USUAL = new State(true, false, false, true, DType.FLOAT32);

    @DataProvider
    public Object[][] modes() {
        return new Object[][] {
            mode(NoGrad::open, new State(false, false, false, false, DType.FLOAT32)),
            mode(EnableGrad::open, USUAL),
            mode(InferenceMode::open, new State(false, true, true, false, DType.FLOAT32)),
            mode(() -> InferenceMode.open(false), USUAL),
            mode(() -> Autocast.open(DType.BFLOAT16), new State(true, false, false, true, DType.BFLOAT16)),
            mode(() -> Autocast.open(Device.CPU, DType.FLOAT16, false), USUAL)};
    }

    private static Object[] mode(Supplier<ThreadMode> open, State inside) {
        return new Object[] {open, inside};
    }

    @Test(dataProvider = "modes")
    public void aModeHoldsUntilItIsClosed(Supplier<ThreadMode> open, State inside) {
        assertEquals(State.now(), USUAL);
        try (ThreadMode mode = open.get()) {
            assertEquals(State.now(), inside);
        }
        assertEquals(State.now(), USUAL);
    }

    @Test(dataProvider = "modes")
    public void aModeEndsWithAnException(Supplier<ThreadMode> open, State inside) {
        expectThrows(ArithmeticException.class, () -> {
            try (ThreadMode mode = open.get()) {
                throw new ArithmeticException();
            }
        });
        assertEquals(State.now(), USUAL);
    }

    @Test
    public void everyModeInEveryOtherLeavesTheOtherAsItWas() {
        for (Object[] outer : modes()) {
            for (Object[] inner : modes()) {
                try (ThreadMode first = open(outer)) {
                    State before = State.now();
                    try (ThreadMode second = open(inner); ThreadMode third = open(outer)) {
                        State.now();
                    }
                    assertEquals(State.now(), before);
                }
                assertEquals(State.now(), USUAL);
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static ThreadMode open(Object[] mode) {
        return ((Supplier<ThreadMode>) mode[0]).get();
    }

    @Test
    public void enableGradRecordsInsideOfNoGrad() {
        try (var scope = Scope.open(); var noGrad = NoGrad.open()) {
            Tensor x = Tensor.of(new double[] {3}).requiresGrad(true);
            try (var enableGrad = EnableGrad.open()) {
                assertEquals(Autograd.grad(x.square(), x).getFirst().item(), 6.0);
            }
            assertFalse(x.square().requiresGrad());
        }
    }

    @Test
    public void inferenceModeStaysInferenceModeUnderEnableGrad() {
        try (var scope = Scope.open(); var inference = InferenceMode.open(); var enableGrad = EnableGrad.open()) {
            assertTrue(Torch.inferenceMode());
            assertFalse(Tensor.ones(DType.FLOAT32, 1).mul(2).requiresGrad());
        }
    }

    @Test
    public void inferenceTensorsDoNotEnterAutograd() {
        try (var scope = Scope.open()) {
            Tensor made;
            try (var inference = InferenceMode.open()) {
                made = Tensor.ones(DType.FLOAT32, 2).mul(3);
            }
            Tensor x = Tensor.ones(DType.FLOAT32, 2).requiresGrad(true);
            assertEquals(expectThrows(TorchException.class, () -> x.mul(made)).getMessage(), "aten::mul.Tensor: Inference tensors cannot be saved for backward."
                    + " Please do not use Tensors created in inference mode in computation tracked by autograd. To work around this, you can make a clone to get"
                    + " a normal tensor and use it in autograd, or use `torch.no_grad()` instead of `torch.inference_mode()`."
                    + " (self: float32[2], other: float32[2])");
            String message = expectThrows(TorchException.class, () -> made.requiresGrad(true)).getMessage();
            assertTrue(message.contains("Setting requires_grad=True on inference tensor outside InferenceMode is not allowed"), message);
            message = expectThrows(TorchException.class, () -> made.add_(0)).getMessage();
            assertTrue(message.contains("Inplace update to inference tensor outside InferenceMode is not allowed"), message);
            x.mul(made.clone()).sum().backward();
            assertEquals(x.grad().toFloatArray(), new float[] {3, 3});
        }
    }

    @Test
    public void closingAnOuterModeClosesTheInnerOnes() {
        NoGrad outer = NoGrad.open();
        EnableGrad inner = EnableGrad.open();
        Autocast innermost = Autocast.open(DType.BFLOAT16);
        outer.close();
        assertEquals(State.now(), USUAL);
        inner.close();
        innermost.close();
        outer.close();
        assertEquals(State.now(), USUAL);
        try (var another = NoGrad.open()) {
            inner.close();
            outer.close();
            assertFalse(Torch.gradEnabled());
        }
    }

    @Test(dataProvider = "modes")
    public void aModeConcernsTheThreadThatOpenedIt(Supplier<ThreadMode> open, State inside) throws InterruptedException {
        var state = new AtomicReference<State>();
        var refusal = new AtomicReference<IllegalStateException>();
        try (ThreadMode mode = open.get()) {
            Thread.ofPlatform().start(() -> {
                state.set(State.now());
                refusal.set(expectThrows(IllegalStateException.class, mode::close));
            }).join();
            assertEquals(State.now(), inside);
            assertEquals(refusal.get().getMessage(), mode.getClass().getSimpleName() + " was opened by thread '" + Thread.currentThread().getName()
                    + "' and must be closed by it");
        }
        assertEquals(state.get(), USUAL);
    }

    @Test
    public void aModeThatCannotBeOpenedChangesNothing() {
        assertEquals(expectThrows(IllegalArgumentException.class, () -> Autocast.open(DType.FLOAT32)).getMessage(),
                "autocast: float32 is no dtype to cast to; use BFLOAT16 or FLOAT16");
        assertEquals(expectThrows(IllegalArgumentException.class, () -> Autocast.open(null, DType.FLOAT16, true)).getMessage(),
                "autocast: the device is null; Device.CPU is one");
        expectThrows(TorchException.class, () -> Autocast.open(new Device("meta", -1), DType.FLOAT16, true));
        assertEquals(State.now(), USUAL);
        assertEquals(List.of(), Autocast.current());
    }
}
