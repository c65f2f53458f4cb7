package org.reptorch.reparam;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntFunction;

import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.torch.DType;
import org.reptorch.torch.NoGrad;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.io.StoredTensor;
import org.reptorch.train.Checkpoint;
import org.reptorch.train.Evolution;
import org.reptorch.train.Optimizer;

/**
 * DyRep in a run (Huang et al., CVPR 2022, algorithm 1): scores operations in every step, and between epochs lets {@link DyRep} decide and a
 * {@link Form} carry it out.
 *
 * <p>Redundant branches go first and then the best operation grows, which comes to the same as the paper's order, since the factors of new branches do not
 * differ. Everything is decided on the network as it was before. An adjustment is computed in float64 and compared with what was before, in
 * evaluation, on images of the run; only then it is rounded. What it draws depends on the run's seed and on how many adjustments there were, so that a run replays.
 */
public final class DyRepRun implements Evolution, AutoCloseable {

    /** The note of a checkpoint that has the history. */
    private static final String HISTORY = "reptorch.adjustments";
    private static final double TOLERANCE = 1e-10;
    /** Images on which outputs are compared. */
    private static final int COMPARED = 8;

    private final DyRep decisions;
    private final Form form;
    private final long seed;
    private final List<Adjustment> history = new ArrayList<>();
    private ModelSpec spec;
    /** Of the operations that may grow, by operation. */
    private Map<String, String> weights;
    private Saliency saliency;

    /**
     * Begins.
     *
     * @param spec the network as the run begins
     * @param seed of the run
     */
    public DyRepRun(DyRep decisions, Form form, ModelSpec spec, long seed) {
        this.decisions = decisions;
        this.form = form;
        this.seed = seed;
        watchAnew(spec);
    }

    private void watchAnew(ModelSpec now) {
        spec = now;
        weights = form.candidates(now);
        if (saliency != null) {
            saliency.close();
        }
        saliency = new Saliency(decisions.metric(), List.copyOf(weights.keySet()));
    }

    /** Returns what was done so far. */
    public List<Adjustment> history() {
        return List.copyOf(history);
    }

    /** Returns the note of a file of tensors that says which network they are of; none while it is as it began. */
    public Map<String, String> structure() {
        String text = form.changesNetwork() ? form.augmentation(spec).text() : "";
        return text.isEmpty() ? Map.of() : Map.of(Augmentation.NOTE, text);
    }

    // ------------------------------------------------------------------------------------------ in every step

    @Override
    public boolean wantsLoss() {
        return saliency.wantsLoss();
    }

    @Override
    public void watch(Model model, Tensor loss) {
        List<Tensor> all = model.trainable().values().stream().filter(tensor -> tensor.dimensions() > 1).toList();
        saliency.record(scored(model), all, loss);
    }

    @Override
    public void watch(Model model) {
        saliency.record(scored(model));
    }

    private List<Tensor> scored(Model model) {
        return weights.values().stream().map(model::parameter).toList();
    }

    // ------------------------------------------------------------------------------------------ between epochs

    @Override
    public boolean isDue(int epochs) {
        return decisions.isDue(epochs);
    }

    @Override
    public Change adjust(int epochs, Standing now, int batches, IntFunction<Tensor> images) {
        long start = System.nanoTime();
        long drawn = new SplittableRandom(seed + 0x9E3779B97F4A7C15L * (history.size() + 1)).nextLong() >>> 1;
        Map<String, Double> scores = saliency.scores(drawn);
        Standing exact = in(now, DType.FLOAT64);
        Standing changed = exact;
        var cuts = new LinkedHashMap<String, Adjustment.Cut>();
        Map<String, Map<Operation, Double>> importances = form.importances(exact);
        for (Map.Entry<String, Set<Operation>> redundant : decisions.redundant(importances).entrySet()) {
            // A block inside a branch that has just gone is gone, too.
            if (form.importances(changed).containsKey(redundant.getKey())) {
                changed = form.cut(changed, redundant.getKey(), redundant.getValue());
                cuts.put(redundant.getKey(), new Adjustment.Cut(redundant.getValue(), importances.get(redundant.getKey())));
            }
        }
        Optional<String> grown = decisions.chosen(scores, form.candidates(changed.spec()).keySet());
        if (grown.isPresent()) {
            changed = form.grow(changed, grown.get(), batches, images, drawn);
        }
        DType dtype = now.model().values().stream().map(StoredTensor::dtype).filter(DType::isFloatingPoint).findFirst().orElseThrow();
        Standing rounded = in(changed, dtype);
        double difference = verified(exact, changed, images, epochs);
        double rounding = difference(exact, in(rounded, DType.FLOAT64), images);
        watchAnew(rounded.spec());
        form.begins(rounded);
        var adjustment = new Adjustment(epochs, cuts, grown, form.augmentation(spec), scores, size(rounded.spec(), images), difference, rounding, (System.nanoTime() - start) / 1e9);
        history.add(adjustment);
        return new Change(rounded, adjustment.lines());
    }

