package org.reptorch.samples.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.reptorch.nn.Layer;
import org.reptorch.nn.ModelSpec;
import org.reptorch.reparam.Account;
import org.reptorch.reparam.Adjustment;
import org.reptorch.reparam.Augmentation;
import org.reptorch.reparam.DyRepRun;
import org.reptorch.reparam.GradientForm;
import org.reptorch.repopt.RepOptimizer;
import org.reptorch.repopt.Scales;
import org.reptorch.samples.recipe.Method;
import org.reptorch.samples.recipe.RunRecipe;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.io.Safetensors;
import org.reptorch.torch.io.SafetensorsFile;
import org.reptorch.torch.io.StoredTensor;
import org.reptorch.train.Checkpoint;
import org.reptorch.train.CheckpointPolicy;
import org.reptorch.train.History;

/**
 * What the folder of a run says of it, finished or not: of its checkpoint, or else its model, and of {@code metrics.jsonl}. No data is opened.
 *
 * @param folder    of the run
 * @param metrics   step by step
 * @param notes     the metadata of its checkpoint or model; empty where there is neither
 * @param model     the numbers of its network as they last were; empty where there are none yet
 * @param optimizer the optimizer's state; empty where there is no checkpoint
 * @param evolution what an evolution remembers; empty where there is none
 * @param history   the epochs that are done
 * @param position  where it stands; nothing where there is no checkpoint
 */
