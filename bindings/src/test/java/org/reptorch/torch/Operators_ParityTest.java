package org.reptorch.torch;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.reptorch.torch.internal.Schema;
import org.reptorch.torch.io.Safetensors;
import org.reptorch.torch.io.StoredTensor;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Every operator of the facade against what PyTorch gave: record.py in the resources has the same cases by the same names. */
public class Operators_ParityTest {

    private static final Map<String, StoredTensor> RECORDED = recorded();

    private final Map<String, Supplier<Object>> cases = new LinkedHashMap<>();
    private Tensor x, y, p, n, k, d, q, s, z, low, high, m, b3, c3, img, w, w1, bias, gamma, beta, mean, variance, logits, target;
    private Tensor classWeight, index, grid, channelScale, channelZero;

    /** Fills the table. */
    public Operators_ParityTest() {
        creation();
        arithmetic();
        functions();
        comparisons();
        reductions();
        views();
        layers();
    }

    private void is(String name, Supplier<Object> result) {
        assertTrue(cases.put(name, result) == null, name + " is there twice");
    }

    private void creation() {
        is("empty.memory_format", () -> Ops.empty(new long[] {2, 3}, DType.FLOAT64).zero_());
        is("zeros", () -> Ops.zeros(2, 3));
        is("zeros#int64", () -> Ops.zeros(new long[] {2}, DType.INT64));
        is("ones", () -> Ops.ones(3, 1));
        is("rand", () -> Ops.rand(3, 2));
        is("randn", () -> Ops.randn(new long[] {3, 2}, DType.FLOAT64));
        is("randint.low", () -> Ops.randint(-5, 5, 3, 3));
        is("randperm", () -> Ops.randperm(7));
        is("eye", () -> Ops.eye(3, DType.FLOAT64));
        is("zeros_like", () -> n.zerosLike());
        is("ones_like", () -> x.onesLike(DType.FLOAT64));
        is("empty_like", () -> q.emptyLike().zero_());
        is("uniform_", () -> x.clone().uniform_(-1, 2));
        is("normal_", () -> d.clone().normal_(1, 3));
        is("bernoulli_.float", () -> x.clone().bernoulli_(0.3));
        is("fill_.Tensor", () -> x.clone().fill_(low));
        is("fill_.Scalar", () -> n.clone().fill_(7));
        is("zero_", () -> n.clone().zero_());
        is("copy_", () -> x.clone().copy_(d));
        is("clone", () -> q.clone());
    }

    private void arithmetic() {
        is("add.Tensor", () -> x.add(y));
        is("add.Tensor#alpha", () -> x.add(y, -0.5));
        is("add.Tensor#broadcast", () -> x.add(y.select(0, 0)));
        is("add.Tensor#int64+float32", () -> n.add(x));
        is("add.Tensor#int64+float64", () -> n.add(d));
        is("add.Tensor#float32+float64", () -> x.add(d));
        is("add.Tensor#bool+int64", () -> q.add(n));
        is("add.Scalar", () -> x.add(2));
        is("add.Scalar#int64+2", () -> n.add(2));
        is("add.Scalar#int64+2.5", () -> n.add(2.5));
        is("add.Scalar#bool+1", () -> q.add(1));
        is("add.Scalar#alpha", () -> x.add(2.5, 3));
        is("add.Scalar#large", () -> n.add(9007199254740993L));
        is("add_.Tensor", () -> x.clone().add_(y, 2));
        is("add_.Scalar", () -> x.clone().add_(0.25, 3));
        is("sub.Tensor", () -> n.sub(k, 3));
        is("sub.Scalar", () -> d.sub(1));
        is("sub.Scalar#alpha", () -> x.sub(1.5, 2));
        is("sub_.Tensor", () -> x.clone().sub_(y));
        is("sub_.Scalar", () -> n.clone().sub_(4));
        is("mul.Tensor", () -> x.mul(y));
        is("mul.Scalar", () -> x.mul(3));
        is("mul.Scalar#float64", () -> d.mul(0.1));
        is("mul.Scalar#int64*0.5", () -> n.mul(0.5f));
        is("mul_.Tensor", () -> x.clone().mul_(y));
        is("mul_.Scalar", () -> n.clone().mul_(-3));
        is("div.Tensor", () -> n.div(k));
        is("div.Scalar", () -> n.div(4));
        is("div_.Tensor", () -> x.clone().div_(p));
        is("div_.Scalar", () -> d.clone().div_(3));
        is("pow.Tensor_Tensor", () -> p.pow(x));
        is("pow.Tensor_Scalar", () -> n.pow(3));
        is("pow.Tensor_Scalar#0.5", () -> k.pow(0.5));
        is("lerp.Scalar", () -> x.lerp(y, 0.25));
        is("lerp_.Scalar", () -> x.clone().lerp_(y, 0.75));
    }

