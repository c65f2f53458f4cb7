package org.reptorch.torch.io;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a safetensors file holds.
 *
 * @param tensors  the tensors by name, in the order of the file's header; unmodifiable
 * @param metadata the texts under {@code __metadata__}, empty where the file has none; unmodifiable
 */
public record SafetensorsFile(Map<String, StoredTensor> tensors, Map<String, String> metadata) {

    /** Creates the contents from copies of the maps. */
    public SafetensorsFile {
        tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }
}
