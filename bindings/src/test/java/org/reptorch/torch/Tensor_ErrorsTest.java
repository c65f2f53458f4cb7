package org.reptorch.torch;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertNull;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

import org.testng.Assert.ThrowingRunnable;
import org.testng.annotations.Test;

/** What goes wrong in a call is a Java exception that names the operator and its operands. */
public class Tensor_ErrorsTest {

    private static String torch(ThrowingRunnable call) {
        return expectThrows(TorchException.class, call).getMessage();
    }

    private static String argument(ThrowingRunnable call) {
        return expectThrows(IllegalArgumentException.class, call).getMessage();
    }

    @Test
    public void aClosedTensorIsNamedByOperatorAndArgument() {
        try (var scope = Scope.open()) {
            Tensor x = Tensor.of(new float[] {1});
            Tensor y = Tensor.of(new float[] {1});
            y.close();
            String closed = ": the tensor is closed. It was closed by hand or with the scope that owned it; keep(tensor) moves a tensor to the enclosing scope.";
            for (ThrowingRunnable use : new ThrowingRunnable[] {() -> x.add(y), () -> x.add_(y, 2)}) {
                String message = expectThrows(IllegalStateException.class, use).getMessage();
                assertTrue(message.matches("aten::add_?.Tensor, argument 'other'" + Pattern.quote(closed)), message);
            }
            assertEquals(expectThrows(IllegalStateException.class, () -> y.add(1)).getMessage(), "aten::add.Scalar, argument 'self'" + closed);
            assertEquals(expectThrows(IllegalStateException.class, () -> Ops.cat(List.of(x, y))).getMessage(), "aten::cat, argument 'tensors'" + closed);
            assertEquals(expectThrows(IllegalStateException.class, y::backward).getMessage(), "backward" + closed);
            assertEquals(expectThrows(IllegalStateException.class, () -> Autograd.grad(x, y)).getMessage(), "autograd.grad" + closed);
            for (ThrowingRunnable use : new ThrowingRunnable[] {y::shape, y::toFloatArray, y::segment, y::grad, () -> x.setGrad(y), () -> y.requiresGrad(true),
                () -> Torch.call("relu", "", y)}) {
                assertTrue(expectThrows(IllegalStateException.class, use).getMessage().endsWith(closed));
            }
            assertEquals(x.add(1).item(), 2.0);
        }
    }

    @Test
    public void aTensorOfAClosedScopeIsClosed() {
        Tensor x;
        try (var scope = Scope.open()) {
            x = Tensor.of(new float[] {1});
        }
        assertTrue(expectThrows(IllegalStateException.class, x::item).getMessage().contains("with the scope that owned it"));
    }

    @Test
    public void wrongShapesAndTypesComeInLibtorchsWordsWithTheOperands() {
        try (var scope = Scope.open()) {
            Tensor x = Tensor.of(new float[6], 2, 3);
            Tensor y = Tensor.of(new double[8], 2, 4);
            assertEquals(torch(() -> x.add(y)), "aten::add.Tensor: The size of tensor a (3) must match the size of tensor b (4) at non-singleton"
                    + " dimension 1 (self: float32[2, 3], other: float64[2, 4])");
            assertEquals(torch(() -> x.mm(y.t())), "aten::mm: mat1 and mat2 shapes cannot be multiplied (2x3 and 4x2) (self: float32[2, 3], mat2: float64[4, 2])");
            assertTrue(torch(() -> x.mm(y.view(4, 2).narrow(0, 0, 3))).endsWith(" (self: float32[2, 3], mat2: float64[3, 2])"));
            assertEquals(torch(() -> x.view(4, 2)), "aten::view: shape '[4, 2]' is invalid for input of size 6 (self: float32[2, 3])");
            assertTrue(torch(() -> x.mul_(Tensor.of(new double[] {1}).to(DType.COMPLEX64))).endsWith(" (self: float32[2, 3], other: complex64[1])"));
            assertTrue(torch(() -> x.select(0, 5)).startsWith("aten::select.int: "));
            assertTrue(torch(() -> x.gelu("no such")).startsWith("aten::gelu: "));
            assertTrue(torch(() -> x.to(new Device("nowhere", -1), DType.FLOAT32)).startsWith("device 'nowhere': "));
        }
    }

    @Test
    public void theMessageHasNoStackTraceOfLibtorch() {
        try (var scope = Scope.open()) {
            Tensor x = Tensor.of(new float[6], 2, 3);
            for (String message : List.of(torch(() -> x.view(5)), torch(() -> x.add(x.t())), torch(x::backward), torch(() -> Torch.call("nix", "")))) {
                assertEquals(message.lines().count(), 1, message);
                assertTrue(!message.contains("Exception raised from") && !message.contains("frame #"), message);
            }
        }
    }

