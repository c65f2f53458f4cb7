package org.reptorch.samples;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.reptorch.data.Loader;
import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.quant.CalibrationData;
import org.reptorch.quant.Engine;
import org.reptorch.reparam.Augmentation;
import org.reptorch.reparam.Deployment;
import org.reptorch.torch.DType;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.io.SafetensorsFile;
import org.reptorch.train.Checkpoint;
import org.reptorch.train.Evaluation;
import org.reptorch.train.Progress;

/**
 * A model that {@code train} wrote, deployed or not, with the run that it is of.
 *
 * @param training  the run, its data opened
 * @param model     float32, in evaluation
 * @param structure what its file says of how it differs from the network that its run began with: blocks that grew, whether it was deployed
 */
record TrainedModel(Training training, Model model, Map<String, String> structure) implements AutoCloseable {

    /** Reads a model.safetensors or a checkpoint; the settings override those of its run. */
    static TrainedModel of(Path file, SafetensorsFile read, List<String> settings) {
        return of(file, read, recipeIn(file, read).set(settings));
    }

    /** Returns the recipe of the run that a file is of. */
    static RunRecipe recipeIn(Path file, SafetensorsFile read) {
        if (read.metadata().containsKey(QuantizedTraining.SETTING)) {
            throw new ReptorchException(file + " is a checkpoint of a training under quantization; give the file that quantize --qat wrote at its end, or go on with --resume");
        }
        String recipe = read.metadata().get(Training.RECIPE);
        if (recipe == null) {
            throw new ReptorchException(file + " does not say what it is of: its metadata has no " + Training.RECIPE + "; give a file that train wrote");
        }
        return RunRecipe.ofJson(file.toString(), recipe);
    }

    /** Reads the model with a recipe that has the network of its run. */
    static TrainedModel of(Path file, SafetensorsFile read, RunRecipe recipe) {
        Training training = Training.open(recipe, Progress.NONE);
        ModelSpec trained = recipe.spec(file.toString(), read.metadata(), training.data().train().classes().size());
        boolean deployed = read.metadata().containsKey(DeployCommand.DEPLOYED);
        var structure = new HashMap<>(read.metadata());
        structure.keySet().retainAll(List.of(Augmentation.NOTE, DeployCommand.DEPLOYED));
        return new TrainedModel(training, Model.of(deployed ? Deployment.deploy(trained) : trained, DType.FLOAT32, Checkpoint.modelIn(read)).eval(), structure);
    }

    /** Returns training images of the run, prepared as test images are, in batches; drawn by the seed. */
    CalibrationData calibration(int images, int batch, long seed) {
        Loader loader = Loader.of(training.data().train(), training.normalization()).shuffle(true).seed(seed).transform(training.recipe().training().testTransforms())
                .batchSize(Math.min(batch, training.data().train().size()));
        return CalibrationData.of(loader, Math.ceilDiv(images, batch));
    }

    /** Evaluates what the model became on the run's test images. */
    Evaluation evaluate(Engine engine) {
        return Evaluation.of(engine::predict, DType.FLOAT32, training.data().test(), training.normalization(), training.recipe().training().testTransforms());
    }

    /** Closes this and returns the model with its blocks of several branches folded, as it is deployed. */
    TrainedModel folded() {
        try (model) {
            return new TrainedModel(training, Deployment.deploy(model, Deployment.Extent.BLOCKS), structure);
        }
    }

    @Override
    public void close() {
        model.close();
    }
}
