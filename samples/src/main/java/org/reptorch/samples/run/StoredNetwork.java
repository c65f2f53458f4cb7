package org.reptorch.samples.run;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.IntFunction;

import org.reptorch.nn.Architecture;
import org.reptorch.nn.Layer;
import org.reptorch.nn.ModelSpec;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.io.StoredTensor;
import org.reptorch.torch.io.TensorFile;

/**
 * A network with the numbers that a file has for it, whose classifier tells for how many classes it is: no data is opened to know them.
 *
 * @param spec  the network
 * @param state by the names of its parameters and statistics
 */
public record StoredNetwork(ModelSpec spec, Map<String, StoredTensor> state) {

    /**
     * Describes the network for as many classes as its classifier in the file has.
     *
     * @param file    for messages
     * @param network for a number of classes
     * @throws ReptorchException where the file has no such classifier
     */
    public static StoredNetwork of(Path file, IntFunction<ModelSpec> network, Map<String, StoredTensor> state) {
        String classifier = network.apply(1).layers().entrySet().stream().filter(entry -> entry.getValue() instanceof Layer.Linear)
                .map(Map.Entry::getKey).reduce((first, second) -> second).orElseThrow();
        StoredTensor weight = state.get(classifier + ".weight");
        if (weight == null || weight.shape().length != 2) {
            throw new ReptorchException(file + " has no " + classifier + ".weight, the classifier of " + network.apply(1).name() + "; is it of another network?");
        }
        return new StoredNetwork(network.apply(Math.toIntExact(weight.shape()[0])), state);
    }

    /** Reads a file of tensors that no run wrote, such as a published .pth, into a network of the registry. */
    public static StoredNetwork published(Path file, Architecture network) {
        return of(file, network::spec, TensorFile.read(file));
    }
}
