package org.reptorch.samples;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import org.reptorch.data.GeneratedImages;
import org.reptorch.data.ImageData;
import org.reptorch.data.Normalization;
import org.reptorch.data.Splits;
import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.repopt.Prior;
import org.reptorch.repopt.RepOptimizer;
import org.reptorch.repopt.RuleOfInitialization;
import org.reptorch.repopt.Scales;
import org.reptorch.repopt.UpdatePlan;
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
 */
record Training(RunRecipe recipe, Splits data, Normalization normalization, Progress progress) {

    /** The metadata of a checkpoint under which the recipe stands. */
    static final String RECIPE = "reptorch.recipe";

    private static final String CLASSES = "reptorch.classes";

    /** What a run leaves: a trained model, which the caller closes, and how it went. */
    record Trained(Model model, Trainer.Result result, String optimizer) implements AutoCloseable {

        History history() {
            return result.history();
        }

        @Override
        public void close() {
            model.close();
        }
    }

    /** Opens the recipe's data, saying on stderr what is done. */
    static Training open(RunRecipe recipe, Progress progress) {
        Splits data = recipe.data().equals("generated") ? GeneratedImages.of(10, 500, 100, 32, 0) : ImageData.open(Path.of(recipe.data()), System.err::println);
        return new Training(recipe, data, recipe.normalization().orElseGet(() -> Normalization.of(data.train())), progress);
    }

    /** Returns the network as a method trains it, for the data's classes. */
    ModelSpec spec(Method method) {
        return recipe.spec(method, data.train().classes().size());
    }

    /**
     * Trains.
     *
     * @param scales for the method repopt
     * @param folder where checkpoints are kept, or nothing
     * @param resume whether to go on from the last one there
     * @param stop   asked behind every step whether to end the run there
     */
    Trained run(Optional<Scales> scales, Optional<Path> folder, boolean resume, BooleanSupplier stop) {
        Optional<Checkpoint> before = resume ? Optional.of(last(folder.orElseThrow())) : Optional.empty();
        Model model = Model.build(spec(recipe.method()), Device.CPU, DType.FLOAT32, recipe.seed());
        try (Optimizer optimizer = optimizer(model, scales, before.isEmpty())) {
            var trainer = new Trainer(recipe.title(), model, optimizer, recipe.training(), data, normalization, progress);
            CheckpointPolicy policy = recipe.policy(folder).notes(Map.of(RECIPE, recipe.json(), CLASSES, String.join("\n", data.train().classes())));
            Trainer.Result result = before.isEmpty() ? trainer.run(policy, stop) : trainer.resume(before.get(), policy, stop);
            return new Trained(model, result, optimizer.describe());
        } catch (RuntimeException | Error e) {
            model.close();
            throw e;
        }
    }

    /** Trains without checkpoints. */
    Trained run(Optional<Scales> scales) {
        return run(scales, Optional.empty(), false, Trainer.NEVER);
    }

    private Checkpoint last(Path folder) {
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
            case SGD, REPVGG, HS -> training.optimizer(model);
            case REPOPT -> {
                Scales searched = scales.orElseThrow(() -> new ReptorchException("method repopt needs the searched scales: scales=FILE"));
                if (fresh) {
                    RuleOfInitialization.apply(searched, model);
                }
                yield new RepOptimizer(UpdatePlan.of(recipe.sgd(), model, training.weightDecay(), searched), model);
            }
        };
    }

    /** Returns the scales that the recipe names, if it is one that needs them. */
    Optional<Scales> scales() {
        if (recipe.method() != Method.REPOPT) {
            return Optional.empty();
        }
        if (recipe.scales() == null) {
            throw new ReptorchException("method repopt needs the searched scales: scales=FILE, made by ./reptorch search or published");
        }
        Path file = Path.of(recipe.scales());
        if (!Files.isRegularFile(file)) {
            throw new ReptorchException("there is no scales file " + file + "; make one with ./reptorch search");
        }
        return Optional.of(Scales.read(Prior.REPOPT_VGG, spec(Method.REPOPT), file));
    }
}
