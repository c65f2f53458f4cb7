package org.reptorch.torch;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Supplier;

import org.reptorch.torch.io.Safetensors;
import org.reptorch.torch.io.StoredTensor;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Dtypes and numbers under autocast are those of PyTorch 2.13, recorded by record_autocast.py. */
public class Autocast_ParityTest {

    private static final Map<String, StoredTensor> RECORDED = recorded();

    private final Map<String, Supplier<Tensor>> cases = new LinkedHashMap<>();

    /** Lists what record_autocast.py lists. */
    public Autocast_ParityTest() {
        cases.put("matmul", () -> in("x").matmul(in("w").t()));
        cases.put("mm of float64", () -> in("x").to(DType.FLOAT64).mm(in("w").t().to(DType.FLOAT64)));
        cases.put("linear", Autocast_ParityTest::linear);
        cases.put("conv2d", () -> Ops.conv2d(in("img"), in("kernel")));
        cases.put("relu of linear", () -> linear().relu());
        cases.put("softmax of linear", () -> linear().softmax(1));
        cases.put("log_softmax of linear", () -> linear().logSoftmax(1));
        cases.put("cross_entropy_loss of linear", () -> linear().crossEntropyLoss(in("target")));
        cases.put("mse_loss of linear", () -> Ops.linear(in("x"), in("w")).mseLoss(linear()));
        cases.put("exp of linear", () -> linear().exp());
        cases.put("sum of linear", () -> linear().sum());
        cases.put("linear plus float32", () -> Ops.linear(in("x"), in("w")).add(in("bias")));
        cases.put("cat of linear and float32", () -> Ops.cat(List.of(Ops.linear(in("x"), in("w")),
                in("x").matmul(in("w").t()).to(DType.FLOAT64).to(DType.FLOAT32), in("w").narrow(0, 0, 3).narrow(1, 0, 1).expand(3, 5))));
        cases.put("avg_pool2d of conv2d", () -> Ops.conv2d(in("img"), in("kernel")).avgPool2d(2));
        cases.put("gradient of a weight", () -> {
            Tensor weight = in("w").requiresGrad(true);
            Tensor loss = Ops.linear(in("x"), weight, in("bias")).crossEntropyLoss(in("target")).add(Ops.linear(in("x"), weight).sum());
            return Autograd.grad(loss, weight).getFirst();
        });
    }

    private static Tensor linear() {
        return Ops.linear(in("x"), in("w"), in("bias"));
    }

    private static Tensor in(String name) {
        return Tensor.of(RECORDED.get("in " + name));
    }

    private static Map<String, StoredTensor> recorded() {
        try {
            return Safetensors.read(Path.of(Objects.requireNonNull(Autocast_ParityTest.class.getResource("autocast.safetensors")).toURI())).tensors();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @DataProvider
    public Object[][] names() {
        return List.of(DType.BFLOAT16, DType.FLOAT16).stream().flatMap(dtype -> cases.keySet().stream().map(name -> new Object[] {dtype, name}))
                .toArray(Object[][]::new);
    }

    @Test(dataProvider = "names")
    public void theResultIsThatOfPyTorch(DType dtype, String name) {
        try (var scope = Scope.open()) {
            Tensor actual;
            try (var autocast = Autocast.open(dtype)) {
                actual = cases.get(name).get();
            }
            Tensor expected = in(dtype, name);
            assertEquals(actual.dtype(), expected.dtype());
            assertEquals(actual.shape(), expected.shape());
            // One rounding of the operands, sums of up to 36 products in whatever order: three units in the last place.
            double bound = dtype == DType.BFLOAT16 ? 3.0 / 256 : 3.0 / 2048;
            double[] got = actual.toDoubleArray();
            double[] wanted = expected.toDoubleArray();
            for (int i = 0; i < got.length; i++) {
                assertEquals(got[i], wanted[i], bound * (1 + Math.abs(wanted[i])), name + "[" + i + "]");
            }
        }
    }

    private static Tensor in(DType dtype, String name) {
        return Tensor.of(RECORDED.get(dtype + " " + name));
    }

    @Test
    public void everyRecordedResultHasACase() {
        var names = new TreeSet<String>();
        cases.keySet().forEach(name -> names.addAll(List.of("bfloat16 " + name, "float16 " + name)));
        var recorded = new TreeSet<>(RECORDED.keySet());
        recorded.removeIf(name -> name.startsWith("in "));
        assertEquals(names, recorded);
    }

    @Test
    public void aStretchThatIsOffComputesInFloat32() {
        try (var scope = Scope.open(); var autocast = Autocast.open(DType.BFLOAT16)) {
            Tensor x = in("x");
            Tensor w = in("w").t();
            try (var off = Autocast.open(Device.CPU, DType.BFLOAT16, false)) {
                assertEquals(x.matmul(w).dtype(), DType.FLOAT32);
                try (var half = Autocast.open(DType.FLOAT16)) {
                    assertEquals(x.matmul(w).dtype(), DType.FLOAT16);
                }
                assertEquals(x.matmul(w).dtype(), DType.FLOAT32);
            }
            assertEquals(x.matmul(w).dtype(), DType.BFLOAT16);
        }
    }

    @Test
    public void whatWasCastIsForgottenAtTheEnd() {
        try (var scope = Scope.open()) {
            Tensor x = in("x");
            Tensor w = in("w").requiresGrad(true);
            Tensor before;
            Tensor same;
            try (var autocast = Autocast.open(DType.BFLOAT16)) {
                before = Ops.linear(x, w);
                w.detach().mul_(2);
                try (var inner = Autocast.open(DType.BFLOAT16)) {
                    Ops.linear(x, w);
                }
                same = Ops.linear(x, w); // within the stretch the cast of w stays as it was made
            }
            assertEquals(same.toDoubleArray(), before.toDoubleArray());
            try (var autocast = Autocast.open(DType.BFLOAT16)) {
                assertEquals(Ops.linear(x, w).toDoubleArray(), before.mul(2).toDoubleArray());
            }
        }
    }

    @Test
    public void aWeightThatWasCastUnrecordedStillGetsItsGradient() {
        try (var scope = Scope.open(); var autocast = Autocast.open(DType.BFLOAT16)) {
            Tensor x = in("x");
            Tensor w = in("w").requiresGrad(true);
            try (var noGrad = NoGrad.open()) {
                Ops.linear(x, w);
            }
            Tensor y = Ops.linear(x, w);
            assertTrue(y.requiresGrad());
            try (var inference = InferenceMode.open()) {
                Ops.linear(x, w);
            }
            Ops.linear(x, w).sum().backward();
            assertEquals(w.grad().dtype(), DType.FLOAT32);
        }
    }
}
