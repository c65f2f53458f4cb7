package org.reptorch.torch;

import static org.testng.Assert.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.reptorch.torch.internal.Schema;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/**
 * Every operator of the facade against what PyTorch gave: the typed method, the call by name, and the gradients. The cases
 * stand in the resources' folder parity, whose record.py records them.
 */
public class Operators_ParityTest {

    private final Map<String, ListedOperator> listed = new LinkedHashMap<>();
    private final List<RecordedCase> cases;

    /** Reads the list of operators and the cases. */
    public Operators_ParityTest() throws IOException {
        for (ListedOperator operator : ListedOperator.readAll(Path.of(""))) {
            listed.put(operator.schema().fullName(), operator);
        }
        cases = RecordedCase.readAll(listed);
    }

    @Test
    public void everyOperatorOfTheListHasACase() {
        var covered = cases.stream().map(recorded -> recorded.operator().schema().fullName()).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(covered, new TreeSet<>(listed.keySet()));
    }

    @DataProvider
    public Iterator<Object[]> cases() {
        return cases.stream().filter(RecordedCase::holdsForThisVersion).map(recorded -> new Object[] {recorded}).iterator();
    }

    @DataProvider
    public Iterator<Object[]> differentiable() {
        return cases.stream().filter(recorded -> !recorded.grads().isEmpty() && recorded.holdsForThisVersion())
                .map(recorded -> new Object[] {recorded}).iterator();
    }

    @Test(dataProvider = "cases")
    public void theTypedMethodGivesWhatPyTorchGives(RecordedCase recorded) throws ReflectiveOperationException {
        try (var scope = Scope.open()) {
            var arguments = new RecordedCase.Arguments(listed, false);
            Object[] values = arguments.of(recorded);
            RecordedResults.verify(recorded, RecordedResults.outputs(recorded, arguments, values, FacadeCall.whole(recorded.operator(), values)));
        }
    }

    @Test(dataProvider = "cases")
    public void theCallByNameGivesWhatPyTorchGives(RecordedCase recorded) {
        try (var scope = Scope.open()) {
            var arguments = new RecordedCase.Arguments(listed, false);
            Object[] values = arguments.of(recorded);
            Schema schema = recorded.operator().schema();
            Torch.manualSeed(0);
            RecordedResults.verify(recorded, RecordedResults.outputs(recorded, arguments, values, Torch.call(schema.name(), schema.overload(), values)));
        }
    }

    @Test(dataProvider = "differentiable")
    public void theGradientsAreThoseOfPyTorch(RecordedCase recorded) throws ReflectiveOperationException {
        try (var scope = Scope.open()) {
            var arguments = new RecordedCase.Arguments(listed, true);
            Object[] values = arguments.of(recorded);
            List<Object> outputs = RecordedResults.outputs(recorded, arguments, values, FacadeCall.whole(recorded.operator(), values));
            Tensor loss = recorded.differentiated().stream().map(index -> weighted((Tensor) outputs.get(index))).reduce(Tensor::add).orElseThrow();
            List<String> names = List.copyOf(recorded.grads().keySet());
            List<Tensor> grads = Autograd.of(loss).grad(names.stream().map(arguments::leaf).toList());
            for (int i = 0; i < names.size(); i++) {
                Tensor expected = RecordedResults.tensor(RecordedCase.map(recorded.grads().get(names.get(i))));
                RecordedResults.verify("gradient of " + names.get(i), grads.get(i), expected, recorded.tolerance().orElse(null));
            }
        }
    }

    /** The sum of a result's elements, each times a number that recorder.py gives it too. */
    private static Tensor weighted(Tensor output) {
        Tensor real = RecordedResults.parts(output);
        var cotangent = new double[(int) real.elements()];
        for (int i = 0; i < cotangent.length; i++) {
            cotangent[i] = (i * 7 % 11 - 4) / 4.0;
        }
        return real.mul(Tensor.of(cotangent).view(real.shape())).sum();
    }
}
