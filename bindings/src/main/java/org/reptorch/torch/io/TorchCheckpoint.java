package org.reptorch.torch.io;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.reptorch.torch.ReptorchException;

/**
 * A PyTorch checkpoint: what {@code torch.save} wrote, read without executing any of it, or written for {@code torch.load}.
 *
 * <p>Read are the zips that PyTorch writes since 1.6, the format before that ({@code _use_new_zipfile_serialization=False})
 * and pickles of plain data. Tensors and plain data become what {@link #root()} says. An object of any other Python class, such
 * as a config, becomes a {@link ForeignObject}: its class's name and its data, and {@link #foreignClasses()} reports it. Nothing
 * is ever looked up or called, in contrast to {@code torch.load(weights_only=False)}, which runs what the file says. A file that
 * mentions a name which does nothing but run code ({@code os.system}, {@code builtins.eval}, anything in {@code subprocess})
 * is refused by that name.
 *
 * <p>Tensors that share a storage in PyTorch share it here, and the other way round; see {@link StoredTensor}.
 */
public final class TorchCheckpoint {

    /** Far more than checkpoints have, some hundred bytes for every tensor; the pickled images of CIFAR-100 have 155 MB. */
    private static final long LONGEST_PICKLE = 200_000_000;

    private static final String PICKLE = "data.pkl";

    private final Path file;
    private final Object root;
    private final Set<String> foreignClasses;

    private TorchCheckpoint(Path file, Object root, Set<String> foreignClasses) {
        this.file = file;
        this.root = root;
        this.foreignClasses = foreignClasses;
    }

    /**
     * Reads a checkpoint, mapping tensors instead of copying them.
     *
     * <p>The file must not be truncated or overwritten in place while a tensor of it is in use; {@link #write} is harmless, as
     * it puts a new file in the old one's place.
     *
     * @throws FileFormatException if it is something else, damaged or hostile: the message names what was found
     * @throws ReptorchException   if the file cannot be read
     */
    public static TorchCheckpoint read(Path file) {
        MappedFile mapped = MappedFile.open(file);
        return switch (FileKind.of(mapped)) {
            case SAFETENSORS -> throw mapped.error(
                    "is a safetensors file, not a PyTorch checkpoint; read it with Safetensors or TensorFile");
            case NPY -> throw mapped.error("is a NumPy file, not a PyTorch checkpoint; read it with Npy or TensorFile");
            case UNKNOWN -> throw mapped.error("is not a PyTorch checkpoint; check that the right file was downloaded");
            case PICKLE -> read(mapped);
            case ZIP -> read(mapped, ZipDirectory.of(mapped));
        };
    }

    /** Reads a pickle, or the format before 1.6, which begins with one. */
    static TorchCheckpoint read(MappedFile file) {
        LegacyPickle legacy = LegacyPickle.read(file, LONGEST_PICKLE);
        return new TorchCheckpoint(file.path(), PlainData.of(file, legacy.pickled(), legacy), legacy.foreign());
    }

    /** Reads a zip. */
    static TorchCheckpoint read(MappedFile file, ZipDirectory zip) {
        String folder = folder(zip).orElseThrow(() -> file.error("is a zip without " + PICKLE + ", so no PyTorch checkpoint; "
                + "give the file that torch.save wrote"));
        checkByteOrder(file, zip, folder + "byteorder");
        MemorySegment pickle = zip.stored(folder + PICKLE);
        if (pickle.byteSize() > LONGEST_PICKLE) {
            throw file.error("its %s of %d bytes is over the limit of %d; ".formatted(PICKLE, pickle.byteSize(), LONGEST_PICKLE)
                    + Unpickler.WEIGHTS_ALONE);
        }
        var objects = new TorchObjects(file);
        Object pickled = new Unpickler(new ByteCursor(file, PICKLE, pickle), objects).run();
        TorchStorage.Place place = storage -> storageBytes(file, zip, folder + "data/", storage);
        return new TorchCheckpoint(file.path(), PlainData.of(file, pickled, place), objects.foreign());
    }

    private static MemorySegment storageBytes(MappedFile file, ZipDirectory zip, String folder, TorchStorage storage) {
        MemorySegment bytes = zip.stored(folder + storage.key());
        if (bytes.byteSize() != storage.byteSize()) {
            throw file.error("storage %s should be %d elements of %s, but has %d bytes; download or save it again"
                    .formatted(Quote.of(storage.key()), storage.elements(), storage.dtype(), bytes.byteSize()));
        }
        return bytes;
    }

    /** Tells whether a zip is a checkpoint. */
    static boolean isIn(ZipDirectory zip) {
        return folder(zip).isPresent();
    }

