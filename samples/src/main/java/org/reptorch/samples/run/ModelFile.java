package org.reptorch.samples.run;

import java.nio.file.Path;
import java.util.List;

import org.reptorch.data.ImagePreparation;
import org.reptorch.nn.ModelSpec;
import org.reptorch.quant.QuantizedModel;
import org.reptorch.reparam.Deployment;
import org.reptorch.samples.recipe.RunRecipe;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.io.Safetensors;
import org.reptorch.torch.io.SafetensorsFile;

/** A file with a model of a run, and what it says of that run. */
public sealed interface ModelFile {

    /** Reads a file that {@code quantize} wrote, or one that {@code train} or {@code deploy} did. */
    static ModelFile read(Path file) {
        SafetensorsFile read = Safetensors.read(file);
        return read.metadata().containsKey(QuantizedModel.FORMAT) ? Quantized.read(file) : new Trained(file, read);
    }

    /** Returns the recipe of the run; ReptorchException where the file does not have it. */
    RunRecipe recipe();

    /**
     * A model in INT8.
     *
     * @param file  for messages
     * @param model as it was read
     */
    record Quantized(Path file, QuantizedModel model) implements ModelFile {

        /** Reads a file that {@code quantize} wrote; any other is refused. */
        public static Quantized read(Path file) {
            return new Quantized(file, QuantizedModel.read(file));
        }

        @Override
        public RunRecipe recipe() {
            String recipe = model.notes().get(Training.RECIPE);
            if (recipe == null) {
                throw new ReptorchException(file + " does not say which run it is of; quantize the model again with ./reptorch quantize");
            }
            return RunRecipe.ofJson(file.toString(), recipe);
        }

        /** Returns how images are prepared for it. */
        public ImagePreparation preparation() {
            return ImagePreparation.of(file.toString(), model.notes());
        }

        /** Returns the network as it was quantized, its blocks folded. */
        public ModelSpec network() {
            ModelSpec spec = recipe().network().spec(file.toString(), model.notes(), model.graph().classes());
            return Deployment.deploy(spec, model.notes().containsKey(DeployedFile.DEPLOYED) ? Deployment.Extent.ALL : Deployment.Extent.BLOCKS);
        }
    }

    /**
     * A model in floating point, a checkpoint too, deployed or not.
     *
     * @param file for messages
     * @param read its tensors and metadata
     */
    record Trained(Path file, SafetensorsFile read) implements ModelFile {

        @Override
        public RunRecipe recipe() {
            if (read.metadata().containsKey(QuantizedTraining.SETTING)) {
                throw new ReptorchException(file + " is a checkpoint of a training under quantization; give the file that quantize --qat wrote at its end, or go on with --resume");
            }
            String recipe = read.metadata().get(Training.RECIPE);
            if (recipe == null) {
                throw new ReptorchException(file + " does not say what it is of: its metadata has no " + Training.RECIPE + "; give a file that train wrote");
            }
            return RunRecipe.ofJson(file.toString(), recipe);
        }

        /** Builds the model and opens the data of its run; the settings override those of the run. */
        public TrainedModel open(List<String> settings) {
            return open(recipe().set(settings));
        }

        /** Builds the model with a recipe that has the network of its run, and opens that recipe's data. */
        public TrainedModel open(RunRecipe recipe) {
            return TrainedModel.of(file, read, recipe);
        }
    }
}
