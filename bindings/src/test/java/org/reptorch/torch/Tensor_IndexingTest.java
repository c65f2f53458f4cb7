package org.reptorch.torch;

import static org.reptorch.torch.Index.all;
import static org.reptorch.torch.Index.at;
import static org.reptorch.torch.Index.by;
import static org.reptorch.torch.Index.ellipsis;
import static org.reptorch.torch.Index.every;
import static org.reptorch.torch.Index.from;
import static org.reptorch.torch.Index.newAxis;
import static org.reptorch.torch.Index.slice;
import static org.reptorch.torch.Index.to;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertSame;
import static org.testng.Assert.assertThrows;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.reptorch.torch.io.Safetensors;
import org.reptorch.torch.io.StoredTensor;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** {@code x[...]} and {@code x[...] = value} against what PyTorch gave: record_indexing.py in the resources has the cases. */
public class Tensor_IndexingTest {

    private static final Map<String, StoredTensor> RECORDED = Safetensors.read(resource("indexing.safetensors")).tensors();

    /** A line of indexing.txt. */
    private record Case(int number, String call, String base, String value, String index, String outcome, String words) {

        @Override
        public String toString() {
            return base + "[" + index + "]" + (call.equals("set") ? " = " + value : "");
        }
    }

    @DataProvider
    public Iterator<Object[]> cases() throws IOException {
        List<Object[]> cases = new ArrayList<>();
        for (String line : Files.readAllLines(resource("indexing.txt"))) {
            String[] parts = line.split("\t", -1);
            cases.add(new Object[] {new Case(cases.size(), parts[0], parts[1], parts[2], parts[3], parts[4], parts[5])});
        }
        return cases.iterator();
    }

    @Test(dataProvider = "cases")
    public void theResultIsPyTorchs(Case recorded) {
        try (var scope = Scope.open()) {
            Map<String, Tensor> named = new HashMap<>();
            RECORDED.forEach((name, stored) -> {
                if (name.startsWith("in ")) {
                    named.put(name.substring(3), Tensor.of(stored));
                }
            });
            if (recorded.outcome.equals("error")) {
                String message = expectThrows(RuntimeException.class, () -> result(recorded, named)).getMessage();
                // PyTorch goes on with advice in Python.
                String words = recorded.words.split("\\. Use")[0];
                assertTrue(message.contains(words), message + " is not " + words);
                assertEquals(message.lines().count(), 1, message);
                return;
            }
            Tensor base = named.get(recorded.base);
            Tensor value = named.get(recorded.value);
            Tensor original = base.clone();
            boolean differentiable = base.dtype().isFloatingPoint();
            if (differentiable) {
                base.requiresGrad(true);
                if (value != null && value.dtype().isFloatingPoint()) {
                    value.requiresGrad(true);
                }
            }
            Tensor result = result(recorded, named);
            assertSameTensor(result, "out " + recorded.number);
            if (differentiable) {
                Tensor cotangent = Tensor.of(LongStream.rangeClosed(1, result.elements()).asDoubleStream().toArray(), result.shape());
                result.mul(cotangent).sum().backward();
                assertSameTensor(base.grad(), "grad " + recorded.number + " " + recorded.base);
                if (value != null) {
                    assertSameTensor(value.grad(), "grad " + recorded.number + " " + recorded.value);
                }
            }
            if (recorded.call.equals("get")) {
                assertEquals(Arrays.stream(result.strides()).mapToObj(Long::toString).collect(Collectors.joining(" ")), recorded.words, "strides");
                result.detach().fill_(77);
                boolean shared = recorded.outcome.equals("view") && result.elements() > 0;
                assertEquals(base.equal(original), !shared, "shares memory");
            }
        }
    }

    private static Tensor result(Case recorded, Map<String, Tensor> named) {
        Tensor base = named.get(recorded.base);
        Index[] indices = indices(recorded.index, named);
        if (recorded.call.equals("get")) {
            return base.get(indices);
        }
        Tensor changed = base.clone();
        Tensor value = named.get(recorded.value);
        if (value != null) {
            return changed.set(value, indices);
        }
        Number number = recorded.value.contains(".") ? (Number) Double.valueOf(recorded.value) : (Number) Long.valueOf(recorded.value);
        return changed.set(number, indices);
    }