    @Test
    public void theMessageDescribesTheTensorsOfAList() {
        try (var scope = Scope.open()) {
            Tensor x = Tensor.of(new float[6], 2, 3);
            assertTrue(torch(() -> Ops.cat(List.of(x, x.t(), x.to(DType.INT8)))).endsWith(" (tensors: [float32[2, 3], float32[3, 2], int8[2, 3]])"));
            assertTrue(torch(() -> Ops.stack(List.of(x, x, x, x, x, x.t()))).endsWith(
                    " (tensors: [float32[2, 3], float32[2, 3], float32[2, 3], float32[2, 3], ... 6 in all])"));
            assertTrue(torch(() -> Ops.cat(List.of())).startsWith("aten::cat: "));
        }
    }

    @Test
    public void aQuantizedOperandIsNamed() {
        try (var scope = Scope.open()) {
            var quantized = (Tensor) Torch.call("_make_per_tensor_quantized_tensor", "", Tensor.of(new long[] {1}).to(DType.INT8), 0.5, 0);
            assertTrue(torch(() -> quantized.mm(quantized)).endsWith(" (self: qint8[1], mat2: qint8[1])"));
            assertEquals(quantized.dtype(), DType.QINT8);
        }
    }

    @Test
    public void nullIsNamedWithItsArgument() {
        try (var scope = Scope.open()) {
            Tensor x = Tensor.of(new float[6], 2, 3);
            assertEquals(argument(() -> x.add((Tensor) null)), "aten::add.Tensor: argument 'other' is null and must be a tensor");
            assertEquals(argument(() -> x.add((Number) null)), "aten::add.Scalar: argument 'other' is null and must be a number");
            assertEquals(argument(() -> x.to((DType) null)), "aten::to.dtype: argument 'dtype' is null and must be a dtype");
            assertEquals(argument(() -> x.to(null, DType.INT8)), "aten::to.device: argument 'device' is null and must be a device");
            assertEquals(argument(() -> x.view((long[]) null)), "aten::view: argument 'size' is null and must be a list of integers");
            assertEquals(argument(() -> x.gelu(null)), "aten::gelu: argument 'approximate' is null and must be a string");
            assertEquals(argument(() -> x.contiguous(null)), "aten::contiguous: argument 'memory_format' is null and must be a memory format");
            assertEquals(argument(() -> Ops.cat(null)), "aten::cat: argument 'tensors' is null and must be a list of tensors");
            assertEquals(argument(() -> Ops.cat(Arrays.asList(x, null))), "aten::cat: argument 'tensors' is null and must be a tensor");
            assertEquals(x.sum(null, false).item(), 0.0);
            assertEquals(x.add(1).sum().item(), 6.0);
        }
    }

    @Test
    public void aNumberThatMayNotFitIsRefused() {
        try (var scope = Scope.open()) {
            Tensor x = Tensor.of(new float[] {1});
            assertEquals(argument(() -> x.mul(new BigDecimal("2.5"))),
                    "aten::mul.Scalar: argument 'other' is a BigDecimal, which may not fit libtorch's numbers; convert it to a long or a double");
            assertEquals(x.mul((short) 3).mul((byte) 2).mul(0.5f).item(), 3.0);
        }
    }

    @Test
    public void anUnknownOperatorIsNamed() {
        assertEquals(torch(() -> Torch.call("no_such_operator", "")), "unknown operator aten::no_such_operator: libtorch " + Torch.version()
                + " says: Could not find schema for aten::no_such_operator.");
        assertTrue(torch(() -> Torch.call("mul", "Nope")).startsWith("unknown operator aten::mul.Nope: libtorch "));
        assertTrue(torch(() -> Torch.call("nowhere::mul", "Tensor")).startsWith("unknown operator nowhere::mul.Tensor: "));
        assertTrue(torch(() -> Torch.call("", "")).startsWith("unknown operator aten::: "));
        assertEquals(argument(() -> Torch.call(null, "")), "an operator needs a name and an overload, which may be empty: null, ");
        assertEquals(argument(() -> Torch.call("mul", null)), "an operator needs a name and an overload, which may be empty: mul, null");
    }

