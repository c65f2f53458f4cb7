package org.reptorch.torch.internal;

import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/** The handles that one native call uses: none of them can be freed until it is closed. */
final class Pins implements AutoCloseable {

    private final String call;
    private final List<Handle> pinned = new ArrayList<>();

    Pins(String call) {
        this.call = call;
    }

    long pin(Handle handle) {
        if (handle == null) {
            throw new IllegalArgumentException(call + ": a tensor is null");
        }
        long address = handle.pin(call);
        pinned.add(handle);
        return address;
    }

    MemorySegment addresses(List<Handle> handles, Arena arena) {
        MemorySegment segment = arena.allocate(ADDRESS, handles.size());
        for (int i = 0; i < handles.size(); i++) {
            segment.setAtIndex(ADDRESS, i, MemorySegment.ofAddress(pin(handles.get(i))));
        }
        return segment;
    }

    /** As {@link #addresses}; a null among the handles becomes a null address. */
    MemorySegment addressesOrNull(List<Handle> handles, Arena arena) {
        MemorySegment segment = arena.allocate(ADDRESS, handles.size());
        for (int i = 0; i < handles.size(); i++) {
            segment.setAtIndex(ADDRESS, i, handles.get(i) == null ? MemorySegment.NULL : MemorySegment.ofAddress(pin(handles.get(i))));
        }
        return segment;
    }

    @Override
    public void close() {
        pinned.forEach(Handle::unpin);
    }
}
