package org.reptorch.torch.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Map;

import org.reptorch.torch.ReptorchException;

/**
 * Files in the <a href="https://huggingface.co/docs/safetensors/index#format">safetensors format</a>: the length of a
 * header (8 bytes, little-endian), the header (JSON: name to type, shape and place), and the tensors' bytes without gaps.
 */
public final class Safetensors {

    private Safetensors() {
    }

    /**
     * Reads a file, mapping the tensors' bytes instead of copying them.
     *
     * <p>The file must not be truncated or overwritten in place while a tensor of it is in use; {@link #write} is
     * harmless, as it puts a new file in the old one's place.
     *
     * @throws FileFormatException if the file breaks the format: the message names the tensor and the field
     * @throws ReptorchException   if the file cannot be read
     */
    public static SafetensorsFile read(Path file) {
        MappedFile mapped = MappedFile.open(file);
        switch (FileKind.of(mapped)) {
            case ZIP, PICKLE, NPY -> throw mapped.error(
                    "is a PyTorch checkpoint or a NumPy file, not a safetensors file; read it with TensorFile");
            case SAFETENSORS, UNKNOWN -> { }
        }
        return SafetensorsHeader.read(mapped);
    }

    /**
     * Writes a file, replacing one that is there in one step: on failure the old one stays as it was.
     *
     * <p>Header and bytes are in the map's order. The heap holds the header and a small buffer, never the tensors. The new
     * file is on the disk when this returns.
     *
     * @param file     the file; its folder must exist
     * @param tensors  the tensors by name
     * @param metadata texts to put beside them, such as {@code format} to {@code pt}; may be empty
     * @throws ReptorchException if a name or type cannot be expressed in the format, or the file cannot be written
     */
    public static void write(Path file, Map<String, StoredTensor> tensors, Map<String, String> metadata) {
        byte[] header = SafetensorsHeader.encode(file, tensors, metadata);
        AtomicFile.write(file, channel -> {
            var out = new SegmentStream(channel);
            out.write(ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(header.length).array());
            out.write(header);
            for (StoredTensor tensor : tensors.values()) {
                SegmentStream.write(tensor.data(), out);
            }
            out.flush();
        });
    }
}