record RecordedRun(Path folder, RunMetrics metrics, Map<String, String> notes, Map<String, StoredTensor> model, Map<String, StoredTensor> optimizer,
        Map<String, StoredTensor> evolution, History history, Optional<Checkpoint.Position> position) {

    /** The files of which there must be one. */
    private static final String METRICS = "metrics.jsonl";
    private static final String MODEL = "model.safetensors";

    /** The shape of an image as the training has it. */
    record ImageShape(int channels, int height, int width) {

        static ImageShape parse(String text) {
            int[] sizes = Arrays.stream(text.split("x")).mapToInt(Integer::parseInt).toArray();
            return new ImageShape(sizes[0], sizes[1], sizes[2]);
        }

        @Override
        public String toString() {
            return channels + "x" + height + "x" + width;
        }
    }

    /**
     * Reads a folder.
     *
     * @throws ReptorchException where it is none, or none of a run
     */
    static RecordedRun read(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new ReptorchException("there is no folder " + folder + "; name the folder that train, search or quantize --qat wrote to");
        }
        Path checkpoint = CheckpointPolicy.last(folder);
        Path model = folder.resolve(MODEL);
        Path metricsFile = folder.resolve(METRICS);
        RunMetrics metrics = RunMetrics.read(metricsFile);
        if (Files.isRegularFile(checkpoint)) {
            Checkpoint read = Checkpoint.read(checkpoint);
            // The metrics of an epoch are written before its checkpoint: a run that was killed between the two has more of them.
            History history = metrics.history().epochs().size() > read.history().epochs().size() ? metrics.history() : read.history();
            return new RecordedRun(folder, metrics, read.notes(), read.model(), read.optimizer(), read.evolution(), history, Optional.of(read.position()));
        }
        if (Files.isRegularFile(model)) {
            SafetensorsFile read = Safetensors.read(model);
            return new RecordedRun(folder, metrics, read.metadata(), Checkpoint.modelIn(read), Map.of(), Map.of(), metrics.history(), Optional.empty());
        }
        if (!Files.isRegularFile(metricsFile)) {
            throw new ReptorchException(folder + " is no folder of a run: it has no " + checkpoint.getFileName() + ", no " + MODEL + " and no " + METRICS
                    + "; name one that train, search or quantize --qat wrote to");
        }
        return new RecordedRun(folder, metrics, Map.of(), Map.of(), Map.of(), Map.of(), metrics.history(), Optional.empty());
    }

    /** Returns the recipe; nothing where there is no checkpoint and no model yet. */
    Optional<RunRecipe> recipe() {
        return Optional.ofNullable(notes.get(Training.RECIPE)).map(json -> RunRecipe.ofJson(folder.toString(), json));
    }

    /** Returns how numbers are rounded, in words, where it is a training under quantization. */
    Optional<String> quantization() {
        return Optional.ofNullable(notes.get(QuantizedTraining.SETTING));
    }

    /** Returns what people call the run. */
    String title() {
        return quantization().isPresent() ? "training under quantization" : recipe().map(RunRecipe::title).orElse("a run");
    }

    /** Tells whether all epochs are done, or as many as it took until nothing got better. */
    boolean isFinished() {
        return recipe().map(RunRecipe::training).filter(training -> history.epochs().size() >= training.epochs()
                || training.patience() > 0 && history.epochsSinceBest() >= training.patience()).isPresent();
    }

    /** Says how far it is. */
    String progress() {
        int done = history.epochs().size();
        String epochs = recipe().map(recipe -> done + " of " + recipe.epochs() + " epochs").orElse(done + " epochs");
        String where = position.filter(at -> !isFinished() && at.steps() > 0 && at.epoch() >= done).map(at -> ", the last checkpoint behind step " + at.steps() + " of the next").orElse("");
        return (isFinished() ? "Finished: " : "Not finished: ") + epochs + where + ".";
    }

    /** Returns the shape of an image; nothing where the files do not say it. */
    Optional<ImageShape> image() {
        return Optional.ofNullable(notes.get(Training.IMAGE)).map(ImageShape::parse);
    }

    /** Returns the network with its numbers; nothing where there are none yet, or where it is one that rounds. */
    Optional<StoredNetwork> network() {
        return model.isEmpty() || quantization().isPresent() ? Optional.empty() : recipe().map(recipe -> StoredNetwork.of(folder,
                classes -> recipe.network().spec(folder.toString(), notes, classes), model));
    }

    /** Returns what was grown and cut. */
    List<Adjustment> adjustments() {
        return DyRepRun.history(notes);
    }

    /** Returns the network as the run began. */
    Optional<ModelSpec> begun() {
        return network().map(now -> recipe().orElseThrow().network().spec(recipe().orElseThrow().method(), now.spec().classes()));
    }

    /** Returns what the network cost in each epoch; nothing where it is not known for which images. */
    Optional<Account> account() {
        return begun().flatMap(spec -> image().map(image -> new Account(Adjustment.Size.of(spec, image.channels(), image.height(), image.width()), adjustments(),
                history.epochs().size())));
    }

    /** Returns the scales of a hyper-search, or of a RepOptimizer. */
    Optional<Scales> scales() {
        if (network().isEmpty()) {
            return Optional.empty();
        }
        RunRecipe recipe = recipe().orElseThrow();
        int classes = network().get().spec().classes();
        return switch (recipe.method()) {
            case HS -> Optional.of(Scales.of(recipe.network().placement(), target(recipe, classes), folder.toString(), model));
            case REPOPT -> recipe.gradMults() && !optimizer.isEmpty()
                    ? Optional.of(Scales.of(recipe.network().placement(), target(recipe, classes), folder.toString(), RepOptimizer.scalesIn(optimizer))) : Optional.empty();
            case GRADIENT_DYREP -> {
                List<Adjustment> adjustments = adjustments();
                var form = (GradientForm) recipe.growth().form(begun().orElseThrow());
                form.restore(adjustments.isEmpty() ? new Augmentation(Map.of()) : adjustments.getLast().after(), evolution);
                yield form.prior().scales();
            }
            case SGD, REPVGG, DBB, DYREP_STATIC, DYREP -> Optional.empty();
        };
    }

    /** Returns the scales of a hyper-search after each epoch whose file is there. */
    List<Scales> scalesByEpoch() {
        var all = new ArrayList<Scales>();
        if (network().isPresent() && recipe().orElseThrow().method() == Method.HS) {
            RunRecipe recipe = recipe().get();
            for (int epoch = 0; Files.isRegularFile(EpochScales.file(folder, epoch)) && epoch < history.epochs().size(); epoch++) {
                all.add(Scales.read(recipe.network().placement(), target(recipe, network().get().spec().classes()), EpochScales.file(folder, epoch)));
            }
        }
        return all;
    }

    private static ModelSpec target(RunRecipe recipe, int classes) {
        return recipe.network().spec(Method.REPOPT, classes);
    }

    /** Returns the weights of convolutions and linear layers by path, as they train: of layers where the network is known, or else by their shapes. */
    Map<String, StoredTensor> weights() {
        var weights = new LinkedHashMap<String, StoredTensor>();
        Optional<StoredNetwork> network = network();
        model.forEach((name, tensor) -> {
            String path = name.endsWith(".weight") ? name.substring(0, name.length() - ".weight".length()) : "";
            boolean layer = network.map(known -> known.spec().layers().get(path) instanceof Layer.Conv2d || known.spec().layers().get(path) instanceof Layer.Linear)
                    .orElse(tensor.shape().length == 4 || tensor.shape().length == 2);
            if (!path.isEmpty() && layer) {
                weights.put(path, tensor);
            }
        });
        return weights;
    }
}
