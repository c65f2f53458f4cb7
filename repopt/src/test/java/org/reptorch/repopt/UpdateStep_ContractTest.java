package org.reptorch.repopt;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.reptorch.torch.Cuda;
import org.reptorch.torch.DType;
import org.reptorch.torch.Device;
import org.reptorch.torch.MemoryFormat;
import org.reptorch.torch.NoGrad;
import org.reptorch.torch.Ops;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.Torch;
import org.reptorch.train.AdafactorRule;
import org.reptorch.train.AdamRule;
import org.reptorch.train.SgdRule;
import org.reptorch.train.UpdateRule;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** The fast step and the readable one give the same numbers, over rules, groups, dtypes, layouts and odd sizes. */
public class UpdateStep_ContractTest {

    private static final int STEPS = 4;
    private static final UpdateStep VECTOR = new VectorStep();
    private static final UpdateStep REFERENCE = new ReferenceStep();

    private int threads;

    @BeforeMethod
    public void remember() {
        threads = Torch.threads();
    }

    @AfterMethod(alwaysRun = true)
    public void restore() {
        Torch.setThreads(threads);
    }

    @DataProvider
    static Object[][] rules() {
        return new Object[][] {
            {new SgdRule(0, 0, false), AdamForm.EXACT},
            {new SgdRule(0.9, 0, false), AdamForm.EXACT},
            {new SgdRule(0.8, 0.3, false), AdamForm.EXACT},
            {SgdRule.NESTEROV, AdamForm.EXACT},
            {new SgdRule(0.9, 0, true, true), AdamForm.EXACT},
            {AdamRule.ADAMW, AdamForm.EXACT},
            {new AdamRule(0.8, 0.99, 1e-3, true, true, true), AdamForm.EXACT},
            {AdamRule.ADAMW, AdamForm.REFERENCE},
            {new AdamRule(0.8, 0.99, 1e-3, true, true, true), AdamForm.REFERENCE},
            {AdamRule.ADAM, AdamForm.EXACT},
            {new AdamRule(0.9, 0.999, 0, false, true, false), AdamForm.EXACT},
            {new AdamRule(0.9, 0.999, 0, true, true, false), AdamForm.EXACT},
        };
    }

    @Test(dataProvider = "rules")
    public void vectorLanesAgreeWithTensorOperators(UpdateRule rule, AdamForm form) {
        boolean everywhere = rule.equals(SgdRule.NESTEROV) || rule.equals(AdamRule.ADAMW);
        for (DType dtype : everywhere ? List.of(DType.FLOAT32, DType.BFLOAT16, DType.FLOAT64, DType.FLOAT16) : List.of(DType.FLOAT32, DType.BFLOAT16)) {
            try (var scope = Scope.open(); var noGrad = NoGrad.open()) {
                SomeParameters reference = trained(rule, form, dtype, REFERENCE);
                SomeParameters vector = trained(rule, form, dtype, VECTOR);
                // A few roundings of float32: the lanes fuse multiplications and additions. In bfloat16 a rounding may turn out the other way.
                double tolerance = switch (dtype) {
                    case FLOAT32 -> 3e-6;
                    case BFLOAT16 -> 0x1p-7;
                    default -> 0;
                };
                assertSame(vector.all(), reference.all(), tolerance, rule + " " + form + " " + dtype);
            }
        }
    }

    private static SomeParameters trained(UpdateRule rule, AdamForm form, DType dtype, UpdateStep step) {
        var parameters = new SomeParameters(rule, form, dtype);
        parameters.addAll();
        parameters.train(step, STEPS);
        return parameters;
    }

    static void assertSame(List<Tensor> actual, List<Tensor> expected, double tolerance, String what) {
        assertEquals(actual.size(), expected.size());
        for (int i = 0; i < expected.size(); i++) {
            double[] e = expected.get(i).toDoubleArray();
            double[] a = actual.get(i).toDoubleArray();
            for (int k = 0; k < e.length; k++) {
                if (!(Double.isNaN(a[k]) && Double.isNaN(e[k]))) {
                    assertEquals(a[k], e[k], tolerance * Math.max(1, Math.abs(e[k])),
                            what + ", tensor " + i + " of shape " + Arrays.toString(expected.get(i).shape()) + ", element " + k);
                }
            }
        }
    }