    private void functions() {
        is("neg", () -> n.neg());
        is("abs", () -> n.abs());
        is("sign", () -> n.sign());
        is("exp", () -> x.exp());
        is("log", () -> p.log());
        is("sqrt", () -> p.sqrt());
        is("rsqrt", () -> p.rsqrt());
        is("square", () -> n.square());
        is("reciprocal", () -> k.reciprocal());
        is("clamp.Tensor", () -> x.clamp(low, high));
        is("clamp.Tensor#max", () -> x.clamp(null, high));
        is("clamp_min.Tensor", () -> x.clampMin(low));
        is("clamp_max.Tensor", () -> x.clampMax(high));
        is("maximum", () -> x.maximum(y));
        is("minimum", () -> n.minimum(k));
        is("round", () -> s.round());
        is("floor", () -> s.floor());
        is("isfinite", () -> z.isfinite());
        is("isnan", () -> z.isnan());
        is("where.self", () -> Ops.where(q, x, d));
        is("relu", () -> x.relu());
        is("relu_", () -> n.clone().relu_());
        is("sigmoid", () -> x.sigmoid());
        is("tanh", () -> d.tanh());
        is("silu", () -> x.silu());
        is("gelu", () -> x.gelu());
        is("gelu#tanh", () -> x.gelu("tanh"));
        is("hardtanh", () -> x.hardtanh());
        is("hardtanh#6", () -> s.hardtanh(0, 1.25));
        is("softmax.int", () -> x.softmax(1));
        is("softmax.int#dtype", () -> x.softmax(0, DType.FLOAT64));
        is("log_softmax.int", () -> x.logSoftmax(-1));
    }

    private void comparisons() {
        is("eq.Tensor", () -> n.eq(k));
        is("ne.Tensor", () -> n.ne(k));
        is("lt.Tensor", () -> n.lt(k));
        is("le.Tensor", () -> n.le(x));
        is("gt.Tensor", () -> x.gt(d));
        is("ge.Tensor", () -> x.ge(y));
        is("eq.Scalar", () -> n.eq(3));
        is("ne.Scalar", () -> n.ne(3.5));
        is("lt.Scalar", () -> x.lt(0));
        is("le.Scalar", () -> n.le(3));
        is("gt.Scalar", () -> n.gt(2.5));
        is("ge.Scalar", () -> s.ge(0.5));
        is("equal", () -> truths(x.equal(x.clone()), x.equal(y)));
        is("allclose", () -> truths(x.allclose(x.add(1e-7)), x.allclose(x.add(0.1)), x.allclose(x.add(0.1), 0.0, 0.2),
                z.allclose(z), z.allclose(z, 1e-5, 1e-8, true)));
    }

    private void reductions() {
        is("sum", () -> n.sum());
        is("sum#bool", () -> q.sum());
        is("sum#dtype", () -> x.sum(DType.FLOAT64));
        is("sum.dim_IntList", () -> x.sum(new long[] {0}));
        is("sum.dim_IntList#keepdim", () -> img.sum(new long[] {0, 2, 3}, true));
        is("mean", () -> x.mean());
        is("mean#dtype", () -> n.mean(DType.FLOAT32));
        is("mean.dim", () -> img.mean(new long[] {2, 3}, true));
        is("max", () -> n.max());
        is("min", () -> x.min());
        is("amax", () -> x.amax(1));
        is("amax#keepdim", () -> img.amax(new long[] {0, 2, 3}, true));
        is("amin", () -> n.amin());
        is("argmax", () -> x.argmax());
        is("argmax#dim", () -> x.argmax(1L, true));
        is("var", () -> x.var(false));
        is("var.dim", () -> img.var(new long[] {0, 2, 3}, false, true));
        is("std", () -> d.std());
        is("std.dim", () -> img.std(new long[] {1}));
        is("norm.Scalar", () -> x.norm());
        is("norm.Scalar#1", () -> x.norm(1));
        is("all", () -> q.all());
        is("any", () -> n.any());
        is("topk", () -> results(x.topk(2)));
        is("topk#smallest", () -> results(n.topk(1, 0, false)));
    }

