package org.reptorch.torch.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.reptorch.torch.TorchException;
import org.reptorch.torch.capi.Libreptorch;

/**
 * One operator of the dispatcher, looked up in the loaded libtorch at its first call and checked against the schema that
 * the calling code was written for: a libtorch that changed the operator is refused, never called with a wrong stack.
 */
public final class Operator {

    /** What was found by name: looked up once. */
    private static final Map<String, Operator> FOUND = new ConcurrentHashMap<>();

    private final String expected;
    private volatile Resolved resolved;

    /** The loaded library's operator, its schema, and what to check before it is called; null for nothing. */
    record Resolved(MemorySegment address, Schema schema, Guard guard) {
    }

    private Operator(String expected) {
        this.expected = expected;
    }

    /** Declares the operator of this schema; nothing is looked up yet. */
    public static Operator of(String schema) {
        return new Operator(schema);
    }

    /** Finds an operator by name in the loaded library, without an expectation. */
    public static Operator find(String name, String overload) {
        if (name == null || overload == null) {
            throw new IllegalArgumentException("an operator needs a name and an overload, which may be empty: " + name + ", " + overload);
        }
        Libtorch.verify();
        return FOUND.computeIfAbsent(qualified(name) + "." + overload, ignored -> {
            var operator = new Operator(null);
            operator.resolved = resolve(name, overload, null);
            return operator;
        });
    }

    Resolved resolve() {
        Resolved known = resolved;
        if (known == null) {
            Libtorch.verify();
            Schema schema = Schema.parse(expected);
            known = resolve(schema.name(), schema.overload(), schema);
            resolved = known;
        }
        return known;
    }

    private static Resolved resolve(String name, String overload, Schema expected) {
        String qualified = qualified(name);
        MemorySegment address;
        Schema found;
        try (Arena arena = Arena.ofConfined()) {
            address = Libreptorch.rt_find(arena.allocateFrom(qualified), arena.allocateFrom(overload));
            if (address.address() == 0) {
                throw new TorchException("unknown operator " + qualified + (overload.isEmpty() ? "" : "." + overload) + ": libtorch "
                        + Libtorch.version() + " says: " + firstLine(Native.lastError()));
            }
            MemorySegment text = Libreptorch.rt_schema(address);
            if (text.address() == 0) {
                throw new TorchException(qualified + ": its schema cannot be read: " + firstLine(Native.lastError()));
            }
            found = Schema.parse(text.reinterpret(Long.MAX_VALUE).getString(0));
        }
        if (expected != null && !expected.fits(found)) {
            throw new TorchException(expected.fullName() + ": libtorch " + Libtorch.version() + " declares it otherwise than this Reptorch"
                    + " was built for. Expected " + expected + ", found " + found + ". Use a libtorch from 2.10 to 2.13.");
        }
        return new Resolved(address, found, Guard.of(found));
    }

    private static String qualified(String name) {
        return name.contains("::") ? name : "aten::" + name;
    }

    private static String firstLine(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }

    /** Returns the schema of the loaded library. */
    public Schema schema() {
        return resolve().schema();
    }

    @Override
    public String toString() {
        return expected == null ? schema().fullName() : expected.substring(0, expected.indexOf('('));
    }
}
