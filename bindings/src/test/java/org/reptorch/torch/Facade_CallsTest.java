package org.reptorch.torch;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

import org.testng.annotations.Test;

/** What a user writes every day compiles, picks the overload that PyTorch would, and keeps PyTorch's meaning. */
public class Facade_CallsTest {

    private static Tensor x() {
        return Tensor.of(new float[] {1, -2, 3, 4, 5, -6}, 2, 3);
    }

    private static Tensor n() {
        return Tensor.of(new long[] {1, -2, 3, 4, 5, -6}, 2, 3);
    }

    private static void gives(Supplier<Tensor> call, DType dtype, double... values) {
        try (var scope = Scope.open()) {
            Tensor result = call.get();
            assertEquals(result.dtype(), dtype);
            assertEquals(result.toDoubleArray(), values, 1e-6);
        }
    }

    private static void hasShape(Supplier<Tensor> call, long... shape) {
        try (var scope = Scope.open()) {
            assertEquals(call.get().shape(), shape);
        }
    }

    @Test
    public void numbersPromoteAsInPyTorch() {
        gives(() -> x().add(2), DType.FLOAT32, 3, 0, 5, 6, 7, -4);
        gives(() -> n().add(2), DType.INT64, 3, 0, 5, 6, 7, -4);
        gives(() -> n().mul(0.5), DType.FLOAT32, 0.5, -1, 1.5, 2, 2.5, -3);
        gives(() -> n().add(n(), 2), DType.INT64, 3, -6, 9, 12, 15, -18);
        gives(() -> x().sub(1).div(2), DType.FLOAT32, 0, -1.5, 1, 1.5, 2, -3.5);
        gives(() -> n().div(2), DType.FLOAT32, 0.5, -1, 1.5, 2, 2.5, -3);
        gives(() -> n().div(2, "floor"), DType.INT64, 0, -1, 1, 2, 2, -3);
        gives(() -> n().pow(2), DType.INT64, 1, 4, 9, 16, 25, 36);
        gives(() -> Ops.pow(2, n().abs()), DType.INT64, 2, 4, 8, 16, 32, 64);
        gives(() -> n().remainder(4), DType.INT64, 1, 2, 3, 0, 1, 2);
        gives(() -> n().rsub(1), DType.INT64, 0, 3, -2, -3, -4, 7);
    }

    @Test
    public void boundsMayBeNumbersTensorsOrMissing() {
        gives(() -> x().clamp(0, 4), DType.FLOAT32, 1, 0, 3, 4, 4, 0);
        gives(() -> x().clamp(null, 4), DType.FLOAT32, 1, -2, 3, 4, 4, -6);
        gives(() -> x().clamp(0), DType.FLOAT32, 1, 0, 3, 4, 5, 0);
        gives(() -> x().clampMin(0.5), DType.FLOAT32, 1, 0.5, 3, 4, 5, 0.5);
        gives(() -> x().clamp(Tensor.scalar(0, DType.FLOAT32), Tensor.scalar(4, DType.FLOAT32)), DType.FLOAT32, 1, 0, 3, 4, 4, 0);
        gives(() -> x().clone().clamp_(-1, 1), DType.FLOAT32, 1, -1, 1, 1, 1, -1);
        gives(() -> x().hardtanh(0, 6), DType.FLOAT32, 1, 0, 3, 4, 5, 0);
    }

    @Test
    public void dimensionsMayBeOneNumberOrSeveral() {
        gives(() -> x().sum(), DType.FLOAT32, 5);
        gives(() -> x().sum(1), DType.FLOAT32, 2, 3);
        gives(() -> x().sum(0, true), DType.FLOAT32, 5, 3, -3);
        gives(() -> x().sum(new long[] {0, 1}), DType.FLOAT32, 5);
        gives(() -> n().sum(DType.FLOAT64), DType.FLOAT64, 5);
        gives(() -> x().mean(1), DType.FLOAT32, 2 / 3.0, 1);
        hasShape(() -> Tensor.zeros(DType.FLOAT32, 2, 3, 4, 5).mean(new long[] {2, 3}, true), 2, 3, 1, 1);
        gives(() -> x().amax(1), DType.FLOAT32, 3, 5);
        gives(() -> x().amax(0, 1), DType.FLOAT32, 5);
        gives(() -> x().max(), DType.FLOAT32, 5);
        gives(() -> x().max(1).values(), DType.FLOAT32, 3, 5);
        gives(() -> x().max(1).indices(), DType.INT64, 2, 1);
        gives(() -> x().min(0, true).values(), DType.FLOAT32, 1, -2, -6);
        gives(() -> x().max(x().neg()), DType.FLOAT32, 1, 2, 3, 4, 5, 6);
        gives(() -> x().argmax(1), DType.INT64, 2, 1);
        gives(() -> x().argmax(), DType.INT64, 4);
        gives(() -> x().var(1, false), DType.FLOAT32, 38 / 9.0, 74 / 3.0);
        gives(() -> x().std(false), DType.FLOAT32, Math.sqrt(91 / 6.0 - 25 / 36.0));
        gives(() -> x().norm(), DType.FLOAT32, Math.sqrt(91));
        gives(() -> x().norm(1, 1), DType.FLOAT32, 6, 15);
        gives(() -> x().any(0).logicalNot(), DType.BOOL, 0, 0, 0);
        gives(() -> x().softmax(1).sum(-1), DType.FLOAT32, 1, 1);
        gives(() -> x().cumsum(1), DType.FLOAT32, 1, -1, 2, 4, 9, 3);
        gives(() -> x().topk(1).values(), DType.FLOAT32, 3, 5);
        gives(() -> x().sort(1, true).values(), DType.FLOAT32, 3, 1, -2, 5, 4, -6);
        gives(() -> x().varMean(1, false).mean(), DType.FLOAT32, 2 / 3.0, 1);
    }

