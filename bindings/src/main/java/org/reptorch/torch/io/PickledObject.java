package org.reptorch.torch.io;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A {@link ForeignObject} while a pickle still adds to it; equal only to itself. */
final class PickledObject {

    final String className;
    final Tuple arguments;
    final Map<?, ?> keywords;
    final List<Object> items = new ArrayList<>();
    final Map<Object, Object> entries = new LinkedHashMap<>();
    Object state;

    PickledObject(String className, Tuple arguments, Map<?, ?> keywords) {
        this.className = className;
        this.arguments = arguments;
        this.keywords = keywords;
    }
}
