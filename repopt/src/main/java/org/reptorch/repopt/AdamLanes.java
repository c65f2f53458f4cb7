package org.reptorch.repopt;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

import org.reptorch.torch.DType;
import org.reptorch.train.AdamRule;

/**
 * The update of Adam and AdamW, some elements at a time, with one term for each branch that reaches an element by a scale s:
 *
 * <pre>
 *     m = beta1 m + (1 - beta1) g;   v = beta2 v + (1 - beta2) g^2;   with amsgrad v = x = max(x, v)
 *     w = (1 - rate decay) w - rate / (1 - beta1^t) sum s^2 m / (s sqrt(v) / sqrt(1 - beta2^t) + eps)
 * </pre>
 *
 * <p>As published g is multiplied by M, the sum of the scales, and instead of the sum over branches there is {@code M m / (sqrt(v) / sqrt(1 - beta2^t) + eps)}.
 */
final class AdamLanes extends Lanes {

    private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
    private static final ByteOrder ORDER = ByteOrder.nativeOrder();
    private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT;

    // As AdamNumbers has them: fields, so that loops find them.
    private final float beta1;
    private final float entering;
    private final float beta2;
    private final float other2;
    private final float eps;
    private final float rate;
    private final float unbias;
    private final float nothing;
    private final float decay;
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
        super(w, g, dtype);
        AdamNumbers numbers = AdamNumbers.of(rule, learningRate, weightDecay, t);
        this.beta1 = numbers.beta1();
        this.entering = numbers.entering();
        this.beta2 = numbers.beta2();
        this.other2 = numbers.other2();
        this.eps = numbers.eps();
        this.rate = numbers.rate();
        this.unbias = numbers.unbias();
        this.nothing = Multipliers.nothing(eps);
        this.decay = numbers.decay();
        this.kept = numbers.kept();
        this.m = m;
        this.v = v;
        this.x = x;
    }

    @Override
    void update(MemorySegment w, long wAt, MemorySegment g, long gAt, long stateAt, int count, RowMultipliers multipliers, int row, int place) {
        MemorySegment ws = w.asSlice(wAt * Float.BYTES, (long) count * Float.BYTES);
        MemorySegment gs = g.asSlice(gAt * Float.BYTES, (long) count * Float.BYTES);
        MemorySegment ms = m.asSlice(stateAt * Float.BYTES, (long) count * Float.BYTES);
        MemorySegment vs = v.asSlice(stateAt * Float.BYTES, (long) count * Float.BYTES);
        MemorySegment xs = x == null ? vs : x.asSlice(stateAt * Float.BYTES, (long) count * Float.BYTES);
        if (multipliers.sums()) {
            published(ws, gs, ms, vs, xs, count, multipliers, row, place);
        } else if (x != null) {
            withAmsgrad(ws, gs, ms, vs, xs, count, multipliers, row, place);
        } else {
            exact(ws, gs, ms, vs, count, multipliers, row, place);
        }
    }

    // Three loops of their own, as SgdLanes has: where the paths of one loop join, or one has more in it, the compiler puts vectors on the heap.

    private void exact(MemorySegment ws, MemorySegment gs, MemorySegment ms, MemorySegment vs, int count, RowMultipliers multipliers, int row, int place) {
        int length = multipliers.row();
        int from = multipliers.from();
        int to = multipliers.to();
        RowMultipliers.Extra first = multipliers.first();
        RowMultipliers.Extra second = multipliers.second();
        int o = row;
        int k = place;
        float base = multipliers.base()[o];
        FloatVector backwards = vector(-rate); // here, since at the end of the loop the compiler has lost the patience to look into the call
        int whole = LANES.loopBound(count);
        for (int i = 0; i < whole; i += LANES.length()) {
            long at = (long) i * Float.BYTES;
            FloatVector wv = FloatVector.fromMemorySegment(LANES, ws, at, ORDER);
            FloatVector gv = wv.fma(vector(decay), FloatVector.fromMemorySegment(LANES, gs, at, ORDER));
            FloatVector mv = mean(ms, at, gv);
            FloatVector deviation = square(vs, at, gv).sqrt().mul(unbias);
            FloatVector move = term(vector(base), mv, deviation);
            FloatVector rest = wv.mul(kept);
            // Two ends, for the same reason.
            if (k < from || k >= to) {
                move.fma(backwards, rest).intoMemorySegment(ws, at, ORDER);
            } else {
                move.add(term(first.at(o, k), mv, deviation)).add(term(second.at(o, k), mv, deviation)).fma(backwards, rest).intoMemorySegment(ws, at, ORDER);
            }
            k += LANES.length();
            if (k == length) {
                k = 0;
                base = multipliers.base()[Math.min(++o, multipliers.base().length - 1)];
            }
        }
        exactly(ws, gs, ms, vs, vs, whole, count, multipliers, o, k);
    }

    private void withAmsgrad(MemorySegment ws, MemorySegment gs, MemorySegment ms, MemorySegment vs, MemorySegment xs, int count, RowMultipliers multipliers, int row,
            int place) {
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
            FloatVector gv = wv.fma(vector(decay), FloatVector.fromMemorySegment(LANES, gs, at, ORDER));
            FloatVector mv = mean(ms, at, gv);
            FloatVector deviation = largest(xs, at, square(vs, at, gv)).sqrt().mul(unbias);
            term(vector(base), mv, deviation).add(term(first.at(o, k).max(nothing), mv, deviation)).add(term(second.at(o, k).max(nothing), mv, deviation))
                    .fma(vector(-rate), wv.mul(kept)).intoMemorySegment(ws, at, ORDER);
            k += LANES.length();
            if (k == length) {
                k = 0;
                base = multipliers.base()[Math.min(++o, multipliers.base().length - 1)];
            }
        }
        exactly(ws, gs, ms, vs, xs, whole, count, multipliers, o, k);
    }

    private void exactly(MemorySegment ws, MemorySegment gs, MemorySegment ms, MemorySegment vs, MemorySegment xs, int from, int to, RowMultipliers multipliers, int o,
            int place) {
        for (int i = from, k = place; i < to; i++, k++) {
            float old = ws.getAtIndex(FLOAT, i);
            float g = Math.fma(old, decay, gs.getAtIndex(FLOAT, i));
            float mean = mean(ms, i, g);
            float deviation = deviation(vs, xs, i, g);
            float move = term(multipliers.base()[o], mean, deviation);
            if (multipliers.isInWindow(k)) {
                move = move + term(multipliers.first().one(o, k), mean, deviation) + term(multipliers.second().one(o, k), mean, deviation);
            }
            ws.setAtIndex(FLOAT, i, Math.fma(move, -rate, old * kept));
        }
    }

    private void published(MemorySegment ws, MemorySegment gs, MemorySegment ms, MemorySegment vs, MemorySegment xs, int count, RowMultipliers multipliers, int row,
            int place) {
        int length = multipliers.row();
        RowMultipliers.Extra first = multipliers.first();
        RowMultipliers.Extra second = multipliers.second();
        boolean amsgrad = x != null;
        int o = row;
        int k = place;
        float base = multipliers.base()[o];
        int whole = LANES.loopBound(count);
        for (int i = 0; i < whole; i += LANES.length()) {
            long at = (long) i * Float.BYTES;
            FloatVector wv = FloatVector.fromMemorySegment(LANES, ws, at, ORDER);
            FloatVector multiplier = second.at(o, k).add(first.at(o, k).add(base));
            FloatVector gv = wv.fma(vector(decay), FloatVector.fromMemorySegment(LANES, gs, at, ORDER).mul(multiplier));
            FloatVector mv = mean(ms, at, gv);
            FloatVector square = square(vs, at, gv);
            if (amsgrad) {
                square = largest(xs, at, square);
            }
            mv.mul(multiplier).div(square.sqrt().mul(unbias).add(eps)).fma(vector(-rate), wv.mul(kept)).intoMemorySegment(ws, at, ORDER);
            k += LANES.length();
            if (k == length) {
                k = 0;
                base = multipliers.base()[Math.min(++o, multipliers.base().length - 1)];
            }
        }
        asPublished(ws, gs, ms, vs, xs, whole, count, multipliers, o, k);
    }

    private void asPublished(MemorySegment ws, MemorySegment gs, MemorySegment ms, MemorySegment vs, MemorySegment xs, int from, int to, RowMultipliers multipliers, int o,
            int place) {
        for (int i = from, k = place; i < to; i++, k++) {
            float multiplier = multipliers.sum(o, k);
            float old = ws.getAtIndex(FLOAT, i);
            float g = Math.fma(old, decay, gs.getAtIndex(FLOAT, i) * multiplier);
            float mean = mean(ms, i, g);
            ws.setAtIndex(FLOAT, i, Math.fma(mean * multiplier / (deviation(vs, xs, i, g) + eps), -rate, old * kept));
        }
    }

    @Override
    void term(MemorySegment w, long wAt, long stateAt, int count, MemorySegment numbers, int place) {
        MemorySegment square = x == null ? v : x;
        for (int i = 0; i < count; i++) {
            float deviation = (float) Math.sqrt(square.getAtIndex(FLOAT, stateAt + i)) * unbias;
            float move = term(numbers.getAtIndex(FLOAT, place + i), m.getAtIndex(FLOAT, stateAt + i), deviation);
            w.setAtIndex(FLOAT, wAt + i, Math.fma(move, -rate, w.getAtIndex(FLOAT, wAt + i)));
        }
    }

    private FloatVector mean(MemorySegment ms, long at, FloatVector g) {
        FloatVector mean = FloatVector.fromMemorySegment(LANES, ms, at, ORDER).fma(vector(beta1), g.mul(entering));
        mean.intoMemorySegment(ms, at, ORDER);
        return mean;
    }

    private float mean(MemorySegment ms, int i, float g) {
        float mean = Math.fma(ms.getAtIndex(FLOAT, i), beta1, g * entering);
        ms.setAtIndex(FLOAT, i, mean);
        return mean;
    }

    private FloatVector square(MemorySegment vs, long at, FloatVector g) {
        FloatVector square = FloatVector.fromMemorySegment(LANES, vs, at, ORDER).fma(vector(beta2), g.mul(other2).mul(g));
        square.intoMemorySegment(vs, at, ORDER);
        return square;
    }

    private static FloatVector largest(MemorySegment xs, long at, FloatVector square) {
        FloatVector largest = FloatVector.fromMemorySegment(LANES, xs, at, ORDER).max(square);
        largest.intoMemorySegment(xs, at, ORDER);
        return largest;
    }

    /** The root of the mean square, or of the largest, without its bias. */
    private float deviation(MemorySegment vs, MemorySegment xs, int i, float g) {
        float square = Math.fma(vs.getAtIndex(FLOAT, i), beta2, g * other2 * g);
        vs.setAtIndex(FLOAT, i, square);
        if (x != null) {
            square = Math.max(xs.getAtIndex(FLOAT, i), square);
            xs.setAtIndex(FLOAT, i, square);
        }
        return (float) Math.sqrt(square) * unbias;
    }

    /** {@code s^2 m / (s sqrt(v) + eps)}. */
    private FloatVector term(FloatVector s, FloatVector mean, FloatVector deviation) {
        return s.mul(s).mul(mean).div(deviation.fma(s, vector(eps)));
    }

    private float term(float s, float mean, float deviation) {
        return s * s * mean / Math.fma(deviation, s, eps);
    }

    private static FloatVector vector(float value) {
        return FloatVector.broadcast(LANES, value);
    }
}
