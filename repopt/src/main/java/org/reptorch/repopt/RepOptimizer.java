package org.reptorch.repopt;

import java.util.ArrayList;
import java.util.Map;

import org.reptorch.nn.Model;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.io.StoredTensor;
import org.reptorch.train.MomentumBuffers;
import org.reptorch.train.Optimizer;

/**
 * SGD that carries a prior: follows an {@link UpdatePlan} (RepOptimizers, Rule of Iteration).
 *
 * <p>The Rule of Initialization is a step of its own, {@link RuleOfInitialization}, made once before training.
 */
public final class RepOptimizer implements Optimizer {

    private final UpdatePlan plan;
    private final Map<String, Tensor> parameters;
    private final UpdateStep step;
    private final MomentumBuffers buffers = new MomentumBuffers();

    /** Prepares the plan's updates of the model's parameters, by the fastest step there is. */
    public RepOptimizer(UpdatePlan plan, Model model) {
        this(plan, model, UpdateStep.fastest());
    }

    /** Prepares the plan's updates of the model's parameters, by a given step. */
    public RepOptimizer(UpdatePlan plan, Model model, UpdateStep step) {
        this.plan = plan;
        this.parameters = model.parameters();
        this.step = step;
        plan.entries().forEach(entry -> model.parameter(entry.path()));
    }

    @Override
    public void step(double learningRate) {
        try (var scope = Scope.open()) {
            var slots = new ArrayList<UpdateStep.Slot>();
            for (UpdatePlan.Entry entry : plan.entries()) {
                Tensor parameter = parameters.get(entry.path());
                Tensor gradient = parameter.grad();
                if (gradient != null) {
                    slots.add(slot(entry, parameter, gradient));
                }
            }
            step.apply(plan.rule(), learningRate, slots);
        }
    }

    private UpdateStep.Slot slot(UpdatePlan.Entry entry, Tensor parameter, Tensor gradient) {
        if (plan.rule().momentum() == 0) {
            return new UpdateStep.Slot(parameter, gradient, null, false, entry);
        }
        Tensor buffer = buffers.get(entry.path());
        boolean first = buffer == null;
        return new UpdateStep.Slot(parameter, gradient, first ? buffers.create(entry.path(), parameter) : buffer, first, entry);
    }

    /** Returns what it does to every parameter. */
    public UpdatePlan plan() {
        return plan;
    }

    @Override
    public Map<String, StoredTensor> state() {
        return buffers.state();
    }

    @Override
    public void load(Map<String, StoredTensor> state) {
        buffers.load(state, parameters);
    }

    @Override
    public String describe() {
        long planned = plan.entries().stream().filter(entry -> entry.gradMult().isPresent()).count();
        return "SGD with Grad Mults on %d of %d parameters (%d bytes), %s".formatted(planned, plan.entries().size(), plan.gradMultBytes(), step.describe());
    }

    @Override
    public void close() {
        buffers.close();
    }
}
