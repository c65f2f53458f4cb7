package org.reptorch.repopt;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

import org.reptorch.torch.DType;
import org.reptorch.train.SgdRule;

/**
 * The SGD update, some elements at a time:
 *
 * <pre>
 *     d = g M + decay w;   b = momentum b + (1 - dampening) d, at the first step b = d;   w = w - rate (b, or with Nesterov d + momentum b)
 * </pre>
 *
 * <p>A weight that is infinite already may become no number: a decay of 0 is multiplied too.
 */
final class SgdLanes extends Lanes {

    private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
    private static final ByteOrder ORDER = ByteOrder.nativeOrder();
    private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT;

    private final float rate;
    private final float decay;
    private final float momentum;
    private final float entering;
    private final boolean nesterov;
    private final MemorySegment b;

    /** Takes the memory too: b is the momentum, zero at the first step, or null for none. */
    SgdLanes(SgdRule rule, float rate, float decay, boolean first, MemorySegment w, MemorySegment g, MemorySegment b, DType dtype) {
        super(w, g, dtype, b);
        this.rate = rate;
        this.decay = decay;
        this.momentum = (float) rule.momentum();
        this.entering = first ? 1 : (float) (1 - rule.dampening());
        this.nesterov = rule.nesterov();
        this.b = b;
    }

    static int width() {
        return LANES.length();
    }

    @Override
    void update(MemorySegment w, long wAt, MemorySegment g, long gAt, long stateAt, int count, MultiplierPattern pattern, int phase) {
        MemorySegment ws = w.asSlice(wAt * Float.BYTES, (long) count * Float.BYTES);
        MemorySegment gs = g.asSlice(gAt * Float.BYTES, (long) count * Float.BYTES);
        if (b == null) {
            plain(ws, gs, count, pattern.gradient, pattern.period, phase);
        } else {
            MemorySegment bs = b.asSlice(stateAt * Float.BYTES, (long) count * Float.BYTES);
            if (nesterov) {
                nesterov(ws, gs, bs, count, pattern.gradient, pattern.period, phase);
            } else {
                withMomentum(ws, gs, bs, count, pattern.gradient, pattern.period, phase);
            }
        }
    }

    // Three loops of their own: where the paths of one loop join, the compiler puts vectors on the heap.

    private void plain(MemorySegment ws, MemorySegment gs, int count, float[] multipliers, int period, int phase) {
        int whole = LANES.loopBound(count);
        int j = phase;
        for (int i = 0; i < whole; i += LANES.length()) {
            long at = (long) i * Float.BYTES;
            FloatVector wv = FloatVector.fromMemorySegment(LANES, ws, at, ORDER);
            FloatVector d = wv.fma(vector(decay), FloatVector.fromMemorySegment(LANES, gs, at, ORDER).mul(FloatVector.fromArray(LANES, multipliers, j)));
            d.fma(vector(-rate), wv).intoMemorySegment(ws, at, ORDER);
            j = j + LANES.length() == period ? 0 : j + LANES.length();
        }
        for (int i = whole; i < count; i++) {
            float old = ws.getAtIndex(FLOAT, i);
            float d = Math.fma(old, decay, gs.getAtIndex(FLOAT, i) * multipliers[j + i - whole]);
            ws.setAtIndex(FLOAT, i, Math.fma(d, -rate, old));
        }
    }

    private void withMomentum(MemorySegment ws, MemorySegment gs, MemorySegment bs, int count, float[] multipliers, int period, int phase) {
        int whole = LANES.loopBound(count);
        int j = phase;
        for (int i = 0; i < whole; i += LANES.length()) {
            long at = (long) i * Float.BYTES;
            FloatVector wv = FloatVector.fromMemorySegment(LANES, ws, at, ORDER);
            FloatVector d = wv.fma(vector(decay), FloatVector.fromMemorySegment(LANES, gs, at, ORDER).mul(FloatVector.fromArray(LANES, multipliers, j)));
            FloatVector bv = FloatVector.fromMemorySegment(LANES, bs, at, ORDER).fma(vector(momentum), d.mul(entering));
            bv.intoMemorySegment(bs, at, ORDER);
            bv.fma(vector(-rate), wv).intoMemorySegment(ws, at, ORDER);
            j = j + LANES.length() == period ? 0 : j + LANES.length();
        }
        for (int i = whole; i < count; i++) {
            float old = ws.getAtIndex(FLOAT, i);
            float d = Math.fma(old, decay, gs.getAtIndex(FLOAT, i) * multipliers[j + i - whole]);
            float moved = Math.fma(bs.getAtIndex(FLOAT, i), momentum, d * entering);
            bs.setAtIndex(FLOAT, i, moved);
            ws.setAtIndex(FLOAT, i, Math.fma(moved, -rate, old));
        }
    }

    private void nesterov(MemorySegment ws, MemorySegment gs, MemorySegment bs, int count, float[] multipliers, int period, int phase) {
        int whole = LANES.loopBound(count);
        int j = phase;
        for (int i = 0; i < whole; i += LANES.length()) {
            long at = (long) i * Float.BYTES;
            FloatVector wv = FloatVector.fromMemorySegment(LANES, ws, at, ORDER);
            FloatVector d = wv.fma(vector(decay), FloatVector.fromMemorySegment(LANES, gs, at, ORDER).mul(FloatVector.fromArray(LANES, multipliers, j)));
            FloatVector bv = FloatVector.fromMemorySegment(LANES, bs, at, ORDER).fma(vector(momentum), d.mul(entering));
            bv.intoMemorySegment(bs, at, ORDER);
            bv.fma(vector(momentum), d).fma(vector(-rate), wv).intoMemorySegment(ws, at, ORDER);
            j = j + LANES.length() == period ? 0 : j + LANES.length();
        }
        for (int i = whole; i < count; i++) {
            float old = ws.getAtIndex(FLOAT, i);
            float d = Math.fma(old, decay, gs.getAtIndex(FLOAT, i) * multipliers[j + i - whole]);
            float moved = Math.fma(bs.getAtIndex(FLOAT, i), momentum, d * entering);
            bs.setAtIndex(FLOAT, i, moved);
            ws.setAtIndex(FLOAT, i, Math.fma(Math.fma(moved, momentum, d), -rate, old));
        }
    }

    private static FloatVector vector(float value) {
        return FloatVector.broadcast(LANES, value);
    }
}
