package org.reptorch.torch;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Scales a loss so that float16 gradients do not vanish, and leaves out the steps in which they overflow ({@code torch.amp.GradScaler}).
 *
 * <pre>{@code
 * scaler.scale(loss).backward();
 * if (scaler.unscale(parameters)) {
 *     optimizer.step();
 * }
 * scaler.update();
 * }</pre>
 *
 * <p>It holds no tensor. {@link #state} and {@link #load} carry it over to another run.
 */
public final class GradScaler {

    /**
     * How the scale moves.
     *
     * @param initialScale   the scale of the first step
     * @param growthFactor   what it is multiplied by after {@code growthInterval} finite steps in a row
     * @param backoffFactor  what it is multiplied by after a step with an inf or NaN
     * @param growthInterval how many finite steps in a row let it grow
     */
    public record Settings(double initialScale, double growthFactor, double backoffFactor, int growthInterval) {

        /** PyTorch's: 65536, doubled after 2000 steps, halved on overflow. */
        public static final Settings DEFAULT = new Settings(65536, 2, 0.5, 2000);

        /** Verifies that the scale can move as it should. */
        public Settings {
            if (!(initialScale > 0) || !(growthFactor > 1) || !(backoffFactor > 0 && backoffFactor < 1) || growthInterval < 1) {
                throw new IllegalArgumentException("grad scaler: scale " + initialScale + ", growth " + growthFactor + ", backoff " + backoffFactor + ", interval "
                        + growthInterval + "; scale > 0, growth > 1, 0 < backoff < 1 and interval >= 1 are needed");
            }
        }
    }

    /**
     * What a scaler knows between two steps.
     *
     * @param scale       what the next loss is multiplied by
     * @param finiteSteps how many steps in a row were finite since the scale last moved ({@code _growth_tracker})
     */
    public record State(float scale, int finiteSteps) {
    }

    private final Settings settings;
    private State state;
    /** What {@link #unscale} has done since the last update, and whether it found all finite. */
    private final Map<Tensor, Boolean> unscaled = new IdentityHashMap<>();

    /** Creates a scaler with PyTorch's settings. */
    public GradScaler() {
        this(Settings.DEFAULT);
    }

    /** Creates a scaler. */
    public GradScaler(Settings settings) {
        this.settings = settings;
        state = new State((float) settings.initialScale(), 0);
    }

    /** Multiplies a loss, or another output to begin backward from, by the scale; a float16 number becomes float32. */
    public Tensor scale(Tensor loss) {
        return loss.mul(scalar(state.scale(), loss.device()));
    }

    private static Tensor scalar(float value, Device device) {
        Tensor scalar = Tensor.scalar(value, DType.FLOAT32);
        return device.equals(Device.CPU) ? scalar : scalar.to(device, DType.FLOAT32);
    }

    /**
     * Divides the accumulated gradients by the scale, in place; tells whether all are finite, so that a step may be made of them.
     *
     * <p>Parameters without a gradient are passed over. A float16 gradient is an {@link IllegalArgumentException}, since it may vanish here: keep
     * parameters in float32 under {@link Autocast}. Gradients that were divided since the last {@link #update} are an {@link IllegalStateException}.
     */
    public boolean unscale(Collection<Tensor> parameters) {
        var seen = Collections.newSetFromMap(new IdentityHashMap<Tensor, Boolean>());
        for (Tensor parameter : parameters) {
            if (unscaled.containsKey(parameter) || !seen.add(parameter)) {
                throw new IllegalStateException("grad scaler: the gradient of a parameter would be divided twice; call update() after every step");
            }
        }
        try (var scope = Scope.open(); var noGrad = NoGrad.open()) {
            var groups = new LinkedHashMap<List<Object>, List<Tensor>>();
            for (Tensor parameter : parameters) {
                Tensor grad = parameter.grad();
                if (grad != null) {
                    if (grad.dtype() == DType.FLOAT16) {
                        throw new IllegalArgumentException("grad scaler: a gradient is float16 and may vanish when it is divided;"
                                + " keep parameters in float32 under Autocast");
                    }
                    groups.computeIfAbsent(List.of(grad.device(), grad.dtype()), ignored -> new ArrayList<>()).add(grad);
                }
            }
            boolean finite = true;
            for (List<Tensor> grads : groups.values()) {
                Device device = grads.getFirst().device();
                Tensor found = scalar(0, device);
                Ops.ampForeachNonFiniteCheckAndUnscale_(grads, found, scalar((float) (1.0 / state.scale()), device));
                finite &= found.item() == 0;
            }
            for (Tensor parameter : parameters) {
                unscaled.put(parameter, finite);
            }
            return finite;
        }
    }

    /** Moves the scale by what {@link #unscale} has found since the last update; throws {@link IllegalStateException} where it was not called. */
    public void update() {
        if (unscaled.isEmpty()) {
            throw new IllegalStateException("grad scaler: nothing was checked since the last update; call unscale(parameters) before update()");
        }
        boolean finite = !unscaled.containsValue(false);
        unscaled.clear();
        if (!finite) {
            state = new State((float) (state.scale() * settings.backoffFactor()), 0);
        } else if (state.finiteSteps() + 1 < settings.growthInterval()) {
            state = new State(state.scale(), state.finiteSteps() + 1);
        } else {
            float grown = (float) (state.scale() * settings.growthFactor());
            state = new State(Float.isFinite(grown) ? grown : state.scale(), 0);
        }
    }

    /** Returns the scale and how long it has stood. */
    public State state() {
        return state;
    }

    /** Goes on from a state that {@link #state} gave. */
    public void load(State state) {
        if (!(state.scale() > 0) || !Float.isFinite(state.scale()) || state.finiteSteps() < 0) {
            throw new IllegalArgumentException("grad scaler: " + state + " is no state; the scale must be finite and above 0, the steps not below 0");
        }
        unscaled.clear();
        this.state = state;
    }
}