    /** All entries are in one folder, which is named after the file as it was saved. */
    private static Optional<String> folder(ZipDirectory zip) {
        return zip.names().stream()
                .filter(name -> name.indexOf('/') == name.length() - PICKLE.length() - 1 && name.endsWith("/" + PICKLE))
                .map(name -> name.substring(0, name.length() - PICKLE.length()))
                .findFirst();
    }

    /**
     * Writes plain data and tensors, replacing a file that is there in one step: on failure the old one stays as it was.
     *
     * <p>PyTorch 1.6 or later reads it, with {@code weights_only=True} as well, and finds the tensors' types, strides and
     * {@code requires_grad}. A storage is written once, whole, however many tensors are views of it; one that is viewed as two
     * types is written for each, since PyTorch does not share it either. The heap holds the pickle, never the tensors.
     *
     * @param file the file; its folder must exist
     * @param root what {@link #root()} gives, or such values: null, Boolean, Byte to Long, BigInteger, Float and Double, String, byte[],
     *             {@link org.reptorch.torch.DType}, {@link StoredTensor}, {@link Tuple}, other Lists, Sets, {@link OrderedDict},
     *             other Maps (dicts)
     * @throws IllegalArgumentException if it holds anything else, such as a ForeignObject, or nests more than 200 deep
     * @throws ReptorchException        if the file cannot be written
     */
    public static void write(Path file, Object root) {
        Pickler.Pickle pickle = Pickler.pickle(root);
        AtomicFile.write(file, channel -> {
            var zip = new StoredZip(channel);
            zip.store("archive/" + PICKLE, MemorySegment.ofArray(pickle.program()));
            zip.store("archive/byteorder", MemorySegment.ofArray(ascii("little")));
            int key = 0;
            for (MemorySegment storage : pickle.storages()) {
                zip.store("archive/data/" + key++, storage);
            }
            zip.store("archive/version", MemorySegment.ofArray(ascii("3\n")));
            zip.finish();
        });
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** PyTorch writes the entry since 2.1; older files come from little-endian machines. */
    private static void checkByteOrder(MappedFile file, ZipDirectory zip, String entry) {
        if (zip.names().contains(entry)) {
            byte[] little = ascii("little");
            MemorySegment order = zip.stored(entry);
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
     * <p>A dict is a Map in its own order, a {@code collections.OrderedDict} an {@link OrderedDict}; a list is a List, a tuple or
     * {@code torch.Size} a {@link Tuple}, a set a Set; None is null; an int is a Long or, beyond 64 bits, a BigInteger; bytes are a
     * byte[]; the rest are String, Double, Boolean, {@link StoredTensor} and {@link org.reptorch.torch.DType}. A {@code torch.device}
     * is its name, a parameter a tensor that requires gradients, a bare storage a tensor of one dimension. What is of another
     * class is a {@link ForeignObject}, a class itself a {@link ForeignClass}; where an object refers back to one that it is
     * in, there is that one's ForeignClass. Maps and lists are unmodifiable and nest at most 200 deep.
     */
    public Object root() {
        return root;
    }

    /**
     * Returns the names of all Python classes and functions in the file that are data here and would be imported by Python,
     * in its order: empty for a file of tensors and plain data; unmodifiable.
     */
    public Set<String> foreignClasses() {
        return foreignClasses;
    }

    /**
     * Returns the tensors by name: of the dict under {@code model}, {@code state_dict} or {@code model_state_dict} where the
     * checkpoint has one, else of the checkpoint itself; what is no tensor is left out.
     *
     * @return a map in the file's order; unmodifiable, backed by the mapped file
     * @throws FileFormatException if there is no tensor where they should be
     */
    public Map<String, StoredTensor> stateDict() {
        if (!(root instanceof Map<?, ?> outer)) {
            throw new FileFormatException(file, "holds no state dict but "
                    + (root instanceof ForeignObject object ? "an object of " + Quote.of(object.className())
                    : "a single value or list") + "; " + Unpickler.WEIGHTS_ALONE);
        }
        Map<?, ?> weights = outer;
        for (String key : List.of("model_state_dict", "state_dict", "model")) {
            weights = outer.get(key) instanceof Map<?, ?> inner ? inner : weights;
        }
        var tensors = new LinkedHashMap<String, StoredTensor>();
        weights.forEach((name, value) -> {
            if (name instanceof String text && value instanceof StoredTensor tensor) {
                tensors.put(text, tensor);
            }
        });
        if (tensors.isEmpty()) {
            String keys = weights.keySet().stream().limit(5)
                    .map(key -> Quote.of(key instanceof String || key instanceof Number ? key.toString() : "…"))
                    .collect(Collectors.joining(", "));
            throw new FileFormatException(file, "has no tensors in its state dict (keys: " + keys + "); "
                    + Unpickler.WEIGHTS_ALONE);
        }
        return Collections.unmodifiableMap(tensors);
    }
}
