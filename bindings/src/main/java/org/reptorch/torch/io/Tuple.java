package org.reptorch.torch.io;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

/**
 * A Python tuple among the plain data of a {@link TorchCheckpoint}: an unmodifiable list that is written as a tuple again.
 *
 * <p>It equals every list of the same items.
 */
public final class Tuple extends AbstractList<Object> implements RandomAccess {

    private static final Tuple EMPTY = new Tuple(List.of());

    private final Object[] items;

    private Tuple(List<?> items) {
        this.items = items.toArray();
    }

    /** Returns a tuple of these items, null standing for None. */
    public static Tuple of(Object... items) {
        return copyOf(Arrays.asList(items));
    }

    /** Returns a tuple of the list's items. */
    public static Tuple copyOf(List<?> items) {
        return items instanceof Tuple tuple ? tuple : items.isEmpty() ? EMPTY : new Tuple(items);
    }

    @Override
    public Object get(int index) {
        return items[index];
    }

    @Override
    public int size() {
        return items.length;
    }
}
