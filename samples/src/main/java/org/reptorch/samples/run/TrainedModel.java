package org.reptorch.samples.run;

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
import org.reptorch.samples.recipe.RunRecipe;
import org.reptorch.torch.DType;
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
public record TrainedModel(Training training, Model model, Map<String, String> structure) implements AutoCloseable {

    /** Reads the model with a recipe that has the network of its run. */
    static TrainedModel of(Path file, SafetensorsFile read, RunRecipe recipe) {
        Training training = Training.open(recipe, Progress.NONE);
        ModelSpec trained = recipe.network().spec(file.toString(), read.metadata(), training.data().train().classes().size());
        boolean deployed = read.metadata().containsKey(DeployedFile.DEPLOYED);
        var structure = new HashMap<>(read.metadata());
        structure.keySet().retainAll(List.of(Augmentation.NOTE, DeployedFile.DEPLOYED));
        return new TrainedModel(training, Model.of(deployed ? Deployment.deploy(trained) : trained, DType.FLOAT32, Checkpoint.modelIn(read)).eval(), structure);
    }

    /** Returns training images of the run, prepared as test images are, in batches; drawn by the seed. */
    public CalibrationData calibration(int images, int batch, long seed) {
        Loader loader = Loader.of(training.data().train(), training.normalization()).shuffle(true).seed(seed).transform(training.recipe().training().testTransforms())
                .batchSize(Math.min(batch, training.data().train().size()));
        return CalibrationData.of(loader, Math.ceilDiv(images, batch));
    }

    /** Evaluates what the model became on the run's test images. */
    public Evaluation evaluate(Engine engine) {
        return Evaluation.of(engine::predict, DType.FLOAT32, training.data().test(), training.normalization(), training.recipe().training().testTransforms());
    }

    /** Returns what stands beside a quantized model that this becomes: how images are prepared for it, and the run that it is of. */
    public Map<String, String> quantizedNotes() {
        Map<String, String> notes = training.preparation().notes();
        notes.put(Training.RECIPE, training.recipe().json());
        notes.putAll(structure);
        return notes;
    }

    /** Closes this and returns the model with its blocks of several branches folded, as it is deployed. */
    public TrainedModel folded() {
        try (model) {
            return new TrainedModel(training, Deployment.deploy(model, Deployment.Extent.BLOCKS), structure);
        }
    }

    @Override
    public void close() {
        model.close();
    }
}
