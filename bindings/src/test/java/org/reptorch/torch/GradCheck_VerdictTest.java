package org.reptorch.torch;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.util.List;
import java.util.function.UnaryOperator;

import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Which gradients pass, and how one that does not is named. */
public class GradCheck_VerdictTest {

    private static Tensor leaf(double... values) {
        return Tensor.of(values).requiresGrad(true);
    }

    private static Tensor drawn(long... shape) {
        return Tensor.zeros(DType.FLOAT64, shape).uniform_(0.2, 1.2).requiresGrad(true);
    }

    @DataProvider
    public Object[][] functions() {
        return new Object[][] {
            {"matmul", (UnaryOperator<List<Tensor>>) in -> List.of(in.get(0).matmul(in.get(1)))},
            {"two outputs", (UnaryOperator<List<Tensor>>) in -> List.of(in.get(0).exp().sum(), in.get(1).mul(in.get(0).t()).tanh())},
            {"softmax", (UnaryOperator<List<Tensor>>) in -> List.of(in.get(0).logSoftmax(1).mul(in.get(1).t()))},
            {"an unused input", (UnaryOperator<List<Tensor>>) in -> List.of(in.get(1).pow(3), in.get(1).detach())}};
    }

    @Test(dataProvider = "functions")
    public void libtorchsGradientsPass(String name, UnaryOperator<List<Tensor>> function) {
        try (var scope = Scope.open()) {
            Torch.manualSeed(0);
            Tensor a = drawn(2, 3);
            Tensor b = drawn(3, 2);
            double[] values = a.toDoubleArray();
            GradCheck.DEFAULT.verify(function, a, b);
            GradCheck.DEFAULT.verifySecond(function, a, b);
            assertEquals(a.toDoubleArray(), values);
            assertEquals(a.grad(), null);
        }
    }

    @Test
    public void aConvolutionPasses() {
        try (var scope = Scope.open()) {
            Torch.manualSeed(0);
            GradCheck.DEFAULT.verify(in -> List.of(Ops.conv2d(in.get(0), in.get(1), in.get(2))), drawn(1, 2, 4, 3), drawn(2, 2, 2, 2), drawn(2));
        }
    }

    @Test
    public void onlyWhatRequiresAGradientIsCompared() {
        try (var scope = Scope.open()) {
            Tensor indices = Tensor.of(new long[] {2, 0});
            GradCheck.DEFAULT.verify(in -> List.of(in.get(0).indexSelect(0, in.get(1)).square()), leaf(1, 2, 3), indices);
        }
    }

    @Test
    public void aWrongGradientIsNamed() {
        try (var scope = Scope.open()) {
            UnaryOperator<List<Tensor>> wrong = in -> {
                Tensor h = in.get(1).mul(1);
                h.registerHook(gradient -> gradient.mul(Tensor.of(new double[] {1, 1, 1.01, 1}).reshape(2, 2)));
                return List.of(in.get(0).mul(2), h.mul(3));
            };
            String message = expectThrows(AssertionError.class, () -> GradCheck.DEFAULT.verify(wrong, leaf(1), leaf(1, 2, 3, 4).detach().reshape(2, 2)
                    .requiresGrad(true))).getMessage();
            assertTrue(message.matches("gradCheck: the derivative of output 1\\[1, 0] for input 1\\[1, 0] is 3\\.03\\d* by backward"
                    + " and (2\\.99999|3\\.00000)\\d* by differences"),
                    message);
        }
    }

    @Test
    public void aSlightlyWrongGradientPassesAWiderTolerance() {
        try (var scope = Scope.open()) {
            UnaryOperator<List<Tensor>> wrong = in -> {
                Tensor h = in.get(0).mul(1);
                h.registerHook(gradient -> gradient.mul(1.0005));
                return List.of(h);
            };
            GradCheck.DEFAULT.verify(wrong, leaf(1));
            expectThrows(AssertionError.class, () -> new GradCheck(1e-6, 1e-5, 1e-4).verify(wrong, leaf(1)));
        }
    }

    @Test
    public void aSecondDerivativeThatIsCutOffIsFound() {
        try (var scope = Scope.open()) {
            UnaryOperator<List<Tensor>> cut = in -> {
                Tensor h = in.get(0).mul(1);
                h.registerHook(gradient -> gradient.detach());
                return List.of(h.pow(3));
            };
            GradCheck.DEFAULT.verify(cut, leaf(2));
            expectThrows(AssertionError.class, () -> GradCheck.DEFAULT.verifySecond(in -> List.of(cut.apply(in).getFirst().add(in.get(0).square())), leaf(2)));
        }
    }

    @Test
    public void aFunctionThatDrawsIsFound() {
        try (var scope = Scope.open()) {
            Torch.manualSeed(0);
            String message = expectThrows(AssertionError.class, () -> GradCheck.DEFAULT.verify(in -> List.of(in.get(0).mul(Ops.rand(new long[] {1},
                    DType.FLOAT64))), leaf(1))).getMessage();
            assertTrue(message.startsWith("gradCheck: the derivative of output 0[0] for input 0[0]"), message);
        }
    }

    @Test
    public void aNotANumberDoesNotPass() {
        try (var scope = Scope.open()) {
            expectThrows(AssertionError.class, () -> GradCheck.DEFAULT.verify(in -> List.of(in.get(0).mul(Double.NaN)), leaf(1)));
        }
    }

    @Test
    public void itWorksWhereNothingIsRecorded() {
        try (var scope = Scope.open(); var noGrad = NoGrad.open()) {
            GradCheck.DEFAULT.verify(in -> List.of(in.get(0).square()), leaf(1, 2));
        }
    }

    @Test
    public void whatCannotBeComparedIsRefusedInWords() {
        try (var scope = Scope.open()) {
            UnaryOperator<List<Tensor>> square = in -> List.of(in.get(0).square());
            assertEquals(refusal(() -> GradCheck.DEFAULT.verify(square, Tensor.ones(DType.FLOAT32, 1).requiresGrad(true))),
                    "gradCheck: input 0 is float32; differences need float64: x.to(DType.FLOAT64)");
            assertEquals(refusal(() -> GradCheck.DEFAULT.verify(square, Tensor.of(new double[] {1}))),
                    "gradCheck: no input requires a gradient; ask for one with requiresGrad(true)");
            assertEquals(refusal(() -> GradCheck.DEFAULT.verify(square, leaf(1), null)), "gradCheck: input 1 is null");
            assertEquals(refusal(() -> GradCheck.DEFAULT.verify(in -> List.of(in.get(0).detach()), leaf(1))),
                    "gradCheck: no output requires a gradient, so there is nothing to compare");
            assertEquals(refusal(() -> GradCheck.DEFAULT.verify(in -> List.of(in.get(0).to(DType.FLOAT32)), leaf(1))),
                    "gradCheck: an output of the function is float32; differences need float64");
            assertEquals(refusal(() -> new GradCheck(0, 0, 0)), "gradCheck: eps 0.0, atol 0.0, rtol 0.0; eps must be above 0, the tolerances not below");
        }
    }

    private static String refusal(Runnable call) {
        return expectThrows(IllegalArgumentException.class, call::run).getMessage();
    }
}