    @Test(dataProvider = "rules")
    public void whatIsNoNumberStaysWhereItIs(UpdateRule rule, AdamForm form) {
        try (var scope = Scope.open(); var noGrad = NoGrad.open()) {
            var ends = new ArrayList<List<Tensor>>();
            for (UpdateStep step : List.of(REFERENCE, VECTOR)) {
                var parameters = new SomeParameters(rule, form, DType.FLOAT32);
                parameters.addInfinite();
                parameters.train(step, 1);
                ends.add(parameters.all());
                long infinite = parameters.all().stream().flatMapToDouble(tensor -> Arrays.stream(tensor.toDoubleArray())).filter(x -> !Double.isFinite(x)).count();
                assertTrue(infinite >= 6 && infinite <= 6 * 4, infinite + " of them");
            }
            assertSame(ends.get(1), ends.get(0), 3e-6, rule + " " + form);
        }
    }

    @Test(dataProvider = "rules")
    public void theBitsDependNeitherOnTheLayoutNorOnTheThreads(UpdateRule rule, AdamForm form) {
        try (var scope = Scope.open(); var noGrad = NoGrad.open()) {
            var ends = new ArrayList<List<Tensor>>();
            for (MemoryFormat format : List.of(MemoryFormat.CONTIGUOUS, MemoryFormat.CHANNELS_LAST)) {
                Torch.setThreads(format == MemoryFormat.CONTIGUOUS ? 1 : 3);
                var parameters = new SomeParameters(rule, form, DType.FLOAT32);
                for (int[] size : new int[][] {{20, 96, 3}, {17, 17, 3}, {12, 70, 5}, {40, 130, 3}, {70, 160, 3}}) {
                    parameters.add(0.1, Optional.of(GradMults.block(size[0], size[1], size[2])), format, size[0], size[1], size[2], size[2]);
                }
                parameters.add(0.1, Optional.of(GradMults.many(20, 32)), format, 20, 32, 3, 3);
                parameters.train(VECTOR, STEPS);
                ends.add(parameters.all());
            }
            assertSame(ends.get(1), ends.get(0), 0, rule + " " + form);
        }
    }

    @Test(dataProvider = "rules")
    public void gradientsAndStateMayLieOtherwiseThanTheirParameter(UpdateRule rule, AdamForm form) {
        try (var scope = Scope.open(); var noGrad = NoGrad.open()) {
            var ends = new ArrayList<List<Tensor>>();
            for (UpdateStep step : List.of(REFERENCE, VECTOR)) {
                var parameters = new SomeParameters(rule, form, DType.FLOAT32);
                Optional<GradMult> mult = Optional.of(GradMults.block(12, 12, 3));
                Tensor drawn = Ops.ones(12, 12, 3, 3).contiguous(MemoryFormat.CHANNELS_LAST);
                parameters.add(drawn, 0.1, mult).lays(MemoryFormat.CONTIGUOUS, MemoryFormat.CHANNELS_LAST);
                parameters.add(drawn.clone(), 0.1, mult).lays(MemoryFormat.CHANNELS_LAST, MemoryFormat.CONTIGUOUS);
                // A transposed matrix, one with gaps, and a kernel whose order has no name.
                parameters.add(Ops.ones(9, 7).transpose(0, 1), 0.1, Optional.empty());
                parameters.add(Ops.ones(9, 7).transpose(0, 1), 0.1, Optional.of(GradMults.linear(7, 9)));
                parameters.add(Ops.ones(9, 14).narrow(1, 3, 7), 0.1, Optional.of(GradMults.linear(9, 7)));
                parameters.add(Ops.ones(3, 12, 12, 3).permute(1, 2, 0, 3), 0.1, mult);
                parameters.train(step, STEPS);
                ends.add(parameters.all());
            }
            assertSame(ends.get(1), ends.get(0), 3e-6, rule + " " + form);
        }
    }

