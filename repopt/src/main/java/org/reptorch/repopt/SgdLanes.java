package org.reptorch.repopt;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

import org.reptorch.train.SgdRule;

/**
 * The SGD update of one float32 tensor, some elements at a time. With {@code e = 1 - dampening} (1 at the first step, when b is 0):
 *
 * <pre>
 *     d = g M + decay w;   b = momentum b + e d;   w = w - rate (fresh d + carried b)
 * </pre>
 *
 * where (fresh, carried) is (1, momentum) with Nesterov, (0, 1) with plain momentum, (1, 0) without.
 *
 * @param w the parameter
 * @param g the gradient
 * @param b the momentum, or null for none
 */
record SgdLanes(float rate, float decay, float momentum, float entering, float fresh, float carried, MemorySegment w, MemorySegment g, MemorySegment b) {

    private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
    private static final ByteOrder ORDER = ByteOrder.nativeOrder();
    private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT;

    static SgdLanes of(SgdRule rule, boolean first, float rate, float decay, MemorySegment w, MemorySegment g, MemorySegment b) {
        float momentum = (float) rule.momentum();
        boolean has = b != null;
        return new SgdLanes(rate, decay, momentum, first ? 1 : (float) (1 - rule.dampening()), !has || rule.nesterov() ? 1 : 0,
                !has ? 0 : rule.nesterov() ? momentum : 1, w, g, b);
    }

    static int width() {
        return LANES.length();
    }

    /** Updates elements without a Grad Mult. */
    void uniform(long from, long to) {
        float[] pattern = new float[LANES.length()];
        java.util.Arrays.fill(pattern, 1);
        run(from, to, pattern, pattern.length);
    }

    /**
     * Updates whole output channels under their Grad Mult.
     *
     * <p>In a channel the multiplier repeats with every input channel, save for the channel's own. One period that is a
     * multiple of taps and lanes is computed and stays in the cache; the own input's taps are put right afterwards.
     */
    void rows(GradMult mult, int from, int to) {
        int taps = mult.taps();
        int period = taps * LANES.length();
        var pattern = new float[period + LANES.length()];
        long row = (long) mult.in() * taps;
        for (int o = from; o < to; o++) {
            for (int tap = 0; tap < taps; tap++) {
                pattern[tap] = (float) mult.base(o, tap);
            }
            for (int j = taps; j < pattern.length; j++) {
                pattern[j] = pattern[j - taps];
            }
            int narrowFrom = mult.narrowFrom(o);
            int narrow = Math.max(0, mult.narrowTo(o) - narrowFrom) * taps;
            long own = o * row + (long) narrowFrom * taps;
            var oldW = new float[narrow];
            var oldB = new float[narrow];
            for (int k = 0; k < narrow; k++) {
                oldW[k] = w.getAtIndex(FLOAT, own + k);
                oldB[k] = b == null ? 0 : b.getAtIndex(FLOAT, own + k);
            }
            run(o * row, (o + 1) * row, pattern, period);
            for (int k = 0; k < narrow; k++) {
                one(own + k, oldW[k], oldB[k], (float) mult.at(o, narrowFrom + k / taps, k % taps));
            }
        }
    }

    private void one(long index, float oldW, float oldB, float multiplier) {
        float d = Math.fma(oldW, decay, g.getAtIndex(FLOAT, index) * multiplier);
        float direction = d;
        if (b != null) {
            float newB = Math.fma(oldB, momentum, d * entering);
            b.setAtIndex(FLOAT, index, newB);
            direction = Math.fma(d, fresh, newB * carried);
        }
        w.setAtIndex(FLOAT, index, Math.fma(direction, -rate, oldW));
    }

    /** Updates elements whose multiplier repeats {@code pattern[0 .. period)}, a multiple of the lanes, from the first element on. */
    private void run(long from, long to, float[] pattern, int period) {
        MemorySegment ws = w.asSlice(from * Float.BYTES, (to - from) * Float.BYTES);
        MemorySegment gs = g.asSlice(from * Float.BYTES, (to - from) * Float.BYTES);
        int count = (int) (to - from);
        int whole = LANES.loopBound(count);
        int j = 0;
        if (b == null) {
            for (int i = 0; i < whole; i += LANES.length()) {
                long at = (long) i * Float.BYTES;
                FloatVector wv = FloatVector.fromMemorySegment(LANES, ws, at, ORDER);
                FloatVector d = wv.fma(vector(decay), FloatVector.fromMemorySegment(LANES, gs, at, ORDER).mul(FloatVector.fromArray(LANES, pattern, j)));
                d.fma(vector(-rate), wv).intoMemorySegment(ws, at, ORDER);
                j = j + LANES.length() == period ? 0 : j + LANES.length();
            }
        } else {
            MemorySegment bs = b.asSlice(from * Float.BYTES, (to - from) * Float.BYTES);
            for (int i = 0; i < whole; i += LANES.length()) {
                long at = (long) i * Float.BYTES;
                FloatVector wv = FloatVector.fromMemorySegment(LANES, ws, at, ORDER);
                FloatVector d = wv.fma(vector(decay), FloatVector.fromMemorySegment(LANES, gs, at, ORDER).mul(FloatVector.fromArray(LANES, pattern, j)));
                FloatVector bv = FloatVector.fromMemorySegment(LANES, bs, at, ORDER).fma(vector(momentum), d.mul(entering));
                bv.intoMemorySegment(bs, at, ORDER);
                d.fma(vector(fresh), bv.mul(carried)).fma(vector(-rate), wv).intoMemorySegment(ws, at, ORDER);
                j = j + LANES.length() == period ? 0 : j + LANES.length();
            }
        }
        for (int i = whole; i < count; i++) {
            one(from + i, ws.getAtIndex(FLOAT, i), b == null ? 0 : b.getAtIndex(FLOAT, from + i), pattern[j + i - whole]);
        }
    }

    private static FloatVector vector(float value) {
        return FloatVector.broadcast(LANES, value);
    }
}
