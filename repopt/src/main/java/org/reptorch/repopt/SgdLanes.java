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
        super(w, g, dtype);
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
    void update(MemorySegment w, long wAt, MemorySegment g, long gAt, long stateAt, int count, RowMultipliers multipliers, int row, int place) {
        MemorySegment ws = w.asSlice(wAt * Float.BYTES, (long) count * Float.BYTES);
        MemorySegment gs = g.asSlice(gAt * Float.BYTES, (long) count * Float.BYTES);
        if (b == null) {
            plain(ws, gs, count, multipliers, row, place);
        } else {
            MemorySegment bs = b.asSlice(stateAt * Float.BYTES, (long) count * Float.BYTES);
            if (nesterov) {
                nesterov(ws, gs, bs, count, multipliers, row, place);
            } else {
                withMomentum(ws, gs, bs, count, multipliers, row, place);
            }
        }
    }

    @Override
    void term(MemorySegment w, long wAt, long stateAt, int count, MemorySegment numbers, int place) {
        throw new IllegalStateException("SGD adds up what reaches an element");
    }

    // Three loops of their own: where the paths of one loop join, the compiler puts vectors on the heap.

    private void plain(MemorySegment ws, MemorySegment gs, int count, RowMultipliers multipliers, int row, int place) {
        int length = multipliers.row();
        RowMultipliers.Extra first = multipliers.first();
        RowMultipliers.Extra second = multipliers.second();
        int o = row;
        int k = place;
        float base = multipliers.base()[o];
        int whole = LANES.loopBound(count);
        for (int i = 0; i < whole; i += LANES.length()) {
            long at = (long) i * Float.BYTES;
            FloatVector wv = FloatVector.fromMemorySegment(LANES, ws, at, ORDER);
            FloatVector gv = FloatVector.fromMemorySegment(LANES, gs, at, ORDER);
            FloatVector d = wv.fma(vector(decay), gv.mul(second.at(o, k).add(first.at(o, k).add(base))));
            d.fma(vector(-rate), wv).intoMemorySegment(ws, at, ORDER);
            k += LANES.length();
            if (k == length) {
                k = 0;
                base = multipliers.base()[Math.min(++o, multipliers.base().length - 1)];
            }
        }
        for (int i = whole; i < count; i++, k++) {
            float old = ws.getAtIndex(FLOAT, i);
            float d = Math.fma(old, decay, gs.getAtIndex(FLOAT, i) * multipliers.sum(o, k));
            ws.setAtIndex(FLOAT, i, Math.fma(d, -rate, old));
        }
    }

    private void withMomentum(MemorySegment ws, MemorySegment gs, MemorySegment bs, int count, RowMultipliers multipliers, int row, int place) {
        int length = multipliers.row();
        RowMultipliers.Extra first = multipliers.first();
        RowMultipliers.Extra second = multipliers.second();
        int o = row;
        int k = place;
        float base = multipliers.base()[o];
        int whole = LANES.loopBound(count);
        for (int i = 0; i < whole; i += LANES.length()) {
            long at = (long) i * Float.BYTES;
            FloatVector wv = FloatVector.fromMemorySegment(LANES, ws, at, ORDER);
            FloatVector gv = FloatVector.fromMemorySegment(LANES, gs, at, ORDER);
            FloatVector d = wv.fma(vector(decay), gv.mul(second.at(o, k).add(first.at(o, k).add(base))));
            moved(bs, at, d).fma(vector(-rate), wv).intoMemorySegment(ws, at, ORDER);
            k += LANES.length();
            if (k == length) {
                k = 0;
                base = multipliers.base()[Math.min(++o, multipliers.base().length - 1)];
            }
        }
        for (int i = whole; i < count; i++, k++) {
            float old = ws.getAtIndex(FLOAT, i);
            float d = Math.fma(old, decay, gs.getAtIndex(FLOAT, i) * multipliers.sum(o, k));
            ws.setAtIndex(FLOAT, i, Math.fma(moved(bs, i, d), -rate, old));
        }
    }

    private void nesterov(MemorySegment ws, MemorySegment gs, MemorySegment bs, int count, RowMultipliers multipliers, int row, int place) {
        int length = multipliers.row();
        RowMultipliers.Extra first = multipliers.first();
        RowMultipliers.Extra second = multipliers.second();
        int o = row;
        int k = place;
        float base = multipliers.base()[o];
        int whole = LANES.loopBound(count);
        for (int i = 0; i < whole; i += LANES.length()) {
            long at = (long) i * Float.BYTES;
            FloatVector wv = FloatVector.fromMemorySegment(LANES, ws, at, ORDER);
            FloatVector gv = FloatVector.fromMemorySegment(LANES, gs, at, ORDER);
            FloatVector d = wv.fma(vector(decay), gv.mul(second.at(o, k).add(first.at(o, k).add(base))));
            moved(bs, at, d).fma(vector(momentum), d).fma(vector(-rate), wv).intoMemorySegment(ws, at, ORDER);
            k += LANES.length();
            if (k == length) {
                k = 0;
                base = multipliers.base()[Math.min(++o, multipliers.base().length - 1)];
            }
        }
        for (int i = whole; i < count; i++, k++) {
            float old = ws.getAtIndex(FLOAT, i);
            float d = Math.fma(old, decay, gs.getAtIndex(FLOAT, i) * multipliers.sum(o, k));
            ws.setAtIndex(FLOAT, i, Math.fma(Math.fma(moved(bs, i, d), momentum, d), -rate, old));
        }
    }

    private FloatVector moved(MemorySegment bs, long at, FloatVector d) {
        FloatVector bv = FloatVector.fromMemorySegment(LANES, bs, at, ORDER).fma(vector(momentum), d.mul(entering));
        bv.intoMemorySegment(bs, at, ORDER);
        return bv;
    }

    private float moved(MemorySegment bs, int i, float d) {
        float moved = Math.fma(bs.getAtIndex(FLOAT, i), momentum, d * entering);
        bs.setAtIndex(FLOAT, i, moved);
        return moved;
    }

    private static FloatVector vector(float value) {
        return FloatVector.broadcast(LANES, value);
    }
}
