package org.reptorch.repopt;

import static org.reptorch.repopt.Branch.average;
import static org.reptorch.repopt.Branch.identity;
import static org.reptorch.repopt.Branch.kernel;
import static org.reptorch.torch.LazyDevice.LAZY;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.util.List;
import java.util.Map;

import org.reptorch.nn.Layers;
import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.nn.RepOptVgg;
import org.reptorch.torch.DType;
import org.reptorch.torch.Device;
import org.reptorch.torch.LazyDevice;
import org.reptorch.torch.Ops;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.Torch;
import org.reptorch.torch.io.StoredTensor;
import org.reptorch.train.AdamRule;
import org.reptorch.train.Optimizer;
import org.reptorch.train.RmsPropRule;
import org.reptorch.train.SgdRule;
import org.reptorch.train.StepSpec;
import org.reptorch.train.TrainingStep;
import org.reptorch.train.UpdateRule;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Priors, their blocks and their updates on a device that is not the CPU: {@link LazyDevice}, which says what it proves. */
public class Prior_DeviceTest {

    private static final AdamRule AMSGRAD = new AdamRule(0.9, 0.99, 1e-8, true, true, false);

    // ------------------------------------------------------------------------------------------ blocks

    @DataProvider
    public Object[][] proofs() {
        Prior mixed = Prior.of(kernel(3).searched(), average(3).searched(), identity());
        return new Object[][] {{Prior.REPOPT_VGG, SgdRule.NESTEROV}, {mixed, new SgdRule(0.9, 0, false)}, {Prior.REPOPT_VGG, AdamRule.ADAM},
            {Prior.REPOPT_VGG, AMSGRAD}, {Prior.REPOPT_VGG, new RmsPropRule(0.9, 1e-8, 0.9, true)}};
    }

    @Test(dataProvider = "proofs")
    public void blockAndConvolutionTrainAlike(Prior prior, UpdateRule rule) {
        Equivalence.Proof proof = Equivalence.of(prior, Layers.conv(4, 4, 3).padding(1)).withRule(rule, decay(rule), 0.01).withSteps(4).withDevice(LAZY)
                .verify(difference -> LazyDevice.compute());
        assertTrue(proof.holdsWithin(1e-10), "apart by " + proof.worst());
    }

    /** Not all rules have an exact form with a weight decay. */
    private static double decay(UpdateRule rule) {
        return rule instanceof SgdRule || rule instanceof AdamRule adam && adam.decoupled() ? 0.01 : 0;
    }

    // ------------------------------------------------------------------------------------------ updates

    @DataProvider
    public Object[][] updates() {
        return new Object[][] {{SgdRule.NESTEROV, AdamForm.EXACT, true}, {AdamRule.ADAMW, AdamForm.EXACT, true}, {AdamRule.ADAM, AdamForm.REFERENCE, true},
            {AMSGRAD, AdamForm.EXACT, true}, {RmsPropRule.DEFAULT, AdamForm.EXACT, true}, {new RmsPropRule(0.99, 1e-8, 0.9, true), AdamForm.EXACT, true},
            {SgdRule.NESTEROV, AdamForm.EXACT, false}, {AdamRule.ADAMW, AdamForm.EXACT, false}, {RmsPropRule.DEFAULT, AdamForm.EXACT, false}};
    }

    @Test(dataProvider = "updates")
    public void aTrainingUnderAPriorGivesTheNumbersOfTheCpu(UpdateRule rule, AdamForm form, boolean prior) {
        var net = RepOptVgg.of(List.of(1, 1, 1, 1), List.of(0.125, 0.125, 0.125, 0.125), List.of(1, 1, 2, 2, 1));
        trainAlike(net.spec(RepOptVgg.Mode.TARGET, 4), prior ? Scales.initial(Prior.REPOPT_VGG.everywhere(), net.spec(RepOptVgg.Mode.TARGET, 4),
                net.spec(RepOptVgg.Mode.HS, 4)) : null, rule, form);
    }

    private static void trainAlike(ModelSpec spec, Scales scales, UpdateRule rule, AdamForm form) {
        try (Model here = Model.build(spec, Device.CPU, DType.FLOAT64, 1); Model there = Model.build(spec, LAZY, DType.FLOAT64, 1);
                Optimizer first = optimizer(here, scales, rule, form); Optimizer second = optimizer(there, scales, rule, form)) {
            double loss = steps(here, first);
            assertEquals(steps(there, second), loss, 1e-8 * loss);
            there.parameters().forEach((path, parameter) -> assertEquals(parameter.device(), LAZY, path));
            assertAlike(there.stateDict(), here.stateDict());
            assertAlike(second.state(), first.state());
            second.load(first.state());
            first.load(second.state());
            assertAlike(second.state(), first.state());
        }
    }

