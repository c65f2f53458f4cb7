package org.reptorch.torch.io;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A Python tuple during unpickling: unlike a list, nothing can be appended to it. */
record Tuple(List<Object> items) {

    Tuple {
        // Not List.copyOf: None is null.
        items = Collections.unmodifiableList(new ArrayList<>(items));
    }

    int size() {
        return items.size();
    }

    Object get(int index) {
        return items.get(index);
    }
}