    /** Index.of, with the names of tensors besides. */
    private static Index[] indices(String text, Map<String, Tensor> named) {
        if (Arrays.stream(text.split(",")).map(String::strip).noneMatch(named::containsKey)) {
            return Index.of(text);
        }
        return Arrays.stream(text.split(",")).map(String::strip).map(part -> named.containsKey(part) ? by(named.get(part)) : Index.of(part)[0])
                .toArray(Index[]::new);
    }

    private static void assertSameTensor(Tensor actual, String name) {
        Tensor expected = Tensor.of(RECORDED.get(name));
        assertEquals(actual.summary(), expected.summary(), name);
        assertTrue(actual.equal(expected), name + ": " + actual + " is not " + expected);
    }

    @Test
    public void theFormsMeanWhatTheyMeanInPython() {
        try (var scope = Scope.open()) {
            Tensor x = Tensor.of(LongStream.range(0, 24).toArray(), 2, 3, 4);
            assertEquals(x.get(1, 2, -1).itemLong(), 23);
            assertEquals(x.get(0).shape(), new long[] {3, 4});
            for (Tensor same : List.of(x.get(all(), slice(1, 3), newAxis(), every(2)), x.get(":, 1:3, None, ::2"), x.get(Index.of(" : ,1: 3,None , ::2")))) {
                assertEquals(same.shape(), new long[] {2, 2, 1, 2});
                assertEquals(same.toLongArray(), new long[] {4, 6, 8, 10, 16, 18, 20, 22});
            }
            assertEquals(x.get(ellipsis(), from(-2)).shape(), new long[] {2, 3, 2});
            assertEquals(x.get(to(1), at(0), slice(0, 4, 3)).toLongArray(), new long[] {0, 3});
            assertEquals(x.get(by(1, 1), at(0), at(0)).toLongArray(), new long[] {12, 12});
            assertEquals(x.get(by(x.gt(20))).toLongArray(), new long[] {21, 22, 23});
        }
    }

    @Test
    public void whatIsSetIsGotAndNothingElseChanges() {
        var random = new SplittableRandom(5);
        int done = 0;
        for (int round = 0; round < 400; round++) {
            try (var scope = Scope.open()) {
                Tensor x = Tensor.zeros(DType.FLOAT32, random.nextInt(1, 4), random.nextInt(4), random.nextInt(1, 5));
                Index[] indices = Stream.generate(() -> index(random)).limit(random.nextInt(1, 5)).toArray(Index[]::new);
                Tensor got;
                try {
                    got = x.get(indices);
                } catch (IllegalArgumentException | TorchException e) {
                    assertThrows(RuntimeException.class, () -> x.set(1, indices));
                    assertEquals(x.sum().item(), 0.0);
                    continue;
                }
                x.set(1, indices);
                assertTrue(x.get(indices).equal(got.onesLike()), Arrays.toString(indices));
                assertTrue(x.sum().item() <= got.elements());
                done++;
            }
        }
        assertTrue(done > 100, "cases that fit: " + done);
    }

    private static Index index(SplittableRandom random) {
        return switch (random.nextInt(7)) {
            case 0 -> at(random.nextInt(-3, 3));
            case 1 -> new Index.Slice((long) random.nextInt(-3, 3), null, random.nextInt(1, 3));
            case 2 -> slice(random.nextInt(-3, 3), random.nextInt(-3, 5));
            case 3 -> newAxis();
            case 4 -> by(random.nextInt(-2, 2), 0);
            case 5 -> by(Tensor.of(random.ints(random.nextInt(1, 4), 0, 2).toArray()).to(DType.BOOL));
            default -> ellipsis();
        };
    }

    @Test
    public void settingReturnsTheTensorAndChangesItInPlace() {
        try (var scope = Scope.open()) {
            Tensor x = Tensor.zeros(DType.FLOAT32, 2, 2);
            assertSame(x.set(1, 0, 0), x);
            x.set(Tensor.scalar(2, DType.FLOAT32), 0, 1).set(3.5, "1, 0").set(Tensor.of(new float[] {4}), "1, 1:");
            assertEquals(x.toFloatArray(), new float[] {1, 2, 3.5f, 4});
            x.set(0, by(x.gt(2))).set(Tensor.of(new float[] {7, 8}), all(), at(1));
            assertEquals(x.toFloatArray(), new float[] {1, 7, 0, 8});
        }
    }