    @Test
    public void creationTakesSizesAndNumbers() {
        gives(() -> Ops.arange(4), DType.INT64, 0, 1, 2, 3);
        gives(() -> Ops.arange(2.5), DType.FLOAT32, 0, 1, 2);
        gives(() -> Ops.arange(1, 4), DType.INT64, 1, 2, 3);
        gives(() -> Ops.arange(1, 2, 0.5), DType.FLOAT32, 1, 1.5);
        gives(() -> Ops.arange(3, DType.FLOAT64), DType.FLOAT64, 0, 1, 2);
        gives(() -> Ops.linspace(0, 1, 3), DType.FLOAT32, 0, 0.5, 1);
        gives(() -> Ops.full(new long[] {2}, 1.5), DType.FLOAT32, 1.5, 1.5);
        gives(() -> Ops.full(new long[] {2}, 7), DType.INT64, 7, 7);
        gives(() -> x().fullLike(2), DType.FLOAT32, 2, 2, 2, 2, 2, 2);
        hasShape(() -> Ops.zeros(2, 3), 2, 3);
        hasShape(() -> Ops.randn(2, 3), 2, 3);
        hasShape(() -> Ops.ones(new long[] {2, 3}, DType.INT64), 2, 3);
        hasShape(() -> Ops.randint(10, new long[] {2, 2}), 2, 2);
        hasShape(() -> Ops.randint(-5, 5, new long[] {4}), 4);
        hasShape(() -> x().newZeros(4, 5), 4, 5);
        hasShape(() -> Ops.eye(3), 3, 3);
    }

    @Test
    public void whereTakesTensorsAndNumbers() {
        gives(() -> Ops.where(x().gt(0), x(), 0), DType.FLOAT32, 1, 0, 3, 4, 5, 0);
        gives(() -> Ops.where(n().gt(0), n(), 0), DType.INT64, 1, 0, 3, 4, 5, 0);
        gives(() -> Ops.where(n().gt(0), 1, 0), DType.INT64, 1, 0, 1, 1, 1, 0);
        gives(() -> Ops.where(x().gt(0), x(), x().neg()), DType.FLOAT32, 1, 2, 3, 4, 5, 6);
        gives(() -> Ops.where(x().gt(4)).getFirst(), DType.INT64, 1);
        gives(() -> x().maskedFill(x().lt(0), 0), DType.FLOAT32, 1, 0, 3, 4, 5, 0);
    }

    @Test
    public void viewsAndIndicesTakePlainNumbers() {
        hasShape(() -> x().view(3, -1), 3, 2);
        hasShape(() -> x().reshape(6), 6);
        hasShape(() -> x().permute(1, 0), 3, 2);
        hasShape(() -> x().expand(4, 2, 3), 4, 2, 3);
        hasShape(() -> x().repeat(2, 1), 4, 3);
        hasShape(() -> x().flatten(), 6);
        hasShape(() -> x().unsqueeze(0).squeeze(), 2, 3);
        hasShape(() -> x().unsqueeze(0).squeeze(0), 2, 3);
        gives(() -> x().slice(1, 0, 2), DType.FLOAT32, 1, -2, 4, 5);
        gives(() -> x().slice(1, null, null, 2), DType.FLOAT32, 1, 3, 4, -6);
        gives(() -> x().select(1, -1), DType.FLOAT32, 3, -6);
        gives(() -> x().flip(0), DType.FLOAT32, 4, 5, -6, 1, -2, 3);
        gives(() -> x().roll(1, 1), DType.FLOAT32, 3, 1, -2, -6, 4, 5);
        gives(() -> x().split(2, 1).get(1), DType.FLOAT32, 3, -6);
        gives(() -> x().split(new long[] {1, 1}).get(1), DType.FLOAT32, 4, 5, -6);
        gives(() -> x().chunk(2).getFirst(), DType.FLOAT32, 1, -2, 3);
        gives(() -> x().unbind().get(1), DType.FLOAT32, 4, 5, -6);
        gives(() -> x().index(Arrays.asList(null, Tensor.of(new long[] {2, 0}))), DType.FLOAT32, 3, 1, -6, 4);
        gives(() -> Ops.cat(List.of(x(), x()), 1).select(0, 0), DType.FLOAT32, 1, -2, 3, 1, -2, 3);
        gives(() -> x().pad(1, 0).select(0, 0), DType.FLOAT32, 0, 1, -2, 3);
        gives(() -> x().tril(), DType.FLOAT32, 1, 0, 0, 4, 5, 0);
    }

