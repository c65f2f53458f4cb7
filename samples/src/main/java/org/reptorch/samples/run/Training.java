package org.reptorch.samples.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import org.reptorch.data.GeneratedImages;
import org.reptorch.data.ImageData;
import org.reptorch.data.ImagePreparation;
import org.reptorch.data.ImageSize;
import org.reptorch.data.Normalization;
import org.reptorch.data.Splits;
import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.reparam.Account;
import org.reptorch.reparam.Adjustment;
import org.reptorch.reparam.DyRepRun;
import org.reptorch.repopt.RepOptimizer;
import org.reptorch.repopt.RuleOfInitialization;
import org.reptorch.repopt.Scales;
import org.reptorch.repopt.UpdatePlan;
import org.reptorch.samples.recipe.Method;
import org.reptorch.samples.recipe.RunRecipe;
import org.reptorch.torch.DType;
import org.reptorch.torch.Device;
import org.reptorch.torch.ReptorchException;
import org.reptorch.train.Checkpoint;
import org.reptorch.train.CheckpointPolicy;
import org.reptorch.train.History;
import org.reptorch.train.Optimizer;
import org.reptorch.train.Progress;
import org.reptorch.train.Trainer;

/**
 * One run of a recipe on open data: builds model and optimizer, trains, keeps checkpoints.
 *
 * @param recipe        what to do
 * @param data          on what
 * @param normalization of the images
 * @param progress      hears how it goes
 * @param device        where; the recipe says nothing of it, and a run may go on on another
 */
public record Training(RunRecipe recipe, Splits data, Normalization normalization, Progress progress, Device device) {

    /** A run on the CPU. */
    public Training(RunRecipe recipe, Splits data, Normalization normalization, Progress progress) {
        this(recipe, data, normalization, progress, Device.CPU);
    }

    /** Returns this run on another device. */
    public Training on(Device device) {
        return new Training(recipe, data, normalization, progress, device);
    }

    /** The metadata of a checkpoint under which the recipe stands. */
    public static final String RECIPE = "reptorch.recipe";

    private static final String CLASSES = "reptorch.classes";

    /** The metadata of a checkpoint under which the shape of a training image stands, channels x height x width. */
    static final String IMAGE = "reptorch.image";

    /**
     * What a run leaves.
     *
     * @param model     trained; the caller closes it
     * @param result    how it went
     * @param optimizer in words
     * @param account   of what it cost
     * @param metadata  of a file with the model in it: of which run it is, and of which structure
     */
    public record Trained(Model model, Trainer.Result result, String optimizer, Account account, Map<String, String> metadata) implements AutoCloseable {

        /** Returns how it went, epoch by epoch. */
        public History history() {
            return result.history();
        }

        @Override
        public void close() {
            model.close();
        }
    }

    /** Opens the recipe's data, saying on stderr what is done. */
    public static Training open(RunRecipe recipe, Progress progress) {
        Splits whole = recipe.data().equals("generated") ? GeneratedImages.of(10, 500, 100, 32, 0) : ImageData.open(Path.of(recipe.data()), System.err::println);
        Splits data = SelectedClasses.of(whole, recipe.classes());
        return new Training(recipe, data, recipe.normalization().orElseGet(() -> Normalization.of(data.train())), progress);
    }

    /** Returns what the run prepares its test images by. */
    public ImagePreparation preparation() {
        return ImagePreparation.of(data.test(), normalization, recipe.training().testTransforms());
    }

    /** Returns the network as a method trains it, for the data's classes. */
    public ModelSpec spec(Method method) {
        return recipe.network().spec(method, data.train().classes().size());
    }

    /**
     * Trains.
     *
     * @param scales for the method repopt; a run that goes on takes those of its checkpoint
     * @param folder where checkpoints are kept, or nothing
     * @param resume whether to go on from the last one there
     * @param stop   asked behind every step whether to end the run there
     */
    public Trained run(Optional<Scales> scales, Optional<Path> folder, boolean resume, BooleanSupplier stop) {
        Optional<Checkpoint> before = resume ? Optional.of(last(folder.orElseThrow())) : Optional.empty();
        Model model = Model.build(spec(recipe.method()), device, DType.FLOAT32, recipe.seed());
        try (Optimizer optimizer = optimizer(model, before.isEmpty() ? scales : before.flatMap(this::scalesOf), before.isEmpty())) {
            Progress heard = recipe.method() == Method.HS && folder.isPresent()
                    ? Progress.all(progress, new EpochScales(folder.get(), () -> Scales.of(recipe.network().placement(), spec(Method.REPOPT), model))) : progress;
            return recipe.method().evolves() ? evolving(model, optimizer, heard, before, folder, stop)
                    : run(new Trainer(recipe.title(), model, optimizer, recipe.training(), data, normalization, heard), before, folder, stop);
        } catch (RuntimeException | Error e) {
            model.close();
            throw e;
        }
    }

    private Trained evolving(Model model, Optimizer optimizer, Progress heard, Optional<Checkpoint> before, Optional<Path> folder, BooleanSupplier stop) {
        try (var evolution = new DyRepRun(recipe.growth().decisions(), recipe.growth().form(model.spec()), model.spec(), recipe.seed())) {
            Progress all = folder.isEmpty() ? heard : Progress.all(heard, new AdjustmentFiles(folder.get(), evolution::history, model.spec(), size(model.spec())));
            Trained trained = run(new Trainer(recipe.title(), model, optimizer, recipe.training(), data, normalization, all).with(evolution), before, folder, stop);
            var metadata = new LinkedHashMap<>(trained.metadata());
            metadata.putAll(evolution.structure());
            var account = new Account(trained.account().start(), evolution.history(), trained.account().epochs());
            return new Trained(trained.model(), trained.result(), trained.optimizer(), account, metadata);
        }
    }

