package org.reptorch.torch;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.Array;
import java.util.Arrays;

/** Java's arrays of arrays ({@code float[][]}) as tensors and back; the shape is that of the arrays. */
final class NestedArray {

    private NestedArray() {
    }

    // ------------------------------------------------------------------------------------------ to tensors

    static Tensor toTensor(Object array) {
        if (array == null) {
            throw new IllegalArgumentException("the nested array is null");
        }
        DType dtype = dtype(array.getClass());
        long[] shape = shape(array);
        if (dtype == null) {
            throw new IllegalArgumentException("a " + array.getClass().getSimpleName() + " is no nested array of numbers; write an array of a primitive type such as float[][]");
        }
        try (Arena arena = Arena.ofConfined()) {
            long bytes = Math.multiplyExact(TensorArrays.elements(shape), dtype.byteSize());
            MemorySegment flat = arena.allocate(bytes, 8);
            long end = fill(flat, 0, array, shape, 0, "");
            assert end == bytes;
            return TensorArrays.copy(flat, dtype, shape);
        }
    }

    /** Returns the dtype of an array class's innermost elements, or null where they are no numbers. */
    private static DType dtype(Class<?> type) {
        Class<?> element = type;
        while (element.isArray()) {
            element = element.getComponentType();
        }
        if (element == type) {
            return null;
        }
        return element == float.class ? DType.FLOAT32 : element == double.class ? DType.FLOAT64 : element == long.class ? DType.INT64
                : element == int.class ? DType.INT32 : element == short.class ? DType.INT16 : element == byte.class ? DType.INT8
                : element == boolean.class ? DType.BOOL : null;
    }

    private static int depth(Class<?> type) {
        int depth = 0;
        for (Class<?> inner = type; inner.isArray(); inner = inner.getComponentType()) {
            depth++;
        }
        return depth;
    }

    /** The lengths of the first array of every depth; 0 below an array that is empty. */
    private static long[] shape(Object array) {
        var shape = new long[depth(array.getClass())];
        Object inner = array;
        for (int i = 0; i < shape.length && inner != null; i++) {
            shape[i] = Array.getLength(inner);
            inner = shape[i] == 0 || i == shape.length - 1 ? null : Array.get(inner, 0);
        }
        return shape;
    }

    /** Copies an array, which must be of the shape from this depth on, to {@code offset}; returns the offset behind it. */
    private static long fill(MemorySegment flat, long offset, Object array, long[] shape, int depth, String place) {
        if (array == null) {
            throw new IllegalArgumentException("the nested array has null at " + place);
        }
        int length = Array.getLength(array);
        if (length != shape[depth]) {
            throw new IllegalArgumentException("the nested array is ragged: " + length + " elements at " + place + ", " + shape[depth] + " at "
                    + "[0]".repeat(depth) + "; all arrays of a depth must be of one length");
        }
        if (depth == shape.length - 1) {
            return fill(flat, offset, array);
        }
        long end = offset;
        for (int i = 0; i < length; i++) {
            end = fill(flat, end, Array.get(array, i), shape, depth + 1, place + "[" + i + "]");
        }
        return end;
    }

    private static long fill(MemorySegment flat, long offset, Object array) {
        MemorySegment row = switch (array) {
            case float[] values -> MemorySegment.ofArray(values);
            case double[] values -> MemorySegment.ofArray(values);
            case long[] values -> MemorySegment.ofArray(values);
            case int[] values -> MemorySegment.ofArray(values);
            case short[] values -> MemorySegment.ofArray(values);
            case byte[] values -> MemorySegment.ofArray(values);
            case boolean[] values -> {
                for (int i = 0; i < values.length; i++) {
                    flat.set(ValueLayout.JAVA_BYTE, offset + i, (byte) (values[i] ? 1 : 0));
                }
                yield flat.asSlice(offset, values.length);
            }
            default -> throw new IllegalStateException(array.getClass().getName());
        };
        MemorySegment.copy(row, 0, flat, offset, row.byteSize());
        return offset + row.byteSize();
    }

    // ------------------------------------------------------------------------------------------ to arrays

    static <A> A of(Tensor tensor, Class<A> type) {
        DType element = type == null ? null : dtype(type);
        long[] shape = tensor.shape();
        if (element == null || depth(type) != shape.length) {
            throw new IllegalArgumentException("toNestedArray: " + tensor.summary() + " is no " + (type == null ? "null" : type.getSimpleName())
                    + "; name an array class of " + shape.length + " dimensions" + (shape.length == 0 ? ", or read the number by item()" : ", such as float"
                    + "[]".repeat(shape.length) + ".class"));
        }
        Object flat = switch (element) {
            case FLOAT32 -> tensor.toFloatArray();
            case FLOAT64 -> tensor.toDoubleArray();
            case INT64 -> tensor.toLongArray();
            case INT32 -> tensor.toIntArray();
            case INT16 -> tensor.toShortArray();
            case INT8 -> tensor.toByteArray();
            case BOOL -> tensor.toBooleanArray();
            default -> throw new IllegalStateException(element.toString());
        };
        int[] sizes = Arrays.stream(shape).mapToInt(Math::toIntExact).toArray();
        return type.cast(nested(flat, new int[1], type, sizes, 0));
    }

    /** Takes the next elements of the flat array, {@code taken} counting them, into an array of the shape from this depth on. */
    private static Object nested(Object flat, int[] taken, Class<?> type, int[] sizes, int depth) {
        Object array = Array.newInstance(type.getComponentType(), sizes[depth]);
        if (depth == sizes.length - 1) {
            System.arraycopy(flat, taken[0], array, 0, sizes[depth]);
            taken[0] += sizes[depth];
        } else {
            for (int i = 0; i < sizes[depth]; i++) {
                Array.set(array, i, nested(flat, taken, type.getComponentType(), sizes, depth + 1));
            }
        }
        return array;
    }
}
