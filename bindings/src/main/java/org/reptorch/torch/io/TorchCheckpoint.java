package org.reptorch.torch.io;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import org.reptorch.torch.ReptorchException;

/**
 * A checkpoint that PyTorch's {@code torch.save} wrote (version 1.6 or later: a zip), read without executing any of it.
 *
 * <p>Only plain data and tensors are read. A checkpoint that mentions any other Python class or function is refused, in
 * contrast to {@code torch.load(weights_only=False)}, which would run what the file says.
 */
public final class TorchCheckpoint {

    /** Far more than real ones have: some hundred bytes for every tensor. */
    private static final long LONGEST_PICKLE = 100_000_000;

    private static final String PICKLE = "data.pkl";

    private final Path file;
    private final Object root;

    private TorchCheckpoint(Path file, Object root) {
        this.file = file;
        this.root = root;
    }

    /**
     * Reads a checkpoint, mapping contiguous tensors instead of copying them.
     *
     * <p>The file must not be truncated or overwritten in place while a tensor of it is in use.
     *
     * @throws FileFormatException if it is something else, damaged, or of more than plain data: the message names what was
     *                             found and how to save it instead
     * @throws ReptorchException   if the file cannot be read
     */
    public static TorchCheckpoint read(Path file) {
        MappedFile mapped = MappedFile.open(file);
        switch (FileKind.of(mapped)) {
            case SAFETENSORS -> throw mapped.error(
                    "is a safetensors file, not a PyTorch checkpoint; read it with Safetensors or TensorFile");
            case BARE_PICKLE -> throw mapped.error("is a checkpoint of PyTorch before 1.6 or another bare pickle; save it again "
                    + "in Python: torch.save(torch.load('old.pth', map_location='cpu'), 'new.pth')");
            case UNKNOWN -> throw mapped.error("is not a PyTorch checkpoint; check that the right file was downloaded");
            case ZIP -> { }
        }
        ZipDirectory zip = ZipDirectory.of(mapped);
        String folder = findFolder(mapped, zip);
        checkByteOrder(mapped, zip, folder + "byteorder");

        MemorySegment pickle = zip.bytes(folder + PICKLE);
        if (pickle.byteSize() > LONGEST_PICKLE) {
            throw mapped.error("its %s of %d bytes is over the limit of %d; "
                    .formatted(PICKLE, pickle.byteSize(), LONGEST_PICKLE) + Unpickler.WEIGHTS_ALONE);
        }
        var objects = new TorchObjects(mapped, zip, folder + "data/");
        Object pickled = new Unpickler(new ByteCursor(mapped, PICKLE, pickle), objects).run();
        return new TorchCheckpoint(file, PlainData.of(mapped, pickled));
    }

    /** All entries are in one folder, which is named after the file as it was saved. */
    private static String findFolder(MappedFile file, ZipDirectory zip) {
        return zip.names().stream()
                .filter(name -> name.indexOf('/') == name.length() - PICKLE.length() - 1 && name.endsWith("/" + PICKLE))
                .map(name -> name.substring(0, name.length() - PICKLE.length()))
                .findFirst()
                .orElseThrow(() -> file.error("is a zip without " + PICKLE + ", so no PyTorch checkpoint; "
                        + "give the file that torch.save wrote"));
    }

    /** PyTorch writes the entry since 2.1; older files come from little-endian machines. */
    private static void checkByteOrder(MappedFile file, ZipDirectory zip, String entry) {
        if (zip.names().contains(entry)) {
            byte[] little = "little".getBytes(StandardCharsets.US_ASCII);
            MemorySegment order = zip.bytes(entry);
            if (order.mismatch(MemorySegment.ofArray(little)) != -1) {
                byte[] start = order.asSlice(0, Math.min(little.length, order.byteSize())).toArray(ValueLayout.JAVA_BYTE);
                throw file.error("has the byte order " + Quote.of(new String(start, StandardCharsets.US_ASCII))
                        + "; save it again on a little-endian machine (x86, ARM)");
            }
        }
    }

    /**
     * Returns the object that was saved, as plain data.
     *
     * <p>A dict is a Map in its own order with keys of the scalar types; a list, tuple, set or {@code torch.Size} is a List;
     * None is null; the rest are String, Long, Double, Boolean and {@link StoredTensor}. A {@code torch.device} is its name.
     * Maps and lists are unmodifiable and nest at most 200 deep.
     */
    public Object root() {
        return root;
    }

    /**
     * Returns the tensors by name: of the dict under {@code model} or {@code state_dict} where the checkpoint has one, else
     * of the checkpoint itself; what is no tensor is left out.
     *
     * @return a map in the file's order; unmodifiable, backed by the mapped file
     * @throws FileFormatException if there is no tensor where they should be
     */
    public Map<String, StoredTensor> stateDict() {
        if (!(root instanceof Map<?, ?> outer)) {
            throw new FileFormatException(file, "holds no state dict but a single value or list; "
                    + Unpickler.WEIGHTS_ALONE);
        }
        Map<?, ?> weights = outer.get("model") instanceof Map<?, ?> model ? model
                : outer.get("state_dict") instanceof Map<?, ?> stateDict ? stateDict
                : outer;
        var tensors = new LinkedHashMap<String, StoredTensor>();
        weights.forEach((name, value) -> {
            if (name instanceof String text && value instanceof StoredTensor tensor) {
                tensors.put(text, tensor);
            }
        });
        if (tensors.isEmpty()) {
            String keys = weights.keySet().stream().limit(5).map(key -> Quote.of(String.valueOf(key)))
                    .collect(Collectors.joining(", "));
            throw new FileFormatException(file, "has no tensors in its state dict (keys: " + keys + "); "
                    + Unpickler.WEIGHTS_ALONE);
        }
        return Collections.unmodifiableMap(tensors);
    }
}