    @Test
    public void aGenericCallChecksNumberAndTypesOfItsArguments() {
        try (var scope = Scope.open()) {
            Tensor x = Tensor.of(new float[6], 2, 3);
            assertEquals(argument(() -> Torch.call("mul", "Tensor", x)), "aten::mul.Tensor takes 2 arguments, not 1: [Tensor self, Tensor other]");
            assertEquals(argument(() -> Torch.call("mul", "Tensor", x, 2)), "aten::mul.Tensor: argument 'other' is Tensor and cannot be a Integer");
            assertEquals(argument(() -> Torch.call("mul", "Tensor", x, null)), "aten::mul.Tensor: argument 'other' is Tensor and cannot be null");
            assertEquals(argument(() -> Torch.call("softmax", "int", x, 1.5, null)), "aten::softmax.int: argument 'dim' is int and cannot be a Double");
            assertEquals(argument(() -> Torch.call("cat", "", x, 0)), "aten::cat: argument 'tensors' is Tensor[] and cannot be a Tensor");
            assertEquals(argument(() -> Torch.call("cat", "", List.of(x, "y"), 0)), "aten::cat: argument 'tensors' is Tensor[] and cannot be a List12");
            assertEquals(argument(() -> Torch.call("gelu", "", x, 1)), "aten::gelu: argument 'approximate' is str and cannot be a Integer");
            assertEquals(argument(() -> Torch.call("zeros", "", new int[] {2}, null, null, null, null)),
                    "aten::zeros: argument 'size' is SymInt[] and cannot be a int[]");
            assertEquals(argument(() -> Torch.call("zeros", "", new long[] {2}, null, 1, null, null)),
                    "aten::zeros: argument 'layout' is Layout? and cannot be a Integer");
            assertEquals(argument(() -> Torch.call("uniform_", "", x, 0, 1, "generator")),
                    "aten::uniform_: argument 'generator' is Generator? and cannot be a String");
        }
    }

    @Test
    public void scalarsWorkInEveryPosition() {
        try (var scope = Scope.open()) {
            Tensor x = Tensor.of(new long[] {1, 5});
            assertEquals(Torch.call("result_type", "Scalar", x, 2.5), DType.FLOAT32);
            assertEquals(((Tensor) Torch.call("clamp", "", x, 2, null)).toLongArray(), new long[] {2, 5});
            assertEquals(((Tensor) Torch.call("full", "", new long[] {2}, 1.5, null, null, null, null)).toFloatArray(), new float[] {1.5f, 1.5f});
            assertEquals(((Tensor) Torch.call("full", "", new long[] {1}, true, null, null, null, null)).dtype(), DType.BOOL);
            assertEquals(((Tensor) Torch.call("pow", "Scalar", 2, x)).toLongArray(), new long[] {2, 32});
            assertEquals(((Tensor) Torch.call("arange", "start_step", 1, 2, 0.25, null, null, null, null)).toFloatArray(), new float[] {1, 1.25f, 1.5f, 1.75f});
            assertEquals(((List<?>) Torch.call("_foreach_add", "ScalarList", List.of(x, x), List.of(1, 2.5))).stream()
                    .map(sum -> ((Tensor) sum).dtype()).toList(), List.of(DType.INT64, DType.FLOAT32));
            assertEquals(Torch.call("item", "", x.select(0, 1)), 5L);
        }
    }

    @Test
    public void aResultWithoutAPlaceInJavaIsRefusedBeforeTheCall() {
        try (var scope = Scope.open()) {
            Tensor x = Tensor.of(new long[] {1});
            assertEquals(argument(() -> Torch.call("qscheme", "", x)), "aten::qscheme returns QScheme, which cannot be brought to Java");
        }
    }

    @Test
    public void aGenericCallReturnsWhatTheSchemaSays() {
        try (var scope = Scope.open()) {
            Tensor x = Tensor.of(new float[] {3, 1, 2});
            assertEquals(((Tensor) Torch.call("relu", "", x)).toFloatArray(), new float[] {3, 1, 2});
            assertEquals(Torch.call("aten::equal", "", x, x), true);
            assertEquals(Torch.call("size", "int", x, 0), 3L);
            assertEquals(Torch.call("q_scale", "", Torch.call("_make_per_tensor_quantized_tensor", "", Tensor.of(new long[] {1}).to(DType.INT8), 0.5, 0)), 0.5);
            var sorted = (Object[]) Torch.call("sort", "", x, 0, true);
            assertEquals(((Tensor) sorted[1]).toLongArray(), new long[] {0, 2, 1});
            assertEquals(((List<?>) Torch.call("unbind", "int", x, 0)).size(), 3);
            assertEquals(((Tensor) Torch.call("index", "Tensor", x.view(1, 3), Arrays.asList(null, Tensor.of(new long[] {2})))).item(), 2.0);
            Tensor image = Tensor.ones(DType.FLOAT32, 1, 1, 2, 2);
            var gradients = (Object[]) Torch.call("convolution_backward", "", Tensor.ones(DType.FLOAT32, 1, 1, 1, 1), image, image, null, new long[] {1, 1}, new long[] {0, 0},
                    new long[] {1, 1}, false, new long[] {0, 0}, 1, new boolean[] {false, true, false});
            assertNull(gradients[0]);
            assertEquals(((Tensor) gradients[1]).shape(), new long[] {1, 1, 2, 2});
            assertNull(gradients[2]);
        }
    }

