package org.reptorch.nn;

import java.util.List;
import java.util.stream.LongStream;

/**
 * One tensor that a layer holds.
 *
 * @param name           the last component of its path: {@code weight}
 * @param shape          its sizes
 * @param initialization how it starts
 * @param role           what training does to it
 */
public record ParameterSpec(String name, List<Long> shape, Initialization initialization, Role role) {

    /** What training does to a tensor. */
    public enum Role {
        /** The optimizer updates it. */
        TRAINABLE,
        /** A parameter that stays as it is. */
        FROZEN,
        /** The layer itself updates it: running statistics. */
        BUFFER,
        /** An int64 buffer without dimensions that counts. */
        COUNTER;

        /** Tells whether it is one of PyTorch's parameters, trained or frozen, and not a buffer. */
        public boolean isParameter() {
            return switch (this) {
                case TRAINABLE, FROZEN -> true;
                case BUFFER, COUNTER -> false;
            };
        }
    }

    /** A tensor that the optimizer updates. */
    public static ParameterSpec trainable(String name, Initialization initialization, long... shape) {
        return of(name, initialization, Role.TRAINABLE, shape);
    }

    /** A parameter that stays as it is. */
    public static ParameterSpec frozen(String name, Initialization initialization, long... shape) {
        return of(name, initialization, Role.FROZEN, shape);
    }

    /** A tensor that the layer itself updates. */
    public static ParameterSpec buffer(String name, Initialization initialization, long... shape) {
        return of(name, initialization, Role.BUFFER, shape);
    }

    /** An int64 buffer without dimensions that starts at zero. */
    public static ParameterSpec counter(String name) {
        return of(name, new Initialization.Constant(0), Role.COUNTER);
    }

    private static ParameterSpec of(String name, Initialization initialization, Role role, long... shape) {
        return new ParameterSpec(name, LongStream.of(shape).boxed().toList(), initialization, role);
    }

    /** Returns the sizes as an array. */
    public long[] sizes() {
        return shape.stream().mapToLong(Long::longValue).toArray();
    }

    /** Returns how many numbers it holds. */
    public long elements() {
        return shape.stream().reduce(1L, Math::multiplyExact);
    }

    ParameterSpec named(String path) {
        return new ParameterSpec(path, shape, initialization, role);
    }
}
