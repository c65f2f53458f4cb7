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
 *     d = g M + decay w;   b = d at the first step, else momentum b + (1 - dampening) d;   w = w - rate (b, or with Nesterov d + momentum b)
 * </pre>
 */
final class SgdLanes extends Lanes {

    private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
    private static final ByteOrder ORDER = ByteOrder.nativeOrder();
    private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT;

    private final float rate;
    private final float decay;
    private final float momentum;
    private final float entering;
    private final boolean decays;
    private final boolean first;
    private final boolean nesterov;
    private final MemorySegment b;

    /** Takes the memory too: b is the momentum, or null for none. */
    SgdLanes(SgdRule rule, float rate, float decay, boolean first, MemorySegment w, MemorySegment g, MemorySegment b, DType dtype) {
        super(w, g, dtype);
        this.rate = rate;
        this.decay = decay;
        this.decays = decay != 0;
        this.momentum = (float) rule.momentum();
        this.entering = (float) (1 - rule.dampening());
        this.first = first;
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
            withMomentum(ws, gs, b.asSlice(stateAt * Float.BYTES, (long) count * Float.BYTES), count, pattern.gradient, pattern.period, phase);
        }
    }

    private void plain(MemorySegment ws, MemorySegment gs, int count, float[] multipliers, int period, int phase) {
        int whole = LANES.loopBound(count);
        int j = phase;
        for (int i = 0; i < whole; i += LANES.length()) {
            long at = (long) i * Float.BYTES;
            FloatVector wv = FloatVector.fromMemorySegment(LANES, ws, at, ORDER);
            FloatVector d = FloatVector.fromMemorySegment(LANES, gs, at, ORDER).mul(FloatVector.fromArray(LANES, multipliers, j));
            if (decays) {
                d = wv.fma(vector(decay), d);
            }
            d.fma(vector(-rate), wv).intoMemorySegment(ws, at, ORDER);
            j = j + LANES.length() == period ? 0 : j + LANES.length();
        }
        for (int i = whole; i < count; i++) {
            float old = ws.getAtIndex(FLOAT, i);
            float d = gs.getAtIndex(FLOAT, i) * multipliers[j + i - whole];
            ws.setAtIndex(FLOAT, i, Math.fma(decays ? Math.fma(old, decay, d) : d, -rate, old));
        }
    }

    private void withMomentum(MemorySegment ws, MemorySegment gs, MemorySegment bs, int count, float[] multipliers, int period, int phase) {
        int whole = LANES.loopBound(count);
        int j = phase;
        for (int i = 0; i < whole; i += LANES.length()) {
            long at = (long) i * Float.BYTES;
            FloatVector wv = FloatVector.fromMemorySegment(LANES, ws, at, ORDER);
            FloatVector d = FloatVector.fromMemorySegment(LANES, gs, at, ORDER).mul(FloatVector.fromArray(LANES, multipliers, j));
            if (decays) {
                d = wv.fma(vector(decay), d);
            }
            FloatVector bv = d;
            if (!first) {
                bv = FloatVector.fromMemorySegment(LANES, bs, at, ORDER).fma(vector(momentum), d.mul(entering));
            }
            bv.intoMemorySegment(bs, at, ORDER);
            if (nesterov) {
                bv = bv.fma(vector(momentum), d);
            }
            bv.fma(vector(-rate), wv).intoMemorySegment(ws, at, ORDER);
            j = j + LANES.length() == period ? 0 : j + LANES.length();
        }
        for (int i = whole; i < count; i++) {
            float old = ws.getAtIndex(FLOAT, i);
            float d = gs.getAtIndex(FLOAT, i) * multipliers[j + i - whole];
            if (decays) {
                d = Math.fma(old, decay, d);
            }
            float moved = first ? d : Math.fma(bs.getAtIndex(FLOAT, i), momentum, d * entering);
            bs.setAtIndex(FLOAT, i, moved);
            ws.setAtIndex(FLOAT, i, Math.fma(nesterov ? Math.fma(moved, momentum, d) : moved, -rate, old));
        }
    }

    private static FloatVector vector(float value) {
        return FloatVector.broadcast(LANES, value);
    }
}
