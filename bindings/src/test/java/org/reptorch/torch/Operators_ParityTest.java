package org.reptorch.torch;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.reptorch.torch.internal.Schema;
import org.reptorch.torch.io.Safetensors;
import org.reptorch.torch.io.StoredTensor;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/**
 * Every operator of the facade against what PyTorch gave: the typed method, the call by name, and the gradients. The cases
 * stand in the resources' folder parity, whose record.py records them.
 */
public class Operators_ParityTest {

    private static final Map<String, StoredTensor> TENSORS = tensors();

    private final Map<String, ListedOperator> listed = new LinkedHashMap<>();
    private final List<RecordedCase> cases = new ArrayList<>();

    /** Reads the list of operators and the cases. */
    public Operators_ParityTest() throws IOException {
        for (ListedOperator operator : ListedOperator.readAll(Path.of(""))) {
            listed.put(operator.schema().fullName(), operator);
        }
        var count = new HashMap<String, Integer>();
        for (Object json : (List<?>) JsonData.read(Operators_ParityTest.class, "parity/operators.json")) {
            Map<String, Object> entry = RecordedCase.map(json);
            var name = (String) entry.get("operator");
            assertTrue(listed.containsKey(name), name + " has a case and is not in operators.txt");
            cases.add(new RecordedCase(listed.get(name), entry, name + "#" + count.merge(name, 1, Integer::sum)));
        }
    }

    private static Map<String, StoredTensor> tensors() {
        try {
            return Safetensors.read(Path.of(Objects.requireNonNull(Operators_ParityTest.class.getResource("parity/operators.safetensors")).toURI())).tensors();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    public void everyOperatorOfTheListHasACase() {
        var covered = cases.stream().map(recorded -> recorded.operator().schema().fullName()).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(covered, new TreeSet<>(listed.keySet()));
    }

    @DataProvider
    public Iterator<Object[]> cases() {
        return cases.stream().filter(Operators_ParityTest::holdsForThisVersion).map(recorded -> new Object[] {recorded}).iterator();
    }

    @DataProvider
    public Iterator<Object[]> differentiable() {
        return cases.stream().filter(recorded -> !recorded.grads().isEmpty() && holdsForThisVersion(recorded))
                .map(recorded -> new Object[] {recorded}).iterator();
    }

    private static boolean holdsForThisVersion(RecordedCase recorded) {
        return recorded.since().map(since -> Runtime.Version.parse(since).compareTo(Runtime.Version.parse(Torch.version().replaceFirst("^(\\d+\\.\\d+).*", "$1"))) <= 0)
                .orElse(true);
    }

    @Test(dataProvider = "cases")
    public void theTypedMethodGivesWhatPyTorchGives(RecordedCase recorded) throws ReflectiveOperationException {
        try (var scope = Scope.open()) {
            var arguments = new RecordedCase.Arguments(listed, Operators_ParityTest::tensor, false);
            Object[] values = arguments.of(recorded);
            verify(recorded, outputs(recorded, arguments, values, typed(recorded.operator(), values)));
        }
    }

    @Test(dataProvider = "cases")
    public void theCallByNameGivesWhatPyTorchGives(RecordedCase recorded) {
        try (var scope = Scope.open()) {
            var arguments = new RecordedCase.Arguments(listed, Operators_ParityTest::tensor, false);
            Object[] values = arguments.of(recorded);
            Schema schema = recorded.operator().schema();
            Torch.manualSeed(0);
            verify(recorded, outputs(recorded, arguments, values, Torch.call(schema.name(), schema.overload(), values)));
        }
    }

    @Test(dataProvider = "differentiable")
    public void theGradientsAreThoseOfPyTorch(RecordedCase recorded) throws ReflectiveOperationException {
        try (var scope = Scope.open()) {
            var arguments = new RecordedCase.Arguments(listed, Operators_ParityTest::tensor, true);
            Object[] values = arguments.of(recorded);
            List<Object> outputs = outputs(recorded, arguments, values, typed(recorded.operator(), values));
            Tensor loss = recorded.differentiated().stream().map(index -> weighted((Tensor) outputs.get(index))).reduce(Tensor::add).orElseThrow();
            List<String> names = List.copyOf(recorded.grads().keySet());
            List<Tensor> grads = Autograd.of(loss).grad(names.stream().map(arguments::leaf).toList());
            for (int i = 0; i < names.size(); i++) {
                verify("gradient of " + names.get(i), grads.get(i), tensor(RecordedCase.map(recorded.grads().get(names.get(i)))), recorded.tolerance().orElse(null));
            }
        }
    }

    /** The sum of a result's elements, each times a number that recorder.py gives it too. */
    private static Tensor weighted(Tensor output) {
        Tensor real = parts(output);
        var cotangent = new double[(int) real.elements()];
        for (int i = 0; i < cotangent.length; i++) {
            cotangent[i] = (i * 7 % 11 - 4) / 4.0;
        }
        return real.mul(Tensor.of(cotangent).view(real.shape())).sum();
    }

    /** Calls the method that takes every argument. */
    private static Object typed(ListedOperator operator, Object[] values) throws ReflectiveOperationException {
        var types = new ArrayList<Class<?>>();
        for (FacadeMethod.Parameter parameter : new FacadeMethod(operator).whole()) {
            types.add(javaType(parameter.type()));
        }
        var given = new ArrayList<Object>();
        for (int i = operator.isMethod() ? 1 : 0; i < values.length; i++) {
            if (!FacadeMethod.hidden(operator.schema().arguments().get(i))) {
                given.add(operator.schema().arguments().get(i).type().element().equals("Scalar") && values[i] instanceof List<?> numbers
                        ? numbers.toArray(Number[]::new) : values[i]);
            }
        }
        Class<?> owner = operator.isMethod() ? Tensor.class : Ops.class;
        Torch.manualSeed(0);
        try {
            return owner.getMethod(operator.javaName(), types.toArray(Class[]::new)).invoke(operator.isMethod() ? values[0] : null, given.toArray());
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private static Class<?> javaType(String name) {
        return switch (name) {
            case "long" -> long.class;
            case "double" -> double.class;
            case "boolean" -> boolean.class;
            case "Long" -> Long.class;
            case "Double" -> Double.class;
            case "Boolean" -> Boolean.class;
            case "String" -> String.class;
            case "Number" -> Number.class;
            case "long[]" -> long[].class;
            case "double[]" -> double[].class;
            case "Number[]" -> Number[].class;
            case "Tensor" -> Tensor.class;
            case "List<Tensor>" -> List.class;
            case "DType" -> DType.class;
            case "Device" -> Device.class;
            case "MemoryFormat" -> MemoryFormat.class;
            default -> throw new AssertionError(name);
        };
    }

    /** What is compared: the results one by one, then the arguments that were written to. */
    private static List<Object> outputs(RecordedCase recorded, RecordedCase.Arguments arguments, Object[] values, Object returned) {
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

    private static void verify(RecordedCase recorded, List<Object> outputs) {
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

    private static Tensor tensor(Map<String, Object> reference) {
        Tensor stored = Tensor.of(Objects.requireNonNull(TENSORS.get((String) reference.get("tensor")), reference.toString()));
        return reference.containsKey("complex") ? stored.viewAsComplex() : stored;
    }

    private static Tensor parts(Tensor tensor) {
        return tensor.isComplex() ? tensor.resolveConj().viewAsReal() : tensor;
    }

    private static void verify(String name, Tensor actual, Tensor expected, Double tolerance) {
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
