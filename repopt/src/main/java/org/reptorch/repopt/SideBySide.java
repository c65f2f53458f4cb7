package org.reptorch.repopt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleConsumer;

import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.nn.ParameterSpec;
import org.reptorch.torch.DType;
import org.reptorch.torch.NoGrad;
import org.reptorch.torch.Ops;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.Torch;
import org.reptorch.torch.io.StoredTensor;
import org.reptorch.train.Optimizer;
import org.reptorch.train.ParameterGroup;
import org.reptorch.train.ReferenceOptimizer;

/** An {@link Equivalence} at work: the model of blocks and the plain model, from step to step. */
final class SideBySide {

    /** Images of a generated batch. */
    private static final int BATCH = 4;

    /** How small a parameter's mean gradient is, beside the largest of the model, where it is nothing but rounding. */
    private static final double ROUNDING = 1e-9;

    private final Equivalence proven;
    private final ModelSpec model;
    private final Equivalence.Setup setup;
    private final Placement.Matching matching;
    private final Model block;
    private final Model plain;
    private final Map<String, Double> layers = new LinkedHashMap<>();
    private final List<Flaw> flaws = new ArrayList<>();
    private final Set<String> still = new LinkedHashSet<>();

    SideBySide(Equivalence proven, Model block, Model plain) {
        this.proven = proven;
        this.model = proven.model();
        this.setup = proven.setup();
        this.matching = proven.placement().in(model);
        this.block = block;
        this.plain = plain;
        still.addAll(plain.trainable().keySet());
        still.removeIf(this::isScaled);
    }

    Equivalence.Proof verify(DoubleConsumer listener) {
        Scales ofBlock = setScales();
        UpdatePlan plan = UpdatePlan.of(proven.rule(), proven.form(), ParameterGroup.of(plain, proven.decay()), setup.iteration().orElse(Optional.of(ofBlock)));
        start();
        List<ParameterGroup> groups = setup.groups() == null ? soundGroups(plan) : setup.groups().apply(block);
        inspect(plan, groups, ofBlock);
        var differences = new ArrayList<Double>();
        var plainOptimizer = new RepOptimizer(plan, plain, new ReferenceStep());
        try (Optimizer blockOptimizer = new ReferenceOptimizer(proven.rule(), groups)) {
            for (int step = 0; step < proven.steps(); step++) {
                if (step > 0 && step == setup.freshAt()) {
                    plainOptimizer.close();
                    plainOptimizer = new RepOptimizer(plan, plain, new ReferenceStep());
                    if (!proven.rule().state(1).isEmpty()) {
                        flaws.add(Flaw.freshOptimizer("the weights stand at step " + step));
                    }
                }
                try (var scope = Scope.open()) {
                    Equivalence.Batch batch = batch(step);
                    train(block, blockOptimizer, batch, step);
                    train(plain, plainOptimizer, batch, step);
                    differences.add(difference());
                }
                listener.accept(differences.getLast());
            }
        } finally {
            plainOptimizer.close();
        }
        layers.keySet().removeAll(still);
        return new Equivalence.Proof(differences, layers, still, flaws);
    }

    /** Gives what is not declared a constant scales of both signs, different in every channel, so that no symmetry hides a mistake. */
    private Scales setScales() {
        Csla.constants(matching, block);
        try (var scope = Scope.open(); var noGrad = NoGrad.open()) {
            if (proven.scales().isPresent()) {
                proven.scales().get().tensors().forEach((path, values) -> block.parameter(path).copy_(Tensor.of(values)));
            } else {
                for (Placement.Site site : matching.sites().values()) {
                    for (Branch branch : site.branches()) {
                        if (branch.scaling().map(Branch.Scale.Searched.class::isInstance).orElse(true)) {
                            Tensor scale = block.parameter(site.scalePath(branch));
                            scale.copy_(Ops.rand(scale.shape(), DType.FLOAT64).mul(2).sub(0.8));
                        }
                    }
                }
            }
        }
        return Scales.of(proven.placement(), model, block);
    }

    /** Copies what the two have in common, and folds the blocks. */
    private void start() {
        try (var scope = Scope.open(); var noGrad = NoGrad.open()) {
            plain.parameters().forEach((path, parameter) -> parameter.copy_(setup.initialization() || !isScaled(path) ? amounted(path) : block.parameter(path)));
            plain.buffers().forEach((path, buffer) -> buffer.copy_(block.buffers().get(path)));
        }
    }

    private boolean isScaled(String path) {
        return site(path) != null;
    }

    private Placement.Site site(String path) {
        return path.endsWith("weight") ? matching.sites().get(path.equals("weight") ? "" : path.substring(0, path.length() - ".weight".length())) : null;
    }

    /** Returns what the block model has for a parameter of the plain one. */
    private Tensor amounted(String path) {
        Placement.Site site = site(path);
        return site == null ? block.parameter(path) : Csla.folded(site, block.parameters());
    }

    /** Every branch decays as the operator does. */
    private List<ParameterGroup> soundGroups(UpdatePlan plan) {
        var decays = expectedDecays(plan);
        var byDecay = new LinkedHashMap<Double, Map<String, Tensor>>();
        block.trainable().forEach((path, parameter) -> byDecay.computeIfAbsent(decays.get(path), any -> new LinkedHashMap<>()).put(path, parameter));
        return byDecay.entrySet().stream().map(group -> new ParameterGroup(group.getValue(), group.getKey())).toList();
    }