    private static Optimizer optimizer(Model model, Scales scales, UpdateRule rule, AdamForm form) {
        if (scales != null) {
            Torch.manualSeed(5);
            RuleOfInitialization.apply(scales, model);
        }
        return new RepOptimizer(scales == null ? UpdatePlan.plain(rule, model, 0.01) : UpdatePlan.of(rule, form, model, decay(rule), scales), model);
    }

    private static double steps(Model model, Optimizer optimizer) {
        Torch.manualSeed(7);
        var step = new TrainingStep(model, optimizer, StepSpec.PLAIN);
        double loss = 0;
        for (int i = 0; i < 2; i++) {
            loss += step.accumulate(() -> Ops.rand(new long[] {4, 3, 16, 16}, DType.FLOAT64).to(model.device(), DType.FLOAT64),
                    () -> Tensor.of(new long[] {0, 1, 2, 3}).to(model.device(), DType.INT64));
            step.update(0.01);
            LazyDevice.compute();
        }
        return loss;
    }

    private static void assertAlike(Map<String, StoredTensor> there, Map<String, StoredTensor> here) {
        assertAlike(there, here, 1e-6);
    }

    private static void assertAlike(Map<String, StoredTensor> there, Map<String, StoredTensor> here, double tolerance) {
        assertEquals(there.keySet(), here.keySet());
        try (Scope scope = Scope.open()) {
            there.forEach((name, tensor) -> assertTrue(name.contains("running_") || Tensor.of(tensor).allClose(Tensor.of(here.get(name)), tolerance, tolerance / 1000), name));
        }
    }

    /** In float32, which on the CPU has a step of its own that is not the readable one. */
    @Test
    public void theFastestStepUpdatesParametersWhereTheyLie() {
        var net = RepOptVgg.of(List.of(1, 1, 1, 1), List.of(0.125, 0.125, 0.125, 0.125), List.of(1, 1, 2, 2, 1));
        ModelSpec spec = net.spec(RepOptVgg.Mode.TARGET, 4);
        Scales scales = Scales.initial(Prior.REPOPT_VGG.everywhere(), spec, net.spec(RepOptVgg.Mode.HS, 4));
        try (Model here = Model.build(spec, 1); Model there = Model.build(spec, LAZY, DType.FLOAT32, 1);
                Optimizer first = new RepOptimizer(UpdatePlan.of(AdamRule.ADAMW, here, 0.01, scales), here);
                Optimizer second = new RepOptimizer(UpdatePlan.of(AdamRule.ADAMW, there, 0.01, scales), there)) {
            for (Model model : List.of(here, there)) {
                Torch.manualSeed(4);
                for (int step = 0; step < 2; step++) {
                    try (Scope scope = Scope.open()) {
                        model.trainable().values().forEach(parameter -> parameter.setGrad(Ops.randn(parameter.shape()).to(parameter)));
                        (model == here ? first : second).step(0.01);
                        LazyDevice.compute();
                    }
                }
            }
            assertAlike(there.stateDict(), here.stateDict(), 1e-5);
            assertAlike(second.state(), first.state(), 1e-5);
        }
    }

    // ------------------------------------------------------------------------------------------ grad mults

    @Test
    public void aGradMultMultipliesAndDividesWhereTheGradientIs() {
        Prior prior = Prior.of(kernel(3).times(0.7), average(3).times(0.5), identity());
        var spec = new ModelSpec("plain", Layers.sequence().then("conv", Layers.conv(4, 4, 3).padding(1)), 0);
        try (Scope scope = Scope.open(); Model model = Model.build(spec, Device.CPU, DType.FLOAT64, 1)) {
            GradMult mult = UpdatePlan.of(new SgdRule(0, 0, false), model, 0, Scales.declared(prior.everywhere(), spec)).entries().getFirst().gradMult().orElseThrow();
            Tensor gradient = Ops.randn(new long[] {4, 4, 3, 3}, DType.FLOAT64);
            Tensor there = mult.multiply(gradient.to(LAZY, DType.FLOAT64));
            assertEquals(there.device(), LAZY);
            assertTrue(there.to(Device.CPU, DType.FLOAT64).allClose(mult.multiply(gradient), 1e-12, 1e-12));
            Tensor back = mult.divide(there);
            assertEquals(back.device(), LAZY);
            assertTrue(back.to(Device.CPU, DType.FLOAT64).allClose(gradient, 1e-9, 1e-9));
        }
    }
}
