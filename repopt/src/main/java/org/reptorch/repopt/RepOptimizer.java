package org.reptorch.repopt;

import java.util.ArrayList;
import java.util.Locale;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.reptorch.nn.Model;
import org.reptorch.torch.Device;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.io.StoredTensor;
import org.reptorch.train.Optimizer;
import org.reptorch.train.OptimizerState;
import org.reptorch.train.AdafactorRule;
import org.reptorch.train.AdamRule;
import org.reptorch.train.RmsPropRule;
import org.reptorch.train.SgdRule;

/**
 * SGD, Adam, AdamW or RMSprop that carries a prior: follows an {@link UpdatePlan} (RepOptimizers, Rule of Iteration).
 *
 * <p>The Rule of Initialization is a step of its own, {@link RuleOfInitialization}, made once before training.
 * Parameters of half precision have a state of float32.
 */
public final class RepOptimizer implements Optimizer {

    /** The metadata of a checkpoint under which the rule stands. */
    public static final String RULE = "reptorch.rule";

    private static final String SCALES = "scales.";

    private final UpdatePlan plan;
    private final Map<String, Tensor> parameters;
    private final UpdateStep step;
    private final UpdateStep.Update update;
    private final OptimizerState state;

    /** Prepares the plan's updates of the model's parameters, by the fastest step there is where they lie. */
    public RepOptimizer(UpdatePlan plan, Model model) {
        this(plan, model, UpdateStep.fastest(plan.entries().isEmpty() ? Device.CPU : model.parameter(plan.entries().getFirst().path()).device()));
    }

    /** Prepares the plan's updates of the model's parameters, by a given step. */
    public RepOptimizer(UpdatePlan plan, Model model, UpdateStep step) {
        this.plan = plan;
        this.parameters = model.parameters();
        this.step = step;
        plan.entries().forEach(entry -> model.parameter(entry.path()));
        this.update = step.prepare(plan);
        this.state = new OptimizerState(plan.rule(), true);
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
            update.apply(learningRate, slots);
        }
    }

    private UpdateStep.Slot slot(UpdatePlan.Entry entry, Tensor parameter, Tensor gradient) {
        boolean first = !state.has(entry.path());
        if (first) {
            state.create(entry.path(), parameter);
        }
        return new UpdateStep.Slot(parameter, gradient, state.of(entry.path()), first, entry);
    }

    /** Returns what it does to every parameter. */
    public UpdatePlan plan() {
        return plan;
    }

    /** Tells whether it has made no step and taken over no state. */
    public boolean isFresh() {
        return plan.entries().stream().noneMatch(entry -> state.has(entry.path()));
    }

    /** Returns the rule's state, and the scales that the plan was made of, so that a resumed run needs no file of them. */
    @Override
    public Map<String, StoredTensor> state() {
        var all = new LinkedHashMap<>(state.state());
        plan.scales().ifPresent(scales -> scales.tensors().forEach((path, values) -> all.put(SCALES + path, values)));
        return all;
    }

    /**
     * Takes over a state.
     *
     * @throws ReptorchException where it comes from other scales than the plan's, or does not fit otherwise
     */
    @Override
    public void load(Map<String, StoredTensor> saved) {
        Map<String, StoredTensor> mine = plan.scales().map(Scales::tensors).orElse(Map.of());
        Map<String, StoredTensor> theirs = scalesIn(saved);
        for (String path : mine.keySet()) {
            if (!mine.get(path).equals(theirs.get(path))) {
                throw new ReptorchException("the optimizer's state " + (theirs.containsKey(path) ? "was made under another " : "has no ") + path
                        + "; resume with the scales that it was made under");
            }
        }
        var others = new LinkedHashMap<>(saved);
        theirs.keySet().forEach(path -> {
            if (mine.containsKey(path)) {
                others.remove(SCALES + path);
            }
        });
        state.load(others, parameters);
    }

    /** Returns the scales, by path, in a state that {@link #state()} returned: what {@link Scales#of} makes the plan of again. */
    public static Map<String, StoredTensor> scalesIn(Map<String, StoredTensor> state) {
        var scales = new LinkedHashMap<String, StoredTensor>();
        state.forEach((name, values) -> {
            if (name.startsWith(SCALES)) {
                scales.put(name.substring(SCALES.length()), values);
            }
        });
        return scales;
    }

    /**
     * Returns a state as an optimizer under other scales takes it over, or under another prior of the same parameters.
     *
     * <p>For SGD without dampening that is what the blocks do: a branch that is new has no momentum and its weights are taken out of the main branch's, one that
     * goes leaves its weights and its momentum to the main branch, and the sums, which are all that the plain operator has, stay. In rules of the
     * Adam family a new branch's moments are those of a branch that was there from the start and did not move.
     *
     * @param scales nothing for no prior
     * @param state  as {@link #state()} gave it
     */
    public static Map<String, StoredTensor> under(Optional<Scales> scales, Map<String, StoredTensor> state) {
        var under = new LinkedHashMap<>(state);
        scalesIn(state).keySet().forEach(path -> under.remove(SCALES + path));
        scales.ifPresent(all -> all.tensors().forEach((path, values) -> under.put(SCALES + path, values)));
        return under;
    }

    /** Says which priors it carries, where they stand, and by which rule. */
    @Override
    public Map<String, String> notes() {
        return plan.scales().map(scales -> Map.of(Scales.PRIOR, scales.placement().toString(), RULE,
                plan.rule() + (plan.rule() instanceof AdamRule ? ", " + plan.form().name().toLowerCase(Locale.ROOT) : ""))).orElse(Map.of());
    }

    @Override
    public String toString() {
        return describe();
    }

    @Override
    public String describe() {
        long planned = plan.entries().stream().filter(entry -> entry.gradMult().isPresent()).count();
        String name = switch (plan.rule()) {
            case SgdRule rule -> "SGD";
            case AdamRule rule -> rule.decoupled() ? "AdamW" : "Adam";
            case RmsPropRule rule -> "RMSprop";
            case AdafactorRule rule -> "Adafactor";
        };
        return "%s with Grad Mults on %d of %d parameters (%d bytes), %s".formatted(name, planned, plan.entries().size(), plan.gradMultBytes(), step.describe());
    }

    /** The equivalence is of updates by the gradients as they are. */
    @Override
    public Optional<String> whyNotClip() {
        return plan.entries().stream().anyMatch(entry -> entry.gradMult().isPresent())
                ? Optional.of("under a prior their norm is not that of the block that the update stands for, and the equivalence breaks") : Optional.empty();
    }

    @Override
    public void close() {
        update.close();
        state.close();
    }
}