    @Test
    public void layersTakeOneNumberForAllTheirDimensions() {
        Supplier<Tensor> image = () -> Tensor.ones(DType.FLOAT32, 1, 2, 8, 6);
        Supplier<Tensor> kernel = () -> Tensor.ones(DType.FLOAT32, 4, 2, 3, 3);
        hasShape(() -> Ops.conv2d(image.get(), kernel.get(), null, 2, 1), 1, 4, 4, 3);
        hasShape(() -> Ops.conv2d(image.get(), kernel.get(), null, new long[] {2, 1}), 1, 4, 3, 4);
        hasShape(() -> Ops.conv2d(image.get(), kernel.get(), null, 1, "same"), 1, 4, 8, 6);
        hasShape(() -> image.get().maxPool2d(2), 1, 2, 4, 3);
        hasShape(() -> image.get().maxPool2d(3, 2, 1), 1, 2, 4, 3); // kernel, stride, padding
        hasShape(() -> image.get().avgPool2d(new long[] {2, 3}), 1, 2, 4, 2);
        hasShape(() -> image.get().adaptiveAvgPool2d(1), 1, 2, 1, 1);
        hasShape(() -> image.get().adaptiveAvgPool2d(2, 3), 1, 2, 2, 3);
        hasShape(() -> image.get().upsampleNearest2d(16), 1, 2, 16, 16);
        hasShape(() -> Ops.linear(x(), x()), 2, 2);
        hasShape(() -> Ops.einsum("ij,kj->ik", List.of(x(), x())), 2, 2);
        gives(() -> x().leakyRelu(0.5), DType.FLOAT32, 1, -1, 3, 4, 5, -3);
        gives(() -> x().mseLoss(x().add(2)), DType.FLOAT32, 4);
    }

    @Test
    public void inPlaceOperatorsReturnTheirTensor() {
        try (var scope = Scope.open()) {
            Tensor x = x();
            assertTrue(x.add_(1).mul_(2).relu_() == x);
            assertEquals(x.toFloatArray(), new float[] {4, 0, 8, 10, 12, 0});
            assertTrue(x.zero_() == x);
        }
    }

    @Test
    public void listsOfTensorsTakeNumbersListsAndTensors() {
        try (var scope = Scope.open()) {
            List<Tensor> xs = List.of(x(), x());
            assertEquals(Ops.foreachMul(xs, 2).get(1).toFloatArray(), new float[] {2, -4, 6, 8, 10, -12});
            assertEquals(Ops.foreachAdd(xs, xs).get(0).toFloatArray(), new float[] {2, -4, 6, 8, 10, -12});
            assertEquals(Ops.foreachMul(xs, new Number[] {1, 0.5}).get(1).toFloatArray(), new float[] {0.5f, -1, 1.5f, 2, 2.5f, -3});
            Ops.foreachAddcdiv_(xs, xs, xs, 3);
            assertEquals(xs.get(0).toFloatArray(), new float[] {4, 1, 6, 7, 8, -3});
        }
    }

    @Test
    public void questionsAreAnsweredInJava() {
        try (var scope = Scope.open()) {
            assertTrue(x().allClose(x()));
            assertFalse(x().allClose(x().add(1)));
            assertTrue(x().allClose(x().add(0.1), 0, 0.2));
            assertTrue(x().equal(x()));
            assertTrue(x().isFloatingPoint());
            assertEquals(Ops.resultType(n(), x()), DType.FLOAT32);
            assertEquals(Ops.resultType(n(), 2.5), DType.FLOAT32);
            assertEquals(Ops.promoteTypes(DType.UINT8, DType.INT8), DType.INT16);
        }
    }
}
