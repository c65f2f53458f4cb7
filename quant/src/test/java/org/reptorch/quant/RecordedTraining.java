package org.reptorch.quant;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import org.reptorch.torch.Tensor;
import org.reptorch.torch.io.StoredTensor;
import org.reptorch.torch.io.TensorFile;

/** What training/record.py recorded of PyTorch. */
final class RecordedTraining {

    private static final Map<String, StoredTensor> TENSORS = read();

    private RecordedTraining() {
    }

    private static Map<String, StoredTensor> read() {
        try {
            return TensorFile.read(Path.of(RecordedTraining.class.getResource("training/training.safetensors").toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns a tensor in the innermost scope. */
    static Tensor tensor(String name) {
        return Tensor.of(stored(name));
    }

    static StoredTensor stored(String name) {
        StoredTensor tensor = TENSORS.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("record.py records no " + name);
        }
        return tensor;
    }

    /** Returns all tensors whose names begin so, by the rest of the name. */
    static Map<String, StoredTensor> all(String beginning) {
        var all = new LinkedHashMap<String, StoredTensor>();
        TENSORS.forEach((name, tensor) -> {
            if (name.startsWith(beginning)) {
                all.put(name.substring(beginning.length()), tensor);
            }
        });
        return all;
    }

    /** The largest difference of two tensors, relative to the largest recorded number. */
    static double difference(Tensor actual, String name) {
        Tensor expected = tensor(name);
        return actual.detach().to(expected.dtype()).sub(expected).abs().amax().item() / Math.max(expected.abs().amax().item(), 1e-3);
    }
}
