package org.reptorch.repopt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.reptorch.nn.Layer;
import org.reptorch.nn.Layers;
import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.nn.ParameterSpec;
import org.reptorch.torch.DType;
import org.reptorch.torch.Device;
import org.reptorch.torch.NoGrad;
import org.reptorch.torch.Ops;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.Torch;
import org.reptorch.torch.io.StoredTensor;
import org.reptorch.train.Clipping;
import org.reptorch.train.Optimizer;
import org.reptorch.train.ParameterGroup;
import org.reptorch.train.ReferenceOptimizer;
import org.reptorch.train.SgdRule;
import org.reptorch.train.UpdateRule;

/**
 * The proof of a prior by experiment: the model with CSLA blocks and the plain model train side by side in float64 on the same batches, and after every
 * step each weight of the plain one is held against what its block amounts to.
 *
 * <pre>{@code
 * System.out.println(Equivalence.of(prior, Layers.conv(8, 8, 3).padding(1)).verify().worst());
 * System.out.println(Equivalence.of(placement, spec, 3, 32, 32).withRule(AdamRule.ADAMW, 0.01, 1e-3).verify());
 * }</pre>
 *
 * <p>The block trains by {@link ReferenceOptimizer}, one parameter per branch; the plain model by {@link RepOptimizer}.
 *
 * @param model     the plain one
 * @param input     the shape of an image, or of a vector
 * @param placement what is proven
 * @param scales    of the blocks; nothing for scales of both signs, different in every channel, where they are not declared
 * @param rule      of the update
 * @param form      how scales enter a rule of the Adam family
 * @param decay     the weight decay
 * @param rate      the learning rate
 * @param steps     how many
 * @param batches   what they are trained on, over and over; empty for normally distributed ones
 * @param setup     what else the training does
 * @param seed      of weights, scales and batches
 */
