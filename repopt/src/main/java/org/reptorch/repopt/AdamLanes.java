package org.reptorch.repopt;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

import org.reptorch.torch.DType;
import org.reptorch.train.AdamRule;

/**
 * The update of Adam and AdamW, some elements at a time. With g already multiplied, and one term per branch:
 *
 * <pre>
 *     m = beta1 m + (1 - beta1) g;   v = beta2 v + (1 - beta2) g^2;   with amsgrad v = x = max(x, v)
 *     w = (1 - rate decay) w - rate / (1 - beta1^t) sum_k above_k m / (below_k sqrt(v) / sqrt(1 - beta2^t) + eps)
 * </pre>
 */
final class AdamLanes extends Lanes {

    private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
    private static final ByteOrder ORDER = ByteOrder.nativeOrder();
    private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT;

    private final float beta1;
    private final float other1;
    private final float beta2;
    private final float other2;
    private final float eps;
    private final float rate;
    private final float unbias;
    /** Adam's, a part of the gradient; else 0. */
    private final float decay;
    /** AdamW's: what is left of the weight. */
    private final float kept;
    private final MemorySegment m;
    private final MemorySegment v;
    private final MemorySegment x;

    /**
     * Takes the memory too.
     *
     * @param t this step's number, from 1
     * @param m the mean
     * @param v the mean square
     * @param x the largest mean square, or null without amsgrad
     */
    AdamLanes(AdamRule rule, double learningRate, double weightDecay, double t, MemorySegment w, MemorySegment g, MemorySegment m, MemorySegment v,
            MemorySegment x, DType dtype) {
        super(w, g, dtype, m, v, x);
        this.beta1 = (float) rule.beta1();
        this.other1 = (float) (1 - rule.beta1());
        this.beta2 = (float) rule.beta2();
        this.other2 = (float) (1 - rule.beta2());
        this.eps = (float) rule.eps();
        this.rate = (float) (learningRate / (1 - Math.pow(rule.beta1(), t)));
        this.unbias = (float) (1 / Math.sqrt(1 - Math.pow(rule.beta2(), t)));
        this.decay = rule.decoupled() ? 0 : (float) weightDecay;
        this.kept = rule.decoupled() ? (float) (1 - learningRate * weightDecay) : 1;
        this.m = m;
        this.v = v;
        this.x = x;
    }

    @Override
    void update(MemorySegment w, long wAt, MemorySegment g, long gAt, long stateAt, int count, MultiplierPattern pattern, int phase) {
        MemorySegment ws = w.asSlice(wAt * Float.BYTES, (long) count * Float.BYTES);
        MemorySegment gs = g.asSlice(gAt * Float.BYTES, (long) count * Float.BYTES);
        MemorySegment ms = m.asSlice(stateAt * Float.BYTES, (long) count * Float.BYTES);
        MemorySegment vs = v.asSlice(stateAt * Float.BYTES, (long) count * Float.BYTES);
        MemorySegment xs = x == null ? vs : x.asSlice(stateAt * Float.BYTES, (long) count * Float.BYTES);
        boolean amsgrad = x != null;
        boolean decays = decay != 0;
        boolean more = pattern.terms > 1;
        int terms = pattern.terms;
        int period = pattern.period;
        float[] multipliers = pattern.gradient;
        float[] above = pattern.above[0];
        float[] below = pattern.below[0];
        float[] above1 = more ? pattern.above[1] : above;
        float[] below1 = more ? pattern.below[1] : below;
        int whole = LANES.loopBound(count);
        int j = phase;
        for (int i = 0; i < whole; i += LANES.length()) {
            long at = (long) i * Float.BYTES;
            FloatVector wv = FloatVector.fromMemorySegment(LANES, ws, at, ORDER);
            FloatVector gv = FloatVector.fromMemorySegment(LANES, gs, at, ORDER).mul(FloatVector.fromArray(LANES, multipliers, j));
            if (decays) {
                gv = wv.fma(vector(decay), gv);
            }
            FloatVector mv = FloatVector.fromMemorySegment(LANES, ms, at, ORDER).fma(vector(beta1), gv.mul(other1));
            mv.intoMemorySegment(ms, at, ORDER);
            FloatVector vv = FloatVector.fromMemorySegment(LANES, vs, at, ORDER).fma(vector(beta2), gv.mul(other2).mul(gv));
            vv.intoMemorySegment(vs, at, ORDER);
            if (amsgrad) {
                vv = FloatVector.fromMemorySegment(LANES, xs, at, ORDER).max(vv);
                vv.intoMemorySegment(xs, at, ORDER);
            }
            FloatVector deviation = vv.sqrt().mul(unbias);
            FloatVector move = FloatVector.fromArray(LANES, above, j).mul(mv).div(deviation.fma(FloatVector.fromArray(LANES, below, j), vector(eps)));
            if (more) {
                move = move.add(FloatVector.fromArray(LANES, above1, j).mul(mv).div(deviation.fma(FloatVector.fromArray(LANES, below1, j), vector(eps))));
                for (int k = 2; k < terms; k++) {
                    move = move.add(FloatVector.fromArray(LANES, pattern.above[k], j).mul(mv)
                            .div(deviation.fma(FloatVector.fromArray(LANES, pattern.below[k], j), vector(eps))));
                }
            }
            move.fma(vector(-rate), wv.mul(kept)).intoMemorySegment(ws, at, ORDER);
            j = j + LANES.length() == period ? 0 : j + LANES.length();
        }
        for (int i = whole; i < count; i++, j++) {
            one(ws, gs, ms, vs, xs, i, pattern, j);
        }
    }

    private void one(MemorySegment ws, MemorySegment gs, MemorySegment ms, MemorySegment vs, MemorySegment xs, int i, MultiplierPattern pattern, int j) {
        float old = ws.getAtIndex(FLOAT, i);
        float g = gs.getAtIndex(FLOAT, i) * pattern.gradient[j];
        if (decay != 0) {
            g = Math.fma(old, decay, g);
        }
        float mean = Math.fma(ms.getAtIndex(FLOAT, i), beta1, g * other1);
        ms.setAtIndex(FLOAT, i, mean);
        float square = Math.fma(vs.getAtIndex(FLOAT, i), beta2, g * other2 * g);
        vs.setAtIndex(FLOAT, i, square);
        if (x != null) {
            square = Math.max(xs.getAtIndex(FLOAT, i), square);
            xs.setAtIndex(FLOAT, i, square);
        }
        float deviation = (float) Math.sqrt(square) * unbias;
        float move = pattern.above[0][j] * mean / Math.fma(deviation, pattern.below[0][j], eps);
        for (int k = 1; k < pattern.terms; k++) {
            move += pattern.above[k][j] * mean / Math.fma(deviation, pattern.below[k][j], eps);
        }
        ws.setAtIndex(FLOAT, i, Math.fma(move, -rate, old * kept));
    }

    private static FloatVector vector(float value) {
        return FloatVector.broadcast(LANES, value);
    }
}
