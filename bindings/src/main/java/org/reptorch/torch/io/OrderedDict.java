package org.reptorch.torch.io;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A Python {@code collections.OrderedDict} among the plain data of a {@link TorchCheckpoint}: an unmodifiable map that is
 * written as an OrderedDict again, which is what {@code Module.state_dict()} gives in PyTorch.
 *
 * <p>It equals every map of the same entries, whatever its attributes.
 */
public final class OrderedDict extends AbstractMap<Object, Object> {

    private final Map<Object, Object> entries;
    private final Map<Object, Object> attributes;

    private OrderedDict(Map<Object, Object> entries, Map<Object, Object> attributes) {
        this.entries = Collections.unmodifiableMap(entries);
        this.attributes = Collections.unmodifiableMap(attributes);
    }

    /** Returns a dict of the map's entries in its order. */
    public static OrderedDict of(Map<?, ?> entries) {
        return of(entries, Map.of());
    }

    /**
     * Returns a dict of the map's entries that has attributes as well.
     *
     * @param entries    the entries, in their order
     * @param attributes values by attribute name; PyTorch puts the versions of modules under {@code _metadata}
     */
    public static OrderedDict of(Map<?, ?> entries, Map<?, ?> attributes) {
        return new OrderedDict(new LinkedHashMap<>(entries), new LinkedHashMap<>(attributes));
    }

    /** Returns a dict over maps that nobody else changes. */
    static OrderedDict over(Map<Object, Object> entries, Map<Object, Object> attributes) {
        return new OrderedDict(entries, attributes);
    }

    /** Returns the values that Python has set on the dict itself, by attribute name; unmodifiable, mostly empty. */
    public Map<Object, Object> attributes() {
        return attributes;
    }

    @Override
    public Set<Entry<Object, Object>> entrySet() {
        return entries.entrySet();
    }

    @Override
    public Object get(Object key) {
        return entries.get(key);
    }

    @Override
    public boolean containsKey(Object key) {
        return entries.containsKey(key);
    }
}
