package org.reptorch.torch.io;

import java.nio.file.Path;
import java.util.Map;

import org.reptorch.torch.ReptorchException;

/** Named tensors from a file of either kind, told apart by content, for where a user may pass any weights. */
public final class TensorFile {

    private TensorFile() {
    }

    /**
     * Reads the tensors of a safetensors file or the state dict of a PyTorch checkpoint.
     *
     * @param file the file; its name does not matter
     * @return the tensors by name, in the file's order; unmodifiable, backed by the mapped file
     * @throws FileFormatException if it is neither, or damaged, or a checkpoint of more than plain data
     * @throws ReptorchException   if it cannot be read
     * @see Safetensors#read
     * @see TorchCheckpoint#stateDict
     */
    public static Map<String, StoredTensor> read(Path file) {
        return switch (FileKind.of(MappedFile.open(file))) {
            case SAFETENSORS -> Safetensors.read(file).tensors();
            case ZIP, BARE_PICKLE -> TorchCheckpoint.read(file).stateDict();
            case UNKNOWN -> throw new FileFormatException(file, "is neither a safetensors file nor a PyTorch checkpoint; "
                    + "check that the right file was downloaded");
        };
    }
}
