package org.reptorch.samples;

import java.util.Map;

import org.reptorch.nn.ModelSpec;
import org.reptorch.quant.QuantizedModel;
import org.reptorch.reparam.Deployment;
import org.reptorch.torch.ReptorchException;

/** What stands beside a quantized model: how images are prepared for it, and the run that it is of. */
final class QuantizedNotes {

    private QuantizedNotes() {
    }

    /** Returns the notes of what a trained model became. */
    static Map<String, String> of(TrainedModel trained) {
        Map<String, String> notes = trained.training().preparation().notes();
        notes.put(Training.RECIPE, trained.training().recipe().json());
        notes.putAll(trained.structure());
        return notes;
    }

    /** Returns the recipe of the run; {@code source} is for messages. */
    static RunRecipe recipe(String source, QuantizedModel model) {
        String recipe = model.notes().get(Training.RECIPE);
        if (recipe == null) {
            throw new ReptorchException(source + " does not say which run it is of; quantize the model again with ./reptorch quantize");
        }
        return RunRecipe.ofJson(source, recipe);
    }

    /** Returns the network as it was quantized, its blocks folded. */
    static ModelSpec network(String source, QuantizedModel model) {
        ModelSpec spec = recipe(source, model).spec(source, model.notes(), model.graph().classes());
        return Deployment.deploy(spec, model.notes().containsKey(DeployCommand.DEPLOYED) ? Deployment.Extent.ALL : Deployment.Extent.BLOCKS);
    }
}