    private Trained run(Trainer trainer, Optional<Checkpoint> before, Optional<Path> folder, BooleanSupplier stop) {
        Model model = trainer.model();
        ModelSpec begun = model.spec();
        CheckpointPolicy policy = recipe.policy(folder).notes(notes());
        Trainer.Result result = before.isEmpty() ? trainer.run(policy, stop) : trainer.resume(before.get(), policy, stop);
        if (result.model() != model) {
            model.close();
        }
        return new Trained(result.model(), result, trainer.optimizer().describe(), new Account(size(begun), List.of(), result.history().epochs().size()),
                Map.of(RECIPE, recipe.json()));
    }

    /** Returns what a network costs for an image as the training has them. */
    private Adjustment.Size size(ModelSpec spec) {
        ImageSize size = recipe.training().loader(data.train(), normalization).size();
        return Adjustment.Size.of(spec, data.train().channels(), size.height(), size.width());
    }

    /** Returns what a checkpoint of this run says of it. */
    Map<String, String> notes() {
        ImageSize size = recipe.training().loader(data.train(), normalization).size();
        return Map.of(RECIPE, recipe.json(), CLASSES, String.join("\n", data.train().classes()), IMAGE, data.train().channels() + "x" + size.height() + "x" + size.width());
    }

    /** Trains without checkpoints. */
    public Trained run(Optional<Scales> scales) {
        return run(scales, Optional.empty(), false, Trainer.NEVER);
    }

    /** Reads the last checkpoint of a folder, which must be of this recipe. */
    Checkpoint last(Path folder) {
        Path file = CheckpointPolicy.last(folder);
        if (!Files.isRegularFile(file)) {
            throw new ReptorchException("there is no checkpoint " + file + " to go on from; leave --resume out, or name the run's folder with --out");
        }
        Checkpoint saved = Checkpoint.read(file);
        String other = saved.notes().get(RECIPE);
        if (other == null) {
            throw new ReptorchException(file + " does not say which recipe it is of: its metadata has no " + RECIPE + "; choose another --out");
        }
        List<String> differences = RunRecipe.ofJson(file.toString(), other).differencesTo(recipe);
        if (!differences.isEmpty()) {
            throw new ReptorchException(file + " is of another run: there " + String.join("; ", differences)
                    + "; resume with the same settings or choose another --out");
        }
        return saved;
    }

    private Optimizer optimizer(Model model, Optional<Scales> scales, boolean fresh) {
        var training = recipe.training();
        return switch (recipe.method()) {
            case SGD, REPVGG, DBB, DYREP_STATIC, DYREP, HS -> training.optimizer(model);
            case GRADIENT_DYREP -> recipe.growth().form(model.spec()).optimizer(model);
            case REPOPT -> {
                if (fresh && recipe.reinitialize()) {
                    RuleOfInitialization.apply(known(scales), model);
                }
                yield new RepOptimizer(UpdatePlan.of(training.rule(), recipe.adamForm(), training.groups(model),
                        recipe.gradMults() ? Optional.of(known(scales)) : Optional.empty()), model);
            }
        };
    }

    private static Scales known(Optional<Scales> scales) {
        return scales.orElseThrow(() -> new ReptorchException("method repopt needs the searched scales: scales=FILE"));
    }

    /** Returns the scales that a run was made under: its checkpoint has them, so that it goes on without their file, and never starts anew. */
    private Optional<Scales> scalesOf(Checkpoint checkpoint) {
        return recipe.method() == Method.REPOPT && recipe.gradMults()
                ? Optional.of(Scales.of(recipe.network().placement(), spec(Method.REPOPT), "the checkpoint", RepOptimizer.scalesIn(checkpoint.optimizer()))) : Optional.empty();
    }

    /** Returns the scales that the recipe names, as it wants them, if it is one that needs them. */
    public Optional<Scales> scales() {
        return scales(Optional.ofNullable(recipe.scales()).map(Path::of));
    }

    /** Returns the scales for the method repopt, as the recipe wants them, from a file of searched ones where it takes those. */
    public Optional<Scales> scales(Optional<Path> file) {
        if (recipe.method() != Method.REPOPT) {
            return Optional.empty();
        }
        return Optional.of(switch (recipe.scaling()) {
            case SEARCHED -> searched(file);
            case AVERAGED -> searched(file).averaged();
            case INITIAL -> initial();
            case ONES -> initial().ones();
        });
    }

    /** Returns the scales that a hyper-search of this network starts from. */
    Scales initial() {
        return Scales.initial(recipe.network().placement(), spec(Method.REPOPT), spec(Method.HS));
    }

    private Scales searched(Optional<Path> named) {
        Path file = named.orElseThrow(() -> new ReptorchException("method repopt needs the searched scales: scales=FILE, made by ./reptorch search or published"));
        if (!Files.isRegularFile(file)) {
            throw new ReptorchException("there is no scales file " + file + "; make one with ./reptorch search");
        }
        return Scales.read(recipe.network().placement(), spec(Method.REPOPT), file);
    }
}