    private Map<String, Double> expectedDecays(UpdatePlan plan) {
        var decays = new LinkedHashMap<String, Double>();
        for (UpdatePlan.Entry entry : plan.entries()) {
            Placement.Site site = site(entry.path());
            List<String> paths = site == null ? List.of(entry.path()) : site.branches().stream().map(site::weightPath).toList();
            paths.forEach(path -> decays.put(path, entry.weightDecay()));
        }
        return decays;
    }

    private void inspect(UpdatePlan plan, List<ParameterGroup> groups, Scales ofBlock) {
        double before = difference();
        if (!(before <= 1e-12)) {
            flaws.add(new Flaw(Flaw.Kind.INITIALIZATION, "before the first step " + worstLayer() + " is apart by %.2e: apply the Rule of Initialization to the"
                    .formatted(before) + " fresh model"));
        }
        if (plan.scales().isEmpty()) {
            flaws.add(new Flaw(Flaw.Kind.ITERATION, "the plan has no Grad Mults: make it with the scales"));
        } else {
            differing(plan.scales().get().tensors(), ofBlock.tensors()).ifPresent(name -> flaws.add(new Flaw(Flaw.Kind.ITERATION,
                    name + " is not what the block has: make the plan with the block's scales")));
        }
        Map<String, Double> expected = expectedDecays(plan);
        for (ParameterGroup group : groups) {
            group.parameters().keySet().stream().filter(path -> group.weightDecay() != expected.get(path)).findFirst()
                    .ifPresent(path -> flaws.add(new Flaw(Flaw.Kind.WEIGHT_DECAY, path + " decays by " + group.weightDecay() + ", the operator that it is a part of by "
                            + expected.get(path) + ": give both the same")));
        }
        if (setup.clipping().norm() < Double.POSITIVE_INFINITY) {
            flaws.add(Flaw.clipping(setup.clipping().norm()));
        }
        layers.clear();
    }

    private Optional<String> differing(Map<String, StoredTensor> some, Map<String, StoredTensor> others) {
        return some.keySet().stream().filter(name -> !name.contains("identity") && !some.get(name).equals(others.get(name))).findFirst();
    }

    private String worstLayer() {
        return layers.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
    }

    private Equivalence.Batch batch(int step) {
        if (!proven.batches().isEmpty()) {
            return proven.batches().get(step % proven.batches().size());
        }
        Torch.manualSeed(proven.seed() * 1_000_003 + step);
        long[] shape = java.util.stream.LongStream.concat(java.util.stream.LongStream.of(BATCH), proven.input().stream().mapToLong(Integer::longValue)).toArray();
        Tensor images = Ops.randn(shape, DType.FLOAT64);
        var classes = new long[BATCH];
        for (int i = 0; i < BATCH && model.classes() > 0; i++) {
            classes[i] = Math.floorMod(31L * step + 7L * i, model.classes());
        }
        return new Equivalence.Batch(images.toStored(), model.classes() > 0 ? Optional.of(StoredTensor.of(classes, BATCH)) : Optional.empty());
    }

    /** Both models draw the same where they drop at random. */
    private void train(Model trained, Optimizer optimizer, Equivalence.Batch batch, int step) {
        Torch.manualSeed(proven.seed() + step);
        Tensor output = trained.forward(Tensor.of(batch.images()).to(trained.device(), DType.FLOAT64));
        (batch.classes().isPresent() ? output.crossEntropyLoss(Tensor.of(batch.classes().get()).to(trained.device(), DType.INT64)) : output.var()).backward();
        if (setup.clipping().norm() < Double.POSITIVE_INFINITY) {
            setup.clipping().apply(trained.trainable().values());
        }
        if (trained == plain) {
            findMoved();
        }
        optimizer.step(proven.rate());
        trained.zeroGrad();
    }

    /** What Adam makes of gradients that are rounding is rounding, too, as large as any step. */
    private void findMoved() {
        var means = new LinkedHashMap<String, Double>();
        try (var noGrad = NoGrad.open()) {
            plain.trainable().forEach((path, parameter) -> means.put(path, parameter.grad() == null ? 0 : parameter.grad().abs().mean().item()));
        }
        double largest = means.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
        still.removeIf(path -> !(means.get(path) < ROUNDING * largest));
    }

    private double difference() {
        double worst = 0;
        try (var scope = Scope.open(); var noGrad = NoGrad.open()) {
            for (ParameterSpec parameter : model.parameters()) {
                if (parameter.role() == ParameterSpec.Role.TRAINABLE && !still.contains(parameter.name())) {
                    double difference = difference(plain.parameter(parameter.name()), amounted(parameter.name()));
                    layers.merge(parameter.name(), difference, Math::max);
                    worst = Math.max(worst, difference);
                }
            }
        }
        return worst;
    }

    private static double difference(Tensor plain, Tensor amounted) {
        double size = plain.abs().sum().item();
        double apart = plain.sub(amounted).abs().sum().item();
        return size == 0 ? apart : apart / size;
    }
}
