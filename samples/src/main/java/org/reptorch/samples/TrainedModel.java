package org.reptorch.samples;

import java.nio.file.Path;
import java.util.List;

import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.reparam.Deployment;
import org.reptorch.torch.DType;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.io.Safetensors;
import org.reptorch.torch.io.SafetensorsFile;
import org.reptorch.train.Checkpoint;
import org.reptorch.train.Progress;

/**
 * A model that {@code train} wrote, deployed or not, with the run that it is of.
 *
 * @param training the run, its data opened
 * @param model    float32, in evaluation
 */
record TrainedModel(Training training, Model model) implements AutoCloseable {

    /** Reads a model.safetensors or a checkpoint; the settings override those of its run. */
    static TrainedModel read(Path file, List<String> settings) {
        return of(file, Safetensors.read(file), settings);
    }

    static TrainedModel of(Path file, SafetensorsFile read, List<String> settings) {
        String recipe = read.metadata().get(Training.RECIPE);
        if (recipe == null) {
            throw new ReptorchException(file + " does not say what it is of: its metadata has no " + Training.RECIPE + "; give a file that train wrote");
        }
        Training training = Training.open(RunRecipe.ofJson(file.toString(), recipe).set(settings), Progress.NONE);
        ModelSpec trained = training.recipe().spec(file.toString(), read.metadata(), training.data().train().classes().size());
        ModelSpec spec = read.metadata().containsKey(DeployCommand.DEPLOYED) ? Deployment.deploy(trained) : trained;
        return new TrainedModel(training, Model.of(spec, DType.FLOAT32, Checkpoint.modelIn(read)).eval());
    }

    /** Closes this and returns the model with its blocks of several branches folded, as it is deployed. */
    TrainedModel folded() {
        try (model) {
            return new TrainedModel(training, Deployment.deploy(model, Deployment.Extent.BLOCKS));
        }
    }

    @Override
    public void close() {
        model.close();
    }
}