public record Equivalence(ModelSpec model, List<Integer> input, Placement placement, Optional<Scales> scales, UpdateRule rule, AdamForm form, double decay,
        double rate, int steps, List<Batch> batches, Setup setup, long seed) {

    /** Images of a generated batch. */
    private static final int BATCH = 4;

    /** How small a parameter's mean gradient is, beside the largest of the model, where it is nothing but rounding. */
    private static final double ROUNDING = 1e-9;

    /**
     * What a step trains on.
     *
     * @param images  N x C x H x W, or N x features
     * @param classes N int64; empty for the output's variance as the loss, as in the published check
     */
    public record Batch(StoredTensor images, Optional<StoredTensor> classes) {
    }

    /**
     * What a training does besides its update: all that is known to break the equivalence can be tried.
     *
     * @param initialization whether the plain model starts by the Rule of Initialization
     * @param iteration      the scales that the Grad Mults are made of, where they are not those of the blocks; nothing in it for no Grad Mults
     * @param clipping       of the gradients of either model
     * @param groups         gives the block model's parameters their weight decay; null for the decay of the operator that they make up
     * @param freshAt        before which step the plain model's optimizer loses its state; 0 for never
     */
    public record Setup(boolean initialization, Optional<Optional<Scales>> iteration, Clipping clipping, Function<Model, List<ParameterGroup>> groups, int freshAt) {

        /** Both rules, nothing else. */
        public static final Setup SOUND = new Setup(true, Optional.empty(), Clipping.NONE, null, 0);

        /** Without the Rule of Initialization. */
        public static final Setup WITHOUT_INITIALIZATION = new Setup(false, Optional.empty(), Clipping.NONE, null, 0);

        /** Without the Rule of Iteration: gradients as they are. */
        public static final Setup WITHOUT_ITERATION = new Setup(true, Optional.of(Optional.empty()), Clipping.NONE, null, 0);

        /** Returns the setup with Grad Mults of other scales than the blocks'. */
        public Setup withGradMultsOf(Scales other) {
            return new Setup(initialization, Optional.of(Optional.of(other)), clipping, groups, freshAt);
        }

        /** Returns the setup with clipped gradients. */
        public Setup withClipping(Clipping clipping) {
            return new Setup(initialization, iteration, clipping, groups, freshAt);
        }

        /** Returns the setup with the weight-decay groups of a training script on the block model, such as those of {@link ParameterGroup#of}. */
        public Setup withGroups(Function<Model, List<ParameterGroup>> groups) {
            return new Setup(initialization, iteration, clipping, groups, freshAt);
        }

        /** Returns the setup whose plain model goes on from a step with a fresh optimizer. */
        public Setup withFreshOptimizerAt(int step) {
            return new Setup(initialization, iteration, clipping, groups, step);
        }
    }

    /**
     * How far the two were apart, and why.
     *
     * @param differences after each step, that of the layer that is furthest apart: {@code |W' - sum_b alpha_b A_b w_b| / |W'|}, L1 norms
     * @param layers      the largest difference of each parameter, by its path in the plain model
     * @param still       parameters that are not compared, since their gradients were nothing but rounding: a bias that the next batch norm takes away again
     * @param flaws       what breaks the equivalence in the setup
     */
    public record Proof(List<Double> differences, Map<String, Double> layers, Set<String> still, List<Flaw> flaws) {

        /** Returns the largest difference of any step and layer; NaN where one is no number. */
        public double worst() {
            return differences.stream().mapToDouble(Double::doubleValue).reduce(0, (a, b) -> Double.isNaN(a) || Double.isNaN(b) ? Double.NaN : Math.max(a, b));
        }

        /** Tells whether the two never were further apart than this. */
        public boolean holdsWithin(double tolerance) {
            return worst() <= tolerance;
        }

        /** Returns a line per layer, the worst, and the flaws. */
        @Override
        public String toString() {
            return layers.entrySet().stream().map(layer -> "%-48s %.2e%n".formatted(layer.getKey(), layer.getValue())).collect(Collectors.joining())
                    + (still.isEmpty() ? "" : "%d parameters, such as %s, have no gradient but rounding and are left out%n".formatted(still.size(), still.iterator().next()))
                    + "largest relative difference in %d steps: %.2e".formatted(differences.size(), worst())
                    + flaws.stream().map(flaw -> "%n%s".formatted(flaw)).collect(Collectors.joining());
        }
    }

    /** Proves a prior on one operator with the settings of the published check: momentum 0.9 with Nesterov, weight decay 0.1, lr 0.1, 50 steps. */
    public static Equivalence of(Prior prior, Layer target) {
        Target view = Target.of(target).orElseThrow(() -> new IllegalArgumentException(target + " is no linear operator that a prior could stand for"));
        List<Integer> input = target instanceof Layer.Linear ? List.of(view.in()) : List.of(view.in(), 8, 8);
        return new Equivalence(new ModelSpec("plain", Layers.sequence().then("conv", target), 0), input, prior.everywhere(), Optional.empty(), SgdRule.NESTEROV,
                AdamForm.EXACT, 0.1, 0.1, 50, List.of(), Setup.SOUND, 0);
    }

    /** Proves what stands in a whole model: Nesterov momentum 0.9, weight decay 4e-5, lr 0.01, 10 steps. */
    public static Equivalence of(Placement placement, ModelSpec model, int... input) {
        return new Equivalence(model, java.util.Arrays.stream(input).boxed().toList(), placement, Optional.empty(), SgdRule.NESTEROV, AdamForm.EXACT, 4e-5, 0.01,
                10, List.of(), Setup.SOUND, 0);
    }

    /** Returns the proof of another rule. */
    public Equivalence withRule(UpdateRule rule, double decay, double rate) {
        return new Equivalence(model, input, placement, scales, rule, form, decay, rate, steps, batches, setup, seed);
    }

    /** Returns the proof of another form of the Adam family. */
    public Equivalence withForm(AdamForm form) {
        return new Equivalence(model, input, placement, scales, rule, form, decay, rate, steps, batches, setup, seed);
    }

    /** Returns the proof over another number of steps. */
    public Equivalence withSteps(int steps) {
        return new Equivalence(model, input, placement, scales, rule, form, decay, rate, steps, batches, setup, seed);
    }

    /** Returns the proof for scales that are given. */
    public Equivalence withScales(Scales scales) {
        return new Equivalence(model, input, placement, Optional.of(scales), rule, form, decay, rate, steps, batches, setup, seed);
    }

    /** Returns the proof on batches that are given. */
    public Equivalence withBatches(List<Batch> batches) {
        return new Equivalence(model, input, placement, scales, rule, form, decay, rate, steps, List.copyOf(batches), setup, seed);
    }

    /** Returns the proof, or refutation, of another way to train. */
    public Equivalence withSetup(Setup setup) {
        return new Equivalence(model, input, placement, scales, rule, form, decay, rate, steps, batches, setup, seed);
    }

    /** Returns the proof with another seed. */
    public Equivalence withSeed(long seed) {
        return new Equivalence(model, input, placement, scales, rule, form, decay, rate, steps, batches, setup, seed);
    }

    /** Trains both. */
    public Proof verify() {
        ModelSpec csla = Csla.model(placement, model, Csla.Start.ONE, false);
        try (Model block = Model.build(csla, Device.CPU, DType.FLOAT64, seed); Model plain = Model.build(model, Device.CPU, DType.FLOAT64, seed + 1)) {
            return new Run(block, plain).verify();
        }
    }

    /** The two models at work. */
    private final class Run {

        private final Placement.Matching matching = placement.in(model);
        private final Model block;
        private final Model plain;
        private final Map<String, Double> layers = new LinkedHashMap<>();
        private final List<Flaw> flaws = new ArrayList<>();
        private final Set<String> still = new LinkedHashSet<>();

        Run(Model block, Model plain) {
            this.block = block;
            this.plain = plain;
            still.addAll(plain.trainable().keySet());
            still.removeIf(this::isScaled);
        }

        Proof verify() {
            Scales ofBlock = setScales();
            UpdatePlan plan = UpdatePlan.of(rule, form, ParameterGroup.of(plain, decay), setup.iteration().orElse(Optional.of(ofBlock)));
            start();
            List<ParameterGroup> groups = setup.groups() == null ? soundGroups(plan) : setup.groups().apply(block);
            inspect(plan, groups, ofBlock);
            var differences = new ArrayList<Double>();
            var plainOptimizer = new RepOptimizer(plan, plain, new ReferenceStep());
            try (Optimizer blockOptimizer = new ReferenceOptimizer(rule, groups)) {
                for (int step = 0; step < steps; step++) {
                    if (step > 0 && step == setup.freshAt()) {
                        plainOptimizer.close();
                        plainOptimizer = new RepOptimizer(plan, plain, new ReferenceStep());
                        if (!rule.state(1).isEmpty()) {
                            flaws.add(Flaw.freshOptimizer("the weights stand at step " + step));
                        }
                    }
                    try (var scope = Scope.open()) {
                        Batch batch = batch(step);
                        train(block, blockOptimizer, batch, step);
                        train(plain, plainOptimizer, batch, step);
                        differences.add(difference());
                    }
                }
            } finally {
                plainOptimizer.close();
            }
            layers.keySet().removeAll(still);
            return new Proof(differences, layers, still, flaws);
        }

        /** Gives what is not declared a constant scales of both signs, different in every channel, so that no symmetry hides a mistake. */
        private Scales setScales() {
            Csla.constants(matching, block);
            try (var scope = Scope.open(); var noGrad = NoGrad.open()) {
                if (scales.isPresent()) {
                    scales.get().tensors().forEach((path, values) -> block.parameter(path).copy_(Tensor.of(values)));
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
            return Scales.of(placement, model, block);
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

        private Batch batch(int step) {
            if (!batches.isEmpty()) {
                return batches.get(step % batches.size());
            }
            Torch.manualSeed(seed * 1_000_003 + step);
            long[] shape = java.util.stream.LongStream.concat(java.util.stream.LongStream.of(BATCH), input.stream().mapToLong(Integer::longValue)).toArray();
            Tensor images = Ops.randn(shape, DType.FLOAT64);
            var classes = new long[BATCH];
            for (int i = 0; i < BATCH && model.classes() > 0; i++) {
                classes[i] = Math.floorMod(31L * step + 7L * i, model.classes());
            }
            return new Batch(images.toStored(), model.classes() > 0 ? Optional.of(StoredTensor.of(classes, BATCH)) : Optional.empty());
        }

        /** Both models draw the same where they drop at random. */
        private void train(Model trained, Optimizer optimizer, Batch batch, int step) {
            Torch.manualSeed(seed + step);
            Tensor output = trained.forward(Tensor.of(batch.images()).to(DType.FLOAT64));
            (batch.classes().isPresent() ? output.crossEntropyLoss(Tensor.of(batch.classes().get())) : output.var()).backward();
            if (setup.clipping().norm() < Double.POSITIVE_INFINITY) {
                setup.clipping().apply(trained.trainable().values());
            }
            if (trained == plain) {
                findMoved();
            }
            optimizer.step(rate);
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
}
