package org.reptorch.torch;

import static org.testng.Assert.assertEquals;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import org.reptorch.torch.io.Safetensors;
import org.reptorch.torch.io.StoredTensor;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** What a tensor prints against what PyTorch prints: record_printing.py in the resources has the cases. */
public class Tensor_TextTest {

    private static final Map<String, StoredTensor> RECORDED = Safetensors.read(resource("printing.safetensors")).tensors();

    @DataProvider
    public Iterator<Object[]> cases() throws IOException {
        List<Object[]> cases = new ArrayList<>();
        for (String text : ("\n" + Files.readString(resource("printing.txt"))).split("\n## ")) {
            if (!text.isBlank()) {
                int end = text.indexOf('\n');
                cases.add(new Object[] {text.substring(0, end), text.substring(end + 1).stripTrailing()});
            }
        }
        return cases.iterator();
    }

    @Test(dataProvider = "cases")
    public void theTextIsPyTorchs(String name, String expected) {
        try (var scope = Scope.open()) {
            String[] parts = name.split("#");
            Tensor tensor = Tensor.of(RECORDED.get(parts[0]));
            assertEquals((parts.length == 1 ? tensor : changed(tensor, parts[1])).toString(), expected);
        }
    }

    private static Tensor changed(Tensor x, String change) {
        return switch (change) {
            case "requires_grad" -> x.requiresGrad(true);
            case "meta" -> x.to(Device.of("meta"), x.dtype());
            case "transposed" -> x.t();
            case "expanded" -> x.expand(50, x.size(0), x.size(1));
            case "conjugate" -> x.conj();
            case "negative" -> x.conj().imag();
            case "every second" -> x.get("::2");
            case "quint8" -> x.quantizePerTensor(0.1, 3, DType.QUINT8);
            case "qint32" -> x.quantizePerTensor(1e-5, 0, DType.QINT32);
            case "qint8 channels" -> x.quantizePerChannel(Tensor.of(new float[] {0.1f, 0.2f, 0.05f}), Tensor.of(new long[] {0, 3, -2}), 0, DType.QINT8);
            default -> x.to(DType.of(change));
        };
    }

    @Test
    public void whatHasNoValuesSaysWhatItIs() {
        try (var scope = Scope.open()) {
            Tensor x = Tensor.of(new float[] {0, 1});
            Tensor sparse = (Tensor) Torch.call("to_sparse", "", x, null, null, null);
            assertEquals(sparse.toString(), "tensor(..., size=(2,), layout=sparse or opaque)");
            assertEquals(((Tensor) Torch.call("to_mkldnn", "", x, null)).toString(), "tensor(..., size=(2,), layout=sparse or opaque)");
            x.close();
            assertEquals(x.toString(), "tensor(closed)");
        }
    }

    @Test
    public void aResultThatRecordsGradientsSaysSo() {
        try (var scope = Scope.open()) {
            Tensor leaf = Tensor.of(new float[] {1, 2}).requiresGrad(true);
            assertEquals(leaf.mul(2).toString(), "tensor([2., 4.], requires_grad=True)");
        }
    }

    @Test
    public void moreElementsThanAnybodyReadsAreLeftOut() {
        try (var scope = Scope.open()) {
            var shape = new long[12];
            Arrays.fill(shape, 7);
            assertEquals(Tensor.zeros(DType.FLOAT32, 1).expand(shape).toString(), "tensor(..., size=(7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7))");
            assertEquals(Tensor.ones(DType.INT64, 1, 1).expand(1L << 31, 1L << 31).toString().lines().toList(), List.of("tensor([[1, 1, 1,  ..., 1, 1, 1],",
                    "        [1, 1, 1,  ..., 1, 1, 1],", "        [1, 1, 1,  ..., 1, 1, 1],", "        ...,", "        [1, 1, 1,  ..., 1, 1, 1],",
                    "        [1, 1, 1,  ..., 1, 1, 1],", "        [1, 1, 1,  ..., 1, 1, 1]])"));
        }
    }

    @Test
    public void theTextNeedsNoScopeAndLeavesNothing() {
        Tensor x;
        try (var scope = Scope.open()) {
            x = scope.release(Tensor.of(new float[] {1.5f}));
        }
        long before = Torch.liveTensors();
        assertEquals(x.toString(), "tensor([1.5000])");
        assertEquals(Torch.liveTensors(), before);
        x.close();
    }

    @Test
    public void summariesFitIntoALine() {
        try (var scope = Scope.open()) {
            assertEquals(Tensor.zeros(DType.INT8, 2, 3).summary(), "int8[2, 3]");
            assertEquals(Tensor.scalar(1, DType.BOOL).summary(), "bool[]");
        }
    }

    private static Path resource(String name) {
        try {
            return Path.of(Tensor_TextTest.class.getResource(name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