    /** Linear maps on the taps, which SGD alone carries. */
    @Test
    public void mixedTapsAgreeInEveryLayoutAndDtype() {
        for (DType dtype : List.of(DType.FLOAT32, DType.BFLOAT16, DType.FLOAT64)) {
            try (var scope = Scope.open(); var noGrad = NoGrad.open()) {
                var ends = new ArrayList<List<Tensor>>();
                for (UpdateStep step : List.of(REFERENCE, VECTOR)) {
                    var parameters = new SomeParameters(new SgdRule(0.9, 0, true, true), AdamForm.EXACT, dtype);
                    for (MemoryFormat format : List.of(MemoryFormat.CONTIGUOUS, MemoryFormat.CHANNELS_LAST)) {
                        for (int[] size : new int[][] {{1, 1, 3}, {5, 7, 3}, {16, 16, 3}, {4, 300, 3}, {6, 6, 5}, {3, 3, 1}}) {
                            parameters.add(0.1, Optional.of(GradMults.mixed(size[0], size[1], size[2])), format, size[0], size[1], size[2], size[2]);
                        }
                    }
                    parameters.train(step, STEPS);
                    ends.add(parameters.all());
                }
                assertSame(ends.get(1), ends.get(0), dtype == DType.FLOAT64 ? 0 : dtype == DType.BFLOAT16 ? 0x1p-6 : 1e-5, dtype.toString());
            }
        }
    }

    @Test
    public void everySizeUpToSomeLanesIsRight() {
        for (UpdateRule rule : List.of(SgdRule.NESTEROV, AdamRule.ADAMW)) {
            try (var scope = Scope.open(); var noGrad = NoGrad.open()) {
                var ends = new ArrayList<List<Tensor>>();
                for (UpdateStep step : List.of(REFERENCE, VECTOR)) {
                    var parameters = new SomeParameters(rule, AdamForm.EXACT, DType.FLOAT32);
                    for (int size = 1; size <= 67; size++) {
                        parameters.add(0.1, Optional.empty(), size);
                        parameters.add(0, Optional.of(GradMults.linear(3, size)), 3, size);
                    }
                    parameters.add(0.1, Optional.empty(), 131_071);
                    parameters.train(step, 2);
                    ends.add(parameters.all());
                }
                assertSame(ends.get(1), ends.get(0), 3e-6, rule.toString());
            }
        }
    }

    @Test
    public void theGradientIsNeverWrittenTo() {
        for (UpdateStep step : List.of(REFERENCE, VECTOR)) {
            for (UpdateRule rule : List.of(new SgdRule(0, 0, false), SgdRule.NESTEROV, AdamRule.ADAMW)) {
                try (var scope = Scope.open(); var noGrad = NoGrad.open()) {
                    var parameters = new SomeParameters(rule, AdamForm.REFERENCE, DType.FLOAT32);
                    parameters.add(0.1, Optional.of(GradMults.block(4, 4, 3)), 4, 4, 3, 3);
                    Tensor before = parameters.gradients(0).getFirst().clone();
                    parameters.train(step, 1);
                    assertTrue(parameters.gradients(0).getFirst().equal(before), step.describe() + " " + rule);
                }
            }
        }
    }

    @Test
    public void aClosedTensorIsAnExceptionAndNothingIsUpdated() {
        for (UpdateRule rule : List.of(SgdRule.NESTEROV, AdamRule.ADAMW)) {
            try (var scope = Scope.open(); var noGrad = NoGrad.open()) {
                var parameters = new SomeParameters(rule, AdamForm.EXACT, DType.FLOAT32);
                parameters.add(0.1, Optional.empty(), 40);
                parameters.add(0.1, Optional.empty(), 40);
                List<UpdateStep.Slot> slots = parameters.slots(0);
                Tensor untouched = slots.getFirst().parameter().clone();
                slots.getLast().state().values().stream().findFirst().orElseThrow().close();
                UpdateStep.Update update = VECTOR.prepare(parameters.plan());
                expectThrows(IllegalStateException.class, () -> update.apply(0.1, slots));
                assertTrue(slots.getFirst().parameter().equal(untouched));
            }
        }
    }