    @Test
    public void aListMayBeLargerThanAnyScratch() {
        try (var scope = Scope.open()) {
            Tensor x = Tensor.of(new float[] {1, 2});
            Tensor joined = Ops.cat(Collections.nCopies(5_000, x));
            assertEquals(joined.size(0), 10_000);
            assertEquals(joined.sum().item(), 15_000.0);
            var pieces = new long[5_000];
            Arrays.fill(pieces, 2);
            var split = (List<?>) Torch.call("split_with_sizes", "", joined, pieces, 0);
            assertEquals(split.size(), 5_000);
            var tensors = new ArrayList<Tensor>(Collections.nCopies(4_999, x));
            tensors.add(x.view(1, 2));
            assertTrue(torch(() -> Ops.stack(tensors)).endsWith("float32[2], ... 5000 in all])"));
            assertTrue(torch(() -> x.gelu("x".repeat(50_000))).startsWith("aten::gelu: "));
        }
    }

    @Test
    public void aFusedOptimizerOnlyGetsTensorsThatLieAlike() {
        try (var scope = Scope.open()) {
            Tensor x = Tensor.zeros(DType.FLOAT32, 4, 3);
            Tensor image = Tensor.ones(DType.FLOAT32, 1, 2, 3, 3).contiguous(MemoryFormat.CHANNELS_LAST);
            assertEquals(argument(() -> fusedSgd(x, Tensor.zeros(DType.FLOAT32, 3), x)), "aten::_fused_sgd_: tensor 0 of 'grads' must have shape and"
                    + " strides of its parameter and lie without gaps (self: [float32[4, 3]], grads: [float32[3]], momentum_buffer_list: [float32[4, 3]])");
            assertTrue(argument(() -> fusedSgd(x, x, Tensor.zeros(DType.FLOAT32, 3, 4).t())).startsWith("aten::_fused_sgd_: tensor 0 of 'momentum_buffer_list' must"));
            Tensor column = Tensor.zeros(DType.FLOAT32, 4, 6).slice(1, 0L, 3L);
            assertTrue(argument(() -> fusedSgd(column, column, column)).startsWith("aten::_fused_sgd_: tensor 0 of 'self' must"));
            assertTrue(argument(() -> Ops.fusedSgd_(List.of(x), List.of(x, x), List.of(x), 0, 0.9, 1, 0, false, false, false))
                    .startsWith("aten::_fused_sgd_: 2 tensors in 'grads' for 1 in 'self' (self: "));
            assertTrue(argument(() -> Ops.fusedSgd_(List.of(x), List.of(x), List.of(), 0, 0, 1, 0, false, false, false, Tensor.zeros(DType.FLOAT32, 0), null))
                    .startsWith("aten::_fused_sgd_: tensor 0 of 'grad_scale' must hold one number (self: "));
            fusedSgd(image, image.clone(), image.zerosLike());
            assertEquals(image.sum().item(), 0.0);
        }
    }

    private static void fusedSgd(Tensor parameter, Tensor grad, Tensor momentum) {
        Ops.fusedSgd_(List.of(parameter), List.of(grad), List.of(momentum), 0, 0.9, 1, 0, false, false, false);
    }

    @Test
    public void aTensorOfTooManyDimensionsIsRefused() {
        try (var scope = Scope.open()) {
            var shape = new long[65];
            Arrays.fill(shape, 1);
            assertEquals(torch(() -> Tensor.zeros(DType.FLOAT32, shape).shape()), "describe: a tensor of 65 dimensions; at most 64 are supported");
        }
    }

    @Test
    public void moreMemoryThanThereIsIsAnException() {
        try (var scope = Scope.open()) {
            assertTrue(torch(() -> Tensor.zeros(DType.FLOAT64, 1L << 40, 1L << 10)).startsWith("aten::zeros: "));
            assertTrue(torch(() -> Ops.empty(new long[] {-1}, DType.FLOAT32)).startsWith("aten::empty.memory_format: "));
        }
    }

    @Test
    public void threadsAreAtLeastOne() {
        assertEquals(argument(() -> Torch.setThreads(0)), "threads must be at least 1, not 0");
        int before = Torch.threads();
        Torch.setThreads(1);
        assertEquals(Torch.threads(), 1);
        Torch.setThreads(before);
    }
}
