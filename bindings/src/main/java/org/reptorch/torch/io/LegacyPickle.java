package org.reptorch.torch.io;

import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A file that begins with a pickle: plain data by itself, or what torch.save wrote before PyTorch 1.6.
 *
 * <p>That is five pickles (a magic number, a protocol, the machine, the object, the keys of its storages) and then, in the order of
 * the keys, the length and elements of each storage; see {@code _legacy_load} in {@code torch/serialization.py}.
 *
 * @param file     the file, for messages
 * @param pickled  what the object's pickle returned
 * @param foreign  the names in it that are not known
 * @param storages the bytes of its storages by key
 */
record LegacyPickle(MappedFile file, Object pickled, Set<String> foreign, Map<String, MemorySegment> storages)
        implements TorchStorage.Place {

    private static final BigInteger MAGIC = new BigInteger("1950a86a20f9469cfc6c", 16);
    private static final Object PROTOCOL = 1001L;

    /** Reads the pickles, none of which may be longer than the limit, and finds the storages. */
    static LegacyPickle read(MappedFile file, long longest) {
        var objects = new TorchObjects(file);
        var start = new ByteCursor(file, "the pickle", file.bytes().asSlice(0, Math.min(file.size(), longest)));
        Object first = new Unpickler(start, objects).run();
        if (!MAGIC.equals(first)) {
            if (start.position() != file.size()) {
                throw file.error("has %d bytes after its pickle, and it is no checkpoint of PyTorch; give the file that torch.save wrote"
                        .formatted(file.size() - start.position()));
            }
            return new LegacyPickle(file, first, objects.foreign(), Map.of());
        }
        if (!PROTOCOL.equals(new Unpickler(start, objects).run())
                || !(new Unpickler(start, objects).run() instanceof Map<?, ?> machine)) {
            throw file.error("has an unknown version of PyTorch's old format; " + Unpickler.WEIGHTS_ALONE);
        }
        if (!Boolean.TRUE.equals(machine.get("little_endian"))) {
            throw file.error("was saved on a big-endian machine; save it again on a little-endian machine (x86, ARM)");
        }
        Object pickled = new Unpickler(start, objects).run();
        Object keys = new Unpickler(start, objects).run();
        if (!(keys instanceof List<?> list)) {
            throw objects.malformed("list of storages");
        }
        var storages = new HashMap<String, MemorySegment>();
        var data = new ByteCursor(file, "the storages", file.bytes().asSlice(start.position()));
        for (Object key : list) {
            TorchStorage storage = key instanceof String text ? objects.storages().get(text) : null;
            if (storage == null || storages.containsKey(storage.key())) {
                throw objects.malformed("list of storages");
            }
            long elements = data.i64();
            if (elements != storage.elements()) {
                throw data.damaged("hold %d elements of storage %s where %d should be"
                        .formatted(elements, Quote.of(storage.key()), storage.elements()));
            }
            storages.put(storage.key(), data.take(storage.byteSize()));
        }
        if (!data.atEnd()) {
            throw data.damaged("go on after the last one");
        }
        return new LegacyPickle(file, pickled, objects.foreign(), storages);
    }

    @Override
    public MemorySegment bytes(TorchStorage storage) {
        MemorySegment bytes = storages.get(storage.key());
        if (bytes == null) {
            throw file.error("lacks storage " + Quote.of(storage.key()) + "; download or save it again");
        }
        return bytes;
    }
}
