package org.reptorch.repopt;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** Between bfloat16, the upper half of a float32, and float32: rounded to nearest, to even between two; not a number stays that. */
final class Bfloat16 {

    private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Integer> INTS = VectorSpecies.of(int.class, LANES.vectorShape());
    private static final VectorSpecies<Short> SHORTS = VectorSpecies.of(short.class, VectorShape.forBitSize(LANES.vectorBitSize() / 2));
    private static final ByteOrder ORDER = ByteOrder.nativeOrder();
    private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT;
    private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT;
    private static final int QUIET = 0x7fc0;

    private Bfloat16() {
    }

    static float widened(MemorySegment source, long index) {
        return Float.intBitsToFloat(source.getAtIndex(SHORT, index) << 16);
    }

    static short rounded(float value) {
        int bits = Float.floatToRawIntBits(value);
        return (short) (Float.isNaN(value) ? QUIET : bits + 0x7fff + (bits >>> 16 & 1) >>> 16);
    }

    /** Copies bfloat16 elements from an element on to the beginning of float32 memory. */
    static void widen(MemorySegment source, long from, MemorySegment target, int count) {
        MemorySegment halves = source.asSlice(from * Short.BYTES, (long) count * Short.BYTES);
        int whole = LANES.loopBound(count);
        for (int i = 0; i < whole; i += LANES.length()) {
            IntVector bits = (IntVector) ShortVector.fromMemorySegment(SHORTS, halves, (long) i * Short.BYTES, ORDER)
                    .convertShape(VectorOperators.ZERO_EXTEND_S2I, INTS, 0);
            bits.lanewise(VectorOperators.LSHL, 16).intoMemorySegment(target, (long) i * Float.BYTES, ORDER);
        }
        for (int i = whole; i < count; i++) {
            target.setAtIndex(FLOAT, i, widened(halves, i));
        }
    }

    /** Copies float32 elements from the beginning of memory to bfloat16 elements from an element on. */
    static void narrow(MemorySegment source, MemorySegment target, long from, int count) {
        MemorySegment halves = target.asSlice(from * Short.BYTES, (long) count * Short.BYTES);
        int whole = LANES.loopBound(count);
        for (int i = 0; i < whole; i += LANES.length()) {
            FloatVector values = FloatVector.fromMemorySegment(LANES, source, (long) i * Float.BYTES, ORDER);
            IntVector bits = values.reinterpretAsInts();
            IntVector even = bits.lanewise(VectorOperators.LSHR, 16).and(1);
            IntVector rounded = bits.add(0x7fff).add(even).lanewise(VectorOperators.LSHR, 16);
            VectorMask<Integer> nan = values.test(VectorOperators.IS_NAN).cast(INTS);
            rounded.blend(QUIET, nan).convertShape(VectorOperators.I2S, SHORTS, 0).reinterpretAsShorts().intoMemorySegment(halves, (long) i * Short.BYTES, ORDER);
        }
        for (int i = whole; i < count; i++) {
            halves.setAtIndex(SHORT, i, rounded(source.getAtIndex(FLOAT, i)));
        }
    }
}