    private void views() {
        is("view", () -> x.view(3, -1));
        is("reshape", () -> x.t().reshape(6));
        is("permute", () -> img.permute(0, 2, 3, 1));
        is("transpose.int", () -> img.transpose(1, -1));
        is("t", () -> x.t());
        is("squeeze.dim", () -> x.unsqueeze(1).squeeze(1));
        is("unsqueeze", () -> x.unsqueeze(-1));
        is("expand", () -> bias.expand(2, -1));
        is("select.int", () -> n.select(1, -1));
        is("slice.Tensor", () -> n.slice(1, 1L));
        is("slice.Tensor#step", () -> img.slice(2, null, 5L, 2));
        is("narrow", () -> img.narrow(3, 1, 2));
        is("flatten.using_ints", () -> img.flatten(1));
        is("diagonal", () -> w.diagonal(0, 2, 3));
        is("diagonal#offset", () -> m.diagonal(1));
        is("index_select", () -> x.indexSelect(1, index));
        is("gather", () -> x.gather(1, grid));
        is("contiguous", () -> x.t().contiguous());
        is("contiguous#channels_last", () -> img.contiguous(MemoryFormat.CHANNELS_LAST));
        is("detach", () -> d.detach());
        is("to.dtype", () -> s.to(DType.INT64));
        is("to.dtype#float16", () -> x.to(DType.FLOAT16).to(DType.FLOAT32));
        is("to.dtype#bfloat16", () -> x.to(DType.BFLOAT16));
        is("to.device", () -> n.to(Device.CPU, DType.UINT8));
        is("cat", () -> Ops.cat(List.of(x, n, d)));
        is("cat#dim", () -> Ops.cat(List.of(x, y), 1));
        is("stack", () -> Ops.stack(List.of(x, y), -1));
    }

    private void layers() {
        is("matmul", () -> x.matmul(m));
        is("matmul#batch", () -> b3.matmul(m));
        is("mm", () -> x.mm(m));
        is("bmm", () -> b3.bmm(c3));
        is("linear", () -> Ops.linear(logits, x));
        is("linear#bias", () -> Ops.linear(x, m.t(), bias));
        is("conv2d", () -> Ops.conv2d(img, w1));
        is("conv2d#groups", () -> Ops.conv2d(img, w, bias, new long[] {2, 1}, new long[] {1, 2}, new long[] {1, 2}, 2));
        is("batch_norm", () -> Ops.batchNorm(img, gamma, beta, mean, variance, false, 0.1, 1e-5, false));
        is("batch_norm#training", () -> {
            Tensor runningMean = mean.clone();
            Tensor runningVariance = variance.clone();
            return List.of(Ops.batchNorm(img, gamma, beta, runningMean, runningVariance, true, 0.1, 1e-5, false), runningMean, runningVariance);
        });
        is("adaptive_avg_pool2d", () -> img.adaptiveAvgPool2d(2, 3));
        is("max_pool2d", () -> img.maxPool2d(2));
        is("max_pool2d#full", () -> img.maxPool2d(new long[] {3, 2}, new long[] {2, 1}, new long[] {1, 1}, new long[] {1, 2}, true));
        is("avg_pool2d", () -> img.avgPool2d(2));
        is("avg_pool2d#full", () -> img.avgPool2d(new long[] {3, 2}, new long[] {2, 1}, new long[] {1, 1}, true, false, 5L));
        is("dropout", () -> Ops.dropout(img, 0.25, true));
        is("pad", () -> x.pad(1, 2));
        is("pad#reflect", () -> img.pad(new long[] {1, 1, 2, 0}, "reflect"));
        is("pad#value", () -> x.pad(new long[] {0, 0, 1, 0}, "constant", 2.5));
        is("cross_entropy_loss", () -> logits.crossEntropyLoss(target));
        is("cross_entropy_loss#full", () -> logits.crossEntropyLoss(target, classWeight, 0, 2, 0.1));
        is("mse_loss", () -> x.mseLoss(y));
        is("mse_loss#sum", () -> x.mseLoss(y, 2));
        is("_fused_sgd_", () -> {
            List<Tensor> parameters = List.of(x.clone(), bias.clone());
            List<Tensor> momenta = List.of(p.clone(), gamma.clone());
            Ops.fusedSgd_(parameters, List.of(y, beta), momenta, 0.1, 0.9, 0.5, 0, true, false, false);
            return List.of(parameters.get(0), parameters.get(1), momenta.get(0), momenta.get(1));
        });
        is("fake_quantize_per_tensor_affine", () -> x.fakeQuantizePerTensorAffine(0.1, 3, -128, 127));
        is("fake_quantize_per_channel_affine", () -> x.fakeQuantizePerChannelAffine(channelScale, channelZero, 1, -8, 7));
    }

