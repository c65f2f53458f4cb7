package org.reptorch.train;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

import org.reptorch.data.Batch;
import org.reptorch.data.Epoch;
import org.reptorch.data.ImageSize;
import org.reptorch.data.Loader;
import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.torch.Device;
import org.reptorch.torch.MemoryFormat;
import org.reptorch.torch.NoGrad;
import org.reptorch.torch.Ops;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.Torch;
import org.reptorch.torch.io.StoredTensor;

/** A {@link Trainer} at work: where the run stands, and the way from step to step. */
final class TrainingLoop implements AutoCloseable {

    /** The note of a checkpoint that says what it was trained on. */
    private static final String DATA = "reptorch.data";
    /** The note of a checkpoint that names the images that could not be read. */
    private static final String UNREADABLE = "reptorch.unreadable";
    private static final String CPU = "cpu";

    private final Trainer trainer;
    private final Recipe recipe;
    private final CheckpointPolicy policy;
    private final BooleanSupplier stop;
    private final Loader loader;
    private final int steps;
    private final LearningRate rates;
    private Model model;
    private Optimizer optimizer;
    private TrainingStep step;
    /** Null where the recipe wants no average. */
    private Ema ema;
    private History history = History.NONE;
    private int epoch;
    private int done;
    private double lossSum;
    private final Set<String> unreadable = new TreeSet<>();

