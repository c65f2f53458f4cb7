package org.reptorch.repopt;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.reptorch.nn.Layer;
import org.reptorch.nn.Layers;
import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.torch.DType;
import org.reptorch.torch.Device;
import org.reptorch.torch.io.StoredTensor;
import org.reptorch.train.Clipping;
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
 * @param device    where both train
 * @param seed      of weights, scales and batches, which the CPU draws
 */
public record Equivalence(ModelSpec model, List<Integer> input, Placement placement, Optional<Scales> scales, UpdateRule rule, AdamForm form, double decay,
        double rate, int steps, List<Batch> batches, Setup setup, Device device, long seed) {

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
                AdamForm.EXACT, 0.1, 0.1, 50, List.of(), Setup.SOUND, Device.CPU, 0);
    }

    /** Proves what stands in a whole model: Nesterov momentum 0.9, weight decay 4e-5, lr 0.01, 10 steps. */
    public static Equivalence of(Placement placement, ModelSpec model, int... input) {
        return new Equivalence(model, java.util.Arrays.stream(input).boxed().toList(), placement, Optional.empty(), SgdRule.NESTEROV, AdamForm.EXACT, 4e-5, 0.01,
                10, List.of(), Setup.SOUND, Device.CPU, 0);
    }

    /** Returns the proof of another rule. */
    public Equivalence withRule(UpdateRule rule, double decay, double rate) {
        return new Equivalence(model, input, placement, scales, rule, form, decay, rate, steps, batches, setup, device, seed);
    }

    /** Returns the proof of another form of the Adam family. */
    public Equivalence withForm(AdamForm form) {
        return new Equivalence(model, input, placement, scales, rule, form, decay, rate, steps, batches, setup, device, seed);
    }

    /** Returns the proof over another number of steps. */
    public Equivalence withSteps(int steps) {
        return new Equivalence(model, input, placement, scales, rule, form, decay, rate, steps, batches, setup, device, seed);
    }

    /** Returns the proof for scales that are given. */
    public Equivalence withScales(Scales scales) {
        return new Equivalence(model, input, placement, Optional.of(scales), rule, form, decay, rate, steps, batches, setup, device, seed);
    }

    /** Returns the proof on batches that are given. */
    public Equivalence withBatches(List<Batch> batches) {
        return new Equivalence(model, input, placement, scales, rule, form, decay, rate, steps, List.copyOf(batches), setup, device, seed);
    }

    /** Returns the proof, or refutation, of another way to train. */
    public Equivalence withSetup(Setup setup) {
        return new Equivalence(model, input, placement, scales, rule, form, decay, rate, steps, batches, setup, device, seed);
    }

    /** Returns the proof on another device. */
    public Equivalence withDevice(Device device) {
        return new Equivalence(model, input, placement, scales, rule, form, decay, rate, steps, batches, setup, device, seed);
    }

    /** Returns the proof with another seed. */
    public Equivalence withSeed(long seed) {
        return new Equivalence(model, input, placement, scales, rule, form, decay, rate, steps, batches, setup, device, seed);
    }

    /** Trains both. */
    public Proof verify() {
        return verify(difference -> {
        });
    }

    /**
     * Trains both, and tells how far they are apart as they go on.
     *
     * @param listener hears, after each step, the difference of the layer that is furthest apart
     */
    public Proof verify(DoubleConsumer listener) {
        ModelSpec csla = Csla.model(placement, model, Csla.Start.ONE, false);
        try (Model block = Model.build(csla, device, DType.FLOAT64, seed); Model plain = Model.build(model, device, DType.FLOAT64, seed + 1)) {
            return new SideBySide(this, block, plain).verify(listener);
        }
    }
}
