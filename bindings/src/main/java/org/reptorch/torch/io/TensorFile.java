package org.reptorch.torch.io;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

import org.reptorch.torch.ReptorchException;

/**
 * Named tensors in a file of any kind: safetensors, PyTorch's checkpoints ({@code .pt}, {@code .pth}), NumPy's arrays
 * ({@code .npy}, {@code .npz}).
 *
 * <p>A file that is read is known by its content, one that is written by its name:
 * {@snippet :
 * Map<String, StoredTensor> weights = TensorFile.read(Path.of("model.pth"));
 * TensorFile.write(Path.of("model.safetensors"), weights);
 * }
 * The classes of the kinds do more: {@link Safetensors} has metadata, {@link TorchCheckpoint} the whole of what was saved,
 * {@link Npz} compression.
 */
public final class TensorFile {

    /** NumPy's own name for an array that was given none. */
    private static final String UNNAMED = "arr_0";

    private TensorFile() {
    }

    /**
     * Reads the tensors of a file, mapping them instead of copying them.
     *
     * @param file the file; its name does not matter
     * @return the tensors by name, in the file's order: the state dict of a checkpoint; the one array of a {@code .npy} file is
     *         called {@code arr_0}; unmodifiable, backed by the mapped file
     * @throws FileFormatException if it is none of these kinds, or damaged, or hostile
     * @throws ReptorchException   if it cannot be read
     * @see Safetensors#read
     * @see TorchCheckpoint#stateDict
     * @see Npy#read
     * @see Npz#read(Path)
     */
    public static Map<String, StoredTensor> read(Path file) {
        return read(MappedFile.open(file));
    }

    static Map<String, StoredTensor> read(MappedFile mapped) {
        return switch (FileKind.of(mapped)) {
            case SAFETENSORS -> SafetensorsHeader.read(mapped).tensors();
            case PICKLE -> TorchCheckpoint.read(mapped).stateDict();
            case NPY -> Map.of(UNNAMED, Npy.read(mapped));
            case ZIP -> {
                ZipDirectory zip = ZipDirectory.of(mapped);
                yield TorchCheckpoint.isIn(zip) ? TorchCheckpoint.read(mapped, zip).stateDict() : Npz.read(mapped, zip);
            }
            case UNKNOWN -> throw mapped.error("is neither a safetensors file nor a PyTorch checkpoint nor NumPy's; "
                    + "check that the right file was downloaded");
        };
    }

    /**
     * Writes tensors as the kind of file that the name ends in, replacing a file that is there in one step: on failure the old
     * one stays as it was.
     *
     * @param file    the file: {@code .safetensors}; {@code .pt} or {@code .pth} (a state dict); {@code .npz}; {@code .npy}, which
     *                holds a single tensor and not its name; its folder must exist
     * @param tensors the tensors by name
     * @throws ReptorchException if the name ends in anything else, the kind has no such type or holds one tensor only, or the
     *                           file cannot be written
     * @see Safetensors#write
     * @see TorchCheckpoint#write
     * @see Npz#write
     * @see Npy#write
     */
    public static void write(Path file, Map<String, StoredTensor> tensors) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "safetensors" -> Safetensors.write(file, tensors, Map.of("format", "pt"));
            case "pt", "pth" -> TorchCheckpoint.write(file, OrderedDict.of(tensors));
            case "npz" -> Npz.write(file, tensors);
            case "npy" -> Npy.write(file, onlyOne(file, tensors));
            default -> throw new ReptorchException(
                    file + ": no kind of file is called so; end the name in .safetensors, .pt, .pth, .npy or .npz");
        }
    }

    private static StoredTensor onlyOne(Path file, Map<String, StoredTensor> tensors) {
        if (tensors.size() != 1) {
            throw new ReptorchException(file + ": a .npy file holds one tensor, not " + tensors.size() + "; write .npz");
        }
        return tensors.values().iterator().next();
    }
}
