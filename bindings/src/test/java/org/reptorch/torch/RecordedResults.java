package org.reptorch.torch;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.lang.reflect.RecordComponent;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.reptorch.torch.io.Safetensors;
import org.reptorch.torch.io.StoredTensor;

/** The tensors of parity/operators.safetensors, and whether an operator gave the same. */
final class RecordedResults {

    private static final Map<String, StoredTensor> TENSORS = tensors();

    private RecordedResults() {
    }

    private static Map<String, StoredTensor> tensors() {
        try {
            return Safetensors.read(Path.of(Objects.requireNonNull(Operators_ParityTest.class.getResource("parity/operators.safetensors")).toURI())).tensors();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns a new tensor of what was recorded. */
    static Tensor tensor(Map<String, Object> reference) {
        Tensor stored = Tensor.of(Objects.requireNonNull(TENSORS.get((String) reference.get("tensor")), reference.toString()));
        return reference.containsKey("complex") ? stored.viewAsComplex() : stored;
    }

    /** Returns complex numbers as pairs of reals, others as they are. */
    static Tensor parts(Tensor tensor) {
        return tensor.isComplex() ? tensor.resolveConj().viewAsReal() : tensor;
    }

    /** What is compared: the results one by one, then the arguments that were written to. */
    static List<Object> outputs(RecordedCase recorded, RecordedCase.Arguments arguments, Object[] values, Object returned) {
        var outputs = new ArrayList<Object>();
        flatten(returned, outputs);
        if (recorded.then().isPresent()) {
            Tensor result = arguments.called(recorded.then().get(), (Tensor) outputs.getFirst());
            outputs.clear();
            outputs.add(result);
        }
        recorded.written().forEach(index -> flatten(values[index], outputs));
        return outputs;
    }

    private static void flatten(Object value, List<Object> flat) {
        switch (value) {
            case null -> { }
            case List<?> list -> list.forEach(element -> flatten(element, flat));
            case Object[] array -> Arrays.asList(array).forEach(element -> flatten(element, flat));
            case Record several -> {
                for (RecordComponent component : several.getClass().getRecordComponents()) {
                    try {
                        flatten(component.getAccessor().invoke(several), flat);
                    } catch (ReflectiveOperationException e) {
                        throw new AssertionError(e);
                    }
                }
            }
            default -> flat.add(value);
        }
    }

    /** Fails where outputs are not what was recorded. */
    static void verify(RecordedCase recorded, List<Object> outputs) {
        List<?> expected = recorded.results();
        assertEquals(outputs.size(), expected.size(), "results");
        for (int i = 0; i < expected.size(); i++) {
            String name = "result " + i;
            if (expected.get(i) instanceof Map<?, ?> reference && reference.containsKey("tensor")) {
                Tensor actual = (Tensor) outputs.get(i);
                Tensor wanted = tensor(RecordedCase.map(reference));
                boolean magnitude = recorded.magnitude().contains(i);
                verify(name, magnitude ? actual.abs() : actual, magnitude ? wanted.abs() : wanted, recorded.tolerance().orElse(null));
            } else if (expected.get(i) instanceof Map<?, ?> dtype) {
                assertEquals(outputs.get(i), DType.of((String) dtype.get("dtype")), name);
            } else {
                assertEquals(outputs.get(i), expected.get(i), name);
            }
        }
    }

    /** Fails where a tensor is not as expected: dtype, shape, values within the dtype's precision or the tolerance, if there is one. */
    static void verify(String name, Tensor actual, Tensor expected, Double tolerance) {
        assertEquals(actual.dtype(), expected.dtype(), name);
        assertEquals(actual.shape(), expected.shape(), name);
        if (!expected.isFloatingPoint() && !expected.isComplex()) {
            assertEquals(actual.toLongArray(), expected.toLongArray(), name);
            return;
        }
        double bound = tolerance != null ? tolerance : switch (expected.dtype()) {
            case FLOAT64, COMPLEX128 -> 1e-11;
            case FLOAT32, COMPLEX64 -> 4e-6;
            default -> 0;
        };
        double[] got = parts(actual).toDoubleArray();
        double[] wanted = parts(expected).toDoubleArray();
        for (int i = 0; i < got.length; i++) {
            assertTrue(got[i] == wanted[i] || Double.compare(got[i], wanted[i]) == 0 || Math.abs(got[i] - wanted[i]) <= bound * (1 + Math.abs(wanted[i])),
                    name + "[" + i + "] is " + got[i] + ", not " + wanted[i]);
        }
    }
}
