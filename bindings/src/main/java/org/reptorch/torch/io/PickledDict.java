package org.reptorch.torch.io;

import java.util.LinkedHashMap;

/** An {@link OrderedDict} while a pickle still adds to it. */
final class PickledDict extends LinkedHashMap<Object, Object> {

    private static final long serialVersionUID = 1L;

    /** What Python would set on the dict itself. */
    transient Object attributes;
}