    private static Tensor truths(boolean... truths) {
        var integers = new long[truths.length];
        for (int i = 0; i < truths.length; i++) {
            integers[i] = truths[i] ? 1 : 0;
        }
        return Tensor.of(integers).to(DType.BOOL);
    }

    private static List<Tensor> results(TensorMethods.TopkResult topk) {
        return List.of(topk.values(), topk.indices());
    }

    private static Map<String, StoredTensor> recorded() {
        try {
            return Safetensors.read(Path.of(Objects.requireNonNull(Operators_ParityTest.class.getResource("operators.safetensors")).toURI())).tensors();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Tensor in(String name) {
        return Tensor.of(RECORDED.get("in " + name));
    }

    private void readInputs() {
        x = in("x");
        y = in("y");
        p = in("p");
        n = in("n");
        k = in("k");
        d = in("d");
        q = in("q");
        s = in("s");
        z = in("z");
        low = in("low");
        high = in("high");
        m = in("m");
        b3 = in("b3");
        c3 = in("c3");
        img = in("img");
        w = in("w");
        w1 = in("w1");
        bias = in("bias");
        gamma = in("gamma");
        beta = in("beta");
        mean = in("mean");
        variance = in("variance");
        logits = in("logits");
        target = in("target");
        classWeight = in("class_weight");
        index = in("index");
        grid = in("grid");
        channelScale = in("channel_scale");
        channelZero = in("channel_zero");
    }

    @DataProvider
    public Iterator<Object[]> names() {
        return cases.keySet().stream().map(name -> new Object[] {name}).iterator();
    }

    @Test(dataProvider = "names")
    public void theResultIsThatOfPyTorch(String name) {
        try (var scope = Scope.open()) {
            readInputs();
            Torch.manualSeed(0);
            switch (cases.get(name).get()) {
                case Tensor tensor -> verify("out " + name, tensor);
                case List<?> tensors -> {
                    for (int i = 0; i < tensors.size(); i++) {
                        verify("out " + name + "/" + i, (Tensor) tensors.get(i));
                    }
                }
                case Object other -> throw new AssertionError(other);
            }
        }
    }

    private static void verify(String name, Tensor actual) {
        Tensor expected = Tensor.of(RECORDED.get(name));
        assertEquals(actual.dtype(), expected.dtype(), name);
        assertEquals(actual.shape(), expected.shape(), name);
        if (!actual.dtype().isFloatingPoint()) {
            assertEquals(actual.toLongArray(), expected.toLongArray(), name);
            return;
        }
        double bound = actual.dtype() == DType.FLOAT64 ? 1e-12 : 2e-6;
        double[] got = actual.toDoubleArray();
        double[] wanted = expected.toDoubleArray();
        for (int i = 0; i < got.length; i++) {
            assertTrue(Double.compare(got[i], wanted[i]) == 0 || Math.abs(got[i] - wanted[i]) <= bound * (1 + Math.abs(wanted[i])),
                    name + "[" + i + "] is " + got[i] + ", not " + wanted[i]);
        }
    }

    @Test
    public void everyRecordedResultHasACase() {
        var recorded = RECORDED.keySet().stream().filter(name -> name.startsWith("out "))
                .map(name -> name.substring(4).replaceFirst("/\\d+$", "")).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(new TreeSet<>(cases.keySet()), recorded);
    }

    @Test
    public void everyOperatorOfTheListHasACase() throws IOException {
        var listed = Files.readAllLines(FacadeGenerator.list(Path.of(""))).stream().filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> Schema.parse(line).fullName().substring("aten::".length())).collect(Collectors.toCollection(TreeSet::new));
        var covered = cases.keySet().stream().map(name -> name.replaceFirst("#.*", "")).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(covered, listed);
    }
}
