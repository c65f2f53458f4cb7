package org.reptorch.samples;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import org.reptorch.data.GeneratedImages;
import org.reptorch.data.ImageData;
import org.reptorch.data.Normalization;
import org.reptorch.data.Splits;
import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.nn.RepOptVgg;
import org.reptorch.repopt.Prior;
import org.reptorch.repopt.RepOptimizer;
import org.reptorch.repopt.RuleOfInitialization;
import org.reptorch.repopt.Scales;
import org.reptorch.repopt.UpdatePlan;
import org.reptorch.torch.DType;
import org.reptorch.torch.Device;
import org.reptorch.torch.ReptorchException;
import org.reptorch.train.Checkpoint;
import org.reptorch.train.History;
import org.reptorch.train.Optimizer;
import org.reptorch.train.ParameterGroup;
import org.reptorch.train.Progress;
import org.reptorch.train.Sgd;
import org.reptorch.train.Trainer;

/**
 * One run of a recipe on open data: builds model and optimizer, trains, saves a checkpoint after every epoch.
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
    record Trained(Model model, History history, String optimizer) implements AutoCloseable {
        @Override
        public void close() {
            model.close();
        }
    }

    /** Opens the recipe's data, saying on stderr what is done. */
    static Training open(RunRecipe recipe, Progress progress) {
        Splits data = recipe.data().equals("generated") ? GeneratedImages.of(10, 500, 100, 32, 0) : ImageData.open(Path.of(recipe.data()), System.err::println);
        return new Training(recipe, data, Normalization.of(data.train()), progress);
    }

    /** Returns the network of the recipe's method for the data's classes. */
    ModelSpec spec(RepOptVgg.Mode mode) {
        return recipe.network().spec(mode, data.train().classes().size());
    }

    /**
     * Trains.
     *
     * @param scales     for the method repopt
     * @param checkpoint the file to write after every epoch, or nothing
     * @param resume     whether to go on from that file
     */
    Trained run(Optional<Scales> scales, Optional<Path> checkpoint, boolean resume) {
        Optional<Checkpoint> before = resume ? Optional.of(Checkpoint.read(checkpoint.orElseThrow())) : Optional.empty();
        before.ifPresent(saved -> verifySameRun(checkpoint.orElseThrow(), saved));
        Model model = Model.build(spec(recipe.method().mode()), Device.CPU, DType.FLOAT32, recipe.seed());
        try (Optimizer optimizer = optimizer(model, scales, before.isEmpty())) {
            before.ifPresent(saved -> {
                model.load(saved.model());
                optimizer.load(saved.optimizer());
            });
            var notes = Map.of(RECIPE, recipe.json(), CLASSES, String.join("\n", data.train().classes()));
            Trainer.Saver saver = checkpoint.<Trainer.Saver>map(file -> history -> Checkpoint.of(model, optimizer, history, notes).write(file))
                    .orElse(Trainer.Saver.NONE);
            History history = new Trainer(recipe.method().title(), model, optimizer, recipe.training(), data, normalization, progress)
                    .resume(before.map(Checkpoint::history).orElse(History.NONE), saver);
            return new Trained(model, history, optimizer.describe());
        } catch (RuntimeException | Error e) {
            model.close();
            throw e;
        }
    }

    private void verifySameRun(Path file, Checkpoint saved) {
        String other = saved.notes().get(RECIPE);
        if (!recipe.json().equals(other)) {
            throw new ReptorchException(file + " is of another run: its recipe differs from this one; resume with the same settings or choose another --out");
        }
    }

    private Optimizer optimizer(Model model, Optional<Scales> scales, boolean fresh) {
        var training = recipe.training();
        return switch (recipe.method()) {
            case SGD, REPVGG, HS -> new Sgd(training.rule(), ParameterGroup.of(model, training.weightDecay()));
            case REPOPT -> {
                Scales searched = scales.orElseThrow(() -> new ReptorchException("method repopt needs the searched scales: scales=FILE"));
                if (fresh) {
                    RuleOfInitialization.apply(searched, model);
                }
                yield new RepOptimizer(UpdatePlan.of(training.rule(), model, training.weightDecay(), searched), model);
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
        return Optional.of(Scales.read(Prior.REPOPT_VGG, spec(RepOptVgg.Mode.TARGET), file));
    }
}