    @DataProvider
    static Object[][] rulesOnMeta() {
        // It has none of the operator where, with which Adam's exact form adds up.
        return Arrays.stream(rules()).filter(rule -> rule[0] instanceof SgdRule || rule[1] == AdamForm.REFERENCE).toArray(Object[][]::new);
    }

    /** On the device meta, which computes shapes alone and refuses to mix with another, as a GPU does. */
    @Test(dataProvider = "rulesOnMeta")
    public void theReadableStepMakesItsTensorsWhereTheParametersLie(UpdateRule rule, AdamForm form) {
        try (var scope = Scope.open(); var noGrad = NoGrad.open()) {
            var parameters = new SomeParameters(rule, form, DType.FLOAT32, Device.of("meta"));
            parameters.add(0.1, Optional.of(GradMults.block(8, 8, 3)), 8, 8, 3, 3);
            parameters.add(0.1, Optional.empty(), 45);
            if (rule instanceof SgdRule) {
                parameters.add(0.1, Optional.of(GradMults.mixed(5, 7, 3)), 5, 7, 3, 3);
            }
            parameters.train(REFERENCE, 2);
            assertTrue(parameters.all().stream().filter(tensor -> tensor.dimensions() > 0).allMatch(tensor -> tensor.device().type().equals("meta")));
        }
    }

    @Test
    public void onADeviceThatCannotBeUsedTheStepIsTheReadableOneAndALineSaysWhy() {
        PrintStream before = System.err;
        var said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said));
        UpdateStep step;
        try {
            step = UpdateStep.fastest(Device.of("cuda:99"));
        } finally {
            System.setErr(before);
        }
        assertTrue(step instanceof ReferenceStep, step.describe());
        String why = Cuda.isAvailable() ? "there is no cuda:99: " : Cuda.whyUnavailable();
        assertTrue(said.toString().startsWith("reptorch: there are no kernels on cuda:99, the update runs as tensor operators; " + why), said.toString());
        assertEquals(said.toString().lines().count(), 1);
        assertTrue(UpdateStep.fastest(Device.CPU) instanceof VectorStep);
    }

    @Test
    public void whatDoesNotFitIsRefused() {
        try (var scope = Scope.open(); var noGrad = NoGrad.open()) {
            var entry = new UpdatePlan.Entry("fc.weight", List.of(2L, 3L), 0, Optional.empty());
            assertEquals(expectThrows(IllegalArgumentException.class, () -> new UpdateStep.Slot(Ops.ones(2, 3), Ops.ones(3, 2), java.util.Map.of(), true, entry))
                    .getMessage(), "fc.weight is float32[2, 3] and its gradient float32[3, 2]; a gradient has its parameter's shape");
            var slot = new UpdateStep.Slot(Ops.ones(2, 3), Ops.ones(2, 3), java.util.Map.of(), true, entry);
            for (UpdateStep step : List.of(REFERENCE, VECTOR)) {
                UpdateStep.Update update = step.prepare(new UpdatePlan(SgdRule.NESTEROV, AdamForm.EXACT, List.of(entry), Optional.empty()));
                assertEquals(expectThrows(IllegalArgumentException.class, () -> update.apply(0.1, List.of(slot))).getMessage(),
                        "the state of fc.weight has no momentum_buffer, which the rule needs; it has []");
                var plan = new UpdatePlan(AdafactorRule.DEFAULT, AdamForm.EXACT, List.of(entry), Optional.empty());
                assertTrue(expectThrows(IllegalArgumentException.class, () -> step.prepare(plan)).getMessage().endsWith("choose SGD, Adam, AdamW or RMSprop"));
            }
        }
    }
}