    private static Standing in(Standing standing, DType dtype) {
        return new Standing(standing.spec(), Network.converted(standing.model(), dtype), standing.optimizer(), Network.converted(standing.ema(), dtype));
    }

    private static Adjustment.Size size(ModelSpec spec, IntFunction<Tensor> images) {
        try (var scope = Scope.open()) {
            long[] shape = images.apply(0).shape();
            return Adjustment.Size.of(spec, (int) shape[1], (int) shape[2], (int) shape[3]);
        }
    }

    /** Returns by how much outputs differ; more than rounding in float64 is a fault that must not go on training. */
    private static double verified(Standing before, Standing after, IntFunction<Tensor> images, int epochs) {
        double difference = difference(before, after, images);
        if (!(difference <= TOLERANCE)) {
            throw new ReptorchException("the adjustment behind epoch " + epochs + " changed what the network computes by " + difference
                    + " of its largest output, more than " + TOLERANCE + "; are there huge numbers in it? Lower the learning rate, or resume with other settings");
        }
        return difference;
    }

    /** Returns the larger of the differences of the networks and, where there is an average, of the averages. */
    private static double difference(Standing before, Standing after, IntFunction<Tensor> images) {
        double own = difference(new Network(before.spec(), before.model()), new Network(after.spec(), after.model()), images);
        return before.ema().isEmpty() ? own
                : Math.max(own, difference(new Network(before.spec(), before.ema()), new Network(after.spec(), after.ema()), images));
    }

    private static double difference(Network before, Network after, IntFunction<Tensor> images) {
        try (var scope = Scope.open(); var noGrad = NoGrad.open(); Model first = before.build(DType.FLOAT64).eval();
                Model second = after.build(DType.FLOAT64).eval(); Model folded = Deployment.deploy(second)) {
            Tensor batch = images.apply(0).to(DType.FLOAT64);
            Tensor some = batch.narrow(0, 0, Math.min(COMPARED, batch.size(0)));
            Tensor expected = first.forward(some);
            double unit = expected.abs().amax().item();
            return Math.max(second.forward(some).sub(expected).abs().amax().item(), folded.forward(some).sub(expected).abs().amax().item()) / unit;
        }
    }

    @Override
    public Optimizer optimizer(Model model) {
        return form.optimizer(model);
    }

    // ------------------------------------------------------------------------------------------ in checkpoints

    @Override
    public Map<String, StoredTensor> state() {
        var state = new LinkedHashMap<>(saliency.state());
        state.putAll(form.state());
        return state;
    }

    @Override
    public Map<String, String> notes() {
        var notes = new LinkedHashMap<>(structure());
        notes.put(HISTORY, Adjustment.text(history));
        return notes;
    }

    /** Returns what was done in the run of a checkpoint with these notes; nothing where it is of a run in which nothing grows. */
    public static List<Adjustment> history(Map<String, String> notes) {
        return Adjustment.parse(notes.getOrDefault(HISTORY, ""));
    }

    @Override
    public Optional<ModelSpec> restore(Checkpoint from) {
        String done = from.notes().get(HISTORY);
        if (done == null) {
            throw new ReptorchException("the checkpoint has no history of growth, its metadata no " + HISTORY + "; resume with the method that it was made by");
        }
        history.clear();
        history.addAll(Adjustment.parse(done));
        watchAnew(form.restore(history.isEmpty() ? new Augmentation(Map.of()) : history.getLast().after(), from.evolution()));
        saliency.load(from.evolution());
        return history.isEmpty() ? Optional.empty() : Optional.of(spec);
    }

    @Override
    public void close() {
        saliency.close();
    }
}