    @Test
    public void aResultBelongsToTheScopeAndNothingElseIsLeft() {
        long before = Torch.liveTensors();
        try (var scope = Scope.open()) {
            Tensor x = Tensor.zeros(DType.FLOAT32, 3, 4);
            Tensor part = x.get("1:, None, ::2");
            assertEquals(Torch.liveTensors(), before + 2);
            x.set(1, "0, 1:");
            assertEquals(Torch.liveTensors(), before + 2);
            x.close();
            assertEquals(part.shape(), new long[] {2, 1, 2});
        }
        try (var scope = Scope.open()) {
            Tensor free = scope.release(Tensor.zeros(DType.FLOAT32, 2));
            scope.close();
            free.set(1, 0);
            assertTrue(expectThrows(IllegalStateException.class, () -> free.get(0)).getMessage().startsWith("no scope is open"));
            free.close();
        }
    }

    @Test
    public void whatIsNoIndexIsRefusedInWords() {
        try (var scope = Scope.open()) {
            Tensor x = Tensor.zeros(DType.FLOAT32, 2, 3);
            assertEquals(refusal(() -> x.get(5)), "get: index 5 is out of bounds for dimension 0 with size 2 (float32[2, 3])");
            assertEquals(refusal(() -> x.get("0, a")), "'a' in the index \"0, a\" is neither an integer, a slice start:end:step, ... nor None;"
                    + " a tensor is an index by Index.by(tensor)");
            for (String wrong : List.of("", "1,,2", "1:2:3:4", "1.5", "99999999999999999999", ",", "x[0]")) {
                assertTrue(refusal(() -> x.get(wrong)).contains(" is neither an integer"), wrong);
            }
            assertEquals(refusal(() -> x.set(1, "::-1")), "step must be greater than zero, not -1");
            assertEquals(refusal(() -> x.get((String) null)), "the index is null; write it as in Python: \"1:4, ..., None, -1\"");
            assertEquals(refusal(() -> x.get((Index[]) null)), "get: the index is null (float32[2, 3])");
            assertEquals(refusal(() -> x.get(all(), null)), "get: an index is null; newAxis() adds a dimension (float32[2, 3])");
            assertEquals(refusal(() -> x.get((long[]) null)), "the index is null");
            assertEquals(refusal(() -> by((Tensor) null)), "the index tensor is null; newAxis() adds a dimension");
            assertEquals(refusal(() -> x.set((Tensor) null, 0)), "set: the value is null and must be a tensor or a number");
            assertEquals(refusal(() -> x.set((Number) null, 0)), "set: the value is null and must be a number");
        }
    }

    @Test
    public void closedTensorsAreRefused() {
        try (var scope = Scope.open()) {
            Tensor x = Tensor.zeros(DType.FLOAT32, 2, 3);
            Tensor closed = Tensor.of(new long[] {0});
            closed.close();
            for (Runnable use : new Runnable[] {() -> closed.get(0), () -> x.get(by(closed)), () -> x.set(closed, 0), () -> closed.set(1, 0)}) {
                assertTrue(expectThrows(IllegalStateException.class, use::run).getMessage().contains("the tensor is closed."));
            }
        }
    }

    @Test
    public void aLeafThatRecordsGradientsIsNotSet() {
        try (var scope = Scope.open()) {
            Tensor leaf = Tensor.zeros(DType.FLOAT32, 2).requiresGrad(true);
            assertTrue(expectThrows(TorchException.class, () -> leaf.set(1, 0)).getMessage().contains("a view of a leaf Variable that requires grad"));
            try (var noGrad = NoGrad.open()) {
                leaf.set(1, 0);
            }
            assertEquals(leaf.toFloatArray(), new float[] {1, 0});
        }
    }

    private static String refusal(org.testng.Assert.ThrowingRunnable call) {
        return expectThrows(IllegalArgumentException.class, call).getMessage();
    }

    private static Path resource(String name) {
        try {
            return Path.of(Tensor_IndexingTest.class.getResource(name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