    TrainingLoop(Trainer trainer, CheckpointPolicy policy, BooleanSupplier stop) {
        this.trainer = trainer;
        this.model = trainer.model();
        this.optimizer = trainer.optimizer();
        this.recipe = trainer.recipe();
        this.policy = policy;
        this.stop = stop;
        if (recipe.step().channelsLast()) {
            model.to(MemoryFormat.CHANNELS_LAST); // as the images: else every step copies kernels and turns gradients round
        }
        step = new TrainingStep(model, optimizer, recipe.step());
        // Half of the cores: the others compute the step, and on small machines decoding must not starve it.
        loader = recipe.loader(trainer.data().train(), trainer.normalization()).threads(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
        steps = loader.batches() / recipe.step().accumulation();
        verifySizes();
        if (steps == 0) {
            throw new ReptorchException(trainer.name() + ": " + loader.images().size() + " images do not fill " + recipe.step().accumulation() + " batch"
                    + (recipe.step().accumulation() == 1 ? "" : "es") + " of " + recipe.batch() + "; choose a smaller batch or accumulation");
        }
        rates = recipe.rates(steps);
        ema = recipe.emaDecay() == 0 ? null : new Ema(recipe.emaDecay(), model);
    }

    /** Images that differ in size, or that the model does not fit, are found before the first epoch and not behind it. */
    private void verifySizes() {
        for (Loader each : List.of(loader, Evaluation.loader(trainer.data().test(), trainer.normalization(), recipe.testTransforms()))) {
            ImageSize size = each.size();
            try {
                model.spec().table(each.images().channels(), size.height(), size.width());
            } catch (IllegalArgumentException e) {
                throw new ReptorchException(each.images().name() + ": images of " + size + " do not fit the network: " + e.getMessage()
                        + "; resize or crop them to the size that it wants", e);
            }
        }
    }

    void restore(Checkpoint from) {
        String other = from.notes().getOrDefault(DATA, dataNote());
        if (!other.equals(dataNote())) {
            throw new ReptorchException(trainer.name() + ": the checkpoint was trained on " + other + ", this is " + dataNote() + "; resume on the same data");
        }
        if (ema != null && from.ema().isEmpty()) {
            throw new ReptorchException(trainer.name() + ": the recipe averages weights, the checkpoint has no average; resume with the recipe that it was made by");
        }
        if (from.position().steps() > steps) {
            throw new ReptorchException(trainer.name() + ": the checkpoint stands at step " + from.position().steps() + " of its epoch, and one has " + steps
                    + " here; resume with the batch and accumulation that it was made by");
        }
        Optional<ModelSpec> changed = trainer.evolution().restore(from);
        if (changed.isPresent()) {
            become(new Evolution.Standing(changed.get(), from.model(), from.optimizer(), from.ema()));
        } else {
            model.load(from.model());
            optimizer.load(from.optimizer());
            if (ema != null) {
                ema.load(from.ema());
            }
        }
        StoredTensor generator = from.random().get(CPU);
        if (generator != null) {
            try (var scope = Scope.open()) {
                Torch.setRngState(Tensor.of(generator));
            }
        }
        from.notes().getOrDefault(UNREADABLE, "").lines().forEach(unreadable::add);
        history = from.history();
        epoch = from.position().epoch();
        done = from.position().steps();
        lossSum = from.position().loss();
    }

    private String dataNote() {
        return trainer.data().train().name() + ", " + trainer.data().train().size() + " images";
    }

    Trainer.Result run() {
        trainer.progress().runBegins(trainer.name(), recipe, number());
        skip(0, trainer.data().train().unreadable());
        skip(0, trainer.data().test().unreadable());
        Trainer.Ending ending = go();
        Model trained = model;
        model = trainer.model();
        var result = new Trainer.Result(trained, history, ending, position(), ema == null ? Map.of() : ema.state(), policy.folder().map(CheckpointPolicy::last),
                List.copyOf(unreadable));
        trainer.progress().runEnds(trainer.name(), result);
        return result;
    }

    /** Tells of unreadable images that were not told of before. */
    private void skip(long step, List<String> images) {
        List<String> told = images.stream().filter(unreadable::add).toList();
        if (!told.isEmpty()) {
            trainer.progress().skips(trainer.name(), step, told);
        }
    }

    private Trainer.Ending go() {
        while (epoch < recipe.epochs()) {
            if (isNoLongerBetter()) {
                return Trainer.Ending.NO_LONGER_BETTER;
            }
            if (!epoch()) {
                return Trainer.Ending.STOPPED;
            }
            boolean last = epoch == recipe.epochs();
            if (!last && !isNoLongerBetter() && trainer.evolution().isDue(epoch)) {
                evolve();
            }
            save(true, last);
            if (!last && stop.getAsBoolean()) {
                return Trainer.Ending.STOPPED;
            }
        }
        return Trainer.Ending.FINISHED;
    }

    private boolean isNoLongerBetter() {
        return recipe.patience() > 0 && history.epochsSinceBest() >= recipe.patience();
    }

    /** Opens the epoch's batches by number; what cannot be read is told of as the step's. */
    private TrainingImages images(long step) {
        return new TrainingImages(loader, epoch, model.dtype(), recipe.step().channelsLast(), unreadable -> skip(step, unreadable));
    }

    // ------------------------------------------------------------------------------------------ what trains changes

    /** Comes before the epoch's checkpoint: a run that is killed in here goes on from the one before and does the same again. */
    private void evolve() {
        try (var images = images(number())) {
            var now = new Evolution.Standing(model.spec(), model.stateDict(), optimizer.state(), ema == null ? Map.of() : ema.state());
            Evolution.Change change = trainer.evolution().adjust(epoch, now, loader.batches(), images);
            become(change.after());
            trainer.progress().evolves(trainer.name(), epoch, change.lines());
        }
    }

    /** Builds what trains from values; on both ways, of a run that goes on and of one that was resumed, so that both lie alike in memory. */
    private void become(Evolution.Standing standing) {
        Model next = Model.of(standing.spec(), model.device(), model.dtype(), standing.model());
        Optimizer nextOptimizer = null;
        try {
            if (recipe.step().channelsLast()) {
                next.to(MemoryFormat.CHANNELS_LAST);
            }
            nextOptimizer = trainer.evolution().optimizer(next);
            nextOptimizer.load(standing.optimizer());
            Ema nextEma = ema == null ? null : new Ema(recipe.emaDecay(), next, standing.ema());
            var nextStep = new TrainingStep(next, nextOptimizer, recipe.step());
            close();
            model = next;
            optimizer = nextOptimizer;
            step = nextStep;
            ema = nextEma;
        } catch (RuntimeException e) {
            if (nextOptimizer != null) {
                nextOptimizer.close();
            }
            next.close();
            throw e;
        }
    }

    // ------------------------------------------------------------------------------------------ from step to step

    /** Trains what is left of the epoch and evaluates; returns false where the run was stopped within it. */
    private boolean epoch() {
        trainer.progress().epochBegins(trainer.name(), epoch, recipe.epochs(), steps);
        model.train();
        var pace = new Pace();
        if (done < steps) {
            try (Epoch batches = loader.epoch(epoch, done * recipe.step().accumulation())) {
                while (done < steps) {
                    step(batches, pace);
                    boolean stopped = stop.getAsBoolean();
                    if (stopped || done < steps && policy.isDue(number())) {
                        save(false, stopped);
                    }
                    if (stopped) {
                        return false;
                    }
                }
                pace.waited = batches.secondsWaiting();
            }
        }
        pace.end();
        measureNorms();
        Evaluation plain = evaluation(model);
        double averaged = ema == null ? Double.NaN : evaluation(ema.model()).top1();
        var result = new History.EpochResult(epoch, lossSum / steps, plain.top1(), rates.at(number() - 1), pace.seconds, pace.imagesPerSecond(), pace.waited,
                pace.megabytes, plain.top5(), plain.loss(), averaged, pace.data);
        history = history.with(result);
        epoch++;
        done = 0;
        lossSum = 0;
        trainer.progress().epochEnds(trainer.name(), result);
        return true;
    }

    /** Comes before the evaluation, which like every checkpoint of a finished epoch is of these statistics. */
    private void measureNorms() {
        if (recipe.normBatches() > 0) {
            try (var images = images(number() - 1)) {
                PreciseBatchNorm.measure(model, Math.min(recipe.normBatches(), loader.batches()), images);
            }
        }
    }

    private Evaluation evaluation(Model evaluated) {
        Evaluation evaluation = Evaluation.of(evaluated, trainer.data().test(), trainer.normalization(), recipe.testTransforms());
        skip(number() - 1, evaluation.unreadable());
        return evaluation;
    }

    private void step(Epoch batches, Pace pace) {
        double rate = rates.at(number());
        double loss = 0;
        for (int i = 0; i < recipe.step().accumulation(); i++) {
            Batch batch = batches.next();
            skip(number(), batch.unreadable());
            // Not in the first step, which also allocates what stays: momentum, libtorch's own caches. Of other devices' memory nothing is known.
            boolean measured = pace.steps == 1 && i == 0 && model.device().equals(Device.CPU);
            long before = measured ? Torch.memory().bytes() : 0;
            loss += step.accumulate(() -> {
                Tensor value = trainer.objective().loss(model, Batches.images(batch, model.device(), model.dtype(), recipe.step().channelsLast()),
                        Batches.targets(batch, model.device(), model.dtype()), recipe.step().labelSmoothing());
                pace.megabytes = measured ? (Torch.memory().bytes() - before) / 1e6 : pace.megabytes;
                return value;
            }, this::watch);
            if (!Double.isFinite(loss)) {
                model.zeroGrad();
                throw diverged("the loss is " + loss);
            }
        }
        loss /= recipe.step().accumulation();
        double norm = step.update(rate, () -> trainer.evolution().watch(model));
        if (ema != null) {
            ema.update(model);
        }
        lossSum += loss;
        pace.steps++;
        pace.data = batches.imagesPerSecond();
        pace.end();
        long left = (long) recipe.epochs() * steps - number() - 1;
        trainer.progress().stepEnds(new Progress.Step(trainer.name(), epoch, done, steps, number(), loss, rate, norm, pace.imagesPerSecond(), pace.data,
                left * pace.seconds / pace.steps));
        done++;
    }

    private void watch(Tensor loss) {
        if (trainer.evolution().wantsLoss()) {
            trainer.evolution().watch(model, loss);
        }
    }

    private ReptorchException diverged(String what) {
        String lastGood = policy.folder().filter(folder -> Files.exists(CheckpointPolicy.last(folder)))
                .map(folder -> "; the last good checkpoint is " + CheckpointPolicy.last(folder)).orElse("");
        return new ReptorchException(trainer.name() + ": " + what + " at epoch " + (epoch + 1) + ", step " + (done + 1) + "; lower the learning rate ("
                + recipe.schedule().learningRate() + ") or lengthen the warm-up" + lastGood);
    }

    private void save(boolean epochEnds, boolean must) {
        if (policy.folder().isEmpty()) {
            return;
        }
        verifyFinite();
        try (var scope = Scope.open()) {
            var random = Map.of(CPU, Torch.rngState().toStored());
            var notes = new HashMap<>(optimizer.notes());
            notes.putAll(trainer.evolution().notes());
            notes.put(DATA, dataNote());
            notes.put(UNREADABLE, String.join("\n", unreadable));
            policy.save(new Checkpoint(model.stateDict(), optimizer.state(), ema == null ? Map.of() : ema.state(), random, position(), history,
                    trainer.evolution().state(), notes), epochEnds);
        } catch (ReptorchException e) {
            String before = Files.exists(CheckpointPolicy.last(policy.folder().get())) ? "; the checkpoint before it is intact" : "";
            if (must) {
                throw new ReptorchException(e.getMessage() + before + (before.isEmpty() ? "" : ": resume from it"), e);
            }
            trainer.progress().warns(trainer.name(), e.getMessage() + before + ", the run goes on");
        }
    }

    /** A finite loss may have an update behind it that is not: what is no number must not replace a checkpoint that is good. */
    private void verifyFinite() {
        try (var scope = Scope.open(); var noGrad = NoGrad.open()) {
            var all = new ArrayList<>(model.parameters().values());
            model.buffers().values().stream().filter(buffer -> buffer.dtype().isFloatingPoint()).forEach(all::add);
            if (!Double.isFinite(Ops.stack(Ops.foreachNorm(all)).norm().item())) {
                throw diverged("a weight is no finite number");
            }
        }
    }

    private Checkpoint.Position position() {
        return new Checkpoint.Position(epoch, done, lossSum);
    }

    /** Returns how many updates the run has made. */
    private long number() {
        return (long) epoch * steps + done;
    }

    /** Closes what the loop made itself; the trainer's model and optimizer stay the caller's. */
    @Override
    public void close() {
        if (ema != null) {
            ema.close();
        }
        if (optimizer != trainer.optimizer()) {
            optimizer.close();
        }
        if (model != trainer.model()) {
            model.close();
        }
    }

    /** How fast this epoch goes, since it began or went on. */
    private final class Pace {

        private final long start = System.nanoTime();
        private int steps;
        private double seconds;
        private double waited;
        private double data;
        private double megabytes = Double.NaN;

        void end() {
            seconds = (System.nanoTime() - start) / 1e9;
        }

        double imagesPerSecond() {
            return steps == 0 ? 0 : (double) steps * recipe.batch() * recipe.step().accumulation() / seconds;
        }
    }
}
