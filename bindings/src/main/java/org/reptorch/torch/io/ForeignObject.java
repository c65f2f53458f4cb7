package org.reptorch.torch.io;

import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * An object of a Python class that Reptorch does not know, as the data of which Python would have made it.
 *
 * <p>Nothing was looked up, created or called. A config of yacs is a {@code yacs.config.CfgNode} whose settings are its
 * {@link #entries()}; an {@code argparse.Namespace} or a dataclass has its fields in {@link #state()}. Two are equal only if
 * they are the same one.
 *
 * @param className module and name of the class, or of the function that would have made the object
 * @param arguments what the class or function would have been called with; for a method its object and a Tuple
 * @param keywords  what it would have been called with by name
 * @param items     what would have been appended, for a subclass of list
 * @param entries   what would have been put into it, for a subclass of dict
 * @param state     its attributes: mostly a Map from their names; null if there are none
 */
public record ForeignObject(String className, List<Object> arguments, Map<Object, Object> keywords, List<Object> items,
        Map<Object, Object> entries, Object state) {

    /** Creates the object; lists and maps are not copied, and are unmodifiable through it. */
    public ForeignObject {
        arguments = Collections.unmodifiableList(arguments);
        keywords = Collections.unmodifiableMap(keywords);
        items = Collections.unmodifiableList(items);
        entries = Collections.unmodifiableMap(entries);
    }

    /** Tells whether the other is this object. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    /** Returns a hash of the identity: a checkpoint may use such objects as keys. */
    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
